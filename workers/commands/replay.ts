import { CLI } from '#config/texts/cli.ts';
import { replayCaptures } from '#services/usecases/replay-captures.ts';
import { type Command, chosenAccounts, table } from './command.ts';

export const replay: Command = {
  name: 'replay',
  summary: CLI.summaries.replay,
  options: {
    platform: { value: 'red', help: CLI.help_.platform },
    account: { value: 'id', help: CLI.help_.account },
  },
  async run(app, values) {
    const results = [];
    for (const account of await chosenAccounts(app, values)) {
      results.push({ account: account.id, ...(await replayCaptures(app, account)) });
    }
    const rows = results.map(({ account, pulls, changed, withoutBundle }) => [
      account,
      CLI.replayed(pulls, changed.length, withoutBundle.length),
    ]);
    return { json: results, lines: table(rows) };
  },
};

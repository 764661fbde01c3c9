import { CLI } from '#config/texts/cli.ts';
import { rebuildMonths } from '#services/usecases/rebuild-months.ts';
import { type Command, chosenAccounts, table } from './command.ts';

export const rebuild: Command = {
  name: 'rebuild',
  summary: CLI.summaries.rebuild,
  options: {
    platform: { value: 'red', help: CLI.help_.platform },
    account: { value: 'id', help: CLI.help_.account },
  },
  async run(app, values) {
    const results = [];
    for (const { id } of await chosenAccounts(app, values)) {
      results.push({ account: id, ...(await rebuildMonths(app.store, id)) });
    }
    const rows = results.map(({ account, months, changed }) => [account, CLI.months(months, changed.length)]);
    return { json: results, lines: table(rows) };
  },
};

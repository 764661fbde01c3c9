import { CLI } from '#config/texts/cli.ts';
import { REASON_NAME, WORDS } from '#config/texts/report.ts';
import type { Cell } from '#core/pulls/pull.ts';
import { formatCount, formatMoment } from '#core/report/format.ts';
import type { Instant } from '#core/time/instant.ts';
import { type ReplayedPull, replayCaptures } from '#services/usecases/replay-captures.ts';
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
    const rows = results.map(({ account, pulls, changed, withoutBundle, expired }) => [
      account,
      CLI.replayed(pulls, changed.length, withoutBundle.length, expired.length),
    ]);
    return { json: results, lines: [...table(rows), ...results.flatMap(({ changed }) => changed.flatMap(changesOf))] };
  },
};

/** Our own error mended, pull by pull: which reader, which metric, how many figures, and the first of them. */
function changesOf({ pull, mapper, metrics }: ReplayedPull): string[] {
  const [account = '', slot = ''] = pull.split('|');
  const head = CLI.mended(account, formatMoment(slot as Instant), mapper.before, mapper.now);
  if (metrics.length === 0) return [head, `  ${CLI.onlyGaps}`];
  return [
    head,
    ...metrics.map(
      ({ metric, count, example: { subject, period, before, after } }) =>
        `  ${metric}: ${CLI.mendedFigures(count, period ?? subject, wordOf(before), wordOf(after))}`,
    ),
  ];
}

function wordOf(cell: Cell): string {
  if (cell === null) return WORDS.noData;
  return typeof cell === 'number' ? formatCount(cell) : `${WORDS.noData} (${REASON_NAME[cell]})`;
}

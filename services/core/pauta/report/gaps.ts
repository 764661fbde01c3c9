import type { UnreadAds } from '../ads/unread.ts';
import type { Dimension } from '../totals.ts';
import { type Amount, MONEY_FIELDS } from './amount.ts';
import type { CurrencyFigures, ReportSource } from './pauta-report.ts';
import type { PautaGap } from './texts.ts';

/** What a line should say so that the report can put it in its place. */
const ASKED: readonly Dimension[] = ['coverage', 'ownership', 'department', 'campaign', 'contractor', 'outlet'];

/** What the period lacks: currency by currency, then of the files, of advertising accounts and of the periods to compare with. */
export function pautaGaps(
  currencies: readonly CurrencyFigures[],
  sources: readonly ReportSource[],
  unread: readonly UnreadAds[],
): PautaGap[] {
  return [
    ...currencies.flatMap((figures) => [...notExecuted(figures), ...amountGaps(figures), ...mixedFiles(figures)]),
    ...unstatedGaps(currencies),
    ...rejectedRows(sources),
    ...unread.map((one): PautaGap => ({ kind: 'ads-unread', ...one })),
    ...noBase(currencies),
  ];
}

function notExecuted({ counted, currency }: CurrencyFigures): PautaGap[] {
  return counted === 'executed' ? [] : [{ kind: 'not-executed', counted, currency }];
}

/** Fields of the same part together. */
function amountGaps({ sums, currency }: CurrencyFigures): PautaGap[] {
  const lacking = MONEY_FIELDS.filter((field) => sums[field].kind !== 'measured' && sums.lines > 0);
  const byPart = Map.groupBy(lacking, (field) => coveredOf(sums[field]));
  return [...byPart].map(([covered, fields]) => ({ kind: 'amounts', fields, currency, covered, lines: sums.lines }));
}

function coveredOf(amount: Amount): number {
  return amount.kind === 'partial' ? amount.covered : 0;
}

function mixedFiles({ execution, currency }: CurrencyFigures): PautaGap[] {
  return execution.flatMap(({ of, value }): PautaGap[] =>
    value.kind === 'missing' && value.reason === 'mixed-file' ? [{ kind: 'mixed-file', stage: of, currency }] : [],
  );
}

function unstatedGaps(currencies: readonly CurrencyFigures[]): PautaGap[] {
  const of = currencies.reduce((sum, { sums }) => sum + sums.lines, 0);
  return ASKED.flatMap((dimension) => {
    const lines = currencies.reduce((sum, { groups }) => sum + unstated(groups[dimension]), 0);
    return lines === 0 ? [] : [{ kind: 'unstated', dimension, lines, of }];
  });
}

function unstated(groups: CurrencyFigures['groups'][Dimension]): number {
  return groups.find(({ key }) => key === null)?.sums.lines ?? 0;
}

function rejectedRows(sources: readonly ReportSource[]): PautaGap[] {
  const rejecting = sources.filter(({ rejected }) => rejected > 0);
  const rows = rejecting.reduce((sum, { rejected }) => sum + rejected, 0);
  return rows === 0 ? [] : [{ kind: 'rejected', rows, files: rejecting.length }];
}

/** Periods of which nothing is known in the first currency. */
function noBase([main]: readonly CurrencyFigures[]): PautaGap[] {
  if (!main) return [];
  const periods = [main.previous, main.yearAgo].filter(({ lines }) => lines === null).map(({ period }) => period);
  return periods.length === 0 ? [] : [{ kind: 'no-base', periods }];
}

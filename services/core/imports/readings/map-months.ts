import type { MetricKey } from '../../metrics/definition.ts';
import { keyInForce } from '../../metrics/dictionary.ts';
import { handKey } from '../../metrics/hand.ts';
import type { Cell } from '../../pulls/pull.ts';
import { lastDayOf, type Month, monthOf } from '../../time/month.ts';
import type { ImportKind } from '../kind.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import { accountKey } from './export-answers.ts';
import type { ExportContext } from './export-context.ts';
import type { ExportWords } from './export-words.ts';
import type { MappedExport, Refuse } from './mapped-export.ts';
import { distinctReadings, type FoundReading, tableOf } from './reading-rows.ts';
import { rowMonth } from './row-month.ts';
import { textIn, wholeIn } from './row-values.ts';

/** Figures that a person wrote of whole months: of the rows that the answers give to the account. */
export function mapMonths(
  kind: ImportKind,
  rows: readonly UnderstoodRow[],
  context: ExportContext,
  refuse: Refuse,
): Omit<MappedExport, 'refused'> {
  const own = rows.filter(({ values }) => context.answers[accountKey(networkOf(values))] === context.account.id);
  const found = own.flatMap((row): FoundReading[] => {
    const told = rowMonth(row);
    const reason = 'reason' in told ? told.reason : notEnded(told.month, context);
    if ('reason' in told || reason !== undefined) {
      refuse({ row: row.row, field: 'month', written: textIn(row.values, 'month'), reason: reason ?? 'not-a-month' });
      return [];
    }
    const at = { subject: context.account.native, month: told.month };
    return [{ row: row.row, at, cells: handCells(kind, row, told.month, context, refuse) }];
  });
  const { learntAt } = context;
  const frame = { level: 'account', learntAt, period: { grain: 'month' }, hand: true } as const;
  return { tables: tableOf(distinctReadings(found, refuse), frame), posts: [] };
}

/** What a row calls its account: its network, else the account itself. */
function networkOf(values: UnderstoodRow['values']): string | undefined {
  return textIn(values, 'network') || textIn(values, 'account') || undefined;
}

function notEnded(month: Month, { learntAt }: ExportContext): 'month-not-ended' | undefined {
  return month >= monthOf(learntAt) ? 'month-not-ended' : undefined;
}

function handCells(
  kind: ImportKind,
  { row, values }: UnderstoodRow,
  month: Month,
  context: ExportContext,
  refuse: Refuse,
): Map<MetricKey, Cell> {
  const cells = new Map<MetricKey, Cell>();
  for (const { field: name, role } of handFields(context)) {
    const field = kind.fields.find((one) => one.name === name);
    const key = role === 'followers' ? followersKey(month, context) : handKey(context.account.platform, role);
    const amount = field ? wholeIn(values, field, 'count') : null;
    if (!key || amount === null) continue;
    if (amount === undefined) refuse({ row, field: name, written: textIn(values, name), reason: 'not-a-count' });
    else cells.set(key, amount);
  }
  return cells;
}

function handFields({ account, words }: ExportContext): ExportWords['hand'] {
  return words.hand.filter(({ platforms }) => platforms === undefined || platforms.includes(account.platform));
}

/** Followers are the same to everybody who counts them: the platform's own metric. */
function followersKey(month: Month, { dictionary }: ExportContext): MetricKey | undefined {
  return keyInForce(dictionary, dictionary.roles.followers?.metrics[0] ?? '', lastDayOf(month));
}

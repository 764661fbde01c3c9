import { dayOf } from '../../time/day.ts';
import { normalText } from '../header.ts';
import type { ImportKind } from '../kind.ts';
import type { Answers } from '../preview.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import { EXPORT_KEYS } from './export-answers.ts';
import type { ExportContext } from './export-context.ts';
import type { ExportWords } from './export-words.ts';
import type { MappedExport, Refuse } from './mapped-export.ts';
import { cellsOf, metricColumns } from './metric-columns.ts';
import { distinctReadings, type FoundReading, tableOf } from './reading-rows.ts';
import { dayIn } from './row-values.ts';

/** Figures of the account by day of the platform; a day that had not ended when the file was downloaded is left out. */
export function mapDays(
  kind: ImportKind,
  rows: readonly UnderstoodRow[],
  context: ExportContext,
  refuse: Refuse,
): Omit<MappedExport, 'refused'> {
  const { zone } = context.dictionary;
  const columns = metricColumns(kind, context, titledMetric(context));
  const today = dayOf(context.exportedAt, zone);
  const found = rows.flatMap((row): FoundReading[] => {
    const day = dayIn(row.values, 'day');
    if (day === undefined) return [];
    if (day >= today) {
      refuse({ row: row.row, field: 'day', written: day, reason: 'day-not-ended' });
      return [];
    }
    const at = { subject: context.account.native, day };
    return [{ row: row.row, at, cells: cellsOf(row, columns, context, day, refuse) }];
  });
  const frame = { level: 'account', learntAt: context.learntAt, period: { grain: 'day', zone } } as const;
  return { tables: tableOf(distinctReadings(found, refuse), frame), posts: [] };
}

function titledMetric({ texts, words, answers }: ExportContext): string | undefined {
  const titled = titleOf(texts, words);
  if (titled) return titled.metric;
  const answer = answers[EXPORT_KEYS.metric];
  return typeof answer === 'string' ? answer : undefined;
}

/** The one figure that the lines above a table name; `undefined` where they name none, or more than one. */
function titleOf(texts: readonly string[], { dayTitles }: ExportWords): ExportWords['dayTitles'][number] | undefined {
  const lines = texts.map(normalText);
  const named = dayTitles.filter(({ titles }) => titles.some((title) => lines.includes(title)));
  return named.length === 1 ? named[0] : undefined;
}

/** True once the figure of a table of one value by day is known, be it one of the dictionary or none. */
export function isTitled(texts: readonly string[], words: ExportWords, answers: Answers): boolean {
  return titleOf(texts, words) !== undefined || answers[EXPORT_KEYS.metric] !== undefined;
}

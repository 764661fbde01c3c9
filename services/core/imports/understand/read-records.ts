import type { OpenFile } from '../../ports/file-reader.ts';
import type { ImportBatch } from '../../ports/importer.ts';
import type { BuyRecord } from '../media-buys/buy-draft.ts';
import type { RejectedRow } from '../preview.ts';
import { readSheet } from './read-sheet.ts';
import type { UnderstoodRow } from './read-table.ts';
import type { SurveyOptions } from './survey.ts';
import type { Target } from './target.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** Makes records of a table's rows; `null` for tables whose rows are handed on as understood. */
export type TargetOf = (table: UnderstoodTable) => Target<BuyRecord> | null;

/** Reads the chosen tables once more and hands on what their rows became, batch by batch. */
export async function readRecords(
  file: OpenFile,
  tables: readonly UnderstoodTable[],
  options: SurveyOptions & { targetOf: TargetOf },
  take: (batch: ImportBatch) => Promise<void>,
): Promise<void> {
  const makers = new Map(tables.map((table) => [table.key, options.targetOf(table)?.records(table) ?? null]));
  const hand = async (table: UnderstoodTable, rows: readonly UnderstoodRow[], refused: readonly RejectedRow[]) => {
    const make = makers.get(table.key) ?? null;
    const { buys, rejected } = make ? madeOf(rows, make) : { buys: [], rejected: [] };
    const kind = table.survey.table.vocabulary?.kind.name ?? '';
    await take({ table: table.key, kind, buys, rows: make ? [] : rows, rejected: [...refused, ...rejected] });
  };
  for (const sheet of file.sheets) {
    const own = tables.filter(({ survey }) => survey.sheet === sheet.name);
    if (own.length === 0) continue;
    await readSheet(sheet, own, options, {
      accepted: (table, rows) => hand(table, rows, []),
      rejected: (table, rows) => hand(table, [], rows),
    });
  }
}

function madeOf(rows: readonly UnderstoodRow[], make: ReturnType<Target<BuyRecord>['records']>) {
  const buys: BuyRecord[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const made = make(row);
    if (made.kind === 'record') buys.push(made.record);
    else rejected.push(made.rejected);
  }
  return { buys, rejected };
}

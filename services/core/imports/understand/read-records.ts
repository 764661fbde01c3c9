import { printedTotalFindings } from '../../pauta/checks/printed-totals.ts';
import type { PaperRecord } from '../../pauta/register/paper-record.ts';
import type { OpenFile } from '../../ports/file-reader.ts';
import type { ImportBatch } from '../../ports/importer.ts';
import type { BuyRecord } from '../media-buys/buy-draft.ts';
import type { RejectedRow } from '../preview.ts';
import { type RowTaker, readSheet } from './read-sheet.ts';
import type { UnderstoodRow } from './read-table.ts';
import { headOf, refusedRow, type SourceRow } from './source-rows.ts';
import type { SurveyOptions } from './survey.ts';
import type { Target } from './target.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** Makes records of a table's rows; `null` for tables whose rows are handed on as understood. */
export type TargetOf = (table: UnderstoodTable) => Target<BuyRecord | PaperRecord> | null;

type Take = (batch: ImportBatch) => Promise<void>;

/** Reads the chosen tables once more and hands on what their rows became, batch by batch. */
export async function readRecords(
  file: OpenFile,
  tables: readonly UnderstoodTable[],
  options: SurveyOptions & { targetOf: TargetOf },
  take: Take,
): Promise<void> {
  const taker = recordTaker(tables, options.targetOf, take);
  for (const sheet of file.sheets) {
    const own = tables.filter(({ survey }) => survey.sheet === sheet.name);
    if (own.length > 0) await readSheet(sheet, own, options, taker);
  }
}

/** Makes records of the rows of these tables, as they are read, and hands them on; those of other tables are passed over. */
export function recordTaker(tables: readonly UnderstoodTable[], targetOf: TargetOf, take: Take): RowTaker {
  const makers = new Map(tables.map((table) => [table.key, targetOf(table)?.records(table) ?? null]));
  return {
    async accepted(table, rows, from) {
      const make = makers.get(table.key);
      if (make === undefined) return;
      const { buys, papers, rejected } = make ? madeOf(rows, make) : NOTHING_MADE;
      const numbers = new Set(rejected.map(({ row }) => row));
      const refused = from.filter(({ row }) => numbers.has(row.number));
      await take({ ...batchOf(table, rejected, refused), buys, papers, rows: make ? [] : rows });
    },
    async rejected(table, rows, from) {
      if (makers.has(table.key)) await take(batchOf(table, rows, from));
    },
    async finished(read) {
      const own = read.filter(({ table }) => makers.has(table.key));
      const totals = own.flatMap(({ table, totals }) => targetOf(table)?.totals?.(table, totals) ?? []);
      const findings = printedTotalFindings(totals);
      if (findings.length > 0) await take({ ...NO_ROWS, findings });
    },
  };
}

/** What is said of an import once all of its rows were handed on. */
export const NO_ROWS: ImportBatch = {
  table: '',
  kind: '',
  texts: [],
  buys: [],
  lines: [],
  papers: [],
  rows: [],
  rejected: [],
  refused: [],
  head: null,
  findings: [],
};

/** A batch of nothing but rows that were not taken. */
function batchOf(table: UnderstoodTable, rejected: readonly RejectedRow[], from: readonly SourceRow[]): ImportBatch {
  const kind = table.survey.table.vocabulary?.kind.name ?? '';
  const refused = from.map((source) => refusedRow(table, source));
  const head = refused.length > 0 ? headOf(table) : null;
  return { ...NO_ROWS, table: table.key, kind, texts: table.context.texts, rejected, refused, head };
}

interface Made {
  buys: BuyRecord[];
  papers: PaperRecord[];
  rejected: RejectedRow[];
}

const NOTHING_MADE: Made = { buys: [], papers: [], rejected: [] };

function madeOf(rows: readonly UnderstoodRow[], make: ReturnType<Target<BuyRecord | PaperRecord>['records']>): Made {
  const buys: BuyRecord[] = [];
  const papers: PaperRecord[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const made = make(row);
    if (made.kind === 'rejected') rejected.push(made.rejected);
    else for (const record of made.records) 'buy' in record ? buys.push(record) : papers.push(record);
  }
  return { buys, papers, rejected };
}

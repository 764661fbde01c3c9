import { BAD_REASON, REJECTED_COLUMNS, rejectedCell, rejectedPlace } from '#config/texts/imports.ts';
import type { RejectedRow } from '#core/imports/preview.ts';
import type { RefusedRow, TableHead } from '#core/imports/refused-row.ts';
import type { ImportBatch } from '#core/ports/importer.ts';

/**
 * Rows that were not taken, as a file that a person opens, corrects and sends again: under the header of their own table,
 * with two more columns behind it that say which row it was and why.
 */
export interface RejectedFile {
  add(batch: Pick<ImportBatch, 'rejected' | 'refused' | 'head'>): void;
  /** `null` when there is none. */
  bytes(): Uint8Array | null;
}

/** Rejected rows that are written; beyond it the file itself is the better thing to correct. */
const KEPT = 100_000;

/** Rows of tables with the same header: months of one plan that stand in sheets of their own. */
interface Section {
  head: TableHead;
  width: number;
  rows: { row: RefusedRow; reasons: string }[];
}

export function createRejectedFile(): RejectedFile {
  const sections = new Map<string, Section>();
  let kept = 0;
  return {
    add({ rejected, refused, head }) {
      if (!head) return;
      const section = sectionOf(sections, head);
      const reasons = Map.groupBy(rejected, ({ row }) => row);
      for (const row of refused.slice(0, KEPT - kept)) {
        section.rows.push({ row, reasons: reasonsOf(reasons.get(row.row) ?? []) });
        section.width = Math.max(section.width, row.cells.length);
        kept += 1;
      }
    },
    bytes: () => (kept === 0 ? null : new TextEncoder().encode(textOf([...sections.values()]))),
  };
}

function sectionOf(sections: Map<string, Section>, head: TableHead): Section {
  const key = JSON.stringify(head.headers);
  const section = sections.get(key) ?? { head, width: head.headers.length, rows: [] };
  sections.set(key, section);
  return section;
}

function reasonsOf(cells: readonly RejectedRow[]): string {
  return cells.map(({ column, written, reason }) => rejectedCell(column, written, BAD_REASON[reason])).join('; ');
}

function textOf(sections: readonly Section[]): string {
  const severalSheets = new Set(sections.flatMap(({ rows }) => rows.map(({ row }) => row.sheet))).size > 1;
  const lines = sections.flatMap((section, place) => [
    ...(place > 0 ? [[], []] : []),
    ...linesOf(section, severalSheets),
  ]);
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function linesOf({ head, width, rows }: Section, severalSheets: boolean): string[][] {
  const wide = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '');
  const lines = [...head.cover.map((cells) => [...cells]), [...wide(head.headers), ...REJECTED_COLUMNS]];
  let titles = '';
  for (const { row, reasons } of rows) {
    const own = JSON.stringify(row.titles);
    if (own !== titles) lines.push(...row.titles.map((title) => [title]));
    titles = own;
    lines.push([...wide(row.cells), rejectedPlace(severalSheets ? row.sheet : '', row.row), reasons]);
  }
  return lines;
}

/** Signs and figures, as negative amounts and a dash for nothing are: no spreadsheet reckons with them. */
const HARMLESS = /^[-+]?[\s\d.,'$€£%()]*$/;

/** A text that a spreadsheet would take for a formula is kept from it by an apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

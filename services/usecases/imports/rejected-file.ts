import { BAD_REASON, REJECTED_COLUMNS } from '#config/texts/imports.ts';
import type { RejectedRow } from '#core/imports/preview.ts';

/** Rows that were not taken, as a file that a person opens, corrects and sends again. */
export interface RejectedFile {
  add(rows: readonly RejectedRow[]): void;
  /** `null` when there is none. */
  bytes(): Uint8Array | null;
}

/** Rejected rows that are written; beyond it the file itself is the better thing to correct. */
const KEPT = 100_000;

export function createRejectedFile(): RejectedFile {
  const rows: RejectedRow[] = [];
  return {
    add: (more) => {
      for (const row of more) if (rows.length < KEPT) rows.push(row);
    },
    bytes: () => (rows.length === 0 ? null : new TextEncoder().encode(textOf(rows))),
  };
}

function textOf(rows: readonly RejectedRow[]): string {
  const lines = rows.map(({ sheet, row, column, written, reason }) => [
    sheet,
    String(row),
    column,
    written,
    BAD_REASON[reason],
  ]);
  return `\ufeff${[REJECTED_COLUMNS, ...lines].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is kept from it by an apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^-?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

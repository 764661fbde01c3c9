/** A value of a CSV: `text` is kept from being read as a formula; `plain` is a number, a date or a word of a list. */
export type CsvCell = { kind: 'text' | 'plain'; value: string } | null;

/** Excel reads UTF-8 only with it; what follows RFC 4180 skips it. */
const BOM = '\ufeff';
const END = '\r\n';

/**
 * RFC 4180 with a header row, commas, UTF-8 with a byte order mark. Nothing is an empty field. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it; numbers never do.
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): Uint8Array {
  const chunks: Buffer[] = [Buffer.from(BOM + header.map(quoted).join(',') + END)];
  let waiting: string[] = [];
  for (const row of rows) {
    waiting.push(row.map(fieldOf).join(',') + END);
    if (waiting.length < ROWS_A_CHUNK) continue;
    chunks.push(Buffer.from(waiting.join('')));
    waiting = [];
  }
  return Buffer.concat([...chunks, Buffer.from(waiting.join(''))]);
}

const ROWS_A_CHUNK = 1_000;

function fieldOf(cell: CsvCell): string {
  if (cell === null) return '';
  return quoted(cell.kind === 'text' ? withoutFormula(cell.value) : cell.value);
}

/** As the security guides have it: `=`, `+`, `-`, `@`, their wide forms, tab and line ends at the beginning. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

import { utils, write } from '@e965/xlsx';
import { escaped, workbookParts } from '#test/support/workbook-parts.ts';
import { zipFile } from '#test/support/zip-file.ts';

/** A cell to be written: a text, nothing, or a true number or day of a spreadsheet with its format. */
export type Cell = string | null | { number: string; format?: string } | { day: string };

/** Rows, and areas of merged cells: first and last row, first and last column, from 1. */
export interface Page {
  name?: string;
  hidden?: boolean;
  rows: readonly (readonly Cell[])[];
  merged?: readonly (readonly [top: number, bottom: number, left: number, right: number])[];
}

export interface TextStyle {
  delimiter: string;
  encoding: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';
  lineEnd: '\n' | '\r\n';
  bom?: boolean;
  /** `sep=;` stands first. */
  separatorLine?: boolean;
  /** Whole lines stand in quotes. */
  quotedLines?: boolean;
  /** All cells stand in quotes. */
  quoteAll?: boolean;
}

export const EXCEL_TEXT: TextStyle = { delimiter: ';', encoding: 'windows-1252', lineEnd: '\r\n' };
export const PLAIN_TEXT: TextStyle = { delimiter: ',', encoding: 'utf-8', lineEnd: '\n' };

function textOf(cell: Cell): string {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  return 'day' in cell ? cell.day : cell.number;
}

/** The rows as text; line breaks within cells are the file's own. */
export function csvFile(rows: Page['rows'], style: TextStyle = PLAIN_TEXT): Buffer {
  const lines = rows.map((row) => lineOf(row, style));
  if (style.separatorLine) lines.unshift(`sep=${style.delimiter}`);
  return encoded(lines.map((line) => line + style.lineEnd).join(''), style);
}

/** The line at which each row begins. */
export function csvLines(rows: Page['rows'], style: TextStyle): number[] {
  let next = style.separatorLine ? 2 : 1;
  return rows.map((row) => {
    const start = next;
    next += lineOf(row, style).split('\n').length;
    return start;
  });
}

function lineOf(row: readonly Cell[], { delimiter, quotedLines, quoteAll, lineEnd }: TextStyle): string {
  const cells = row.map((cell) => {
    const text = textOf(cell).replaceAll('\n', lineEnd);
    const quoted = quoteAll === true || text.includes(delimiter) || /["\n\r]/.test(text);
    return quoted ? `"${text.replaceAll('"', '""')}"` : text;
  });
  const line = cells.join(delimiter);
  return quotedLines ? `"${line.replaceAll('"', '""')}"` : line;
}

function encoded(text: string, { encoding, bom }: Pick<TextStyle, 'encoding' | 'bom'>): Buffer {
  const marked = bom === true ? `\ufeff${text}` : text;
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  return encoding === 'utf-8' ? Buffer.from(marked) : windows1252(text);
}

const BEYOND_LATIN = new Map([
  ['€', 0x80],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
  ['—', 0x97],
]);

function windows1252(text: string): Buffer {
  const codes = Array.from(text, (letter) => BEYOND_LATIN.get(letter) ?? letter.charCodeAt(0));
  const strange = codes.find((code) => code > 255);
  if (strange !== undefined) throw new Error(`Windows-1252 has no U+${strange.toString(16)}`);
  return Buffer.from(codes);
}

/** A workbook of Excel, made part by part. */
export function xlsxFile(pages: readonly Page[]): Buffer {
  const formats: string[] = ['dd/mm/yyyy'];
  const styleOf = (format: string) => {
    if (!formats.includes(format)) formats.push(format);
    return formats.indexOf(format) + 1;
  };
  const sheets = pages.map((page, at) => ({
    name: escaped(page.name ?? `Hoja${at + 1}`),
    ...(page.hidden ? { state: 'hidden' as const } : {}),
    rows: page.rows.map((row, index) => xmlRow(row, index + 1, styleOf)).join(''),
    after: mergesOf(page),
  }));
  return zipFile(workbookParts({ sheets, formats }));
}

function xmlRow(row: readonly Cell[], number: number, styleOf: (format: string) => number): string {
  const cells = row.map((cell, column) => xmlCell(cell, `${letters(column)}${number}`, styleOf));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function xmlCell(cell: Cell, reference: string, styleOf: (format: string) => number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ('day' in cell) return `<c r="${reference}" s="1"><v>${serialOf(cell.day)}</v></c>`;
  const style = cell.format === undefined ? '' : ` s="${styleOf(cell.format)}"`;
  return `<c r="${reference}"${style}><v>${cell.number}</v></c>`;
}

function mergesOf({ merged = [] }: Page): string {
  if (merged.length === 0) return '';
  const areas = merged.map(
    ([top, bottom, left, right]) => `<mergeCell ref="${letters(left - 1)}${top}:${letters(right - 1)}${bottom}"/>`,
  );
  return `<mergeCells count="${areas.length}">${areas.join('')}</mergeCells>`;
}

/** Excel's 1900 system: 45138 is 2023-07-31. */
function serialOf(iso: string): number {
  return (Date.parse(`${iso}T00:00:00Z`) - Date.parse('2023-07-31T00:00:00Z')) / 86_400_000 + 45_138;
}

function letters(column: number): string {
  const rest = column % 26;
  const last = String.fromCharCode(65 + rest);
  return column < 26 ? last : letters((column - rest) / 26 - 1) + last;
}

/** A workbook of old Excel (BIFF8), or of the XML spreadsheets of 2003, by the library that reads neither in the product. */
export function bookFile(pages: readonly Page[], bookType: 'biff8' | 'xlml'): Buffer {
  const book = utils.book_new();
  for (const [at, page] of pages.entries()) {
    const sheet = utils.aoa_to_sheet(page.rows.map((row) => row.map(bookCell)));
    sheet['!merges'] = (page.merged ?? []).map(([top, bottom, left, right]) => ({
      s: { r: top - 1, c: left - 1 },
      e: { r: bottom - 1, c: right - 1 },
    }));
    utils.book_append_sheet(book, sheet, page.name ?? `Hoja${at + 1}`);
  }
  book.Workbook = { Sheets: pages.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

function bookCell(cell: Cell) {
  if (cell === null || typeof cell === 'string') return cell === '' ? null : cell;
  if ('day' in cell) return { t: 'n', v: serialOf(cell.day), z: 'dd/mm/yyyy' };
  return { t: 'n', v: Number(cell.number), ...(cell.format === undefined ? {} : { z: cell.format }) };
}

/** A list of records under the names of the first row; a true number stays as it is written. */
export function jsonFile(rows: Page['rows']): Buffer {
  const [header = [], ...data] = rows;
  const records = data.map((row) => {
    const members = header.flatMap((name, at) => {
      const cell = row[at] ?? null;
      if (cell === null) return [];
      const value = typeof cell === 'object' && 'number' in cell ? cell.number : JSON.stringify(textOf(cell));
      return [`${JSON.stringify(textOf(name))}:${value}`];
    });
    return `{${members.join(',')}}`;
  });
  return Buffer.from(`[${records.join(',\n')}]`);
}

/** Tables of a page, as systems write what they call Excel: numbers and days beside what is shown of them. */
export function htmlFile(pages: readonly Page[]): Buffer {
  const tables = pages.map((page) => {
    const covered = new Set<string>();
    const areas = new Map(
      (page.merged ?? []).map(([top, bottom, left, right]) => [`${top} ${left}`, { top, bottom, left, right }]),
    );
    for (const { top, bottom, left, right } of areas.values())
      for (let row = top; row <= bottom; row += 1)
        for (let column = left; column <= right; column += 1)
          if (row !== top || column !== left) covered.add(`${row} ${column}`);
    const rows = page.rows.map((row, at) => {
      const width = Math.max(row.length, ...[...areas.values()].map(({ right }) => right));
      const cells = Array.from({ length: width }, (_, column) => {
        const place = `${at + 1} ${column + 1}`;
        const area = areas.get(place);
        const spans = area ? ` rowspan="${area.bottom - area.top + 1}" colspan=${area.right - area.left + 1}` : '';
        return covered.has(place) ? '' : htmlCell(row[column] ?? null, spans);
      });
      return `<tr>${cells.join('')}</tr>`;
    });
    return `<table border=1>${page.name === undefined ? '' : `<caption>${escaped(page.name)}</caption>`}\n${rows.join('\n')}</table>`;
  });
  const styles = '<style>.dia {mso-number-format:"dd\\/mm\\/yyyy";}</style>';
  return Buffer.from(`<html><head><meta charset="utf-8">${styles}</head><body>${tables.join('<br>')}</body></html>`);
}

function htmlCell(cell: Cell, spans: string): string {
  if (cell === null || cell === '') return `<td${spans}>&nbsp;`;
  if (typeof cell === 'string') return `<td${spans}>${escaped(cell).replaceAll('\n', '<br>')}</td>`;
  if ('day' in cell) return `<td${spans} class="dia" x:num="${serialOf(cell.day)}">${cell.day}</td>`;
  const style =
    cell.format === undefined ? '' : ` style='mso-number-format:"${cell.format.replaceAll(/[^\w]/g, '\\$&')}"'`;
  return `<td${spans}${style} x:num="${cell.number}">${cell.number}</td>`;
}

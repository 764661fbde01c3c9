import { daysBetween } from '#core/time/day.ts';
import { HEADER_STYLE, styleOf } from './styles.ts';
import type { NumberFormat, Sheet, SheetCell, Workbook } from './workbook.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

type NumberCell = Extract<SheetCell, { kind: 'number' }>;

/** Day 0 of Excel's calendar, for every day since March 1900. */
const EPOCH = '1899-12-30';

/** `xl/worksheets/sheetN.xml` in pieces, so that a long sheet is never one string. */
export function* sheetXml(sheet: Sheet, { foot }: Workbook, isFirst: boolean): Generator<string> {
  yield head(sheet, isFirst);
  yield `<row r="1" spans="1:${sheet.columns.length}">${headerCells(sheet)}</row>`;
  let last = 1;
  for (const row of sheet.rows) {
    last += 1;
    yield `<row r="${last}">${rowCells(row, last)}</row>`;
  }
  yield tail(sheet, foot, last);
}

function head({ columns }: Sheet, isFirst: boolean): string {
  const widths = columns.map(
    ({ width }, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`;
}

function headerCells({ columns }: Sheet): string {
  return columns.map(({ title }, place) => inline(columnName(place), 1, title, HEADER_STYLE)).join('');
}

function tail({ columns, filter }: Sheet, foot: Workbook['foot'], last: number): string {
  const range = `A1:${columnName(columns.length - 1)}${last}`;
  const filtered = filter ? `<autoFilter ref="${range}"/>` : '';
  return `</sheetData>${filtered}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="1" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${xmlText(footer(foot))}</oddFooter></headerFooter></worksheet>`;
}

/** `&` begins a code in a footer. */
function footer({ left, right }: Workbook['foot']): string {
  const plain = (text: string) => text.replace(/&/g, '&&');
  return `&L${plain(left)}&R${plain(right)} · &P / &N`;
}

function rowCells(row: readonly SheetCell[], number: number): string {
  let cells = '';
  for (const [place, cell] of row.entries()) if (cell !== null) cells += cellXml(cell, columnName(place), number);
  return cells;
}

function cellXml(cell: NonNullable<SheetCell>, column: string, row: number): string {
  if (cell.kind === 'text') return inline(column, row, cell.text, styleOf('text', cell.tone));
  if (cell.kind === 'number') return value(column, row, cell.value, styleOf(shownAs(cell), cell.tone));
  return value(column, row, String(daysBetween(EPOCH, cell.day)), styleOf('day'));
}

/** Excel writes a point after a whole number whose decimals are optional: `120.`. */
function shownAs({ value: digits, format }: NumberCell): NumberFormat {
  return format === 'decimal' && !digits.includes('.') ? 'count' : format;
}

function inline(column: string, row: number, text: string, style: number): string {
  return `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function value(column: string, row: number, digits: string, style: number): string {
  return `<c r="${column}${row}" s="${style}"><v>${xmlAttribute(digits)}</v></c>`;
}

const NAMES: string[] = [];

/** `A`, `Z`, `AA`, … */
export function columnName(place: number): string {
  const known = NAMES[place];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  NAMES[place] = name;
  return name;
}

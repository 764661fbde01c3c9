import { MISSING, MONEY_NAME } from '#config/texts/pauta-report.ts';
import { coveredLines } from '#config/texts/pauta-report-notes.ts';
import { SHEET_COLUMNS } from '#config/texts/pauta-sheets.ts';
import { WORDS } from '#config/texts/report.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import { multiplyDecimals } from '#core/pauta/exact.ts';
import type { Amount, Sums } from '#core/pauta/report/amount.ts';
import type { Quantity } from '#core/pauta/report/pauta-report.ts';
import { formatCount } from '#core/report/format.ts';
import {
  type CellTone,
  countCellOf,
  type NumberFormat,
  numberCell,
  type SheetCell,
  type SheetColumn,
  textCellOf,
} from '../../xlsx/workbook.ts';

const HUNDREDTH = '0.01' as Decimal;

/** An amount, or the words for its absence; what it covers stands in the next column. */
export function amountCells(amount: Amount, lines: number, tone: CellTone = 'plain'): SheetCell[] {
  if (amount.kind === 'missing') {
    const words = amount.reason === 'no-lines' ? MISSING['no-lines'] : WORDS.noData;
    return [textCellOf(words, 'quiet'), countCellOf(0, tone)];
  }
  const covered = amount.kind === 'partial' ? amount.covered : lines;
  return [numberCell(amount.amount, 'money', tone), countCellOf(covered, tone)];
}

export function amountCell(amount: Amount, tone: CellTone = 'plain'): SheetCell {
  return amountCells(amount, 0, tone)[0] ?? null;
}

/** Of a part what it covers, `42 de 45 líneas`; nothing of what is whole or missing. */
export function partNote(amount: Amount): SheetCell {
  if (amount.kind !== 'partial') return null;
  return textCellOf(coveredLines(formatCount(amount.covered), formatCount(amount.expected)), 'quiet');
}

/** Lines, then each amount with the lines that have it. */
export function sumsCells({ lines, net, vat, total }: Sums, tone: CellTone = 'plain'): SheetCell[] {
  return [countCellOf(lines, tone), ...[net, vat, total].flatMap((amount) => amountCells(amount, lines, tone))];
}

export const SUMS_COLUMNS: readonly SheetColumn[] = [
  { title: SHEET_COLUMNS.lines, width: 9 },
  { title: MONEY_NAME.net, width: 19 },
  { title: SHEET_COLUMNS.linesWithNet, width: 11 },
  { title: MONEY_NAME.vat, width: 18 },
  { title: SHEET_COLUMNS.linesWithVat, width: 11 },
  { title: MONEY_NAME.total, width: 19 },
  { title: SHEET_COLUMNS.linesWithTotal, width: 11 },
];

/** Per cent as a fraction of 1, as spreadsheets count. */
export function percentCell(
  percent: Decimal | null,
  format: Extract<NumberFormat, 'rate' | 'fine-rate'>,
  tone: CellTone = 'plain',
): SheetCell {
  if (percent === null) return textCellOf(WORDS.notComputed, 'quiet');
  return numberCell(multiplyDecimals(percent, HUNDREDTH), format, tone);
}

/** A quantity and the lines that have it. */
export function quantityCells(quantity: Quantity, lines: number): SheetCell[] {
  if (quantity.kind === 'missing') return [textCellOf(WORDS.noData, 'quiet'), countCellOf(0)];
  return [numberCell(quantity.amount, 'decimal'), countCellOf(quantity.kind === 'partial' ? quantity.covered : lines)];
}

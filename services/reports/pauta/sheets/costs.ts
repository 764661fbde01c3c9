import { DERIVED_NAME, MISSING, PAUTA_COLUMNS } from '#config/texts/pauta-report.ts';
import { SHEET_COLUMNS, SHEET_NAME, UNIT_NAME } from '#config/texts/pauta-sheets.ts';
import { WORDS } from '#config/texts/report.ts';
import type { Derived } from '#core/pauta/derived.ts';
import type { Cost, CurrencyFigures, PautaReport, Quantity } from '#core/pauta/report/pauta-report.ts';
import {
  countCellOf,
  numberCell,
  type Sheet,
  type SheetCell,
  type SheetColumn,
  textCellOf,
} from '../../xlsx/workbook.ts';
import { amountCell, percentCell, quantityCells } from './cells.ts';

/** A row for each quantity and each quotient of a medium, with what it was made of. */
export function costsSheet({ currencies }: PautaReport): Sheet {
  return {
    name: SHEET_NAME.quantities,
    columns: columnsOf(SHEET_COLUMNS.medium),
    rows: currencies.flatMap((figures) => figures.media.flatMap((medium) => mediumRows(figures, medium))),
    filter: true,
  };
}

function mediumRows({ currency }: CurrencyFigures, medium: CurrencyFigures['media'][number]): SheetCell[][] {
  const { label, lines, ordered, aired, bonus, costs } = medium;
  return [
    quantityRow(currency, label, PAUTA_COLUMNS.ordered, ordered, lines),
    quantityRow(currency, label, PAUTA_COLUMNS.aired, aired, lines),
    quantityRow(currency, label, PAUTA_COLUMNS.bonus, bonus, lines),
    ...costs.map((cost) => costRow(currency, label, cost, lines)),
  ];
}

/** The same for each platform or site of digital lines. */
export function digitalSheet({ currencies }: PautaReport): Sheet {
  return {
    name: SHEET_NAME.digital,
    columns: columnsOf(PAUTA_COLUMNS.platform),
    rows: currencies.flatMap((figures) => figures.digital.flatMap((outlet) => digitalRows(figures, outlet))),
    filter: true,
  };
}

function digitalRows({ currency }: CurrencyFigures, outlet: CurrencyFigures['digital'][number]): SheetCell[][] {
  const { label, sums, impressions, clicks, views, costs } = outlet;
  const net: SheetCell[] = [
    textCellOf(currency),
    textCellOf(label),
    textCellOf(PAUTA_COLUMNS.netOf),
    amountCell(sums.net),
    textCellOf(UNIT_NAME.money),
    countCellOf(sums.net.kind === 'partial' ? sums.net.covered : sums.net.kind === 'missing' ? 0 : sums.lines),
    countCellOf(sums.lines),
    null,
    null,
    null,
  ];
  return [
    net,
    quantityRow(currency, label, PAUTA_COLUMNS.impressions, impressions, sums.lines),
    quantityRow(currency, label, PAUTA_COLUMNS.clicks, clicks, sums.lines),
    quantityRow(currency, label, PAUTA_COLUMNS.views, views, sums.lines),
    ...costs.map((cost) => costRow(currency, label, cost, sums.lines)),
  ];
}

function columnsOf(name: string): SheetColumn[] {
  return [
    { title: SHEET_COLUMNS.currency, width: 9 },
    { title: name, width: 30 },
    { title: SHEET_COLUMNS.indicator, width: 28 },
    { title: SHEET_COLUMNS.value, width: 18 },
    { title: SHEET_COLUMNS.unit, width: 13 },
    { title: SHEET_COLUMNS.linesUsed, width: 12 },
    { title: SHEET_COLUMNS.of, width: 9 },
    { title: SHEET_COLUMNS.numerator, width: 18 },
    { title: SHEET_COLUMNS.denominator, width: 18 },
    { title: SHEET_COLUMNS.reason, width: 26 },
  ];
}

function quantityRow(currency: string, label: string, what: string, quantity: Quantity, lines: number): SheetCell[] {
  const [amount, covered] = quantityCells(quantity, lines);
  return [
    textCellOf(currency),
    textCellOf(label),
    textCellOf(what),
    amount ?? null,
    null,
    covered ?? null,
    countCellOf(lines),
    null,
    null,
    null,
  ];
}

function costRow(currency: string, label: string, { name, value }: Cost, lines: number): SheetCell[] {
  return [textCellOf(currency), textCellOf(label), textCellOf(DERIVED_NAME[name]), ...derivedCells(value, lines)];
}

/** Value, unit, lines used, of how many, numerator, denominator, reason. */
function derivedCells(value: Derived, lines: number): SheetCell[] {
  if (value.kind === 'missing') {
    const reason = textCellOf(MISSING[value.reason]);
    return [textCellOf(WORDS.noData, 'quiet'), null, countCellOf(0), countCellOf(lines), null, null, reason];
  }
  const covered = value.kind === 'partial' ? value.covered : lines;
  const expected = value.kind === 'partial' ? value.expected : lines;
  return [
    valueCell(value),
    textCellOf(UNIT_NAME[value.unit]),
    countCellOf(covered),
    countCellOf(expected),
    numberCell(value.numerator, 'decimal'),
    numberCell(value.denominator, 'decimal'),
    null,
  ];
}

function valueCell({ value, unit }: Exclude<Derived, { kind: 'missing' }>): SheetCell {
  if (unit === 'percent') return percentCell(value, 'fine-rate');
  return numberCell(value, unit === 'money' ? 'money' : 'decimal');
}

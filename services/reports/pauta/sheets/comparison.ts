import { MEDIUM_NAME } from '#config/texts/pauta.ts';
import { MONEY_NAME } from '#config/texts/pauta-report.ts';
import { SHEET_COLUMNS, SHEET_NAME } from '#config/texts/pauta-sheets.ts';
import { type Amount, MONEY_FIELDS } from '#core/pauta/report/amount.ts';
import type { AmountVariation, Compared } from '#core/pauta/report/compare.ts';
import type { CurrencyFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import { numberCell, type Sheet, type SheetCell, textCellOf } from '../../xlsx/workbook.ts';
import { WITHOUT } from '../cells.ts';
import { amountCell, partNote, percentCell } from './cells.ts';

/** A row for each figure and each base. */
export function comparisonSheet({ currencies }: PautaReport): Sheet {
  return {
    name: SHEET_NAME.comparison,
    columns: [
      { title: SHEET_COLUMNS.currency, width: 9 },
      { title: SHEET_COLUMNS.indicator, width: 24 },
      { title: SHEET_COLUMNS.current, width: 19 },
      { title: SHEET_COLUMNS.part, width: 18 },
      { title: SHEET_COLUMNS.of, width: 34 },
      { title: SHEET_COLUMNS.value, width: 19 },
      { title: SHEET_COLUMNS.part, width: 18 },
      { title: SHEET_COLUMNS.change, width: 19 },
      { title: SHEET_COLUMNS.variation, width: 14 },
    ],
    rows: currencies.flatMap((figures) => [
      ...comparedRows(figures, figures.previous),
      ...comparedRows(figures, figures.yearAgo),
    ]),
    filter: true,
  };
}

function comparedRows(figures: CurrencyFigures, compared: Compared): SheetCell[][] {
  const row = (label: string, current: Amount, { value, variation }: Compared['net']): SheetCell[] => [
    textCellOf(figures.currency),
    textCellOf(label),
    amountCell(current),
    partNote(current),
    textCellOf(formatPeriod(compared.period)),
    amountCell(value),
    partNote(value),
    ...variationCells(variation),
  ];
  return [
    ...MONEY_FIELDS.map((field) => row(MONEY_NAME[field], figures.sums[field], compared[field])),
    ...compared.media.map((one) => row(MEDIUM_NAME[one.medium], one.current, one)),
  ];
}

function variationCells(variation: AmountVariation): SheetCell[] {
  if (variation.kind !== 'change') return [null, textCellOf(WITHOUT[variation.kind], 'quiet')];
  return [numberCell(variation.amount, 'money'), percentCell(variation.percent, 'rate')];
}

import { STAGE_NAME } from '#config/texts/pauta.ts';
import { PAUTA_COLUMNS } from '#config/texts/pauta-report.ts';
import { SHEET_COLUMNS, SHEET_NAME } from '#config/texts/pauta-sheets.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { countCellOf, type Sheet, textCellOf } from '../../xlsx/workbook.ts';
import { amountCells, SUMS_COLUMNS, sumsCells } from './cells.ts';

/** All stages in order, those without lines too. */
export function stagesSheet({ currencies }: PautaReport): Sheet {
  return {
    name: SHEET_NAME.stages,
    columns: [
      { title: SHEET_COLUMNS.currency, width: 9 },
      { title: PAUTA_COLUMNS.stage, width: 18 },
      ...SUMS_COLUMNS,
      { title: SHEET_COLUMNS.furthestLines, width: 12 },
      { title: SHEET_COLUMNS.furthestNet, width: 19 },
      { title: SHEET_COLUMNS.withNet, width: 12 },
    ],
    rows: currencies.flatMap(({ currency, stages }) =>
      stages.map(({ stage, own, furthest }) => [
        textCellOf(currency),
        textCellOf(STAGE_NAME[stage]),
        ...sumsCells(own),
        countCellOf(furthest.lines),
        ...amountCells(furthest.net, furthest.lines),
      ]),
    ),
    filter: true,
  };
}

import { STAGE_NAME } from '#config/texts/pauta.ts';
import { COUNTED_NAME, DIMENSION_NAME, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { GROUP_SHEET_NAME, SHEET_COLUMNS } from '#config/texts/pauta-sheets.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import type { CurrencyFigures, Group, PautaReport } from '#core/pauta/report/pauta-report.ts';
import type { Dimension } from '#core/pauta/totals.ts';
import { countCellOf, type Sheet, type SheetCell, type SheetColumn, textCellOf } from '../../xlsx/workbook.ts';
import { amountCells, percentCell, SUMS_COLUMNS, sumsCells } from './cells.ts';

/** A sheet for each dimension; months only where the period has several. */
export function groupSheets(report: PautaReport): Sheet[] {
  const dimensions = (Object.keys(GROUP_SHEET_NAME) as Dimension[]).filter(
    (dimension) => dimension !== 'month' || report.period.kind !== 'month',
  );
  return dimensions.map((dimension) => groupSheet(report, dimension));
}

function groupSheet({ currencies }: PautaReport, dimension: Dimension): Sheet {
  return {
    name: GROUP_SHEET_NAME[dimension],
    columns: columnsOf(dimension),
    rows: currencies.flatMap((figures) => [
      ...figures.groups[dimension].map((group) => groupRow(dimension, group, figures)),
      allRow(dimension, figures),
    ]),
    filter: true,
  };
}

/** Columns that only some dimensions have, after the name. */
const EXTRA: Readonly<Partial<Record<Dimension, readonly SheetColumn[]>>> = {
  department: [{ title: SHEET_COLUMNS.code, width: 9 }],
  contractor: [{ title: SHEET_COLUMNS.nit, width: 14 }],
  outlet: [
    { title: SHEET_COLUMNS.nit, width: 14 },
    { title: SHEET_COLUMNS.through, width: 38 },
  ],
};

function columnsOf(dimension: Dimension): SheetColumn[] {
  return [
    { title: SHEET_COLUMNS.currency, width: 9 },
    { title: SHEET_COLUMNS.counted, width: 14 },
    { title: DIMENSION_NAME[dimension], width: 36 },
    ...(EXTRA[dimension] ?? []),
    ...SUMS_COLUMNS,
    { title: SHEET_COLUMNS.share, width: 13 },
    { title: SHEET_COLUMNS.referenceStage, width: 14 },
    { title: SHEET_COLUMNS.referenceLines, width: 11 },
    { title: SHEET_COLUMNS.referenceNet, width: 19 },
    { title: SHEET_COLUMNS.withNet, width: 12 },
  ];
}

function groupRow(dimension: Dimension, group: Group, figures: CurrencyFigures): SheetCell[] {
  const share = group.sums.lines === 0 ? ('0' as Decimal) : group.share;
  return [
    textCellOf(figures.currency),
    textCellOf(COUNTED_NAME[figures.counted]),
    textCellOf(group.label, group.key === null ? 'quiet' : 'plain'),
    ...extraCells(dimension, group),
    ...sumsCells(group.sums),
    percentCell(share, 'rate'),
    ...referenceCells(figures.reference && { stage: figures.reference.stage, sums: group.reference }),
  ];
}

function extraCells(dimension: Dimension, { key, nit, through }: Group): SheetCell[] {
  if (dimension === 'department') return [key !== null && /^\d/.test(key) ? textCellOf(key) : null];
  const own = nit === null ? null : textCellOf(nit);
  if (dimension === 'contractor') return [own];
  return dimension === 'outlet' ? [own, through.length === 0 ? null : textCellOf(through.join('; '))] : [];
}

function referenceCells(reference: { stage: keyof typeof STAGE_NAME; sums: Group['reference'] } | null): SheetCell[] {
  if (reference?.sums == null) return [null, null, null, null];
  const { stage, sums } = reference;
  return [textCellOf(STAGE_NAME[stage]), countCellOf(sums.lines), ...amountCells(sums.net, sums.lines)];
}

function allRow(dimension: Dimension, figures: CurrencyFigures): SheetCell[] {
  const whole = figures.sums.net.kind === 'measured' ? ('100' as Decimal) : null;
  return [
    textCellOf(figures.currency, 'strong'),
    textCellOf(COUNTED_NAME[figures.counted], 'strong'),
    textCellOf(PAUTA_WORDS.all, 'strong'),
    ...(EXTRA[dimension] ?? []).map(() => null),
    ...sumsCells(figures.sums, 'strong'),
    percentCell(whole, 'rate', 'strong'),
    ...referenceCells(figures.reference),
  ];
}

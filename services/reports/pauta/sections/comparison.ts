import { MEDIUM_NAME } from '#config/texts/pauta.ts';
import { DIMENSION_NAME, MONEY_NAME, PAUTA_BLOCKS, PAUTA_COLUMNS, PAUTA_SECTIONS } from '#config/texts/pauta-report.ts';
import { comparisonNote } from '#config/texts/pauta-report-notes.ts';
import type { Amount } from '#core/pauta/report/amount.ts';
import { MONEY_FIELDS } from '#core/pauta/report/amount.ts';
import type { ComparedAmount } from '#core/pauta/report/compare.ts';
import type { CurrencyFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import type { Medium } from '#core/pauta/taxonomy.ts';
import { MEDIA } from '#core/pauta/taxonomy.ts';
import { capitalize } from '#core/report/format.ts';
import { column } from '../../pdf/column.ts';
import type { Section, TableBlock } from '../../pdf/view.ts';
import type { Cell, Tone } from '../../words/cell.ts';
import { textCell } from '../../words/cells.ts';
import { amountCell, variationCell } from '../cells.ts';
import { ofMain } from '../currencies.ts';
import { groupsTable } from '../groups-table.ts';

/** The period against the one before and the same a year ago, and month by month where it has several. */
export function comparisonSection(report: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.comparison,
    blocks: ofMain(report, (figures) => [comparisonTable(report, figures), ...monthsTable(report, figures)]),
  };
}

function monthsTable({ period }: PautaReport, figures: CurrencyFigures): TableBlock[] {
  if (period.kind === 'month') return [];
  const { month: groups } = figures.groups;
  return [groupsTable({ title: PAUTA_BLOCKS.months, corner: DIMENSION_NAME.month, groups, figures })];
}

const NOTHING: ComparedAmount = { value: { kind: 'missing', reason: 'no-lines' }, variation: { kind: 'no-base' } };

function comparisonTable({ period }: PautaReport, figures: CurrencyFigures): TableBlock {
  const { previous, yearAgo, sums, currency } = figures;
  const money = MONEY_FIELDS.map((field) =>
    comparisonRow(MONEY_NAME[field], sums[field], previous[field], yearAgo[field], currency, 'strong'),
  );
  const media = MEDIA.flatMap((medium) => mediumRow(figures, medium));
  const columns = [
    column(PAUTA_COLUMNS.indicator, 1.35, 'left'),
    column(capitalize(formatPeriod(period)), 1.15),
    column(capitalize(formatPeriod(previous.period)), 1.15),
    column(PAUTA_COLUMNS.variation, 0.85),
    column(capitalize(formatPeriod(yearAgo.period)), 1.15),
    column(PAUTA_COLUMNS.variation, 0.85),
  ];
  return {
    kind: 'table',
    title: null,
    swatch: null,
    columns,
    rows: [...money, ...media],
    notes: [comparisonNote()],
    size: 'money',
  };
}

function mediumRow({ previous, yearAgo, currency }: CurrencyFigures, medium: Medium): Cell[][] {
  const [before, ago] = [previous, yearAgo].map(({ media }) => media.find((one) => one.medium === medium));
  const current = before?.current ?? ago?.current;
  if (!current) return [];
  return [comparisonRow(MEDIUM_NAME[medium], current, before ?? NOTHING, ago ?? NOTHING, currency, 'plain')];
}

function comparisonRow(
  label: string,
  current: Amount,
  before: ComparedAmount,
  ago: ComparedAmount,
  currency: string,
  tone: Tone,
): Cell[] {
  return [
    textCell(label, tone),
    amountCell(current, currency, tone),
    baseCell(before, currency),
    variationCell(before.variation),
    baseCell(ago, currency),
    variationCell(ago.variation),
  ];
}

function baseCell({ value }: ComparedAmount, currency: string): Cell {
  return amountCell(value, currency);
}

import { COLUMNS, notOffered, ROLE_NAME, SECTIONS, WORDS, yearToDate } from '#config/texts/report.ts';
import { capitalize, shortMonth } from '#core/report/format.ts';
import type { Figure, SocialReport } from '#core/report/social-report.ts';
import { addMonths, type Month } from '#core/time/month.ts';
import type { Cell } from '../../words/cell.ts';
import { textCell, valueCell, variationCell } from '../../words/cells.ts';
import { type Named, namedNetworks } from '../../words/networks.ts';
import { column } from '../column.ts';
import type { Section, TableBlock } from '../view.ts';

/** Every figure beside its two bases and its year to date, a table per network. */
export function comparisonSection(report: SocialReport): Omit<Section, 'newPage'> {
  return { ...SECTIONS.comparison, blocks: namedNetworks(report).map((named) => comparisonTable(named, report)) };
}

function comparisonTable({ network, title, colour }: Named, { month }: SocialReport): TableBlock {
  const offered = network.figures.filter((figure) => !isNeverOffered(figure));
  const absent = network.figures.filter(isNeverOffered).map(({ role }) => ROLE_NAME[role].toLocaleLowerCase('es-CO'));
  return {
    kind: 'table',
    title,
    swatch: colour,
    columns: comparisonColumns(month),
    rows: offered.map((figure) => comparisonRow(figure)),
    notes: absent.length > 0 ? [notOffered(absent.join(', '))] : [],
    size: 'dense',
  };
}

/** The platform has no such figure now and had none then: one note says it for all of them. */
function isNeverOffered({ value, previous, yearAgo }: Figure): boolean {
  return [value, previous.value, yearAgo.value].every(
    (each) => each.kind === 'missing' && each.reason === 'not-exposed',
  );
}

function comparisonColumns(month: Month) {
  return [
    column(COLUMNS.indicator, 1.8, 'left'),
    column(monthTitle(month), 0.88),
    column(monthTitle(addMonths(month, -1)), 0.88),
    column(COLUMNS.monthVariation, 1.2),
    column(monthTitle(addMonths(month, -12)), 0.88),
    column(COLUMNS.yearVariation, 1.2),
    column(yearToDate(month.slice(0, 4)), 1.12),
  ];
}

function monthTitle(month: Month): string {
  return `${capitalize(shortMonth(month))} ${month.slice(0, 4)}`;
}

function comparisonRow(figure: Figure): Cell[] {
  const { role, unit, value, previous, yearAgo, yearToDate: total } = figure;
  return [
    textCell(ROLE_NAME[role]),
    valueCell(value, unit, 'strong'),
    valueCell(previous.value, unit),
    variationCell(figure, previous),
    valueCell(yearAgo.value, unit),
    variationCell(figure, yearAgo),
    total === null ? textCell(WORDS.notAdded, 'quiet') : valueCell(total, unit),
  ];
}

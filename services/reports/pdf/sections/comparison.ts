import {
  COLUMNS,
  incompleteBaseNote,
  missingNote,
  notOffered,
  REASON_NAME,
  ROLE_NAME,
  SECTIONS,
  WORDS,
  yearToDate,
} from '#config/texts/report.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import { capitalize, shortMonth } from '#core/report/format.ts';
import type { Figure, SocialReport } from '#core/report/social-report.ts';
import { addMonths, type Month } from '#core/time/month.ts';
import type { Cell } from '../../words/cell.ts';
import { bareValueCell, originNotes, textCell, valueCell, variationCell, withOrigin } from '../../words/cells.ts';
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
  const reasons = missingReasons(offered);
  // One reason for all is said once, under the table.
  const cellOf = reasons.length === 1 ? bareValueCell : valueCell;
  const rows = offered.map((figure) => comparisonRow(figure, cellOf));
  return {
    kind: 'table',
    title,
    swatch: colour,
    columns: comparisonColumns(month),
    rows,
    notes: [
      ...(reasons.length === 1 ? reasons.map((reason) => missingNote(REASON_NAME[reason])) : []),
      ...(rows.flat().some(({ text }) => text === WORDS.incompleteBase) ? [incompleteBaseNote()] : []),
      ...originNotes(rows),
      ...(absent.length > 0 ? [notOffered(absent.join(', '))] : []),
    ],
    size: 'dense',
  };
}

function missingReasons(figures: readonly Figure[]): MissingReason[] {
  const values = figures.flatMap(({ value, previous, yearAgo, yearToDate: total }) => [
    value,
    previous.value,
    yearAgo.value,
    ...(total === null ? [] : [total]),
  ]);
  const reasons = values.flatMap((value) => (value.kind === 'missing' ? [value.reason] : []));
  return [...new Set(reasons)].filter((reason) => reason !== 'not-exposed');
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
    column(monthTitle(month), 0.98),
    column(monthTitle(addMonths(month, -1)), 0.98),
    column(COLUMNS.monthVariation, 1.06),
    column(monthTitle(addMonths(month, -12)), 0.98),
    column(COLUMNS.yearVariation, 1.06),
    column(yearToDate(month.slice(0, 4)), 1.1),
  ];
}

function monthTitle(month: Month): string {
  return `${capitalize(shortMonth(month))} ${month.slice(0, 4)}`;
}

function comparisonRow(figure: Figure, cellOf: typeof valueCell): Cell[] {
  const { role, unit, value, previous, yearAgo, yearToDate: total, yearToDateFrom } = figure;
  return [
    textCell(ROLE_NAME[role]),
    withOrigin(cellOf(value, unit, 'strong'), value, figure.from),
    withOrigin(cellOf(previous.value, unit), previous.value, previous.from),
    variationCell(figure, previous),
    withOrigin(cellOf(yearAgo.value, unit), yearAgo.value, yearAgo.from),
    variationCell(figure, yearAgo),
    total === null ? textCell(WORDS.notAdded, 'quiet') : withOrigin(cellOf(total, unit), total, yearToDateFrom),
  ];
}

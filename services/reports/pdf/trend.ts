import { chartOrigin } from '#config/texts/origins.ts';
import {
  BLOCKS,
  COLUMNS,
  chartAccountBreak,
  chartBreak,
  chartHoles,
  chartPartial,
  REASON_NAME,
} from '#config/texts/report.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import { capitalize, formatDay, formatMonth, shortMonth } from '#core/report/format.ts';
import type { Series, SocialReport } from '#core/report/social-report.ts';
import type { Month } from '#core/time/month.ts';
import { flowBars } from '../charts/flow-bars.ts';
import { levelLine } from '../charts/level-line.ts';
import { monthSpans } from '../charts/spans.ts';
import { coverage, markedValueCell, textCell } from '../words/cells.ts';
import { type Named, NOT_COLLECTED, namedNetworks, seriesOf } from '../words/networks.ts';
import { column } from './column.ts';
import type { ChartItem, TableBlock, TrendBlock } from './view.ts';

/** Charts that stand two by two beside their one table; with more, tables have the whole width. */
const BESIDE_TABLE = 4;
/** Networks side by side in a table of the whole width; more go to further tables, as equal as can be. */
const NETWORKS_PER_TABLE = 6;

/** Thirteen months of one figure: a small chart per network on its own scale, and all their figures in a table beside. */
export function trendBlock(
  report: SocialReport,
  role: Series['role'],
  label: string,
  sizeBeside: 'narrow' | 'tall',
): TrendBlock {
  const networks = namedNetworks(report);
  const size = networks.length > BESIDE_TABLE ? 'narrow' : sizeBeside;
  const charts = networks.map((named) => trendChart(named, role, label, size));
  return {
    kind: 'trend',
    title: BLOCKS.monthly(label),
    charts,
    tables: groupsOf(networks).map((group) => trendTable(group, role, size)),
  };
}

function groupsOf(networks: readonly Named[]): (readonly Named[])[] {
  const tables = Math.ceil(networks.length / NETWORKS_PER_TABLE);
  const each = Math.ceil(networks.length / Math.max(1, tables));
  return Array.from({ length: tables }, (_, index) => networks.slice(index * each, (index + 1) * each));
}

function trendChart(
  { network, title, colour }: Named,
  role: Series['role'],
  label: string,
  size: 'narrow' | 'tall',
): ChartItem {
  const series = seriesOf(network, role);
  const input = { id: `${network.account}-${role}`, platform: network.platform, network: title, label, series };
  const chart = role === 'followers' ? levelLine(input, size) : flowBars(input, size);
  return { title, colour, svg: chart.svg, alt: chart.alt, notes: trendNotes(series) };
}

function trendNotes(series: Series): string[] {
  const breaks = series.breaks.map(({ day, cause }) =>
    cause === undefined ? chartBreak(formatDay(day)) : chartAccountBreak(formatDay(day), cause),
  );
  return [...holeNotes(series), ...partialNotes(series), ...originNotes(series), ...breaks];
}

function holeNotes({ points }: Series): string[] {
  const holes = new Map<MissingReason, Month[]>();
  for (const { month, value } of points) {
    if (value.kind === 'missing') holes.set(value.reason, [...(holes.get(value.reason) ?? []), month]);
  }
  return [...holes].map(([reason, months]) =>
    chartHoles(capitalize(monthSpans(months).join(', ')), REASON_NAME[reason]),
  );
}

function partialNotes({ points }: Series): string[] {
  return points.flatMap(({ month, value }) =>
    value.kind === 'partial' ? [chartPartial(capitalize(formatMonth(month)), coverage(value))] : [],
  );
}

function originNotes({ points }: Series): string[] {
  return (['file', 'hand'] as const).flatMap((from) => {
    const months = points.filter((point) => point.from === from && point.value.kind !== 'missing');
    if (months.length === 0) return [];
    return [chartOrigin(capitalize(monthSpans(months.map(({ month }) => month)).join(', ')), from)];
  });
}

function trendTable(networks: readonly Named[], role: Series['role'], size: 'narrow' | 'tall'): TableBlock {
  const months = networks[0] ? seriesOf(networks[0].network, role).points.map(({ month }) => month) : [];
  const rows = months.map((month, index) => [
    textCell(`${shortMonth(month)} ${month.slice(0, 4)}`, index === months.length - 1 ? 'strong' : 'plain'),
    ...networks.map(({ network }) => {
      const { points } = seriesOf(network, role);
      const tone = index === months.length - 1 ? 'strong' : 'plain';
      const point = points[index];
      const cell = markedValueCell(point?.value ?? NOT_COLLECTED, 'count', tone);
      return point?.from ? { ...cell, dotted: true } : cell;
    }),
  ]);
  const columns = [column(COLUMNS.month, 0, 'left'), ...networks.map(({ title }) => column(title, 1))];
  return { kind: 'table', title: null, swatch: null, columns, rows, notes: [], size };
}

import {
  accountChangedOn,
  amountIn,
  chartSubject,
  fromTo,
  highestOf,
  highestWas,
  lowestOf,
  missingIn,
  noFigures,
  partialIn,
  redefinedOn,
} from '#config/texts/charts.ts';
import { formatCount, formatDay, formatMonth } from '#core/report/format.ts';
import type { Series, SeriesPoint } from '#core/report/social-report.ts';
import type { Month } from '#core/time/month.ts';
import type { SeriesChart } from './chart.ts';
import { breakSlots, isCut } from './marks.ts';
import { monthSpans } from './spans.ts';

interface Known {
  month: Month;
  amount: number;
}

/** What a chart of thirteen months shows, in one sentence; months of another definition are never compared. */
export function seriesFinding({ label, network, series }: SeriesChart, nature: 'level' | 'flow'): string {
  const known = series.points.flatMap(knownOf);
  const body = known.length === 0 ? [nothing(series)] : [headline(series, known, nature), ...caveats(series)];
  return `${chartSubject(label, network)}: ${body.join('; ')}.`;
}

function knownOf({ month, value }: SeriesPoint): Known[] {
  return value.kind === 'missing' ? [] : [{ month, amount: value.amount }];
}

function nothing(series: Series): string {
  const [first, last] = [series.points[0], series.points.at(-1)];
  return first && last ? noFigures(formatMonth(first.month), formatMonth(last.month)) : '';
}

function headline(series: Series, known: readonly Known[], nature: 'level' | 'flow'): string {
  const comparable = comparableOf(series, nature);
  const [first, last] = [comparable[0] ?? known[0], known.at(-1)];
  if (!first || !last) return '';
  const end = formatCount(last.amount);
  if (nature === 'level' && first.month !== last.month) {
    return fromTo(formatCount(first.amount), formatMonth(first.month), end, formatMonth(last.month));
  }
  return [amountIn(end, formatMonth(last.month)), ...rankOf(comparable, last)].join(', ');
}

/** Whole months since the last redefinition, without the month in which it fell when it split a flow. */
function comparableOf(series: Series, nature: 'level' | 'flow'): Known[] {
  const last = breakSlots(series)
    .filter((each) => isCut(each, nature))
    .at(-1);
  const from = last === undefined ? 0 : last.month + (nature === 'flow' && !last.starts ? 1 : 0);
  return series.points.slice(from).flatMap((point) => (point.value.kind === 'measured' ? knownOf(point) : []));
}

function rankOf(comparable: readonly Known[], last: Known): string[] {
  const [first] = comparable;
  if (!first || comparable.length < 2 || comparable.at(-1)?.month !== last.month) return [];
  const best = comparable.reduce((top, item) => (item.amount > top.amount ? item : top), first);
  const least = Math.min(...comparable.map(({ amount }) => amount));
  if (last.amount === best.amount) return [highestOf(comparable.length)];
  if (last.amount === least) return [lowestOf(comparable.length)];
  return [highestWas(formatCount(best.amount), formatMonth(best.month))];
}

function caveats(series: Series): string[] {
  const holes = monthSpans(series.points.filter(({ value }) => value.kind === 'missing').map(({ month }) => month));
  const parts = monthSpans(series.points.filter(({ value }) => value.kind === 'partial').map(({ month }) => month));
  const breaks = series.breaks.flatMap(({ day, cause }) => (cause === undefined ? [formatDay(day)] : []));
  const passed = series.breaks.flatMap(({ day, cause }) => (cause === undefined ? [] : [formatDay(day)]));
  return [
    ...(holes.length > 0 ? [missingIn(holes.join(', '))] : []),
    ...(parts.length > 0 ? [partialIn(parts.join(', '))] : []),
    ...(breaks.length > 0 ? [redefinedOn(breaks.join(' y el '))] : []),
    ...(passed.length > 0 ? [accountChangedOn(passed.join(' y el '))] : []),
  ];
}

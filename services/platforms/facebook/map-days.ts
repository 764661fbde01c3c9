import { FACEBOOK } from '#config/dictionary/facebook.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { Capture } from '#core/ports/connector.ts';
import type { Cell, ReadingTable } from '#core/pulls/pull.ts';
import { addDays, type Day, dayOf, dayRange } from '#core/time/day.ts';
import { instantOfEpochMs, toInstant } from '#core/time/instant.ts';
import { readBody } from '#services/exchange/failure.ts';
import { endpointOf, type Insight, insightsAsked, insightsBody, isBreakdown } from './answers.ts';
import { ZONE } from './client.ts';
import { failureOf, missingReasonOf } from './failures.ts';
import { BREAKDOWN, BREAKDOWN_METRIC, metricsOfSeries, SERIES } from './fields.ts';

/** One figure of one day; `metric` is a name of the dictionary. */
interface DayReading {
  metric: string;
  day: Day;
  cell: Cell;
}

/** The figures of days that an insights answer holds, a table per set of definitions in force. */
export function dayTables(capture: Capture, account: string): ReadingTable[] {
  const byDay = Map.groupBy(dayReadings(capture), ({ day }) => day);
  const metrics = metricsOf([...byDay.values()].flat());
  const days = [...byDay.keys()].sort();
  const groups = Map.groupBy(days, (day) => keysOn(metrics, day).join());
  return [...groups.values()].flatMap((group): ReadingTable[] => {
    const [first] = group;
    if (!first) return [];
    const rows = group.map((day) => ({ subject: account, day, cells: cellsOf(metrics, byDay.get(day) ?? []) }));
    const { receivedAt: learntAt } = capture.answer;
    return [{ level: 'account', learntAt, keys: keysOn(metrics, first), period: { grain: 'day', zone: ZONE }, rows }];
  });
}

/**
 * The days of a window that was refused although others were answered: for each its reason, where a table of figures has
 * none of that day.
 */
export function refusedDays(captures: readonly Capture[], account: string): ReadingTable[] {
  const asked = captures.filter(({ call }) => endpointOf(call) === 'insights');
  const read = asked.filter((capture) => !failureOf(capture));
  const served = new Set(read.flatMap(metricsAnswered));
  return asked.flatMap((capture): ReadingTable[] => {
    const failure = failureOf(capture);
    const days = failure ? daysAsked(capture) : [];
    const inWindow = read.filter(({ call }) => windowOf(call) === windowOf(capture.call)).flatMap(metricsAnswered);
    const metrics = metricsAsked(capture).filter((metric) => served.has(metric) && !inWindow.includes(metric));
    const [first] = days;
    if (!failure || !first || metrics.length === 0) return [];
    // What is refused for these days and answered for others is not served that far back.
    const reason = failure.recovery.do === 'stop' ? 'not-exposed' : missingReasonOf(failure);
    const keys = keysOn(metrics, first);
    const rows = days.map((day) => ({ subject: account, day, cells: keys.map(() => reason) }));
    const { receivedAt: learntAt } = capture.answer;
    return [{ level: 'account', learntAt, keys, period: { grain: 'day', zone: ZONE }, rows }];
  });
}

/** The metrics of ours that an insights request asks for. */
export function metricsAsked({ call }: Pick<Capture, 'call'>): string[] {
  if (isBreakdown(call)) return Object.values(BREAKDOWN);
  return insightsAsked(new URL(call.url)).flatMap(metricsOfSeries);
}

function windowOf({ url }: Capture['call']): string {
  const { searchParams } = new URL(url);
  return `${searchParams.get('since') ?? ''}|${searchParams.get('until') ?? ''}`;
}

function daysAsked({ call }: Pick<Capture, 'call'>): Day[] {
  const [since, until] = windowOf(call).split('|').map(Number);
  if (!since || !until) return [];
  return dayRange(dayOf(instantOfEpochMs(since * 1000), ZONE), dayOf(instantOfEpochMs(until * 1000), ZONE));
}

/** The metrics of ours that an insights answer speaks of, whether or not it holds a figure. */
export function metricsAnswered(capture: Capture): string[] {
  const { data } = readBody('Facebook', capture, insightsBody);
  if (!isBreakdown(capture.call)) return data.flatMap((insight) => SERIES[seriesKey(insight)] ?? []);
  return splitRows(data).flatMap(({ is_from_ads: side }) => BREAKDOWN[side ?? ''] ?? []);
}

function dayReadings(capture: Capture): DayReading[] {
  const { data } = readBody('Facebook', capture, insightsBody);
  const rows = isBreakdown(capture.call)
    ? splitRows(data).map((row) => ({ metric: BREAKDOWN[row.is_from_ads ?? ''], row }))
    : data.flatMap((insight) => (insight.values ?? []).map((row) => ({ metric: SERIES[seriesKey(insight)], row })));
  return rows.flatMap(({ metric, row }) => {
    if (metric === undefined || row.end_time == null) return [];
    const end = toInstant(row.end_time);
    // A day that has not ended is served too, with what it has so far.
    if (end > capture.answer.receivedAt) return [];
    return [{ metric, day: addDays(dayOf(end, ZONE), -1), cell: wholeNumber(row.value) }];
  });
}

// A breakdown that Facebook ignored answers plain rows: those are totals, not a side.
function splitRows(data: readonly Insight[]) {
  return data
    .filter(({ name, period }) => name === BREAKDOWN_METRIC && period === 'day')
    .flatMap(({ values }) => values ?? []);
}

function seriesKey({ name, period }: Insight): string {
  return `${name}/${period}`;
}

function metricsOf(readings: readonly DayReading[]): string[] {
  const found = new Set(readings.map(({ metric }) => metric));
  return [...Object.values(SERIES), ...Object.values(BREAKDOWN)].filter((metric) => found.has(metric));
}

function keysOn(metrics: readonly string[], day: Day): MetricKey[] {
  return metrics.flatMap((metric) => keyInForce(FACEBOOK, metric, day) ?? []);
}

function cellsOf(metrics: readonly string[], readings: readonly DayReading[]): Cell[] {
  return metrics.map((metric) => readings.find((reading) => reading.metric === metric)?.cell ?? null);
}

function wholeNumber(value: unknown): Cell {
  return typeof value === 'number' ? Math.round(value) : null;
}

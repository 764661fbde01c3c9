import { dayRange, toDay } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { forbidden, missingParameter, queryNotSupported, unknownIdentifier } from './errors.ts';
import { CONTENT_TYPES, DAY_NAMES, type DayName, day, dayOfType } from './truth.ts';

const MONETARY = ['estimatedRevenue', 'estimatedAdRevenue', 'grossRevenue', 'cpm'];

/** `dimensions=day`, or none: totals of the window. Everything else is refused as not supported. */
export function reports({ query }: SandboxRequest, now: Instant): Reply {
  for (const name of ['ids', 'startDate', 'endDate', 'metrics']) {
    if (!query.get(name)) return missingParameter(name);
  }
  const owner = query.get('ids') ?? '';
  if (!['channel==mine', `channel==${NATIVE.youtube.toLowerCase()}`].includes(owner.toLowerCase())) return forbidden();
  const metrics = (query.get('metrics') ?? '').split(',');
  const odd = oddOrder(query, metrics) ?? oddCount(query);
  if (odd) return odd;
  // One monetary metric fails the whole query.
  if (metrics.some((metric) => MONETARY.includes(metric))) return forbidden();
  const byType = reportByType(query, metrics, now);
  if (byType) return byType;
  const names = metrics.filter((metric): metric is DayName => (DAY_NAMES as string[]).includes(metric));
  const dimension = query.get('dimensions') ?? '';
  if (names.length < metrics.length || !['', 'day'].includes(dimension) || query.get('filters'))
    return queryNotSupported();
  const range = daysAsked(query);
  if (!range) return queryNotSupported();
  const served = range.filter((date) => names.every((name) => day(name, date, now) !== null));
  // A ratio comes as a number with decimals.
  const figure = (name: DayName, date: (typeof served)[number]) => (day(name, date, now) ?? 0) / (FLOATS[name] ?? 1);
  const columns = names.map((name) => ({ name, columnType: 'METRIC', dataType: FLOATS[name] ? 'FLOAT' : 'INTEGER' }));
  if (dimension === '') {
    const totals = names.map((name) => served.reduce((sum, date) => sum + figure(name, date), 0));
    return table(columns, [totals]);
  }
  const rows = served.map((date) => [date, ...names.map((name) => figure(name, date))]);
  return table([{ name: 'day', columnType: 'DIMENSION', dataType: 'STRING' }, ...columns], rows);
}

/** Rows are ordered by what the query asks for, and by nothing else. */
function oddOrder(query: URLSearchParams, metrics: readonly string[]): Reply | undefined {
  const known = [...metrics, ...(query.get('dimensions') ?? '').split(',')];
  const names = (query.get('sort') ?? '').split(',').filter(Boolean);
  const unknown = names.find((name) => !known.includes(name.replace(/^-/, '')));
  return unknown === undefined ? undefined : unknownIdentifier(unknown, 'sort');
}

function oddCount(query: URLSearchParams): Reply | undefined {
  const odd = ['maxResults', 'startIndex'].find((name) => query.has(name) && !/^[1-9]\d*$/.test(query.get(name) ?? ''));
  return odd === undefined ? undefined : unknownIdentifier(query.get(odd) ?? '', odd);
}

const FLOATS: Readonly<Partial<Record<DayName, number>>> = { averageViewPercentage: 100 };

/** `dimensions=day,creatorContentType`: a row for each class that was watched on a day. */
function reportByType(query: URLSearchParams, metrics: readonly string[], now: Instant): Reply | undefined {
  if (query.get('dimensions') !== 'day,creatorContentType' || query.get('filters')) return undefined;
  const names = metrics.filter((name) => name === 'views' || name === 'estimatedMinutesWatched');
  const range = daysAsked(query);
  if (names.length < metrics.length || !range) return queryNotSupported();
  const rows = range.flatMap((date) =>
    CONTENT_TYPES.flatMap((type) => {
      const figures = names.map((name) => dayOfType(type, name, date, now));
      return figures.every((figure) => figure !== null && figure > 0) ? [[date, type, ...figures]] : [];
    }),
  );
  const dimensions = ['day', 'creatorContentType'].map((name) => ({
    name,
    columnType: 'DIMENSION',
    dataType: 'STRING',
  }));
  return table([...dimensions, ...names.map((name) => ({ name, columnType: 'METRIC', dataType: 'INTEGER' }))], rows);
}

function table(columnHeaders: readonly object[], rows: readonly unknown[]): Reply {
  return { status: 200, body: { kind: 'youtubeAnalytics#resultTable', columnHeaders, rows } };
}

function daysAsked(query: URLSearchParams) {
  try {
    const first = toDay(query.get('startDate') ?? '');
    const last = toDay(query.get('endDate') ?? '');
    return first <= last ? dayRange(first, last) : undefined;
  } catch {
    return undefined;
  }
}

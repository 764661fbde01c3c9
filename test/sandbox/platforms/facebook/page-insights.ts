import { addDays, type Day } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { type Ask, subjectOf } from './ask.ts';
import { daysNotServed, invalidMetric, noMetric, wrongParameter } from './errors.ts';
import {
  day,
  dayReactions,
  followers,
  follows,
  people,
  REACTIONS,
  reach,
  reach28,
  startMs,
  windowSum,
} from './truth.ts';
import { graphTime, windowOf } from './window.ts';

type Period = 'lifetime' | 'day' | 'week' | 'days_28';
/** In the order in which an answer without `period` lists them. */
const PERIODS: readonly Period[] = ['lifetime', 'day', 'week', 'days_28'];
const LENGTHS: Readonly<Record<string, number>> = { week: 7, days_28: 28 };

type Figure = (of: Day, period: Period, at: Instant) => number | null;
interface PageMetric {
  periods: readonly Period[];
  figure: Figure;
  title: string | null;
}

const ROLLING: readonly Period[] = ['day', 'week', 'days_28'];
const summed =
  (name: Parameters<typeof windowSum>[0]): Figure =>
  (of, period, at) => {
    const served = day(name, of, at);
    return served === null || period === 'day' ? served : windowSum(name, of, LENGTHS[period] ?? 1);
  };

const METRICS: Readonly<Record<string, PageMetric>> = {
  page_media_view: { periods: ROLLING, figure: summed('views'), title: null },
  page_total_media_view_unique: { periods: ROLLING, figure: unique, title: null },
  page_total_actions: { periods: ROLLING, figure: summed('actions'), title: 'Total Actions on Page' },
  page_daily_follows_unique: {
    periods: ['day'],
    figure: (of, _, at) => people('gained', of, at),
    title: 'Daily Follows',
  },
  page_daily_unfollows_unique: {
    periods: ['day'],
    figure: (of, _, at) => people('lost', of, at),
    title: 'Daily Unfollows',
  },
  ...Object.fromEntries(REACTIONS.map((kind) => [`page_actions_post_reactions_${kind}_total`, reactionsOf(kind)])),
  page_views_total: { periods: ROLLING, figure: summed('visits'), title: 'Total Page Views' },
  page_post_engagements: { periods: ROLLING, figure: summed('engagements'), title: 'Post Engagements' },
  page_follows: { periods: PERIODS, figure: (of) => follows(of), title: 'Lifetime Total Follows' },
  page_daily_follows: { periods: ['day'], figure: (of, _, at) => day('gained', of, at), title: 'Daily Follows' },
  page_daily_unfollows: { periods: ['day'], figure: summed('lost'), title: 'Daily Unfollows' },
  page_video_views: { periods: ROLLING, figure: summed('videoViews'), title: 'Total Video Views' },
  page_video_view_time: { periods: ['day'], figure: summed('videoTime'), title: 'Daily Video View Time' },
};

function unique(of: Day, period: Period, at: Instant): number | null {
  if (period === 'days_28') return reach28(of, at);
  return reach(period === 'week' ? 7 : 1, of, at);
}

function reactionsOf(kind: (typeof REACTIONS)[number]): PageMetric {
  return {
    periods: ['day'],
    figure: (of, _, at) => dayReactions(kind, of, at),
    title: `Daily Total Post ${kind} Reactions`,
  };
}

/** `GET /{page}/insights` */
export function pageInsights(ask: Ask): Reply {
  const { query, now, fault, link } = ask;
  if (!query.get('metric')) return noMetric();
  const names = (query.get('metric') ?? '').split(',').map((name) => name.trim());
  const dead = subjectOf(ask, 'dead-metric');
  if (names.some((name) => name === dead || !METRICS[name])) return invalidMetric(false);
  const period = query.get('period');
  if (period && !PERIODS.some((known) => known === period)) {
    return wrongParameter(`period must be one of the following values: ${PERIODS.join(', ')}`);
  }
  const window = windowOf(query, now);
  if ('refused' in window) return window.refused;
  if (isTooOld(window.days, subjectOf(ask, 'days-before'))) return daysNotServed();
  if (fault === 'no-read-insights') return { status: 200, body: { data: [] } };
  const periods = PERIODS.filter((known) => !period || known === period);
  const side = breakdownOf(query, fault);
  const entries = periods.flatMap((known) =>
    names.flatMap((name) => entryOf(name, known, { days: window.days, now, side, fault })),
  );
  const kept = { metric: names.join(','), ...(period && { period }) };
  const at = (bounds: { since: number; until: number }) => link(`${NATIVE.facebook}/insights`, { ...bounds, ...kept });
  return {
    status: 200,
    body: {
      data: entries.map((entry) => chosen(entry, query.get('fields'))),
      paging: { previous: at(window.previous), ...(window.next && { next: at(window.next) }) },
    },
  };
}

function isTooOld(days: readonly Day[], first: string | undefined): boolean {
  return first !== undefined && (days[0] ?? first) < first;
}

/** More than one breakdown in a call is ignored without a word. */
function breakdownOf(query: URLSearchParams, fault: string | undefined): string | undefined {
  const asked = query.get('breakdown') ?? undefined;
  return asked?.includes(',') || fault === 'breakdown-ignored' ? undefined : asked;
}

interface Entry extends Record<string, unknown> {
  name: string;
  period: Period;
}

interface Asked {
  days: readonly Day[];
  now: Instant;
  side: string | undefined;
  fault: string | undefined;
}

function entryOf(name: string, period: Period, { days, now, side, fault }: Asked): Entry[] {
  const metric = METRICS[name];
  if (!metric?.periods.includes(period)) return [];
  const id = side ? NATIVE.facebook : `${NATIVE.facebook}/insights/${name}/${period}`;
  const about = { title: side ? name : metric.title, description: `${period}: ${name}`, id };
  if (period === 'lifetime') {
    return [{ name, period, values: [{ value: Math.round(followers(now) * 1.015) }], ...about }];
  }
  const values = days.flatMap((of) => {
    const value = metric.figure(of, period, now);
    if (value === null) return [];
    const end = { end_time: graphTime(startMs(addDays(of, 1))) };
    if (side) return sidesOf(of, value, now).map((share, n) => ({ value: share, ...end, [side]: String(n) }));
    return [fault === 'values-without-value' ? end : { value, ...end }];
  });
  return [{ name, period, values, ...about }];
}

/** Organic and paid, which add up to what is served as the total at the same moment. */
function sidesOf(of: Day, total: number, now: Instant): [number, number] {
  const paid = Math.min(total, day('paid', of, now) ?? 0);
  return [total - paid, paid];
}

/** `fields` drops title and description; the id comes in any case. */
export function chosen(entry: Readonly<Record<string, unknown>>, fields: string | null): Record<string, unknown> {
  if (!fields) return entry;
  const names = fields.split(',').map((name) => name.trim());
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name === 'id' || names.includes(name)));
}

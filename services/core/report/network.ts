import { ROLES, type Role, type Unit } from '../metrics/definition.ts';
import { redefinitionsOf, versionsOf } from '../metrics/dictionary.ts';
import { isOneDefinition } from '../metrics/hand.ts';
import { percent, ratio } from '../metrics/ratio.ts';
import { sumOf, type Value } from '../metrics/value.ts';
import { type AccountHistory, postsPublishedIn, type SeriesLink } from '../month/account-history.ts';
import { monthFigure } from '../month/figure-value.ts';
import type { MonthFigure } from '../month/month-figure.ts';
import { fromMember, originOf } from '../month/origin.ts';
import { POST_FORMATS, versionKnownBy } from '../posts/post.ts';
import { dayOf } from '../time/day.ts';
import { addMonths, daysOf, type Month, monthOfDay, monthRange } from '../time/month.ts';
import type { AccountChange, Comparison, Figure, FigureRole, NetworkMonth, Rate, Series } from './social-report.ts';
import { topPosts } from './top-posts.ts';
import { variationOf } from './variation.ts';

/** Roles in the order in which every report prints them. */
const FIGURE_ROLES: readonly FigureRole[] = ['followers', 'gained', 'lost', 'posts', ...ROLES.slice(3)];

const SERIES_ROLES = ['followers', 'posts', 'views', 'interactions'] as const;
/** Months of a series: this one and the twelve before, so that the same month a year ago is in it. */
export const SERIES_MONTHS = 13;

type FigureOf = (role: FigureRole, month: Month) => MonthFigure;

/** All that a report says of one account in a month. */
export function networkMonth(history: AccountHistory, month: Month): NetworkMonth {
  const figureOf = remembered(history);
  const { account } = history;
  const figures = FIGURE_ROLES.map((role) => figure(history, figureOf, role, month));
  return {
    account: account.id,
    platform: account.platform,
    name: account.name,
    url: account.url,
    figures,
    series: SERIES_ROLES.map((role) => series(history, figureOf, role, month)),
    rates: rates(figures, isOtherAccount(history, addMonths(month, -1), month)),
    activity: activity(history, month, figureOf('posts', month)),
    topPosts: topPosts(history, month),
    ...successions(history, month),
  };
}

function successions({ links = [] }: AccountHistory, month: Month): { successions?: AccountChange[] } {
  const seen = links.filter(({ since }) => isInSeries(monthOfDay(since), month));
  if (seen.length === 0) return {};
  const changes = seen.map(({ since, kind, of, reason }) => ({ since, kind, account: of.id, name: of.name, reason }));
  return { successions: changes.toSorted((a, b) => (a.since < b.since ? -1 : 1)) };
}

function isInSeries(at: Month, month: Month): boolean {
  return at > addMonths(month, -SERIES_MONTHS) && at <= month;
}

/** True when the levels at the ends of two months are of two accounts, or of one before and after it took up another. */
function isOtherAccount({ links = [] }: AccountHistory, base: Month, month: Month): boolean {
  const isBetween = ({ since }: SeriesLink) => base < monthOfDay(since) && monthOfDay(since) <= month;
  return links.some((link) => link.kind !== 'renamed' && isBetween(link));
}

// The same month's figure serves as value, base, series point and part of the year.
function remembered(history: AccountHistory): FigureOf {
  const known = new Map<string, MonthFigure>();
  return (role, month) => {
    const key = `${role}|${month}`;
    const value = known.get(key) ?? monthFigure(history, role, month);
    known.set(key, value);
    return value;
  };
}

function figure(history: AccountHistory, figureOf: FigureOf, role: FigureRole, month: Month): Figure {
  const current = figureOf(role, month);
  const compare = (base: Month): Comparison => {
    const other = figureOf(role, base);
    // What days and posts gained goes on from one account to the next; where an account stands does not.
    const isLevel = !addsUp(history, role);
    const between = isLevel && isOtherAccount(history, base, month) ? 'other-account' : 'nothing';
    const variation = variationOf(current, other, between);
    return { month: base, value: other.value, ...fromMember(other.from), variation };
  };
  const opening = role === 'followers' ? figureOf(role, addMonths(month, -1)) : null;
  return {
    role,
    unit: unitOf(history, role),
    metrics: current.metrics,
    value: current.value,
    ...fromMember(current.from),
    readAt: current.readAt,
    opening: opening?.value ?? null,
    ...(opening?.from && { openingFrom: opening.from }),
    previous: compare(addMonths(month, -1)),
    yearAgo: compare(addMonths(month, -12)),
    ...yearToDate(history, figureOf, role, month),
  };
}

function unitOf({ dictionary }: AccountHistory, role: FigureRole): Unit {
  const [name] = role === 'posts' ? [] : (dictionary.roles[role]?.metrics ?? []);
  return versionsOf(dictionary, name ?? '').at(-1)?.unit ?? 'count';
}

/** January to this month added up; `null` for what does not add up, or changed its meaning on the way. */
function yearToDate(
  history: AccountHistory,
  figureOf: FigureOf,
  role: FigureRole,
  month: Month,
): Pick<Figure, 'yearToDate' | 'yearToDateFrom'> {
  if (!addsUp(history, role)) return { yearToDate: null };
  const months = monthRange(`${Number(month.slice(0, 4))}-01`, month).map((each) => figureOf(role, each));
  const known = months.filter(({ value }) => value.kind !== 'missing');
  if (!isOneDefinition(...known.map(({ metrics }) => metrics))) return { yearToDate: null };
  const values = months.map(({ value }) => value);
  const from = originOf(known);
  return { yearToDate: sumOf(values, 'months'), ...(from && { yearToDateFrom: from }) };
}

function addsUp(history: AccountHistory, role: FigureRole): boolean {
  if (role === 'posts') return true;
  const source = history.dictionary.roles[role as Role];
  if (!source) return false;
  if (source.from === 'posts') return true;
  const definition = versionsOf(history.dictionary, source.metrics[0] ?? '').at(-1);
  return definition?.nature === 'additive' && definition.grain === 'day';
}

function series(
  history: AccountHistory,
  figureOf: FigureOf,
  role: (typeof SERIES_ROLES)[number],
  month: Month,
): Series {
  const months = monthRange(addMonths(month, 1 - SERIES_MONTHS), month);
  const names = role === 'posts' ? [] : (history.dictionary.roles[role]?.metrics ?? []);
  const breaks = names
    .flatMap((name) => redefinitionsOf(history.dictionary, name))
    .filter((day) => months.includes(monthOfDay(day)));
  const redefined = [...new Set(breaks)].map((day) => ({ day, month: monthOfDay(day) }));
  const passed = (successions(history, month).successions ?? []).map(({ since, kind }) => ({
    day: since,
    month: monthOfDay(since),
    cause: kind,
  }));
  return {
    role,
    points: months.map((each) => {
      const { value, from } = figureOf(role, each);
      return { month: each, value, ...fromMember(from) };
    }),
    breaks: [...redefined, ...passed].sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/** @param otherAccount the followers at the month's two ends are not of one account */
function rates(figures: readonly Figure[], otherAccount: boolean): NetworkMonth['rates'] {
  const whole = (value: Value | null | undefined) => (value?.kind === 'measured' ? value.amount : null);
  const of = (role: FigureRole) => figures.find((one) => one.role === role);
  // What people counted under a name is not what the platform divides by.
  const read = (role: FigureRole) => (of(role)?.from === 'hand' ? null : whole(of(role)?.value));
  const [interactions, posts, views] = (['interactions', 'posts', 'views'] as const).map((role) => read(role));
  const [opening, closing] = [otherAccount ? null : whole(of('followers')?.opening), whole(of('followers')?.value)];
  const rate = (top: number | null | undefined, bottom: number | null | undefined, by: typeof percent): Rate => ({
    value: top == null || bottom == null || bottom <= 0 ? null : by(top, bottom, 2),
  });
  const people = opening == null || closing == null || posts == null ? null : (opening + closing) * posts;
  return {
    interactionsPerViews: rate(interactions, views, percent),
    interactionsPerPost: rate(interactions, posts, ratio),
    // Twice the interactions over the sum of both ends: the average of the followers without a fraction.
    interactionsPerFollowers: rate(interactions == null ? null : 2 * interactions, people, percent),
    growth: rate(opening == null || closing == null ? null : closing - opening, opening, percent),
  };
}

/** What is known of the days: all of the month, those listed so far, or none. */
function activity(
  history: AccountHistory,
  month: Month,
  { value: posts, from }: MonthFigure,
): NetworkMonth['activity'] {
  // A count that people wrote says nothing of its days.
  if (posts.kind === 'missing' || from === 'hand') return { perDay: [], daysWithoutPosts: null, perFormat: [] };
  const published = postsPublishedIn(history, month);
  const days = daysOf(month).slice(0, posts.kind === 'partial' ? posts.covered : undefined);
  const perDay = Map.groupBy(published, (post) => dayOf(post.published, 'America/Bogota'));
  const perFormat = Map.groupBy(published, (post) => versionKnownBy(post, history.cutoff).format);
  const counted = days.map((day) => ({ day, posts: perDay.get(day)?.length ?? 0 }));
  return {
    perDay: counted,
    daysWithoutPosts: counted.filter(({ posts: count }) => count === 0).length,
    perFormat: POST_FORMATS.flatMap((format) => {
      const count = perFormat.get(format)?.length ?? 0;
      return count > 0 ? [{ format, posts: count }] : [];
    }),
  };
}

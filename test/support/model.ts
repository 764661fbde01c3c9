import type { Platform } from '#core/accounts/account.ts';
import type { FigureRole } from '#core/report/social-report.ts';
import type { Fault } from '#test/sandbox/faults.ts';
import * as facebook from '#test/sandbox/platforms/facebook/truth.ts';
import * as linkedin from '#test/sandbox/platforms/linkedin/truth.ts';
import * as x from '#test/sandbox/platforms/x/truth.ts';
import * as youtube from '#test/sandbox/platforms/youtube/truth.ts';
import { postsOf, type WorldPost } from '#test/sandbox/world/posts.ts';

/**
 * What a report must say, computed from the sandbox's truth and the calendar alone: nothing of the product's core is
 * used. Days are plain `YYYY-MM-DD` texts; moments are milliseconds.
 */
export interface Expected {
  kind: 'measured' | 'partial' | 'missing';
  amount?: number;
}

export interface Model {
  /** Slot at which the accounts were connected, in milliseconds. */
  connectedAt: number;
  /** When the month was closed. */
  closedAt: number;
  incidents: readonly Fault[];
}

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString() as `${string}Z`;
const dayText = (ms: number) => iso(ms).slice(0, 10) as `${number}-${number}-${number}`;

/** 00:10 in Bogotá of a day, which is 05:10 UTC all year. */
const slotMs = (day: string) => Date.parse(`${day}T05:10:00Z`);

const daysIn = (month: string) => new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate();
const daysOfMonth = (month: string) =>
  Array.from(
    { length: daysIn(month) },
    (_, n) => `${month}-${String(n + 1).padStart(2, '0')}` as `${number}-${number}-${number}`,
  );
const next = (month: string) => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Incidents that a retry does not outlast: a person has to act, and the slot is given up. */
const PARKING = ['token-dead', 'version-dead'];

/** True when the platform answered at a daily slot: no incident lasted through all the six hours after it. */
function wasRead({ incidents, connectedAt }: Model, platform: Platform, slot: number): boolean {
  if (slot < connectedAt) return false;
  const out = incidents.filter(
    (fault) =>
      fault.platform === platform && slot >= Date.parse(fault.from ?? '') && slot < Date.parse(fault.until ?? ''),
  );
  // What parks a pull parks it at once; an outage is tried again for six hours.
  return out.every(({ name, until }) => !PARKING.includes(name) && Date.parse(until ?? '') < slot + 3 * 3_600_000);
}

/** When the pull of a slot was answered: at the slot, or at the first retry after an outage (1, 2, 4 … minutes apart). */
function slotsFor(model: Model, platform: Platform, month: string): number[] {
  const boundary = slotMs(`${next(month)}-01`);
  const slots = [boundary, ...daysOfMonth(month).toReversed().map(slotMs)];
  return slots.filter((slot) => wasRead(model, platform, slot));
}

type Figure = 'followers' | FigureRole;
type Counter = (post: WorldPost, at: number) => number | undefined;

const sumDays = (month: string, day: (date: `${number}-${number}-${number}`) => number | null): Expected => {
  const figures = daysOfMonth(month).map(day);
  const known = figures.filter((figure) => figure !== null);
  const amount = known.reduce((sum, figure) => sum + figure, 0);
  if (known.length === 0) return { kind: 'missing' };
  return { kind: known.length === figures.length ? 'measured' : 'partial', amount };
};

/** Age in whole days, both by Bogotá's calendar (five hours behind UTC). */
const ageAt = (post: WorldPost, at: number) =>
  (Date.parse(dayText(at - 5 * 3_600_000)) - Date.parse(dayText(Date.parse(post.published) - 5 * 3_600_000))) / DAY;

/** True when the ladder reads a post at a slot: daily to day 30, days 45, 60, 90, and every day 1 up to day 365. */
const isDue = (post: WorldPost, slot: number) => {
  const age = ageAt(post, slot);
  return age <= 30 || [45, 60, 90].includes(age) || (dayText(slot - 5 * 3_600_000).endsWith('-01') && age <= 365);
};

const exists = (post: WorldPost, at: number) =>
  Date.parse(post.published) <= at && !(post.deletedAt && Date.parse(post.deletedAt) <= at);

/** The last reading that the ladder made of a post for a month; on connection every post is read. */
function closingOf(
  model: Model,
  platform: Platform,
  month: string,
  post: WorldPost,
  counter: Counter,
): number | undefined {
  const reads = slotsFor(model, platform, month).filter(
    (slot) => exists(post, slot) && (isDue(post, slot) || slot === model.connectedAt),
  );
  for (const slot of reads) {
    const figure = counter(post, slot);
    if (figure !== undefined) return figure;
  }
  return undefined;
}

const previous = (month: string) => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};
const monthOfPost = (post: WorldPost) => dayText(Date.parse(post.published) - 5 * 3_600_000).slice(0, 7);

/** closing − opening over the posts; posts of the month open at zero. Partial when a post lacks an end that it should have. */
function postGains(model: Model, platform: Platform, month: string, counters: readonly Counter[]): Expected {
  let amount = 0;
  let whole = true;
  for (const post of postsOf(platform)) {
    const isNew = monthOfPost(post) === month;
    const endAge = ageAt(post, slotMs(`${next(month)}-01`));
    if (monthOfPost(post) > month || (!isNew && endAge > 365)) continue;
    const closings = counters.map((counter) => closingOf(model, platform, month, post, counter));
    const openings = counters.map((counter) =>
      isNew ? 0 : closingOf(model, platform, previous(month), post, counter),
    );
    // Never served for this post, or gone before the month: nothing to add.
    if (closings.every((figure) => figure === undefined)) {
      const opened = openings.some((figure) => figure !== undefined);
      if (opened && !isNew && exists(post, slotMs(`${month}-01`)) && platform === 'facebook') whole = false;
      continue;
    }
    if ([...closings, ...openings].some((figure) => figure === undefined)) {
      whole = false;
      continue;
    }
    const total = (figures: readonly (number | undefined)[]) =>
      figures.reduce<number>((sum, figure) => sum + (figure ?? 0), 0);
    amount += total(closings) - total(openings);
  }
  return { kind: whole ? 'measured' : 'partial', amount };
}

const at = (closedAt: number) => iso(closedAt);

/** The expected figure of a platform, role and month; `undefined` where the platform has no such figure. */
export function expectedFigure(model: Model, platform: Platform, role: Figure, month: string): Expected | undefined {
  const first = slotsFor(model, platform, month)[0];
  const known = at(model.closedAt);
  const level = (read: (moment: `${string}Z`) => number): Expected =>
    first === undefined ? { kind: 'missing' } : { kind: 'measured', amount: read(iso(first)) };
  const days = (sum: (date: `${number}-${number}-${number}`) => number | null) => sumDays(month, sum);
  const gains = (...counters: Counter[]) => postGains(model, platform, month, counters);
  if (role === 'posts') return { kind: 'measured', amount: publishedIn(model, platform, month) };
  if (platform === 'youtube') return youtubeFigure(role, level, days, known);
  if (platform === 'linkedin') return linkedinFigure(role, level, days, known);
  if (platform === 'x') return xFigure(role, level, gains);
  return facebookFigure(role, level, days, gains, known, month);
}

type Level = (read: (moment: `${string}Z`) => number) => Expected;
type Days = (sum: (date: `${number}-${number}-${number}`) => number | null) => Expected;
type Gains = (...counters: Counter[]) => Expected;

function youtubeFigure(role: Figure, level: Level, days: Days, known: `${string}Z`): Expected | undefined {
  const one = (name: youtube.DayName) => days((date) => youtube.day(name, date, known));
  const roles: Partial<Record<Figure, () => Expected>> = {
    followers: () => level(youtube.subscribers),
    gained: () => one('subscribersGained'),
    lost: () => one('subscribersLost'),
    views: () => one('views'),
    watchTime: () => one('estimatedMinutesWatched'),
    reactions: () => one('likes'),
    comments: () => one('comments'),
    shares: () => one('shares'),
    interactions: () => addUp(one('likes'), one('comments'), one('shares')),
  };
  return roles[role]?.();
}

function linkedinFigure(role: Figure, level: Level, days: Days, known: `${string}Z`): Expected | undefined {
  const one = (name: linkedin.DayName) => days((date) => linkedin.day(name, date, known));
  const roles: Partial<Record<Figure, () => Expected>> = {
    followers: () => level(linkedin.followers),
    gained: () => addUp(one('gainedOrganic'), one('gainedPaid')),
    views: () => one('impressions'),
    reactions: () => one('reactions'),
    comments: () => one('comments'),
    shares: () => one('shares'),
    clicks: () => one('clicks'),
    interactions: () => addUp(one('reactions'), one('comments'), one('shares')),
  };
  return roles[role]?.();
}

function xFigure(role: Figure, level: Level, gains: Gains): Expected | undefined {
  const one =
    (name: x.CounterName): Counter =>
    (post, moment) =>
      x.counter(post, name, iso(moment));
  const clicks: Counter = (post, moment) =>
    x.isPrivateServed(post, iso(moment)) ? x.counter(post, 'url_link_clicks', iso(moment)) : undefined;
  const roles: Partial<Record<Figure, () => Expected>> = {
    followers: () => level(x.followers),
    views: () => gains(one('impression_count')),
    reactions: () => gains(one('like_count')),
    comments: () => gains(one('reply_count')),
    shares: () => gains(one('retweet_count'), one('quote_count')),
    saves: () => gains(one('bookmark_count')),
    clicks: () => gains(clicks),
    interactions: () => gains(one('like_count'), one('reply_count'), one('retweet_count'), one('quote_count')),
  };
  return roles[role]?.();
}

function facebookFigure(
  role: Figure,
  level: Level,
  days: Days,
  gains: Gains,
  known: `${string}Z`,
  month: string,
): Expected | undefined {
  const one = (name: facebook.DayName) => days((date) => facebook.day(name, date, known));
  const counter =
    (name: facebook.PostName): Counter =>
    (post, moment) =>
      facebook.counter(post, name, iso(moment));
  const last = daysOfMonth(month).at(-1) ?? '2000-01-01';
  const roles: Partial<Record<Figure, () => Expected>> = {
    followers: () => level(facebook.followers),
    gained: () => one('gained'),
    lost: () => one('lost'),
    views: () => one('views'),
    viewsOrganic: () => one('organic'),
    viewsPaid: () => one('paid'),
    videoViews: () => one('videoViews'),
    watchTime: () => one('videoTime'),
    reach: () => ({ kind: 'measured', amount: facebook.reach28(last, known) ?? Number.NaN }),
    reactions: () => gains(counter('reactions')),
    comments: () => gains(counter('comments')),
    shares: () => gains(counter('shares')),
    clicks: () => gains(counter('clicks')),
    interactions: () => gains(counter('reactions'), counter('comments'), counter('shares')),
  };
  return roles[role]?.();
}

const addUp = (...parts: readonly Expected[]): Expected => ({
  kind: parts.every(({ kind }) => kind === 'measured') ? 'measured' : 'partial',
  amount: parts.reduce((sum, { amount = 0 }) => sum + amount, 0),
});

/** Posts of the month that were there at some slot after they went out, or are there when the accounts are connected. */
function publishedIn(model: Model, platform: Platform, month: string): number {
  const seen = (post: WorldPost) => {
    const firstSlot = slotMs(dayText(Date.parse(post.published) - 5 * 3_600_000)) + DAY;
    const moments = Array.from({ length: 30 }, (_, n) => firstSlot + n * DAY);
    if (firstSlot <= model.connectedAt) return exists(post, model.connectedAt);
    return moments.some((slot) => slot <= model.closedAt && wasRead(model, platform, slot) && exists(post, slot));
  };
  return postsOf(platform).filter((post) => monthOfPost(post) === month && seen(post)).length;
}

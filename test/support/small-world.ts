import type { Account } from '#core/accounts/account.ts';
import type { MetricDefinition, MetricKey, PlatformDictionary } from '#core/metrics/definition.ts';
import type { AccountHistory } from '#core/month/account-history.ts';
import { foldMonth, monthsTouched } from '#core/month/fold.ts';
import type { Post } from '#core/posts/post.ts';
import { type Cell, type Pull, pullId, type ReadingTable } from '#core/pulls/pull.ts';
import type { Day } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';

/** An account and a dictionary just large enough to hold every kind of figure, and builders of what is learnt of it. */
export const SMALL_ACCOUNT: Account = {
  id: 'facebook-small',
  revision: 0,
  platform: 'facebook',
  native: '1',
  name: 'Cuenta pequeña',
  url: 'https://facebook.example/small',
  connectedAt: '2026-01-01T05:10:00.000Z',
};

function metric(key: MetricKey, rest: Partial<MetricDefinition>): MetricDefinition {
  return {
    key,
    platform: 'facebook',
    level: key.includes('.post.') ? 'post' : 'account',
    name: key,
    definition: `Qué mide ${key}.`,
    unit: 'count',
    grain: 'day',
    nature: 'additive',
    paid: 'total',
    source: { endpoint: 'GET /small', field: key },
    screen: 'ninguna',
    ...rest,
  };
}

export const REDEFINED_ON: Day = '2026-08-24';

const SMALL_DICTIONARY: PlatformDictionary = {
  platform: 'facebook',
  version: 3,
  zone: 'America/Los_Angeles',
  metrics: [
    metric('facebook.page.fans@1', { grain: 'instant', nature: 'level' }),
    metric('facebook.page.fans-day@1', { nature: 'level' }),
    metric('facebook.page.views@1', { validUntil: '2026-08-23', supersededBy: 'facebook.page.views@2' }),
    metric('facebook.page.views@2', { validFrom: REDEFINED_ON }),
    metric('facebook.page.likes@1', {}),
    metric('facebook.page.comments@1', {}),
    metric('facebook.page.reach@1', { nature: 'windowed' }),
    metric('facebook.post.likes@1', { grain: 'instant' }),
    metric('facebook.post.shares@1', { grain: 'instant' }),
    metric('facebook.post.views@1', { grain: 'instant' }),
  ],
  roles: {
    followers: { from: 'account', metrics: ['facebook.page.fans'], fallback: 'facebook.page.fans-day' },
    views: { from: 'account', metrics: ['facebook.page.views'] },
    interactions: { from: 'account', metrics: ['facebook.page.likes', 'facebook.page.comments'] },
    reach: { from: 'account', metrics: ['facebook.page.reach'] },
    reactions: { from: 'posts', metrics: ['facebook.post.likes'] },
    shares: { from: 'posts', metrics: ['facebook.post.likes', 'facebook.post.shares'] },
  },
  post: {
    interactions: ['facebook.post.likes', 'facebook.post.shares'],
    formula: 'Me gusta + compartidos.',
    views: 'facebook.post.views',
  },
};

/** A table of counters read at a moment: subject → key → cell. */
export function counterTable(
  level: ReadingTable['level'],
  learntAt: Instant,
  rows: Readonly<Record<string, Partial<Record<MetricKey, Cell>>>>,
): ReadingTable {
  const keys = [...new Set(Object.values(rows).flatMap((cells) => Object.keys(cells) as MetricKey[]))];
  return {
    level,
    learntAt,
    keys,
    period: { grain: 'instant' },
    rows: Object.entries(rows).map(([subject, cells]) => ({ subject, cells: keys.map((key) => cells[key] ?? null) })),
  };
}

/** A table of one daily series: day → cell. */
export function dayTable(learntAt: Instant, key: MetricKey, cells: Readonly<Record<Day, Cell>>): ReadingTable {
  const rows = Object.entries(cells).map(([day, cell]) => ({ subject: '1', day: day as Day, cells: [cell] }));
  return { level: 'account', learntAt, keys: [key], period: { grain: 'day', zone: 'America/Los_Angeles' }, rows };
}

/** A pull of the small account that learnt these tables. */
export function smallPull(slot: Instant, tables: readonly ReadingTable[], mapping = 0): Pull {
  const { id: account, platform } = SMALL_ACCOUNT;
  return {
    id: pullId(account, slot, 'api', mapping),
    revision: 0,
    account,
    platform,
    slot,
    source: 'api',
    mapping,
    mapper: `small/${mapping + 1}`,
    learntAt: tables.reduce((last, { learntAt }) => (learntAt > last ? learntAt : last), slot),
    bundle: 'digest',
    calls: 1,
    tables,
    gaps: [],
  };
}

/** A post of the small account. */
export function smallPost(native: string, published: Instant, rest: Partial<Post> = {}): Post {
  const { id: account, platform } = SMALL_ACCOUNT;
  const permalink = `https://facebook.example/${native}`;
  const versions = [{ text: `Texto ${native}`, permalink, format: 'image' as const, learntAt: published }];
  return { id: `${account}|${native}`, revision: 0, account, platform, native, published, versions, ...rest };
}

/** What is known of the small account once these pulls are folded. */
export function smallHistory(
  pulls: readonly Pull[],
  posts: readonly Post[] = [],
  rest: Partial<AccountHistory> = {},
): AccountHistory {
  const months = [...new Set(pulls.flatMap(monthsTouched))];
  const documents = months.flatMap((month) => foldMonth(month, pulls) ?? []);
  return {
    account: SMALL_ACCOUNT,
    dictionary: SMALL_DICTIONARY,
    months: new Map(documents.map((document) => [document.month, document])),
    posts,
    cutoff: '2026-12-31T12:00:00.000Z',
    trackedDays: 365,
    ...rest,
  };
}

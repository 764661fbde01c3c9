import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '#core/ports/connector.ts';
import { addDays, type Day, dayOf, dayRange } from '#core/time/day.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { createLinkedInConnector } from '#services/platforms/linkedin/connector.ts';
import { mapLinkedIn } from '#services/platforms/linkedin/map.ts';
import { CREDENTIALS } from '#test/sandbox/platforms/linkedin/index.ts';
import {
  counter,
  type DayName,
  day,
  followers,
  isIdle,
  type PostName,
  urnOf,
} from '#test/sandbox/platforms/linkedin/truth.ts';
import { postsOf, visiblePosts, type WorldPost } from '#test/sandbox/world/posts.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const SLOT = toInstant('2026-09-15T05:10:00Z');
const ORGANIZATION = 'urn:li:organization:3456789';
const POST_CELLS: readonly PostName[] = [
  'impressions',
  'uniqueImpressions',
  'clicks',
  'reactions',
  'comments',
  'shares',
];

type Pulled = Awaited<ReturnType<Bench['pull']>>;
const pathsOf = ({ captures }: Pick<Pulled, 'captures'>) =>
  captures.map(({ call }) => {
    const { pathname, searchParams } = new URL(call.url);
    const form = ['shares', 'ugcPosts', 'timeIntervals'].find((name) => searchParams.has(name));
    return [pathname.split('/')[2], form].filter(Boolean).join(' ');
  });
const daysOf = ({ tables }: Pulled, key: string) => {
  const table = tables.find(({ keys, period }) => period.grain === 'day' && keys.some((each) => each === key));
  const column = table?.keys.map(String).indexOf(key) ?? -1;
  return table?.rows.map((row) => [row.day, row.cells[column]]);
};
const rowsOfPosts = ({ tables }: Pulled) =>
  new Map(
    tables
      .filter(({ level }) => level === 'post')
      .flatMap(({ rows }) => rows)
      .map(({ subject, cells }) => [subject, cells]),
  );

describe('a pull of LinkedIn', () => {
  let bench: Bench;
  let pulled: Pulled;
  beforeAll(async () => {
    bench = await openBench('linkedin', SLOT);
    pulled = await bench.pull();
  });
  afterAll(() => bench.sandbox.stop());

  it('asks as few calls as the figures need, counters first', () => {
    expect(pathsOf(pulled)).toEqual([
      'networkSizes',
      'posts',
      'organizationalEntityShareStatistics shares',
      'organizationalEntityShareStatistics ugcPosts',
      'organizationalEntityFollowerStatistics timeIntervals',
      'organizationalEntityShareStatistics timeIntervals',
      'organizationPageStatistics timeIntervals',
    ]);
  });

  it('writes Rest.li by hand: syntax raw, texts encoded, both headers', () => {
    const ofPosts = pulled.captures[2]?.call;
    expect(ofPosts?.url).toMatch(/&shares=List\(urn%3Ali%3Ashare%3A\d+(,urn%3Ali%3Ashare%3A\d+)*\)$/);
    expect(pulled.captures[4]?.call.url).toContain(
      // From 8 September to the end of 13 September, by the epoch.
      '&timeIntervals=(timeRange:(start:1788825600000,end:1789344000000),timeGranularityType:DAY)',
    );
    expect(ofPosts?.headers).toMatchObject({ 'linkedin-version': '202608', 'x-restli-protocol-version': '2.0.0' });
  });

  it('keeps no secret in a capture', () => {
    expect(JSON.stringify(pulled.captures)).not.toContain(CREDENTIALS.accessToken);
  });

  it('reads the followers of the moment', () => {
    const table = pulled.tables.find(({ level, period }) => level === 'account' && period.grain === 'instant');
    expect(table?.keys).toEqual(['linkedin.organization.followers@1']);
    expect(table?.rows).toEqual([{ subject: ORGANIZATION, cells: [followers(SLOT)] }]);
  });

  it('reads each day that LinkedIn serves, and no other', () => {
    // 13 September ended 29 hours before the slot: it is not served yet.
    const served = dayRange('2026-09-08', '2026-09-12');
    const metrics: Record<string, DayName> = {
      'linkedin.organization.gained-organic@1': 'gainedOrganic',
      'linkedin.organization.gained-paid@1': 'gainedPaid',
      'linkedin.organization.impressions@1': 'impressions',
      'linkedin.organization.clicks@1': 'clicks',
      'linkedin.organization.reactions@1': 'reactions',
      'linkedin.organization.comments@1': 'comments',
      'linkedin.organization.shares@1': 'shares',
      'linkedin.organization.share-mentions@1': 'shareMentions',
      'linkedin.organization.comment-mentions@1': 'commentMentions',
      'linkedin.organization.page-views@1': 'pageViews',
      'linkedin.organization.page-visitors@1': 'pageVisitors',
    };
    for (const [key, name] of Object.entries(metrics)) {
      expect(daysOf(pulled, key)).toEqual(served.map((date) => [date, day(name, date, SLOT)]));
    }
  });

  it('reads the visits of each device, which are a part of all', () => {
    for (const [device, part] of [
      ['desktop', 0.58],
      ['mobile', 0.42],
    ] as const) {
      const views = daysOf(pulled, `linkedin.organization.page-views-${device}@1`);
      const visitors = daysOf(pulled, `linkedin.organization.page-visitors-${device}@1`);
      const of = (name: DayName) =>
        dayRange('2026-09-08', '2026-09-12').map((date) => [date, Math.round((day(name, date, SLOT) ?? 0) * part)]);
      expect([views, visitors]).toEqual([of('pageViews'), of('pageVisitors')]);
    }
  });

  it('names a field that no day has as one that is not offered', () => {
    const without = pulled.captures.map((capture) => ({
      ...capture,
      answer: { ...capture.answer, body: capture.answer.body.replaceAll('"commentMentionsCount"', '"somethingElse"') },
    }));
    const { gaps } = mapLinkedIn({ request: pulled.request, captures: without });
    expect(gaps).toEqual([
      { level: 'account', metrics: ['linkedin.organization.comment-mentions'], reason: 'not-exposed' },
    ]);
  });

  it('takes no day that had not ended when the answer came', () => {
    const key = 'linkedin.organization.impressions@1';
    const days = daysOf(pulled, key)?.map(([of]) => String(of)) ?? [];
    const running = days.at(-1) ?? '';
    expect(days.length).toBeGreaterThan(1);
    const receivedAt = toInstant(`${running}T23:59:59Z`);
    const captures = pulled.captures.map(({ call, answer }) => ({ call, answer: { ...answer, receivedAt } }));
    const { request } = pulled;
    const read = { request, captures, ...mapLinkedIn({ request, captures }) };
    expect(daysOf(read, key)?.map(([of]) => of)).toEqual(days.slice(0, -1));
  });

  it('reads every post of the last thirty days, and zeros where nothing has happened', () => {
    const expected = visiblePosts('linkedin', SLOT, toInstant('2026-08-16T05:00:00Z'));
    const figures = expected.map((post) => [urnOf(post), POST_CELLS.map((name) => counter(post, name, SLOT))] as const);
    expect([...rowsOfPosts(pulled)].toSorted()).toEqual(figures.map(([urn, cells]) => [urn, cells]).toSorted());
    const words = expected.map((post) => [urnOf(post), post.published, post.text.trim()]);
    expect(pulled.posts.map(({ facts }) => [facts.native, facts.published, facts.text]).toSorted()).toEqual(
      words.toSorted(),
    );
    expect(pulled.gaps).toEqual([]);
  });
});

describe('a backfill of LinkedIn', () => {
  it('reads twelve months in one call a series, and every post of a year', async () => {
    const bench = await openBench('linkedin', toInstant('2025-11-20T05:10:00Z'));
    const pulled = await bench.pull({ source: 'backfill' });
    await bench.sandbox.stop();
    const posts = visiblePosts('linkedin', bench.clock.now(), toInstant('2024-11-20T05:00:00Z'));
    const ugc = posts.filter(({ format }) => format === 'video').length;
    const batches = Math.ceil((posts.length - ugc) / 20) + Math.ceil(ugc / 20);
    expect(pulled.captures).toHaveLength(4 + Math.ceil(posts.length / 100) + batches);
    const days = daysOf(pulled, 'linkedin.organization.impressions@1') ?? [];
    expect(days[0]?.[0]).toBe('2024-11-21');
    expect(days.at(-1)?.[0]).toBe('2025-11-17');
    expect(days).toHaveLength(362);
    expect(pulled.posts).toHaveLength(posts.length);
  });
});

describe('figures of LinkedIn that move', () => {
  const pullAt = async (now: Instant, known: Parameters<Bench['pull']>[0] = {}) => {
    const bench = await openBench('linkedin', now);
    const pulled = await bench.pull(known);
    await bench.sandbox.stop();
    return pulled;
  };

  it('keeps a day as it was at each reading: it is restated for some days', async () => {
    const date: Day = '2026-09-12';
    const [first, last] = [await pullAt(SLOT), await pullAt(toInstant('2026-09-19T05:10:00Z'))];
    const cellOf = (pulled: Pulled) =>
      daysOf(pulled, 'linkedin.organization.impressions@1')?.find(([each]) => each === date)?.[1];
    expect(cellOf(first)).toBe(day('impressions', date, SLOT));
    expect(cellOf(last)).toBe(day('impressions', date, toInstant('2026-12-01T00:00:00Z')));
    expect(cellOf(last)).not.toBe(cellOf(first));
  });

  it('keeps impressions of a post that fall, and shares that are −1', async () => {
    const takenBack = postsOf('linkedin').find((post) => !post.deletedAt && counter(post, 'shares', SLOT) === -1);
    if (!takenBack) throw new Error('the invented world has no post with −1 shares');
    const boundary = toInstant(
      `${addDays(takenBack.published.slice(0, 8).concat('01') as Day, 160).slice(0, 8)}01T05:10:00Z`,
    );
    const later = toInstant(`${addDays(boundary.slice(0, 10) as Day, 62).slice(0, 8)}01T05:10:00Z`);
    const [one, two] = [await pullAt(boundary), await pullAt(later)].map(
      (pulled) => rowsOfPosts(pulled).get(urnOf(takenBack)) ?? [],
    );
    expect(one?.[5]).toBe(-1);
    expect(Number(two?.[0])).toBeLessThan(Number(one?.[0]));
    expect(two?.[0]).toBe(counter(takenBack, 'impressions', later));
  });

  it('reads a day on which more shares were taken back than made', async () => {
    const date = dayRange('2025-06-01', '2026-10-01').find((each) => day('shares', each, SLOT) === -1);
    if (!date) throw new Error('the invented world has no such day');
    const pulled = await pullAt(toInstant(`${addDays(date, 5)}T05:10:00Z`));
    expect(daysOf(pulled, 'linkedin.organization.shares@1')).toContainEqual([date, -1]);
  });
});

describe('posts of LinkedIn that are known', () => {
  /** The slot at which a post is so many days old, and the post as known by then. */
  const onRung = (post: WorldPost, age: number) => ({
    slot: toInstant(`${addDays(dayOf(post.published, 'America/Bogota'), age)}T05:10:00Z`),
    known: [{ native: urnOf(post), published: post.published }],
  });

  it('are gone when the whole list lacks them', async () => {
    const deleted = postsOf('linkedin').find(({ deletedAt, published }) => {
      const age = deletedAt ? Date.parse(deletedAt) - Date.parse(published) : 0;
      return age > 0 && age < 25 * 86_400_000;
    });
    if (!deleted?.deletedAt) throw new Error('the invented world has no deleted post');
    const slot = toInstant(`${addDays(deleted.deletedAt.slice(0, 10) as Day, 1)}T05:10:00Z`);
    const bench = await openBench('linkedin', slot);
    const known = [{ native: urnOf(deleted), published: deleted.published }];
    expect((await bench.pull({ known })).gone).toEqual([{ native: urnOf(deleted), learntAt: slot }]);
    bench.sandbox.faults.add({ platform: 'linkedin', name: 'no-figures', path: '/posts' });
    const blind = await bench.pull({ known });
    await bench.sandbox.stop();
    expect(blind.gone).toEqual([]);
    expect(blind.gaps).toEqual([{ level: 'post', metrics: [], reason: 'not-collected' }]);
    expect(rowsOfPosts(blind).get(urnOf(deleted))).toEqual(POST_CELLS.map(() => 'not-exposed'));
  });

  it('are gone too when older than the window, if the list went past them', async () => {
    const ageAtEnd = (post: WorldPost) =>
      post.deletedAt ? (Date.parse(post.deletedAt) - Date.parse(post.published)) / 86_400_000 : 0;
    const deleted = postsOf('linkedin').find((post) => ageAtEnd(post) > 31 && ageAtEnd(post) < 59);
    if (!deleted) throw new Error('the invented world has no post deleted in its second month');
    const { slot, known } = onRung(deleted, 60);
    const bench = await openBench('linkedin', slot);
    const pulled = await bench.pull({ known });
    await bench.sandbox.stop();
    expect(pulled.request.posts.older.map(({ native }) => native)).toContain(urnOf(deleted));
    expect(pulled.gone).toContainEqual({ native: urnOf(deleted), learntAt: slot });
  });

  it('are idle only when they are listed: an absent one that is not is no zero', async () => {
    const idle = postsOf('linkedin').find((post) => isIdle(post) && !post.deletedAt && post.published < '2026-08');
    if (!idle) throw new Error('the invented world has no idle post');
    const { slot, known } = onRung(idle, 45);
    const bench = await openBench('linkedin', slot);
    const listed = await bench.pull({ known });
    expect(rowsOfPosts(listed).get(urnOf(idle))).toEqual(POST_CELLS.map(() => 0));
    bench.sandbox.faults.add({ platform: 'linkedin', name: 'no-permission', path: '/rest/posts' });
    const recent = listed.posts.map(({ facts: { native, published } }) => ({ native, published }));
    const blind = await bench.pull({ known: [...known, ...recent] });
    await bench.sandbox.stop();
    expect(rowsOfPosts(blind).get(urnOf(idle))).toEqual(POST_CELLS.map(() => 'not-exposed'));
    expect(blind.gone).toEqual([]);
  });

  it('are not taken for idle when LinkedIn answers without any figure', async () => {
    const bench = await openBench('linkedin', SLOT);
    bench.sandbox.faults.add({ platform: 'linkedin', name: 'no-figures', path: 'ShareStatistics' });
    const pulled = await bench.pull();
    await bench.sandbox.stop();
    expect(rowsOfPosts(pulled).size).toBeGreaterThan(5);
    for (const cells of rowsOfPosts(pulled).values()) expect(cells).toEqual(POST_CELLS.map(() => 'not-exposed'));
    expect(pulled.gaps).toContainEqual(expect.objectContaining({ level: 'account', reason: 'not-yet' }));
  });
});

describe('the number of calls for P posts of the window', () => {
  const connector = createLinkedInConnector({ origin: 'https://linkedin.invalid', version: '202608' });

  /** Answers a list of `posts` posts, one in five a UGC post, and no statistics; counts the calls. */
  async function callsFor(posts: number): Promise<number> {
    const elements = Array.from({ length: posts }, (_, index) => ({
      id: `urn:li:${index % 5 === 0 ? 'ugcPost' : 'share'}:${7_000_000 + index}`,
      createdAt: Date.parse('2026-09-14T12:00:00Z') - index,
    }));
    const bodyOf = ({ url }: Call): object => {
      const query = new URL(url).searchParams;
      if (url.includes('networkSizes')) return { firstDegreeSize: 1 };
      if (!url.includes('/rest/posts')) return { elements: [] };
      const start = Number(query.get('start'));
      return { elements: elements.slice(start, start + 100), paging: { start, count: 100, total: posts } };
    };
    let calls = 0;
    const send = async (call: Call) => {
      calls += 1;
      return { call, answer: { status: 200, headers: {}, body: JSON.stringify(bodyOf(call)), receivedAt: SLOT } };
    };
    const account = { id: 'linkedin', native: ORGANIZATION };
    const since = toInstant('2026-08-16T05:00:00Z');
    const days = { first: '2026-09-08', last: '2026-09-14' } as const;
    await connector.ask(
      { account, slot: SLOT, source: 'api', posts: { since, recent: [], older: [] }, days },
      { send, access: async () => ({ token: 'a-token-of-no-one' }) },
    );
    return calls;
  }

  it.each([
    [50, 4 + 1 + 2 + 1],
    [200, 4 + 2 + 8 + 2],
    [1_000, 4 + 10 + 40 + 10],
  ])('%i posts: %i calls', async (posts, calls) => {
    expect(await callsFor(posts)).toBe(calls);
  });
});

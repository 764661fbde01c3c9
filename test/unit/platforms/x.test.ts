import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '#core/time/day.ts';
import { addHours, type Instant, toInstant } from '#core/time/instant.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createXConnector } from '#services/platforms/x/connector.ts';
import { CREDENTIALS } from '#test/sandbox/platforms/x/index.ts';
import {
  allPosts,
  type CounterName,
  counter,
  editedAt,
  followers,
  following,
  idsAt,
  listed,
  postId,
  postsOnProfile,
  wholeText,
} from '#test/sandbox/platforms/x/truth.ts';
import { existsAt, type WorldPost } from '#test/sandbox/world/posts.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';
import { sandboxSettings } from '#test/support/sandbox-settings.ts';

const SLOT = toInstant('2026-09-15T05:10:00Z');
const PUBLIC = [
  'impression_count',
  'like_count',
  'reply_count',
  'retweet_count',
  'quote_count',
  'bookmark_count',
] as const;

/** Posts of the account that exist at a moment, published in [since, until). */
function existing(at: Instant, since: Instant, until: Instant = at): WorldPost[] {
  return allPosts().filter((post) => existsAt(post, at) && post.published >= since && post.published < until);
}

const tracked = (posts: readonly WorldPost[]) =>
  posts.map((post) => ({ native: postId(post), published: post.published }));

type Pulled = Awaited<ReturnType<Bench['pull']>>;

function readingsOf({ tables }: Pick<Pulled, 'tables'>) {
  const rows = tables.filter(({ level }) => level === 'post').flatMap((table) => table.rows);
  return rows.map(({ subject, cells }) => [subject, ...cells]).toSorted();
}

function truthOf(posts: readonly WorldPost[], at: Instant) {
  const figure = (post: WorldPost, name: CounterName) => counter(post, name, at) ?? 'not-exposed';
  const isRecent = (post: WorldPost) => post.published >= addHours(at, -30 * 24);
  return posts
    .map((post) => [
      postId(post),
      ...PUBLIC.map((name) => figure(post, name)),
      ...(['url_link_clicks', 'user_profile_clicks'] as const).map((name) =>
        isRecent(post) ? figure(post, name) : 'not-exposed',
      ),
    ])
    .toSorted();
}

const queries = ({ captures }: Pick<Pulled, 'captures'>) =>
  captures.slice(1).map(({ call }) => {
    const { searchParams } = new URL(call.url);
    return [searchParams.get('start_time'), searchParams.get('end_time')];
  });

describe('a daily pull of X', () => {
  let bench: Bench;
  let pulled: Pulled;
  beforeAll(async () => {
    bench = await openBench('x', SLOT);
    pulled = await bench.pull();
  });
  afterAll(() => bench.sandbox.stop());

  it('makes one call for the account and one for up to a hundred posts', () => {
    expect(pulled.captures.map(({ call }) => new URL(call.url).pathname)).toEqual([
      '/2/users/me',
      '/2/users/128450017/tweets',
    ]);
    expect(queries(pulled)).toEqual([['2026-08-16T05:00:00Z', null]]);
  });

  it('keeps no secret, and nothing that differs between two runs', async () => {
    const kept = JSON.stringify(pulled.captures);
    for (const secret of Object.values(CREDENTIALS)) expect(kept).not.toContain(secret);
    expect(kept).not.toMatch(/oauth|authorization/i);
    const again = await bench.pull();
    expect(JSON.stringify(again.captures)).toBe(kept);
  });

  it('reads the counters of the account', () => {
    const table = pulled.tables.find(({ level }) => level === 'account');
    expect(table?.keys).toEqual([
      'x.account.followers@1',
      'x.account.following@1',
      'x.account.posts@1',
      'x.account.listed@1',
    ]);
    expect(table?.rows).toEqual([
      { subject: '128450017', cells: [followers(SLOT), following(SLOT), postsOnProfile(SLOT), listed(SLOT)] },
    ]);
  });

  it('reads every post of the last thirty days, with clicks told from none to click', () => {
    const expected = existing(SLOT, toInstant('2026-08-16T05:00:00Z'));
    expect(expected.length).toBeGreaterThan(30);
    expect(readingsOf(pulled)).toEqual(truthOf(expected, SLOT));
    expect(pulled.gaps).toEqual([]);
    expect(pulled.gone).toEqual([]);
  });

  it('tells of each post its words, format and address', () => {
    const byId = new Map(allPosts().map((post) => [postId(post), post]));
    for (const { facts, learntAt } of pulled.posts) {
      const post = byId.get(facts.native);
      if (!post) throw new Error(`no post ${facts.native}`);
      const link = post.format === 'link' ? ` mintrabajo.gov.co/noticias/${post.index}` : '';
      expect(facts).toMatchObject({
        published: idsAt(post, SLOT).length > 1 ? editedAt(post) : post.published,
        text: `${wholeText(post)}${link}`,
        format: post.format,
        permalink: `https://x.com/MintrabajoDemo/status/${idsAt(post, SLOT).at(-1)}`,
      });
      expect(learntAt).toBe(SLOT);
    }
  });

  it('is the same under the names that X gives its fields next', async () => {
    const settings = { ...sandboxSettings(bench.sandbox).x, fieldNames: 'post' } as const;
    const other = createXConnector(settings, createSecrets());
    const next = await openBench('x', SLOT);
    next.connector.ask = other.ask;
    const renamed = await next.pull();
    await next.sandbox.stop();
    const [, page] = renamed.captures;
    expect(page?.answer.body).toMatch(/"repost_count"/);
    expect(page?.answer.body).not.toMatch(/"retweet_count"/);
    expect(readingsOf(renamed)).toEqual(readingsOf(pulled));
    expect(renamed.posts).toEqual(pulled.posts);
  });
});

describe('the posts that X lists', () => {
  const AT = toInstant('2026-10-01T05:10:00Z');
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench('x', AT);
  });
  afterAll(() => bench.sandbox.stop());

  it('are of a year at a month boundary, in two windows: private metrics are asked only where X gives them', async () => {
    const pulled = await bench.pull();
    const expected = existing(AT, toInstant('2025-10-01T05:00:00Z'));
    const recent = expected.filter(({ published }) => published >= '2026-09-01T05:00:00.000Z');
    const calls = 1 + Math.ceil(recent.length / 100) + Math.ceil((expected.length - recent.length) / 100);
    expect(pulled.captures).toHaveLength(calls);
    expect(new Set(queries(pulled).map(String))).toEqual(
      new Set(['2026-09-01T05:00:00Z,', '2025-10-01T05:00:00Z,2026-09-01T05:00:00Z']),
    );
    expect(pulled.captures.filter(({ answer }) => answer.body.includes('"errors"'))).toEqual([]);
    expect(readingsOf(pulled)).toEqual(truthOf(expected, AT));
  });

  it('are all of its history on connection', async () => {
    const pulled = await bench.pull({ source: 'backfill' });
    expect(readingsOf(pulled)).toEqual(truthOf(existing(AT, toInstant('2024-11-01T00:00:00Z')), AT));
  });

  it('keep their first id through an edit, and count once', async () => {
    const edited = existing(AT, toInstant('2026-01-01T05:00:00Z')).filter(editedAt);
    expect(edited.length).toBeGreaterThan(3);
    bench.sandbox.faults.add({ platform: 'x', name: 'both-versions', path: '/tweets' });
    const pulled = await bench.pull();
    bench.sandbox.faults.clear();
    const subjects = readingsOf(pulled).map(([subject]) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(readingsOf(pulled)).toEqual(truthOf(existing(AT, toInstant('2025-10-01T05:00:00Z')), AT));
    for (const post of edited) {
      const facts = pulled.posts.filter((one) => one.facts.native === postId(post)).map((one) => one.facts.parts);
      expect(facts).toEqual([{ 'edit-1': idsAt(post, AT)[1] }]);
    }
  });
});

describe('known posts', () => {
  const AT = toInstant('2026-09-23T05:10:00Z');
  const known = tracked(allPosts().filter(({ published }) => published < AT));
  const today = dayOf(AT, 'America/Bogota');
  const ofDay = (age: number) => {
    const day = addDays(today, -age);
    return allPosts().filter((post) => existsAt(post, AT) && dayOf(post.published, 'America/Bogota') === day);
  };
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench('x', AT);
  });
  afterAll(() => bench.sandbox.stop());

  it('on a rung of the ladder are listed by the day on which they were published, and by no other', async () => {
    const pulled = await bench.pull({ known });
    const rungs = [45, 60, 90].filter((age) => ofDay(age).length > 0);
    // The last call looks up what the listings lack.
    expect(pulled.captures.at(-1)?.call.url).toContain('/2/tweets?ids=');
    expect(queries(pulled).slice(1, -1)).toEqual(
      rungs.map((age) => [`${addDays(today, -age)}T05:00:00Z`, `${addDays(today, 1 - age)}T05:00:00Z`]),
    );
    const expected = [...existing(AT, toInstant('2026-08-24T05:00:00Z')), ...rungs.flatMap(ofDay)];
    expect(readingsOf(pulled)).toEqual(truthOf(expected, AT));
  });

  it('that were taken down are gone, when the listing reaches past them', async () => {
    const since = toInstant('2026-08-24T05:00:00Z');
    const missing = allPosts().filter(({ published, deletedAt }) => published >= since && deletedAt && deletedAt <= AT);
    const pulled = await bench.pull({ known });
    expect(missing.length).toBeGreaterThan(0);
    const gone = pulled.gone.map(({ native }) => native);
    expect(gone).toEqual(expect.arrayContaining(missing.map(postId)));
    for (const native of gone) {
      const post = allPosts().find((one) => postId(one) === native);
      expect(post?.deletedAt && post.deletedAt <= AT).toBe(true);
    }
  });

  it.each([
    ['withheld', 'no-permission'],
    ['unlisted', undefined],
  ])('and are %s stay, whatever a listing lacks', async (name, reason) => {
    const [post] = existing(AT, toInstant('2026-08-24T05:00:00Z')).filter((one) => editedAt(one) === undefined);
    const id = post ? postId(post) : '';
    const own = known.filter(({ native }) => native === id);
    expect(own).toHaveLength(1);
    bench.sandbox.faults.add({ platform: 'x', name: `${name}:${id}`, path: '/tweets' });
    const pulled = await bench.pull({ known: own });
    bench.sandbox.faults.clear();
    expect(pulled.captures.map(({ call }) => new URL(call.url).pathname).at(-1)).toBe('/2/tweets');
    expect(pulled.gone).toEqual([]);
    const gap = reason && { level: 'post', metrics: [], reason, subjects: [id] };
    expect(pulled.gaps).toEqual(gap ? [gap] : []);
    const read = pulled.tables.flatMap(({ level, rows }) =>
      level === 'post' ? rows.map(({ subject }) => subject) : [],
    );
    expect(read.includes(id)).toBe(reason === undefined);
  });

  it('are not gone from a listing that never ends, and it is not paged for ever', async () => {
    bench.sandbox.faults.add({ platform: 'x', name: 'endless', path: '/tweets' });
    const pulled = await bench.pull({ known });
    bench.sandbox.faults.clear();
    expect(pulled.captures.length).toBeLessThan(12);
    expect(pulled.gone).toEqual([]);
    expect(pulled.gaps).toMatchObject([{ level: 'post', reason: 'not-collected' }]);
    expect(pulled.gaps[0]?.subjects?.length).toBeGreaterThan(0);
  });

  it('are not gone because an answer is empty: nothing proves it', async () => {
    bench.sandbox.faults.add({ platform: 'x', name: 'empty-answer', path: '/tweets' });
    const pulled = await bench.pull({ known });
    bench.sandbox.faults.clear();
    expect(pulled.gone).toEqual([]);
    const due = [...pulled.request.posts.recent, ...pulled.request.posts.older].map(({ native }) => native);
    expect(pulled.gaps).toEqual([{ level: 'post', metrics: [], reason: 'not-collected', subjects: due }]);
    expect(pulled.tables.map(({ level }) => level)).toEqual(['account']);
  });
});

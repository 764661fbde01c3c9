import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayRange } from '#core/time/day.ts';
import { toInstant } from '#core/time/instant.ts';
import { CREDENTIALS } from '#test/sandbox/platforms/facebook/index.ts';
import { counter, fans, followers, isReel, postId, videoFigures } from '#test/sandbox/platforms/facebook/truth.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';
import { postsOf, visiblePosts } from '#test/sandbox/world/posts.ts';
import type { Bench } from '#test/support/pull-once.ts';
import {
  daysRead,
  daysTrue,
  openFacebook,
  type Pulled,
  pathsOf,
  postsRead,
  postsTrue,
  publishedOn,
  SLOT,
  tracked,
  WINDOW,
} from './facebook-readings.ts';

let bench: Bench;
const open = async (...asked: Parameters<typeof openFacebook>) => {
  bench = await openFacebook(...asked);
  return bench;
};

describe('a daily pull of Facebook', () => {
  let pulled: Pulled;
  beforeAll(async () => {
    await open(SLOT);
    pulled = await bench.pull();
  });
  afterAll(() => bench.sandbox.stop());

  it('asks as few calls as the figures need', () => {
    const page = NATIVE.facebook;
    expect(pathsOf(pulled)).toEqual([
      `GET ${page}`,
      `GET ${page}/published_posts`,
      `GET ${page}/video_reels`,
      'POST ',
      `GET ${page}/insights`,
      `GET ${page}/insights`,
    ]);
    expect(pulled.gaps).toEqual([]);
  });

  it('reads the counters of the page', () => {
    const table = pulled.tables.find(({ level, period }) => level === 'account' && period.grain === 'instant');
    expect(table?.keys).toEqual(['facebook.page.followers@1', 'facebook.page.fans@1']);
    expect(table?.rows).toEqual([{ subject: NATIVE.facebook, cells: [followers(SLOT), fans(SLOT)] }]);
  });

  it('reads the seven last days that have ended in California, and no other', () => {
    expect(daysRead(pulled)).toEqual(daysTrue(dayRange('2026-09-07', '2026-09-13'), SLOT));
  });

  it('splits the views of a day into two sides that add up to them', () => {
    const read = daysRead(pulled);
    for (const of of dayRange('2026-09-07', '2026-09-13')) {
      const side = (name: string) => Number(read.get(`facebook.page.views${name} ${of}`));
      expect(side('-organic') + side('-paid')).toBe(side(''));
      expect(side('-paid')).toBeGreaterThan(0);
    }
  });

  it('reads every post of the last thirty days', () => {
    const posts = visiblePosts('facebook', SLOT, WINDOW);
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(postsTrue(posts, SLOT));
    expect(pulled.posts.map(({ facts }) => facts.text)).toEqual(posts.map(({ text }) => text));
    expect(pulled.posts.map(({ facts }) => facts.published)).toEqual(posts.map(({ published }) => published));
  });

  it('reads what reels have of their own under the post that shows them', () => {
    const reels = visiblePosts('facebook', SLOT, WINDOW).filter(isReel);
    const expected = reels.map((post) => [
      postId(post),
      counter(post, 'reelPlays', SLOT),
      counter(post, 'reelTime', SLOT),
      ...(['total', 'replays', 'average', 'follows'] as const).map((name) => videoFigures(post, SLOT)[name]),
    ]);
    expect(postsRead(pulled, 'facebook.post.reel-plays')).toEqual(expected.toSorted());
  });

  it('keeps no token, though every answer has links that hold it', () => {
    expect(JSON.stringify(pulled.captures)).not.toContain(CREDENTIALS.pageToken);
    expect(pulled.captures.some(({ answer }) => answer.body.includes('access_token='))).toBe(true);
    expect(pulled.captures.every(({ call }) => call.url.startsWith(bench.sandbox.origins.facebook))).toBe(true);
  });
});

describe('what a pull of Facebook costs', () => {
  afterEach(() => bench.sandbox.stop());

  it('reads a year of posts at a month boundary, fifty a page', async () => {
    const boundary = toInstant('2026-10-01T05:10:00Z');
    const pulled = await (await open(boundary)).pull({ parts: [] });
    const posts = visiblePosts('facebook', boundary, toInstant('2025-10-01T05:00:00Z'));
    const reels = posts.filter(isReel).length;
    expect(posts.length).toBeGreaterThan(500);
    expect(pulled.captures).toHaveLength(
      3 + Math.ceil(posts.length / 50) + Math.ceil(reels / 100) + Math.ceil(reels / 50),
    );
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(postsTrue(posts, boundary));
  });

  it('asks the history in windows that Facebook accepts, over both changes of the clock', async () => {
    const now = toInstant('2026-11-20T05:10:00Z');
    const pulled = await (await open(now)).pull({ source: 'backfill' });
    const insights = pulled.captures.filter(({ call }) => call.url.includes('/insights'));
    expect(insights).toHaveLength(2 * Math.ceil(730 / 89));
    const ends = insights.flatMap(({ answer }) => answer.body.match(/T0\d:00:00\+0000/g) ?? []);
    expect(new Set(ends)).toEqual(new Set(['T07:00:00+0000', 'T08:00:00+0000']));
    expect(daysRead(pulled)).toEqual(daysTrue(dayRange('2024-11-19', '2026-11-18'), now));
    expect(pulled.posts).toHaveLength(visiblePosts('facebook', now, toInstant('2024-11-20T05:00:00Z')).length);
  });

  it('makes no call for reels that are not there', async () => {
    const pulled = await (await open(toInstant('2024-11-01T05:10:00Z'))).pull();
    expect(visiblePosts('facebook', toInstant('2024-11-01T05:10:00Z'))).toEqual([]);
    expect(pathsOf(pulled)).not.toContain('POST ');
    expect(pulled.gone).toEqual([]);
  });

  it.each([
    ['2026-03-08', '2026-03-10T05:10:00Z'],
    ['2025-11-02', '2025-11-04T05:10:00Z'],
  ] as const)('reads the day of %s, which is not 24 hours long, once', async (changed, slot) => {
    const now = toInstant(slot);
    const pulled = await (await open(now)).pull();
    const days = pulled.tables.flatMap(({ keys, rows }) =>
      keys[0]?.includes('views@') ? rows.map((row) => row.day) : [],
    );
    expect(days.filter((of) => of === changed)).toHaveLength(1);
    expect(daysRead(pulled)).toEqual(daysTrue(dayRange(addDays(changed, -6), changed), now));
  });
});

describe('posts that Facebook no longer has', () => {
  const takenDown = postsOf('facebook').filter(({ deletedAt }) => deletedAt !== undefined);
  afterEach(() => bench.sandbox.stop());

  it('is told by their own request, where a listing read to its end lacks them', async () => {
    const victim = takenDown.find(({ published, deletedAt = '' }) => published > WINDOW && deletedAt < SLOT);
    expect(victim).toBeDefined();
    const known = tracked([...visiblePosts('facebook', SLOT, WINDOW), ...(victim ? [victim] : [])]);
    const pulled = await (await open(SLOT)).pull({ known });
    expect(pulled.gone).toEqual([{ native: victim && postId(victim), learntAt: SLOT }]);
  });

  it('is told by the error of a single post, while the others of the batch are read', async () => {
    const now = toInstant('2026-09-20T05:10:00Z');
    const alive = (['2026-08-06', '2026-07-22', '2026-06-22'] as const).flatMap((rung) => publishedOn(rung, now));
    expect(alive.length).toBeGreaterThan(0);
    const known = [
      ...tracked(alive),
      { native: `${NATIVE.facebook}_999`, published: toInstant('2026-08-06T15:00:00Z') },
    ];
    const pulled = await (await open(now)).pull({ known });
    expect(pulled.gone).toEqual([{ native: `${NATIVE.facebook}_999`, learntAt: now }]);
    const ids = alive.map(postId);
    const read = postsRead(pulled, 'facebook.post.views').filter(([subject]) => ids.includes(String(subject)));
    expect(read).toEqual(postsTrue(alive, now));
  });

  it('is not what a request that timed out inside a batch means', async () => {
    const now = toInstant('2026-09-20T05:10:00Z');
    const old = publishedOn('2026-08-06', now);
    expect(old.length).toBeGreaterThan(0);
    const pulled = await (await open(now, 'batch-timeout')).pull({ known: tracked(old) });
    expect(pulled.gone).toEqual([]);
    expect(pulled.gaps).toContainEqual(
      expect.objectContaining({ level: 'post', reason: 'not-collected', subjects: old.slice(0, 1).map(postId) }),
    );
  });

  it('is not what a listing means that lacks a hidden post: it is read by its id', async () => {
    const hidden = visiblePosts('facebook', SLOT, WINDOW)[3];
    const id = hidden ? postId(hidden) : '';
    const known = tracked(visiblePosts('facebook', SLOT, WINDOW));
    const pulled = await (await open(SLOT, { name: `hidden:${id}`, path: 'published_posts' })).pull({ known });
    expect(pulled.captures[1]?.answer.body).not.toContain(id);
    expect(pulled.gone).toEqual([]);
    expect(pulled.gaps).toEqual([]);
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(postsTrue(visiblePosts('facebook', SLOT, WINDOW), SLOT));
  });

  it('is not what an empty listing means', async () => {
    const known = tracked(visiblePosts('facebook', SLOT, WINDOW));
    const pulled = await (await open(SLOT, 'empty-listing')).pull({ known });
    expect(pulled.gone).toEqual([]);
    expect(pulled.gaps).toContainEqual({ level: 'post', metrics: [], reason: 'no-permission' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Live } from '#core/lives/live.ts';
import { addHours, addMinutes, epochMsOf, type Instant } from '#core/time/instant.ts';
import { monthOf } from '#core/time/month.ts';
import { createServer } from '#services/api/server.ts';
import { retain } from '#services/usecases/retention/retain.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import * as facebook from '#test/sandbox/platforms/facebook/truth.ts';
import * as youtube from '#test/sandbox/platforms/youtube/truth.ts';
import { postsOf, type WorldPost } from '#test/sandbox/world/posts.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { mourning } from '#test/support/whole-store.ts';

const EVERY = 10;
const AFTER: Instant = '2026-03-01T00:00:00.000Z';

const WORLDS = {
  youtube: {
    idOf: youtube.videoId,
    lengthOf: youtube.lengthOf,
    viewers: youtube.viewers,
    viewsOf: (post: WorldPost, at: Instant) => youtube.counter(post, 'views', at),
    permalink: (post: WorldPost) => `https://www.youtube.com/watch?v=${youtube.videoId(post)}`,
  },
  facebook: {
    idOf: facebook.liveId,
    lengthOf: facebook.lengthOfLive,
    viewers: facebook.viewers,
    viewsOf: facebook.viewsOfLive,
    permalink: (post: WorldPost) => `https://www.facebook.com/MintrabajoDemo/videos/${facebook.videoId(post)}/`,
  },
};

/** A broadcast long enough to be read several times, in the afternoon and alone on its day. */
function broadcastOf(platform: keyof typeof WORLDS): WorldPost {
  const lives = postsOf(platform).filter(({ format }) => format === 'live');
  const hour = ({ published }: WorldPost) => published.slice(11, 13);
  const isAlone = (post: WorldPost) =>
    lives.every((other) => other === post || Math.abs(epochMsOf(other.published) - epochMsOf(post.published)) > 864e5);
  const found = lives.find(
    (post) =>
      post.published > AFTER &&
      WORLDS[platform].lengthOf(post) > 30 * 60 &&
      hour(post) >= '12' &&
      hour(post) <= '20' &&
      isAlone(post),
  );
  if (!found) throw new Error('the world has no such broadcast');
  return found;
}

const earlier = (post: WorldPost) => addHours(post.published, -1);

describe.each(['youtube', 'facebook'] as const)('a live broadcast of %s', (platform) => {
  const { idOf, lengthOf, viewers, viewsOf, permalink } = WORLDS[platform];
  const broadcast = broadcastOf(platform);
  const [begin, start] = [broadcast.published, earlier(broadcast)];
  const end = addMinutes(begin, lengthOf(broadcast) / 60);
  /** Moments of the looks while it goes on: one falls on its beginning, since the first was so many intervals before. */
  const looks = Array.from({ length: 40 }, (_, n) => addMinutes(begin, n * EVERY)).filter((at) => at < end);
  let open: OpenApp;
  let quiet: number;
  let found: Live[];

  beforeAll(async () => {
    open = await openApp({ start, platforms: [platform], livesEvery: EVERY });
    // The account is connected first; what is due of it then is written by the next tick, at the same moment.
    await open.runUntil(start);
    await open.runUntil(start);
    await open.runUntil(addMinutes(start, 1));
    const calls = open.sandbox.calls[platform];
    await open.runUntil(addMinutes(start, 51));
    quiet = open.sandbox.calls[platform] - calls;
    await open.runUntil(addMinutes(end, 30));
    found = await scanAll(open.app.store, 'lives', {
      index: 'byAccount',
      equal: { account: `${platform}-mintrabajo` },
    });
  }, 60_000);
  afterAll(() => open.stop());

  it('costs one call a look as long as there is none', () => {
    expect(quiet).toBe(50 / EVERY);
  });

  it('is found, and read every few minutes until its end', () => {
    expect(looks.length).toBeGreaterThan(3);
    expect(found.map(({ native }) => native)).toEqual([idOf(broadcast)]);
    const [live] = found;
    expect(live?.readings.map(({ learntAt, viewers: count }) => [learntAt, count])).toEqual(
      looks.map((at) => [at, viewers(broadcast, at)]),
    );
    expect(live).toMatchObject({ everyMinutes: EVERY, permalink: permalink(broadcast) });
    expect(Math.abs(epochMsOf(live?.end?.endedAt ?? start) - epochMsOf(end))).toBeLessThan(1000);
  });

  it('rests on answers that are kept', async () => {
    for (const { capture } of found.flatMap(({ readings, end: over }) => [...readings, ...(over ? [over] : [])])) {
      const text = new TextDecoder().decode(await open.app.store.getFile(capture));
      expect(text).toContain(idOf(broadcast));
      expect(text).not.toMatch(/"authorization"/i);
    }
  });

  it('is told by the API with the interval of its peak', async () => {
    const server = await createServer(open.app);
    try {
      const { statusCode, body } = await server.inject(`/api/v1/months/${monthOf(begin)}/lives`);
      expect(statusCode).toBe(200);
      const views = viewsOf(broadcast, addMinutes(begin, looks.length * EVERY));
      expect(JSON.parse(body).lives).toMatchObject([
        {
          native: idOf(broadcast),
          everyMinutes: EVERY,
          peak: { value: { kind: 'measured', amount: Math.max(...looks.map((at) => viewers(broadcast, at))) } },
          readings: { made: looks.length },
          views: { kind: 'measured', amount: views },
          duration: { kind: 'measured', amount: lengthOf(broadcast) },
        },
      ]);
    } finally {
      await server.close();
    }
  });

  it('keeps its figures when the answers have to go', async () => {
    const { store, wasTold } = mourning(open.app.store);
    const now = addHours(end, 24 * 31);
    await retain(store, now, new AbortController().signal);
    const [live] = found;
    const capture = live?.readings[1]?.capture ?? '';
    expect(await store.get('lives', [live?.id ?? ''])).toEqual([live]);
    expect(wasTold).not.toContain(false);
    // Facebook sets no term.
    expect((await store.getFile(capture)) === undefined).toBe(platform === 'youtube');
    expect(await store.get('expired', [capture])).toMatchObject(platform === 'youtube' ? [{ expiredAt: now }] : []);
  });
});

describe('without the setting', () => {
  it('nothing is looked for', async () => {
    const broadcast = broadcastOf('youtube');
    const open = await openApp({ start: earlier(broadcast), platforms: ['youtube'] });
    try {
      await open.runUntil(addMinutes(earlier(broadcast), 1));
      const calls = open.sandbox.calls.youtube;
      await open.runUntil(addMinutes(broadcast.published, 20));
      expect(open.sandbox.calls.youtube).toBe(calls);
    } finally {
      await open.stop();
    }
  });
});

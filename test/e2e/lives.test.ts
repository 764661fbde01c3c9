import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Live } from '#core/lives/live.ts';
import { addHours, addMinutes, epochMsOf, type Instant } from '#core/time/instant.ts';
import { monthOf } from '#core/time/month.ts';
import { createServer } from '#services/api/server.ts';
import { retain } from '#services/usecases/retention/retain.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { counter, endOfLive, lengthOf, videoId, viewers } from '#test/sandbox/platforms/youtube/truth.ts';
import { postsOf } from '#test/sandbox/world/posts.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const EVERY = 5;
const AFTER: Instant = '2026-03-01T00:00:00.000Z';

/** A broadcast long enough to be read several times, in the afternoon. */
const broadcast = postsOf('youtube').find(
  (post) =>
    post.format === 'live' &&
    post.published > AFTER &&
    lengthOf(post) > 30 * 60 &&
    post.published.slice(11, 13) >= '12' &&
    post.published.slice(11, 13) <= '20',
);
if (!broadcast) throw new Error('the world has no such broadcast');
const BEGIN = broadcast.published;
const END = endOfLive(broadcast);
const START = addHours(BEGIN, -2);

/** Moments of the looks while it goes on: they fall on its beginning, since the first was so many intervals before. */
const looks = Array.from({ length: 40 }, (_, n) => addMinutes(BEGIN, n * EVERY)).filter((at) => at < END);

describe('a live broadcast', () => {
  let open: OpenApp;
  let quiet: number;
  let found: Live[];

  beforeAll(async () => {
    open = await openApp({ start: START, platforms: ['youtube'], livesEvery: EVERY });
    await open.runUntil(addMinutes(START, 1));
    const before = open.sandbox.calls.youtube;
    await open.runUntil(addMinutes(START, 61));
    quiet = open.sandbox.calls.youtube - before;
    await open.runUntil(addMinutes(END, 30));
    found = await scanAll(open.app.store, 'lives', { index: 'byAccount', equal: { account: 'youtube-mintrabajo' } });
  });
  afterAll(() => open.stop());

  it('costs one call a look as long as there is none', () => {
    expect(quiet).toBe(60 / EVERY);
  });

  it('is found, and read every few minutes until its end', () => {
    expect(looks.length).toBeGreaterThan(5);
    expect(found.map(({ native }) => native)).toEqual([videoId(broadcast)]);
    const [live] = found;
    expect(live?.readings.map(({ learntAt, viewers: count }) => [learntAt, count])).toEqual(
      looks.map((at) => [at, viewers(broadcast, at)]),
    );
    expect(live).toMatchObject({ everyMinutes: EVERY, permalink: expect.stringContaining(videoId(broadcast)) });
    expect(Math.abs(epochMsOf(live?.end?.endedAt ?? START) - epochMsOf(END))).toBeLessThan(1000);
  });

  it('rests on answers that are kept', async () => {
    for (const { capture } of found.flatMap(({ readings, end }) => [...readings, ...(end ? [end] : [])])) {
      const text = new TextDecoder().decode(await open.app.store.getFile(capture));
      expect(text).toContain(videoId(broadcast));
      expect(text).not.toMatch(/"authorization"/i);
    }
  });

  it('is told by the API with the interval of its peak', async () => {
    const server = await createServer(open.app);
    try {
      const { statusCode, body } = await server.inject(`/api/v1/months/${monthOf(BEGIN)}/lives`);
      expect(statusCode).toBe(200);
      const after = looks.length * EVERY;
      const views = counter(broadcast, 'views', addMinutes(BEGIN, after));
      expect(JSON.parse(body).lives).toMatchObject([
        {
          native: videoId(broadcast),
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
    const { store } = open.app;
    const now = addHours(END, 24 * 31);
    await retain(store, now, new AbortController().signal);
    const [live] = found;
    expect(await store.getFile(live?.readings[1]?.capture ?? '')).toBeUndefined();
    expect(await store.get('lives', [live?.id ?? ''])).toEqual([live]);
    expect(await store.get('expired', [live?.readings[1]?.capture ?? ''])).toMatchObject([{ expiredAt: now }]);
  });
});

describe('without the setting', () => {
  it('nothing is looked for', async () => {
    const open = await openApp({ start: START, platforms: ['youtube'] });
    try {
      await open.runUntil(addMinutes(START, 1));
      const before = open.sandbox.calls.youtube;
      await open.runUntil(addMinutes(BEGIN, 20));
      expect(open.sandbox.calls.youtube).toBe(before);
    } finally {
      await open.stop();
    }
  });
});

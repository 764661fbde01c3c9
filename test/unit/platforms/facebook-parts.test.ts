import { afterEach, describe, expect, it } from 'vitest';
import { nameOf } from '#core/metrics/definition.ts';
import type { Bundle, Mapped } from '#core/ports/connector.ts';
import { refusedAfter } from '#core/pulls/refused-names.ts';
import { addDays, dayRange, toDay } from '#core/time/day.ts';
import { addMinutes, toInstant } from '#core/time/instant.ts';
import { counter, isReel, postId } from '#test/sandbox/platforms/facebook/truth.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import type { Bench } from '#test/support/pull-once.ts';
import {
  daysRead,
  daysTrue,
  limitsOf,
  openFacebook,
  pathsOf,
  postsRead,
  postsTrue,
  publishedOn,
  SERIES,
  SLOT,
  tracked,
  WINDOW,
} from './facebook-readings.ts';

let bench: Bench;
afterEach(() => bench.sandbox.stop());
const open = async (...asked: Parameters<typeof openFacebook>) => {
  bench = await openFacebook(...asked);
  return bench;
};
const shown = visiblePosts('facebook', SLOT, WINDOW);
const posts = postsTrue(shown, SLOT);
const lastWeek = dayRange('2026-09-07', '2026-09-13');

describe('one name that Facebook refuses', () => {
  it('of the page costs only itself', async () => {
    const pulled = await (await open(SLOT, { name: 'dead-metric:page_video_views', path: '6/insights' })).pull();
    const truth = daysTrue(lastWeek, SLOT);
    for (const of of lastWeek) truth.delete(`facebook.page.video-views ${of}`);
    expect(daysRead(pulled)).toEqual(truth);
    expect(pulled.gaps).toEqual([{ level: 'account', metrics: ['facebook.page.video-views'], reason: 'retired' }]);
  });

  it('of posts costs only itself, for posts of the listing and for those asked alone', async () => {
    const now = toInstant('2026-09-20T05:10:00Z');
    const older = publishedOn(toDay('2026-08-06'), now);
    expect(older.length).toBeGreaterThan(0);
    const pulled = await (await open(now, 'dead-metric:post_activity_by_action_type')).pull({ known: tracked(older) });
    const all = [...visiblePosts('facebook', now, toInstant('2026-08-21T05:00:00Z')), ...older];
    const views = pulled.tables.flatMap(({ keys, rows }) =>
      keys.flatMap((key, column) =>
        key === 'facebook.post.views@1' ? rows.map(({ subject, cells }) => [subject, cells[column]]) : [],
      ),
    );
    expect(views.toSorted()).toEqual(all.map((post) => [postId(post), counter(post, 'views', now)]).toSorted());
    expect(pulled.gaps).toEqual([
      { level: 'post', metrics: ['facebook.post.comments', 'facebook.post.shares'], reason: 'retired' },
    ]);
    expect(pulled.posts).toHaveLength(all.length);
  });

  it('of reels costs only itself', async () => {
    const pulled = await (await open(SLOT, 'dead-metric:blue_reels_play_count')).pull();
    const reels = shown.filter(isReel).map((post) => [postId(post), counter(post, 'reelTime', SLOT)]);
    expect(postsRead(pulled, 'facebook.post.reel-time@').map(([id, time]) => [id, time])).toEqual(reels.toSorted());
    expect(pulled.gaps).toEqual([{ level: 'post', metrics: ['facebook.post.reel-plays'], reason: 'retired' }]);
  });
});

describe('a name that was refused', () => {
  const faults = ['page_video_views', 'post_clicks', 'blue_reels_play_count'].map((name) => `dead-metric:${name}`);
  const monday = toInstant('2026-09-21T05:10:00Z');

  it.each(faults)('by %s is left out by the next pull, and tried again on Monday', async (fault) => {
    const first = await (await open(SLOT, fault)).pull();
    const refused = refusedAfter([], first.names ?? [], SLOT);
    expect(refused.map(({ name, reason }) => [`dead-metric:${name}`, reason])).toEqual([[fault, 'retired']]);

    const next = await bench.pull({ refused });
    expect(next.captures).toHaveLength(6);
    expect(next.captures.every(({ answer }) => !answer.body.includes('valid insights metric'))).toBe(true);
    expect(next.gaps).toEqual(first.gaps);
    expect(refusedAfter(refused, next.names ?? [], SLOT)).toEqual(refused);

    bench.sandbox.faults.clear();
    bench.clock.set(monday);
    const served = await bench.pull({ refused });
    expect(served.gaps).toEqual([]);
    expect(refusedAfter(refused, served.names ?? [], monday)).toEqual([]);
  });
});

describe('the history of a page that refuses days before a day', () => {
  it('is read in the windows that are answered, the newest first, and says what is not served', async () => {
    const now = toInstant('2026-11-20T05:10:00Z');
    const served = toDay('2025-11-09');
    const pulled = await (await open(now, { name: `days-before:${served}`, path: '6/insights' })).pull({
      source: 'backfill',
    });
    const ends = pulled.captures.flatMap(({ call }) => new URL(call.url).searchParams.get('until') ?? []);
    expect(ends).toEqual([...ends.slice(0, 9).toSorted().toReversed(), ...ends.slice(9).toSorted().toReversed()]);
    const read = daysRead(pulled);
    const first = [...read].flatMap(([key, cell]) => (typeof cell === 'number' ? [key.slice(-10)] : [])).sort()[0];
    // A window that begins before the day is refused whole.
    expect(first && first >= served && first < addDays(served, 89)).toBe(true);
    const answered = dayRange(toDay(first ?? ''), toDay('2026-11-18'));
    const unserved = dayRange(toDay('2024-11-19'), addDays(toDay(first ?? ''), -1));
    const told = SERIES.flatMap(([metric]) => unserved.map((of) => [`${metric} ${of}`, 'not-exposed'] as const));
    expect(read).toEqual(new Map([...daysTrue(answered, now), ...told]));
    expect(pulled.gaps).toEqual([]);
  });

  it('loses one window only where one in the middle is refused', async () => {
    const now = toInstant('2026-11-20T05:10:00Z');
    await open(now);
    // The third series call is of the third newest window.
    let calls = 0;
    const { hit } = bench.sandbox.faults;
    bench.sandbox.faults.hit = (platform, request, at) => {
      if (request.path.endsWith('6/insights')) calls += 1;
      return calls === 3 ? 'days-before:2099-01-01' : hit(platform, request, at);
    };
    const pulled = await bench.pull({ source: 'backfill' });
    const views = [...daysRead(pulled)].filter(([key]) => key.startsWith('facebook.page.views 20'));
    expect(views.filter(([, cell]) => cell === 'not-exposed')).toHaveLength(89);
    expect(views.filter(([, cell]) => typeof cell === 'number')).toHaveLength(730 - 89);
  });
});

describe('nested insights that Facebook will not give', () => {
  it('of one post leave out that post only, and ask the others of its page alone', async () => {
    const id = shown[5] ? postId(shown[5]) : '';
    const pulled = await (await open(SLOT, `not-served:${id}`)).pull();
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(posts.filter(([subject]) => subject !== id));
    const [gap] = pulled.gaps;
    expect(pulled.gaps).toHaveLength(1);
    expect(gap).toMatchObject({ level: 'post', reason: 'not-exposed', subjects: [id] });
    expect(pulled.posts).toHaveLength(shown.length);
  });

  it('of one post leave the other pages as they are', async () => {
    const boundary = toInstant('2026-10-01T05:10:00Z');
    const all = visiblePosts('facebook', boundary, toInstant('2025-10-01T05:00:00Z'));
    const id = all[60] ? postId(all[60]) : '';
    const pulled = await (await open(boundary, { name: `not-served:${id}`, path: 'published_posts' })).pull({
      parts: [],
    });
    // One page is listed twice, and its posts fill one batch more.
    const reels = all.filter(isReel).length;
    expect(limitsOf(pulled.captures)).toHaveLength(Math.ceil(all.length / 50) + 1);
    expect(pathsOf(pulled).filter((path) => path === 'POST ')).toHaveLength(Math.ceil((reels + 50) / 50));
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(postsTrue(all, boundary));
    expect(pulled.gaps).toEqual([]);
  });

  it('at any size of page are asked post by post', async () => {
    const pulled = await (await open(SLOT, { name: 'reduce-insights', path: 'published_posts' })).pull();
    expect(limitsOf(pulled.captures).slice(0, 5)).toEqual(['50', '25', '10', '5', '50']);
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(posts);
    expect(pulled.gaps).toEqual([]);
  });
});

describe('a batch that answers with success', () => {
  it.each([
    ['limited-inside', { do: 'wait', until: addMinutes(SLOT, 60) }],
    ['token-dies-inside', { do: 'fix-setup' }],
  ] as const)('ends the pull where it holds %s', async (name, recovery) => {
    await open(SLOT, name);
    await expect(bench.pull()).rejects.toMatchObject({ recovery });
    expect(pathsOf(bench).at(-1)).toBe('POST ');
    const last = bench.captures.at(-1);
    expect(last?.answer.status).toBe(200);
    expect(last && bench.connector.failureOf(last)?.recovery).toEqual(recovery);
  });

  it('asks once more for what timed out', async () => {
    await open(SLOT);
    bench.sandbox.faults.add({ platform: 'facebook', name: 'batch-timeout', times: 4 });
    const pulled = await bench.pull();
    expect(pulled.captures.some(({ answer }) => answer.body.startsWith('[null'))).toBe(true);
    expect(pulled.gaps).toEqual([]);
  });
});

describe('views of posts by whether an ad brought them', () => {
  const SPLIT = ['facebook.post.views-organic', 'facebook.post.views-paid'];
  /** The bundle with its listing's bodies and addresses changed. */
  const changed = (pulled: Bundle, url: (text: string) => string, body: (text: string) => string): Bundle => ({
    request: pulled.request,
    captures: pulled.captures.map(({ call, answer }) => ({
      call: { ...call, url: url(call.url) },
      answer: { ...answer, body: call.url.includes('published_posts') ? body(answer.body) : answer.body },
    })),
  });
  const cellsOf = ({ tables }: Pick<Mapped, 'tables'>, metric = SPLIT[1]) =>
    tables.flatMap(({ keys, rows }) => {
      const column = keys.findIndex((key) => nameOf(key) === metric);
      return column < 0 ? [] : rows.map(({ cells }) => cells[column]);
    });

  it('come with the listing, and cost no call', async () => {
    const pulled = await (await open(SLOT)).pull();
    expect(limitsOf(pulled.captures)).toEqual(['50']);
    expect(cellsOf(pulled).filter((paid) => Number(paid) > 0).length).toBeGreaterThan(0);
  });

  it('are unknown where the breakdown was ignored', async () => {
    const pulled = await (await open(SLOT)).pull();
    const plain = changed(pulled, String, (body) => body.replaceAll(/,"is_from_ads":"[01]"/g, ''));
    expect(new Set(cellsOf(bench.connector.map(plain)))).toEqual(new Set([null]));
  });

  it('are not told as lacking by a pull of before they were asked', async () => {
    const pulled = await (await open(SLOT)).pull();
    const without = (url: string) => url.replace(/%2Cinsights\.metric%28post_media_view%29\.breakdown[^&]*/, '');
    const old = changed(pulled, without, (body) => body.replaceAll('"split":', '"unasked":'));
    const mapped = bench.connector.map(old);
    expect(cellsOf(mapped)).toEqual([]);
    expect(mapped.gaps).toEqual([]);
    expect(cellsOf(mapped, 'facebook.post.views')).toEqual(cellsOf(pulled, 'facebook.post.views'));
  });
});

describe('how many people a post reached', () => {
  const boundary = toInstant('2026-10-01T05:10:00Z');
  const ofMonth = visiblePosts('facebook', boundary, toInstant('2026-09-01T05:00:00Z'));
  const reached = ({ tables }: Pick<Mapped, 'tables'>) =>
    tables.flatMap(({ keys, rows }) => (keys.join() === 'facebook.post.reach@1' ? rows : []));
  const alone = ({ captures }: Pick<Bundle, 'captures'>) =>
    captures.filter(({ call }) => decodeURIComponent(call.body ?? '').includes('post_total_media_view_unique'));

  it('is asked of each post of the month that ends, apart, and leaves nothing else lacking', async () => {
    const pulled = await (await open(boundary)).pull();
    expect(pulled.request.parts).toEqual(['post_total_media_view_unique']);
    const truth = ofMonth.map((post) => [postId(post), Math.round(counter(post, 'views', boundary) * 0.82)]);
    expect(
      reached(pulled)
        .map(({ subject, cells }) => [subject, ...cells])
        .toSorted(),
    ).toEqual(truth.toSorted());
    expect(pulled.gaps).toEqual([]);
    const reels = visiblePosts('facebook', boundary, toInstant('2025-10-01T05:00:00Z')).filter(isReel).length;
    expect(pathsOf(pulled).filter((path) => path === 'POST ')).toHaveLength(Math.ceil((reels + ofMonth.length) / 50));
  });

  it('is lacking only of the posts of which it is refused', async () => {
    const id = ofMonth[3] ? postId(ofMonth[3]) : '';
    const pulled = await (await open(boundary, { name: `reach-refused:${id}`, path: '/v26.0/' })).pull();
    expect(pulled.gaps).toEqual([
      { level: 'post', metrics: ['facebook.post.reach'], reason: 'not-exposed', subjects: [id] },
    ]);
    expect(reached(pulled)).toHaveLength(ofMonth.length - 1);
    expect(postsRead(pulled, 'facebook.post.views').length).toBeGreaterThan(ofMonth.length);
  });

  it('is not asked on any other day, nor told as lacking', async () => {
    const pulled = await (await open(SLOT)).pull();
    expect(alone(pulled)).toEqual([]);
    expect(pulled.gaps).toEqual([]);
  });
});

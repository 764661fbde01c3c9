import { afterEach, describe, expect, it } from 'vitest';
import type { Capture, Mapped } from '#core/ports/connector.ts';
import { toDay } from '#core/time/day.ts';
import { toInstant } from '#core/time/instant.ts';
import { mapYouTube } from '#services/platforms/youtube/map.ts';
import { videoId } from '#test/sandbox/platforms/youtube/truth.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const NOW = toInstant('2026-09-15T05:10:00Z');
const KNOWN = ['a', 'b', 'c'].map((native) => ({ native, published: toInstant('2026-09-01T15:00:00Z') }));

function answered(path: string, body: unknown, status = 200): Capture {
  return {
    call: { method: 'GET', url: `https://youtube.example${path}`, headers: {} },
    answer: { status, headers: {}, body: JSON.stringify(body), receivedAt: NOW },
  };
}

/** The answer to `videos.list` for some ids, of which it serves others. */
function videos(asked: string, items: readonly (string | object)[], more: object = {}): Capture {
  const served = items.map((item) => (typeof item === 'string' ? { id: item, statistics: { viewCount: '5' } } : item));
  return answered(`/youtube/v3/videos?id=${asked}`, { items: served, ...more });
}

const published = (id: string, more: object = {}) => ({
  id,
  snippet: { publishedAt: '2026-09-01T15:00:00Z', title: id, liveBroadcastContent: 'none' },
  statistics: { viewCount: '5' },
  ...more,
});

function report(columns: readonly string[], rows: readonly unknown[] | undefined): Capture {
  const columnHeaders = columns.map((name) => ({ name }));
  return answered('/v2/reports?dimensions=day', { columnHeaders, ...(rows && { rows }) });
}

const LISTING = answered('/youtube/v3/playlistItems?playlistId=UUa', { items: [] });

function mapped(...captures: Capture[]): Mapped {
  const request = {
    account: { id: 'youtube-a', native: 'UCa' },
    slot: NOW,
    source: 'api' as const,
    posts: { since: toInstant('2026-08-16T05:00:00Z'), recent: KNOWN, older: [] },
    days: { first: toDay('2026-09-01'), last: toDay('2026-09-14') },
  };
  return mapYouTube({ request, captures: [LISTING, ...captures] });
}

const lost = (...subjects: string[]) => ({ level: 'post', metrics: [], reason: 'not-collected', subjects });
const ofPosts = ({ gone, gaps }: Mapped) => ({
  gone: gone.map(({ native }) => native),
  gaps: gaps.filter(({ level }) => level === 'post'),
});

describe('a video that an answer leaves out', () => {
  it.each<[string, Capture[], string[], object[]]>([
    ['is gone when the answer serves another', [videos('a,b,c', ['b'])], ['a', 'c'], []],
    ['is nothing proven when it serves none', [videos('a,b,c', [])], [], [lost('a', 'b', 'c')]],
    ['asked alone is nothing proven by itself', [videos('a', [])], [], [lost('a')]],
    ['asked alone is gone when another answer serves one', [videos('b', ['b']), videos('a', [])], ['a'], []],
    [
      'asked with others is nothing proven by another answer',
      [videos('c', ['c']), videos('a,b', [])],
      [],
      [lost('a', 'b')],
    ],
    [
      'of an answer that was cut is nothing proven',
      [videos('a,b,c', ['a'], { pageInfo: { totalResults: 3 } })],
      [],
      [lost('b', 'c')],
    ],
    ['of an answer that goes on is nothing proven', [videos('a,b', ['a'], { nextPageToken: 'x' })], [], [lost('b')]],
    ['that was not known is not gone', [videos('a,z', ['a'])], [], []],
  ])('%s', (_, captures, gone, gaps) => {
    expect(ofPosts(mapped(...captures))).toEqual({ gone, gaps });
  });
});

describe('a video that is not public', () => {
  const hidden = (id: string, privacyStatus: string) => published(id, { status: { privacyStatus } });

  it.each(['private', 'unlisted'])('but was (%s) is read on, and told', (privacy) => {
    const { posts, tables, gone } = mapped(videos('a,b', [hidden('a', privacy), published('b')]));
    expect(posts.map(({ facts }) => [facts.native, facts.visibility])).toEqual([
      ['a', privacy],
      ['b', undefined],
    ]);
    expect(tables[0]?.rows.map(({ subject, cells }) => [subject, cells[0]])).toEqual([
      ['a', 5],
      ['b', 5],
    ]);
    expect(gone).toEqual([]);
  });

  it.each(['private', 'unlisted', 'odd'])('and never was (%s) is no publication', (privacy) => {
    expect(mapped(videos('z', [hidden('z', privacy)]))).toMatchObject({ posts: [], tables: [] });
  });

  it('and whose privacy is not known to us is no reading', () => {
    expect(mapped(videos('a', [hidden('a', 'odd')]))).toMatchObject({ posts: [], tables: [] });
  });
});

describe('a daily report', () => {
  const DAILY = [
    'views',
    'engagedViews',
    'estimatedMinutesWatched',
    'averageViewDuration',
    'averageViewPercentage',
    'likes',
    'comments',
    'dislikes',
  ];
  const ALL = [...DAILY, 'shares', 'subscribersGained', 'subscribersLost'];
  const reasons = ({ gaps }: Mapped) => gaps.map(({ reason, metrics }) => [reason, metrics.length]);

  // YouTube counts a view otherwise from this day on.
  const REDEFINED = [
    { day: '2026-08-23', key: 'youtube.channel.views@1' },
    { day: '2026-08-24', key: 'youtube.channel.views@2' },
  ];

  it('without rows is a gap of every metric, for now', () => {
    expect(reasons(mapped(report(['day', ...ALL], [])))).toEqual([['not-yet', 11]]);
    expect(reasons(mapped(report(['day', ...ALL], undefined)))).toEqual([['not-yet', 11]]);
  });

  it('names the definition that held on each day, whenever it was read', () => {
    const { tables } = mapped(
      report(
        ['day', 'views'],
        REDEFINED.map(({ day }) => [day, 7]),
      ),
    );
    expect(tables.map(({ keys, rows }) => ({ keys, days: rows.map(({ day }) => day) }))).toEqual(
      REDEFINED.map(({ day, key }) => ({ keys: [key], days: [day] })),
    );
  });

  it('without a column is a gap of that metric', () => {
    const row = ['2026-09-02', ...DAILY.map(() => 1)];
    expect(mapped(report(['day', ...DAILY], [row])).gaps).toEqual([
      {
        level: 'account',
        metrics: ['youtube.channel.shares', 'youtube.channel.subscribers-gained', 'youtube.channel.subscribers-lost'],
        reason: 'not-exposed',
      },
    ]);
  });

  it('of before a column was asked lacks nothing of it', () => {
    const capture = report(['day', 'views', 'likes'], [['2026-09-02', 1, 1]]);
    const url = `${capture.call.url}&metrics=views,likes`;
    expect(mapped({ ...capture, call: { ...capture.call, url } }).gaps).toEqual([]);
  });

  it('holds shares of a video in hundredths of a percent, rounded once', () => {
    const { tables } = mapped(
      report(
        ['day', 'averageViewPercentage'],
        [
          ['2026-09-02', 43.125],
          ['2026-09-03', 0.0049],
        ],
      ),
    );
    expect(tables.map(({ keys, rows }) => [keys, rows.map(({ cells }) => cells)])).toEqual([
      [['youtube.channel.average-view-percentage@1'], [[4313], [0]]],
    ]);
  });

  it('with an empty column is a gap of that metric, for now', () => {
    const row = ['2026-09-02', ...ALL.map((name) => (name === 'likes' ? null : 1))];
    expect(mapped(report(['day', ...ALL], [row])).gaps).toEqual([
      { level: 'account', metrics: ['youtube.channel.likes'], reason: 'not-yet' },
    ]);
  });
});

describe('a moment that cannot be read', () => {
  it('of a video stops the pull and names the request', () => {
    const capture = videos('a', [published('a', { snippet: { publishedAt: 'ayer' } })]);
    expect(() => mapped(capture)).toThrow(
      expect.objectContaining({
        code: 'unreadable-answer',
        recovery: { do: 'stop' },
        message: expect.stringContaining('GET /youtube/v3/videos'),
      }),
    );
  });

  it.each(['2026-13-40', null, 'ayer'])('of a report, %s, leaves the rest standing, and a person is told', (day) => {
    const { gaps, verdicts, tables } = mapped(report(['day', 'views'], [[day, 1]]), videos('a', ['a']));
    expect(gaps).toMatchObject([{ level: 'account', reason: 'not-collected' }]);
    expect(verdicts).toMatchObject([{ part: 'reports', verdict: 'changed', code: 'unreadable-answer' }]);
    expect(tables.map(({ level }) => level)).toEqual(['post']);
  });
});

describe('the format of a video', () => {
  const liveStreamingDetails = { actualStartTime: '2026-09-01T15:00:00Z' };
  const onAir = (duration: string | undefined) =>
    published('a', {
      snippet: { publishedAt: '2026-09-01T15:00:00Z', title: 'a', liveBroadcastContent: 'live' },
      contentDetails: { duration },
      liveStreamingDetails,
    });
  it.each([
    ['is live while it is on the air', onAir('P0D'), 'live'],
    ['is live while it is on the air, without a length', onAir(undefined), 'live'],
    ['is no broadcast for a premiere that runs', onAir('PT4M13S'), 'video'],
    ['is live once it is over, as that of a premiere', published('a', { liveStreamingDetails }), 'live'],
    ['is that of a video while a broadcast has not begun', published('a', { liveStreamingDetails: {} }), 'video'],
    ['is that of a video', published('a'), 'video'],
  ])('%s', (_, video, format) => {
    expect(mapped(videos('a', [video])).posts.map(({ facts }) => facts.format)).toEqual([format]);
  });
});

describe('a pull of YouTube', () => {
  let bench: Bench;
  afterEach(() => bench.sandbox.stop());
  const known = visiblePosts('youtube', NOW, toInstant('2026-08-16T05:00:00Z')).map((post) => ({
    native: videoId(post),
    published: post.published,
  }));

  it.each(['empty-answer', 'cut-answer'])('concludes nothing of known videos from %s', async (name) => {
    bench = await openBench('youtube', NOW, [{ platform: 'youtube', name, path: '/videos' }]);
    const pulled = await bench.pull({ known });
    const served = pulled.posts.map(({ facts }) => facts.native);
    expect(pulled.gone).toEqual([]);
    expect(pulled.gaps.flatMap(({ subjects = [] }) => subjects).toSorted()).toEqual(
      known
        .map(({ native }) => native)
        .filter((native) => !served.includes(native))
        .toSorted(),
    );
  });

  it.each(['private', 'unlisted'])('reads a video on that its owner makes %s', async (visibility) => {
    const drawn = known[0]?.native;
    bench = await openBench('youtube', NOW, [{ platform: 'youtube', name: `${visibility}:${drawn}` }]);
    const before = await bench.pull();
    expect(before.posts.some(({ facts }) => facts.native === drawn)).toBe(false);
    const { posts, gone, gaps } = await bench.pull({ known });
    expect(posts.filter(({ facts }) => facts.visibility).map(({ facts }) => [facts.native, facts.visibility])).toEqual([
      [drawn, visibility],
    ]);
    expect([gone, gaps]).toEqual([[], []]);
  });

  it.each(['no-rows', 'rows-left-out'])('of a channel without days, %s, waits for them', async (name) => {
    bench = await openBench('youtube', NOW, [{ platform: 'youtube', name }]);
    const { gaps, tables } = await bench.pull();
    expect(gaps.map(({ reason, metrics }) => [reason, metrics.length])).toEqual([['not-yet', 11]]);
    expect(tables.some(({ period }) => period.grain === 'day')).toBe(false);
  });
});

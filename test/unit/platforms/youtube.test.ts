import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { counter, day, subscribers, videoId } from '#test/sandbox/platforms/youtube/truth.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const SLOT = toInstant('2026-09-15T05:10:00Z');

describe('a pull of YouTube', () => {
  let bench: Bench;
  let pulled: Awaited<ReturnType<Bench['pull']>>;
  beforeAll(async () => {
    bench = await openBench('youtube', SLOT);
    pulled = await bench.pull();
  });
  afterAll(() => bench.sandbox.stop());

  it('asks as few calls as the figures need', () => {
    expect(pulled.captures.map(({ call }) => new URL(call.url).pathname)).toEqual([
      '/youtube/v3/channels',
      '/youtube/v3/playlistItems',
      '/youtube/v3/videos',
      '/v2/reports',
    ]);
  });

  it('reads the counters of the channel', () => {
    const table = pulled.tables.find(({ level, period }) => level === 'account' && period.grain === 'instant');
    expect(table?.keys).toEqual([
      'youtube.channel.subscribers@1',
      'youtube.channel.total-views@2',
      'youtube.channel.videos@1',
    ]);
    expect(table?.rows[0]?.cells[0]).toBe(subscribers(SLOT));
  });

  it('reads each day that YouTube serves, and no other', () => {
    const rows = pulled.tables.filter(({ period }) => period.grain === 'day').flatMap(({ rows }) => rows);
    expect(rows.map((row) => row.day)).toEqual([
      '2026-09-04',
      '2026-09-05',
      '2026-09-06',
      '2026-09-07',
      '2026-09-08',
      '2026-09-09',
      '2026-09-10',
      '2026-09-11',
    ]);
    for (const row of rows) expect(row.cells[0]).toBe(row.day && day('views', row.day, SLOT));
  });

  it('reads every video of the last thirty days, with what is hidden told from zero', () => {
    const since = toInstant('2026-08-16T05:00:00Z');
    const expected = visiblePosts('youtube', SLOT, since).map((post) => [
      videoId(post),
      counter(post, 'views', SLOT) ?? 'not-exposed',
      counter(post, 'likes', SLOT) ?? 'not-exposed',
      counter(post, 'comments', SLOT) ?? 'not-exposed',
      counter(post, 'dislikes', SLOT),
    ]);
    const table = pulled.tables.find(({ level }) => level === 'post');
    const read = table?.rows.map(({ subject, cells }) => [subject, ...cells]);
    expect(read?.toSorted()).toEqual(expected.toSorted());
    expect(pulled.posts.map(({ facts }) => facts.native).toSorted()).toEqual(expected.map(([id]) => id).toSorted());
  });
});

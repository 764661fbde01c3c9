import { afterEach, describe, expect, it } from 'vitest';
import type { Capture } from '#core/ports/connector.ts';
import { dayRange } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { slotOfDay } from '#core/time/slot.ts';
import { day } from '#test/sandbox/platforms/youtube/truth.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const TUESDAY = slotOfDay('2026-09-15');
const MONDAY = slotOfDay('2026-09-21');
const SHARES = 'youtube.channel.shares';

let bench: Bench;
afterEach(() => bench.sandbox.stop());

const opened = async (slot: Instant, ...faults: { name: string; path?: string }[]) => {
  bench = await openBench(
    'youtube',
    slot,
    faults.map((fault) => ({ platform: 'youtube' as const, ...fault })),
  );
  return bench;
};
const metricsOf = ({ call }: Capture) => new URL(call.url).searchParams.get('metrics')?.split(',') ?? [];
const reportsIn = (captures: readonly Capture[]) => captures.filter(({ call }) => call.url.includes('dimensions=day&'));

describe('a part of a pull of YouTube', () => {
  it.each([
    ['no-permission', '/v2/reports', 'account', 'no-permission', 'refused'],
    ['query-refused', '/v2/reports', 'account', 'not-collected', 'changed'],
    ['unreadable', '/v2/reports', 'account', 'not-collected', 'changed'],
    ['no-uploads', '/playlistItems', 'post', 'not-collected', 'changed'],
    ['no-permission', '/playlistItems', 'post', 'no-permission', 'refused'],
    ['unreadable', '/playlistItems', 'post', 'not-collected', 'changed'],
  ])('that meets %s at %s leaves the others standing', async (name, path, level, reason, verdict) => {
    await opened(TUESDAY);
    const whole = await bench.pull();
    const known = whole.posts.map(({ facts: { native, published } }) => ({ native, published }));
    bench.sandbox.faults.add({ platform: 'youtube', name, path });
    const pulled = await bench.pull({ known });
    expect(pulled.gaps).toMatchObject([{ level, reason }]);
    expect(pulled.verdicts).toMatchObject([{ verdict }]);
    expect(pulled.gone).toEqual([]);
    const tables = (all: typeof whole) => all.tables.map((table) => [table.level, table.period.grain]);
    const lost = level === 'account' ? 'day' : 'none';
    expect(tables(pulled)).toEqual(tables(whole).filter(([, grain]) => grain !== lost));
  });

  it.each(['/channels', '/videos'])('that is essential stops it at %s', async (path) => {
    await opened(TUESDAY, { name: 'query-refused', path });
    await expect(bench.pull()).rejects.toMatchObject({ code: 'youtube-400', recovery: { do: 'stop' } });
  });

  it.each(['/playlistItems', '/v2/reports'])('ends the whole when the token dies at %s', async (path) => {
    await opened(TUESDAY, { name: 'token-dead', path });
    await expect(bench.pull()).rejects.toMatchObject({ code: 'youtube-401', recovery: { do: 'fix-setup' } });
  });

  it('whose quota is spent is told at the end: the series have another one', async () => {
    await opened(TUESDAY, { name: 'quota-exceeded', path: '/playlistItems' });
    await expect(bench.pull()).rejects.toMatchObject({ recovery: { do: 'wait' } });
    expect(reportsIn(bench.captures).map(({ answer }) => answer.status)).toEqual([200]);
  });

  it('that ends the run is not asked again by halves', async () => {
    await opened(TUESDAY, { name: 'unavailable', path: '/v2/reports' });
    await expect(bench.pull()).rejects.toMatchObject({ recovery: { do: 'retry' } });
    expect(reportsIn(bench.captures)).toHaveLength(1);
  });
});

describe('a metric that the Analytics API no longer has', () => {
  it('is found, and the days of the others are read', async () => {
    await opened(TUESDAY, { name: 'retired:shares' });
    const { tables, gaps, names, verdicts, captures } = await bench.pull();
    expect(gaps).toEqual([{ level: 'account', metrics: [SHARES], reason: 'retired' }]);
    expect(names).toMatchObject([{ part: 'reports', refused: [{ name: 'shares', reason: 'retired' }] }]);
    expect(verdicts).toBeUndefined();
    const views = tables.filter(({ keys }) => keys.some((key) => key.startsWith('youtube.channel.views@')));
    const read = views.flatMap(({ rows }) => rows.map((row) => [row.day, row.cells[0]]));
    const served = dayRange('2026-09-04', '2026-09-11').map((of) => [of, day('views', of, TUESDAY)]);
    expect(read).toEqual(served);
    expect(reportsIn(captures).length).toBeLessThanOrEqual(9);
  });

  it('is left out of later pulls, and asked again on Mondays', async () => {
    await opened(TUESDAY, { name: 'retired:shares' });
    const refused = [{ part: 'reports', name: 'shares', reason: 'retired' as const, since: TUESDAY }];
    const later = await bench.pull({ refused });
    expect(reportsIn(later.captures).map((capture) => metricsOf(capture).includes('shares'))).toEqual([false]);
    expect(later.gaps).toEqual([{ level: 'account', metrics: [SHARES], reason: 'retired' }]);
    bench.clock.set(MONDAY);
    const tried = await bench.pull({ refused });
    expect(metricsOf(reportsIn(tried.captures)[0] as Capture)).toContain('shares');
    bench.sandbox.faults.clear();
    const served = await bench.pull({ refused });
    expect(served.gaps).toEqual([]);
    expect(served.names?.[0]?.served).toContain('shares');
  });
});

describe('a first pull of YouTube', () => {
  it('reads the days since the channel was made, a year at a time', async () => {
    await opened(TUESDAY);
    const { captures, tables } = await bench.pull({ source: 'backfill' });
    const windows = reportsIn(captures).map(({ call }) => {
      const { searchParams } = new URL(call.url);
      return [searchParams.get('startDate') ?? '', searchParams.get('endDate') ?? ''] as const;
    });
    const asked = windows
      .toReversed()
      .flatMap(([first, last]) => dayRange(first as '2026-01-01', last as '2026-01-01'));
    // Made on 8 March 2011 in the afternoon; the last whole Pacific day before the slot is the 13th.
    expect(asked).toEqual(dayRange('2011-03-08', '2026-09-13'));
    expect(
      Math.max(...windows.map(([first, last]) => dayRange(first as '2026-01-01', last as '2026-01-01').length)),
    ).toBe(365);
    const days = tables
      .filter(({ period }) => period.grain === 'day')
      .flatMap(({ rows }) => rows.map(({ day: of }) => of));
    expect(new Set(days).size).toBeGreaterThan(600);
  });
});

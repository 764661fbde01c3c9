import { afterEach, describe, expect, it } from 'vitest';
import type { Platform } from '#core/accounts/account.ts';
import { toInstant } from '#core/time/instant.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const SLOT = toInstant('2026-09-15T05:10:00Z');

// What a pull received before it failed is kept for its next try: a failure among it must not stand for an answer.
describe('a try after one that received', () => {
  let bench: Bench;
  afterEach(() => bench.sandbox.stop());

  it.each<[Platform, string, string]>([
    ['facebook', 'unreadable', 'published_posts'],
    ['facebook', 'rate-limited', 'insights'],
    ['x', 'unreadable', '/tweets'],
    ['x', 'user-unavailable', '/users/me'],
  ])('of %s the failure "%s" asks for it again and reads the whole', async (platform, name, path) => {
    bench = await openBench(platform, SLOT);
    const whole = await bench.pull();
    const calls = whole.captures.length;
    const tables = JSON.stringify(whole.tables);
    const off = bench.sandbox.faults.add({ platform, name, path });
    await expect(bench.pull()).rejects.toMatchObject({ recovery: { do: expect.any(String) } });
    const received = [...bench.captures];
    off();
    const again = await bench.pull({ received });
    expect(JSON.stringify(again.tables)).toBe(tables);
    // The answers stand, and what failed is asked once more.
    expect(again.captures).toHaveLength(calls);
    expect(bench.captures).toHaveLength(calls - received.length + 1);
  });
});

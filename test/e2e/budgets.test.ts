import { afterEach, describe, expect, it } from 'vitest';
import type { Platform } from '#core/accounts/account.ts';
import type { Budgets } from '#core/budget/budget.ts';
import type { MeterEntry } from '#core/budget/meter-entry.ts';
import { addHours, addMinutes, type Instant, toInstant } from '#core/time/instant.ts';
import { nextSlot } from '#core/time/slot.ts';
import { collectionGaps } from '#services/usecases/collection-gaps.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { SANDBOX_GRANTS } from '#test/support/sandbox-settings.ts';
import { meter } from '#workers/commands/meter.ts';
import { pull } from '#workers/commands/pull.ts';

const CONNECTED = toInstant('2026-09-10T15:00:00Z');

let life: OpenApp;
afterEach(() => life.stop());

const entries = (platform: Platform) => scanAll(life.app.store, 'meter', { index: 'byPlatform', equal: { platform } });
const sum = (all: readonly MeterEntry[]) => all.reduce((total, { microUsd }) => total + microUsd, 0n);
const workOf = async (id: string) => (await life.app.store.get('work', [id]))[0];

/** Limits that a test moves while the product lives. */
const limitsOf = (change: Partial<Budgets['limits']>) => ({
  facebook: null,
  x: null as bigint | null,
  youtube: null,
  linkedin: null,
  'facebook-ads': null,
  'linkedin-ads': null,
  ...change,
});

describe('a budget of X that runs out in the middle of a month', () => {
  it('is never passed; what is not read is a gap with its cause, and the next month reads again', async () => {
    const limits = limitsOf({});
    life = await openApp({ start: CONNECTED, platforms: ['x'], budgets: { limits } });
    await life.runUntil(toInstant('2026-09-12T12:00:00Z'));
    const before = await entries('x');
    const perDay = sum(before.filter(({ id }) => id.startsWith(`pull|x-mintrabajo|2026-09-12`)));
    expect(perDay).toBeGreaterThan(10_000n);
    // Room for the reserve of a page of a hundred posts after two more days.
    limits.x = sum(before) + 2n * perDay + 100_000n;
    await life.runUntil(toInstant('2026-09-29T12:00:00Z'));

    const spent = sum((await entries('x')).filter(({ at }) => at < '2026-10-01'));
    expect(spent).toBeLessThanOrEqual(limits.x);
    expect(spent).toBeGreaterThan(limits.x - 110_000n);
    const last = nextSlot(toInstant('2026-09-28T05:10:00Z'));
    const skipped = await workOf(`pull|x-mintrabajo|${last}`);
    expect(skipped).toMatchObject({ state: 'skipped', cause: { code: 'budget-spent' } });
    expect(skipped?.cause?.message).toMatch(/hasta el 30 de septiembre de 2026, 19:00/);
    const calls = life.sandbox.calls.x;
    const [gaps] = await collectionGaps(life.app.store, await life.app.accounts(), life.clock.now());
    expect(gaps?.missing).toContain(last);
    const [month] = await life.app.store.get('months', ['x-mintrabajo|2026-09']);
    const days = Object.keys(month?.counters['x.account.followers@1'] ?? {});
    expect(days).toContain('2026-09-12');
    expect(days).not.toContain('2026-09-29');

    // What the rest would not end is not begun: not even the account is read, and paid for.
    limits.x = spent + perDay / 2n;
    await life.runUntil(toInstant('2026-09-30T12:00:00Z'));
    expect(life.sandbox.calls.x).toBe(calls);

    limits.x = limits.x + 1_000_000n;
    await life.runUntil(toInstant('2026-10-01T12:00:00Z'));
    expect(life.sandbox.calls.x).toBeGreaterThan(calls);
    expect(await workOf('pull|x-mintrabajo|2026-10-01T05:10:00.000Z')).toMatchObject({ state: 'done' });
  });

  it('does not begin a history that it may not end, and says what to do', async () => {
    life = await openApp({ start: CONNECTED, platforms: ['x'], budgets: { limits: limitsOf({ x: 3_000_000n }) } });
    await life.runUntil(addMinutes(CONNECTED, 5));
    expect(life.sandbox.calls.x).toBe(0);
    expect(await workOf('backfill|x-mintrabajo')).toMatchObject({
      state: 'parked',
      cause: { code: 'history-too-dear', message: expect.stringMatching(/hasta US\$.3,21 .*es de US\$.3,00/) },
    });
  });
});

describe('the meter', () => {
  it('counts what X bills: each post of the listing, and the account', async () => {
    life = await openApp({ start: CONNECTED, platforms: ['x'] });
    await life.runUntil(toInstant('2026-09-11T12:00:00Z'));
    const slot: Instant = '2026-09-11T05:10:00.000Z';
    // Thirty days, and the days that are 45, 60 and 90 days old, each from midnight of Bogotá.
    const listed = [
      ['2026-08-12T05:00:00.000Z', slot],
      ['2026-07-28T05:00:00.000Z', '2026-07-29T05:00:00.000Z'],
      ['2026-07-13T05:00:00.000Z', '2026-07-14T05:00:00.000Z'],
      ['2026-06-13T05:00:00.000Z', '2026-06-14T05:00:00.000Z'],
    ] as const;
    const posts = listed.flatMap(([since, until]) => visiblePosts('x', slot, since, until));
    const own = (await entries('x')).filter(({ id }) => id.startsWith(`pull|x-mintrabajo|${slot}#`));
    expect(sum(own)).toBe(10_000n + 1_000n * BigInt(posts.length));
    expect(own.every(({ state, status }) => state === 'settled' && status === 200)).toBe(true);
  });

  it('has an entry of each call, also of those that were refused or repeated', async () => {
    const faults = [{ platform: 'youtube' as const, name: 'unavailable', path: 'videos', times: 2 }];
    life = await openApp({ start: CONNECTED, platforms: ['youtube', 'linkedin', 'facebook'], faults });
    await life.runUntil(toInstant('2026-09-11T12:00:00Z'));
    for (const platform of ['youtube', 'linkedin', 'facebook'] as const)
      expect((await entries(platform)).length).toBe(life.sandbox.calls[platform]);
    const { lines } = await meter.run(life.app, {});
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^YouTube +\d+ unidades +de 9\.000 unidades +hasta el 12 de septiembre de 2026, 02:00$/);
  });
});

describe('a check of a credential', () => {
  it('is metered as a reading is: X bills it too', async () => {
    life = await openApp({ start: CONNECTED, platforms: ['x'] });
    const x = life.app.authorities.get('x');
    const { token } = SANDBOX_GRANTS.x.access;
    await expect(x?.inspect({ token }, 'nobody')).rejects.toMatchObject({ recovery: { do: 'fix-setup' } });
    const [first] = await entries('x');
    expect(first).toMatchObject({ account: 'direct', endpoint: 'me', state: 'settled', calls: 1 });
    expect(life.sandbox.calls.x).toBe(1);
    expect(JSON.stringify({ ...first, microUsd: 0 })).not.toContain(token);
  });
});

describe('limits that an answer tells', () => {
  it('near the end of Facebook’s, its page is not asked until then, and nothing is lost', async () => {
    const slot = nextSlot(CONNECTED);
    const near = { platform: 'facebook' as const, name: 'nearly-limited', from: slot, times: 1 };
    life = await openApp({ start: CONNECTED, platforms: ['facebook'], faults: [near] });
    await life.runUntil(addMinutes(CONNECTED, 5));
    const calls = life.sandbox.calls.facebook;
    await life.runUntil(addMinutes(slot, 29));
    // One answer told it; no other call went out.
    expect(life.sandbox.calls.facebook).toBe(calls + 1);
    expect(await workOf(`pull|facebook-mintrabajo|${slot}`)).toMatchObject({
      state: 'due',
      attempts: 0,
      notBefore: addMinutes(slot, 30),
      cause: { code: 'limit-near', message: expect.stringMatching(/80 %/) },
    });
    await life.runUntil(addHours(slot, 2));
    expect(await workOf(`pull|facebook-mintrabajo|${slot}`)).toMatchObject({ state: 'done' });
  });

  it('a window of X that is used up is waited for, by whoever asks the same', async () => {
    const slot = nextSlot(CONNECTED);
    const last = { platform: 'x' as const, name: 'last-of-window', path: '/2/users/me', from: slot, times: 1 };
    life = await openApp({ start: CONNECTED, platforms: ['x'], faults: [last] });
    await life.runUntil(addMinutes(slot, 1));
    // The rest of the pull asks for other things.
    expect(await workOf(`pull|x-mintrabajo|${slot}`)).toMatchObject({ state: 'done' });
    const [pause] = await life.app.store.get('pauses', ['x|x-mintrabajo|me']);
    expect(pause).toMatchObject({ until: '2026-09-11T05:15:00.000Z', percent: 100 });
  });
});

// Of the slot of 10 September: 730 whole days of California end on the 8th; LinkedIn's 364 days back begin on the 11th.
const REACH = {
  facebook: /series diarias desde el 9 de septiembre de 2024/,
  x: /sin series diarias; .*las 3\.200 más nuevas/,
  youtube: /series diarias desde el comienzo de la cuenta; publicaciones desde el comienzo/,
  linkedin: /series diarias desde el 11 de septiembre de 2025/,
};

describe('pull --dry-run', () => {
  // The ministry has gone home: nothing is published between the connection and the slot.
  const EVENING = toInstant('2026-09-11T04:00:00Z');

  it.each(['facebook', 'x', 'youtube', 'linkedin'] as const)(
    'tells of %s what the pull then takes',
    async (platform) => {
      life = await openApp({ start: EVENING, platforms: [platform] });
      const first = await pull.run(life.app, { 'dry-run': true });
      expect(life.sandbox.calls[platform]).toBe(0);
      expect(first.json).toMatchObject([{ kind: 'backfill', basis: 'at-most', already: false }]);
      expect(first.lines.join('\n')).toMatch(REACH[platform]);
      await life.runUntil(addMinutes(EVENING, 5));
      const history = await entries(platform);
      const [bound] = first.json as { requests: number }[];
      expect(bound?.requests).toBeGreaterThanOrEqual(history.length);

      const slot = nextSlot(EVENING);
      life.clock.set(slot);
      const known = visiblePosts(platform, EVENING).length;
      expect(visiblePosts(platform, slot).length).toBe(known);
      const told = await pull.run(life.app, { 'dry-run': true });
      expect(life.sandbox.calls[platform]).toBe(history.length);
      await life.runUntil(addMinutes(slot, 5));
      const own = (await entries(platform)).filter(({ id }) => id.startsWith(`pull|${platform}-mintrabajo|${slot}#`));
      expect(told.json).toMatchObject([
        {
          kind: 'pull',
          basis: 'known-posts',
          requests: own.length,
          calls: own.reduce((total, { calls }) => total + calls, 0),
          units: own.reduce((total, { units }) => total + units, 0),
          usd: (Number(sum(own)) / 1e6).toFixed(3).replace(/0$/, ''),
        },
      ]);
      expect(told.lines.join('\n')).toMatch(/publicaciones conocidas/);
    },
  );
});

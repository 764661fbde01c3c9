import { afterEach, describe, expect, it } from 'vitest';
import type { Pull } from '#core/pulls/pull.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { followers } from '#test/sandbox/platforms/linkedin/truth.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const CONNECTED = toInstant('2026-09-14T15:00:00Z');
const MISSED = toInstant('2026-09-16T05:10:00Z');

let life: OpenApp;
afterEach(() => life.stop());

async function pullAt(slot: Instant): Promise<Pull | undefined> {
  const pulls = await scanAll(life.app.store, 'pulls', {
    index: 'byAccount',
    equal: { account: 'linkedin-mintrabajo' },
  });
  return pulls.find((pull) => pull.slot === slot);
}

describe('a pull that was given up after some of its answers had come', () => {
  it('counts with what it was answered in time, and its gaps, once the next slot is read', async () => {
    // A quota that is spent until midnight UTC: too late for the counters of the slot.
    const faults = [
      {
        platform: 'linkedin' as const,
        name: 'rate-limited',
        path: 'organizationalEntityShareStatistics',
        from: MISSED,
        until: toInstant('2026-09-17T00:00:00Z'),
      },
    ];
    life = await openApp({ start: CONNECTED, platforms: ['linkedin'], faults });
    await life.runUntil(toInstant('2026-09-16T20:00:00Z'));
    expect(await pullAt(MISSED)).toBeUndefined();
    await life.runUntil(toInstant('2026-09-17T05:11:00Z'));

    const pull = await pullAt(MISSED);
    const table = pull?.tables.find(({ keys }) => keys[0]?.startsWith('linkedin.organization.followers'));
    expect(table).toMatchObject({ learntAt: MISSED, rows: [{ cells: [followers(MISSED)] }] });
    expect(pull?.gaps).toContainEqual(
      expect.objectContaining({ level: 'account', reason: 'not-collected', metrics: expect.any(Array) }),
    );
    const [month] = await life.app.store.get('months', ['linkedin-mintrabajo|2026-09']);
    expect(month?.counters['linkedin.organization.followers@1']?.['2026-09-16']?.cell).toBe(followers(MISSED));
    const open = await scanAll(life.app.store, 'captures', { index: 'byPull', equal: { pull: pull?.id ?? '' } });
    expect(open).toEqual([]);
  });

  it('does not hide from the next pulls that its days were not read', async () => {
    const spent = { platform: 'linkedin' as const, name: 'rate-limited', path: 'organizationalEntityShareStatistics' };
    const faults = [{ ...spent, from: MISSED, until: toInstant('2026-09-27T05:00:00Z') }];
    life = await openApp({ start: CONNECTED, platforms: ['linkedin'], faults });
    await life.runUntil(toInstant('2026-09-27T05:11:00Z'));
    const [month] = await life.app.store.get('months', ['linkedin-mintrabajo|2026-09']);
    const days = Object.keys(month?.days['linkedin.organization.impressions@1'] ?? {}).sort();
    // What is newer comes with more delay than this.
    const all = Array.from({ length: 24 }, (_, n) => `2026-09-${String(n + 1).padStart(2, '0')}`);
    expect(days).toEqual(all);
  });
});

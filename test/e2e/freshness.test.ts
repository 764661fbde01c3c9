import { describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { createServer } from '#services/api/server.ts';
import { openApp } from '#test/support/open-app.ts';

describe('an account whose platform does not answer', () => {
  it('is retried, then given up for its slot and read again the next day', async () => {
    const faults = [
      {
        platform: 'youtube' as const,
        name: 'unavailable',
        from: toInstant('2026-09-30T05:00:00Z'),
        until: toInstant('2026-10-01T05:00:00Z'),
      },
    ];
    const failing = await openApp({ start: toInstant('2026-09-29T15:00:00Z'), platforms: ['youtube'], faults });
    const api = await createServer(failing.app);
    const readingAt = async (moment: string) => {
      await failing.runUntil(toInstant(moment));
      return (await api.inject('/api/v1/accounts')).json().accounts[0].reading;
    };
    const retried = await readingAt('2026-09-30T05:10:30Z');
    expect(retried).toMatchObject({ state: 'retrying', lastReadAt: '2026-09-29T15:00:00.000Z' });
    expect(retried.cause).toMatch(/^YouTube respondió 503/);
    expect(retried.nextAt > '2026-09-30T05:10:30.000Z').toBe(true);
    const given = await readingAt('2026-09-30T15:00:00Z');
    expect(['skipped', 'parked']).toContain(given.state);
    expect(given).toMatchObject({ lastReadAt: '2026-09-29T15:00:00.000Z', nextAt: '2026-10-01T05:10:00.000Z' });
    const read = await readingAt('2026-10-01T05:11:00Z');
    expect(read).toMatchObject({ state: 'waiting', lastReadAt: '2026-10-01T05:10:00.000Z', cause: null });
    await api.close();
    await failing.stop();
  });
});

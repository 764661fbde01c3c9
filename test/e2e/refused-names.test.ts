import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pull } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { slotOfDay } from '#core/time/slot.ts';
import { replayCaptures } from '#services/usecases/replay-captures.ts';
import { newStore } from '#test/support/engine-pair.ts';
import { openPuller, type Puller } from '#test/support/puller.ts';

const [SATURDAY, SUNDAY, MONDAY, TUESDAY] = (['2026-09-12', '2026-09-13', '2026-09-14', '2026-09-15'] as const).map(
  slotOfDay,
) as [Instant, Instant, Instant, Instant];

let puller: Puller;
beforeAll(async () => {
  puller = await openPuller('youtube', SATURDAY);
});
afterAll(() => puller.sandbox.stop());

describe('a metric that YouTube stops serving', () => {
  it('is found once, left out until Monday, and read again when it is back', async () => {
    const store = await newStore();
    const pulled: [reports: number, Pull][] = [];
    const pullAt = async (slot: Instant) => {
      puller.clock.set(slot);
      puller.succeeded.length = 0;
      const pull = await puller.pull(store, slot);
      pulled.push([puller.succeeded.filter((call) => call.includes('/v2/reports')).length, pull]);
    };
    const serve = puller.sandbox.faults.add({ platform: 'youtube', name: 'retired:shares' });
    for (const slot of [SATURDAY, SUNDAY, MONDAY]) await pullAt(slot);
    serve();
    await pullAt(TUESDAY);
    const shares = { part: 'reports', name: 'shares', reason: 'retired', since: SATURDAY };
    expect(pulled.map(([, { refused }]) => refused)).toEqual([[shares], [shares], [shares], [shares]]);
    // Asked as a whole only where it is left out: on Sunday, and on Tuesday, when nothing tells yet that it is back.
    expect(pulled.map(([reports]) => reports > 1)).toEqual([true, false, true, false]);
    await pullAt(slotOfDay('2026-09-21'));
    expect(pulled.at(-1)?.[1]).toMatchObject({ gaps: [] });
    expect(pulled.at(-1)?.[1]).not.toHaveProperty('refused');
    // What is remembered is told by the captures as well.
    const replayed = await replayCaptures(puller.partsOf(store), puller.account);
    expect(replayed).toEqual({ pulls: 5, changed: [], withoutBundle: [], expired: [] });
  });
});

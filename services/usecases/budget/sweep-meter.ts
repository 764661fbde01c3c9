import { ALL_PLATFORMS } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';

/** A year and a month: what a month took can be held against the same month a year ago. */
const KEPT_DAYS = 400;

/** Removes entries of the meter that are older than anybody asks for. */
export async function sweepMeter(store: Store, now: Instant): Promise<void> {
  const until = addHours(now, -24 * KEPT_DAYS);
  for (const platform of ALL_PLATFORMS) {
    const old = await scanAll(store, 'meter', { index: 'byPlatform', equal: { platform }, range: { until } });
    await store.remove(
      'meter',
      old.map(({ id }) => id),
    );
  }
}

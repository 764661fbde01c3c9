import { ALL_PLATFORMS, type AnyPlatform, isAdPlatform } from '#core/accounts/account.ts';
import { type Budgets, windowAt } from '#core/budget/budget.ts';
import type { MeterEntry } from '#core/budget/meter-entry.ts';
import type { Pause } from '#core/budget/pause.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';
import { spentIn } from './reserve.ts';

/** Calls looked back for what a platform told of its limits last. */
const LOOKED_BACK = 20;

/** What one platform took in the window of its budget. */
export interface Consumption {
  platform: AnyPlatform;
  /** Of its measure; calls whose answer nobody saw count with all that they could take. */
  spent: bigint;
  /** `null`: no bound of ours. */
  limit: bigint | null;
  /** When the window ends. */
  until: Instant;
  /** The fullest of the platform's own limits, as an answer told last. */
  told: { limit: string; percent: number; at: Instant } | null;
  /** What is not asked now, and until when. */
  pauses: readonly Pause[];
}

export interface ConsumptionParts {
  store: Store;
  budgets: Budgets;
}

/** What each platform took, in the order of the platforms; of ads only where any were ever asked: most bodies have none. */
export async function consumption(parts: ConsumptionParts, now: Instant): Promise<Consumption[]> {
  const told = ALL_PLATFORMS.map(async (platform) =>
    isAdPlatform(platform) && !(await wasAsked(parts.store, platform))
      ? []
      : [await consumptionOf(parts, platform, now)],
  );
  return (await Promise.all(told)).flat();
}

async function wasAsked(store: Store, platform: AnyPlatform): Promise<boolean> {
  const { documents } = await store.scan('meter', { index: 'byPlatform', equal: { platform }, limit: 1 });
  return documents.length > 0;
}

export async function consumptionOf({ store, budgets }: ConsumptionParts, platform: AnyPlatform, now: Instant) {
  const { from, until } = windowAt(platform, now);
  const { settled, reserved } = await spentIn(store, platform, { from });
  const pauses = await scanAll(store, 'pauses', { index: 'byPlatform', equal: { platform }, range: { from: now } });
  const told = await lastTold(store, platform);
  return { platform, spent: settled + reserved, limit: budgets.limits[platform], until, told, pauses };
}

async function lastTold(store: Store, platform: AnyPlatform): Promise<Consumption['told']> {
  const query = { index: 'byPlatform', equal: { platform }, order: 'descending', limit: LOOKED_BACK } as const;
  const { documents } = await store.scan('meter', query);
  const found = documents.find((entry): entry is MeterEntry & Required<Pick<MeterEntry, 'fullest'>> => !!entry.fullest);
  return found ? { ...found.fullest, at: found.at } : null;
}

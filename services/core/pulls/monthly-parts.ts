import { dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { isMonthBoundary, slotOfDay } from '../time/slot.ts';
import type { PullSource } from './pull.ts';

/** A part of a pull that needs calls of its own, for figures that a month needs once. */
export interface MonthlyPart {
  /** The connector's name for it. */
  part: string;
  /**
   * `boundary`: counters, read when the month ends. `settled`: series by day, read on the first slot from day 5 on, when the
   * platform no longer holds back days of the month before; and with an account's history.
   */
  at: 'boundary' | 'settled';
}

/** Days of a month after which the last one before it is served: three of delay, and one until the slot. */
const SETTLED_ON = 5;

/** The monthly parts that are due at a slot. */
export function monthlyPartsDue(
  parts: readonly MonthlyPart[],
  { slot, source, lastSlot }: { slot: Instant; source: PullSource; lastSlot?: Instant | undefined },
): string[] {
  if (source === 'backfill') return namesAt(parts, 'settled');
  return [
    ...(isMonthBoundary(slot) ? namesAt(parts, 'boundary') : []),
    ...(isFirstSettled(slot, lastSlot) ? namesAt(parts, 'settled') : []),
  ];
}

function isFirstSettled(slot: Instant, lastSlot: Instant | undefined): boolean {
  const day = dayOf(slot, 'America/Bogota');
  const settled = slotOfDay(`${day.slice(0, 8)}0${SETTLED_ON}` as typeof day);
  // Without a pull before, the account's history brings what there is.
  return slot === settled || (slot > settled && lastSlot !== undefined && lastSlot < settled);
}

function namesAt(parts: readonly MonthlyPart[], moment: MonthlyPart['at']): string[] {
  return parts.filter(({ at }) => at === moment).map(({ part }) => part);
}

import { addDays, type Day, dayOf, startOfDay } from './day.ts';
import { addHours, addMinutes, epochMsOf, type Instant } from './instant.ts';
import { monthOf, startOfMonth } from './month.ts';

/** Minutes after midnight of Bogotá at which the daily slot falls. */
const DAILY_SLOT_MINUTE = 10;

/** How long after its slot, or after a month boundary, a counter may still be read for it. */
export const COUNTER_GRACE_HOURS = 6;

/** The daily slot of a Bogotá day: 00:10. */
export function slotOfDay(day: Day): Instant {
  return addMinutes(startOfDay(day, 'America/Bogota'), DAILY_SLOT_MINUTE);
}

/** The last daily slot at or before `now`. */
export function latestSlot(now: Instant): Instant {
  const today = dayOf(now, 'America/Bogota');
  const slot = slotOfDay(today);
  return slot <= now ? slot : slotOfDay(addDays(today, -1));
}

/** The first daily slot after `now`. */
export function nextSlot(now: Instant): Instant {
  return slotOfDay(addDays(dayOf(latestSlot(now), 'America/Bogota'), 1));
}

/** True for the slot of day 1, which reads every tracked post. */
export function isMonthBoundary(slot: Instant): boolean {
  return dayOf(slot, 'America/Bogota').endsWith('-01');
}

/** True when `now` is too late to read counters for `slot`: they are not made up afterwards. */
export function isSlotMissed(slot: Instant, now: Instant): boolean {
  return epochMsOf(now) > epochMsOf(addHours(slot, COUNTER_GRACE_HOURS));
}

/** True within six hours after the boundary that opens the moment's own month. */
export function isWithinBoundaryGrace(moment: Instant): boolean {
  return moment < addHours(startOfMonth(monthOf(moment)), COUNTER_GRACE_HOURS);
}

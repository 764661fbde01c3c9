import { closeDayOf, type HolidayRule } from '#core/time/calendar.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { slotOfDay } from '#core/time/slot.ts';

/** Minutes after the slot of the close day: the pulls of that day come first. */
export const CLOSE_AFTER_MINUTES = 30;

export const CLOSE_QUEUE = 'close';

export interface CloseCalendar {
  /** The n-th working day of the next month on which a month closes. */
  workingDay: number;
  holidays: readonly HolidayRule[];
}

/** The daily slot of the day on which a month closes. */
export function closeSlotOf(month: Month, { workingDay, holidays }: CloseCalendar): Instant {
  return slotOfDay(closeDayOf(month, workingDay, holidays));
}

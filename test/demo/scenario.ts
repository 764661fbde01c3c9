import { toInstant } from '#core/time/instant.ts';
import { addMonths, firstDayOf, type Month } from '#core/time/month.ts';
import { slotOfDay } from '#core/time/slot.ts';
import type { Fault } from '#test/sandbox/faults.ts';
import { FIRST_MONTH, LAST_DAY } from '#test/sandbox/world/ministry.ts';

/** Full months that can be closed: the last month of the world is the one that goes on. */
export const MOST_MONTHS = 12;

/** When the invented ministry connects its accounts, so that the last `months` full months are collected day by day. */
export function firstSlot(months: number) {
  const first: Month = addMonths(FIRST_MONTH, 24 - months);
  return slotOfDay(firstDayOf(first));
}

export const LAST_SLOT = slotOfDay(LAST_DAY);

/** What went wrong in those months: a report that never lacks anything would show nothing of how holes are told. */
export const INCIDENTS: readonly Fault[] = [
  {
    // The month boundary of February passes without an answer: the closing is the reading of the day before.
    platform: 'linkedin',
    name: 'unavailable',
    from: toInstant('2026-03-01T05:00:00Z'),
    until: toInstant('2026-03-01T12:00:00Z'),
  },
  {
    // The page's token is revoked and a person takes four days to connect it again.
    platform: 'facebook',
    name: 'token-dead',
    from: toInstant('2026-06-09T00:00:00Z'),
    until: toInstant('2026-06-13T00:00:00Z'),
  },
  {
    // A short outage: tried again until it answers.
    platform: 'youtube',
    name: 'unavailable',
    from: toInstant('2026-08-18T05:00:00Z'),
    until: toInstant('2026-08-18T05:14:00Z'),
  },
];

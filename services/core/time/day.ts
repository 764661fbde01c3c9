import { type Instant, toInstant } from './instant.ts';

/** A calendar day, `2026-10-31`, always read together with the zone whose day it is. */
export type Day = `${number}-${number}-${number}`;

/** IANA zone of a platform's day (`America/Los_Angeles`, `UTC`, …): the day is kept as the platform gives it. */
export type Zone = 'America/Bogota' | 'America/Los_Angeles' | 'UTC';

/** Reads `2026-10-31`; throws RangeError on a day that does not exist. */
export function toDay(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

const DAY_MS = 86_400_000;
// Without daylight time since February 1993; days before that are read by the zone's own table.
const BOGOTA_OFFSET_MS = 5 * 3_600_000;
const BOGOTA_FIXED_SINCE = '1993-03-01T00:00:00.000Z';

export function dayOf(instant: Instant, zone: Zone): Day {
  if (zone === 'UTC') return instant.slice(0, 10) as Day;
  if (zone === 'America/Bogota' && instant >= BOGOTA_FIXED_SINCE) {
    return utcDay(Date.parse(instant) - BOGOTA_OFFSET_MS);
  }
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
}

/** The moment at which `day` begins in `zone`. */
export function startOfDay(day: Day, zone: Zone): Instant {
  if (zone === 'UTC') return `${day}T00:00:00.000Z`;
  if (zone === 'America/Bogota' && day >= BOGOTA_FIXED_SINCE) return `${day}T05:00:00.000Z`;
  return toInstant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).toInstant());
}

export function addDays(day: Day, days: number): Day {
  return utcDay(Date.parse(day) + days * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Every day from `first` to `last`, both included; empty when `last` is earlier. */
export function dayRange(first: Day, last: Day): Day[] {
  const length = daysBetween(first, last) + 1;
  return Array.from({ length: Math.max(0, length) }, (_, index) => addDays(first, index));
}

// A bare date is read and written as midnight UTC, where every day has the same length.
function utcDay(epochMs: number): Day {
  return new Date(epochMs).toISOString().slice(0, 10) as Day;
}

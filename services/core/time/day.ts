import { type Instant, toInstant } from './instant.ts';

/** A calendar day, `2026-10-31`, always read together with the zone whose day it is. */
export type Day = `${number}-${number}-${number}`;

/** IANA zone of a platform's day (`America/Los_Angeles`, `UTC`, …): the day is kept as the platform gives it. */
export type Zone = 'America/Bogota' | 'America/Los_Angeles' | 'UTC';

/** Reads `2026-10-31`; throws RangeError on a day that does not exist. */
export function toDay(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

export function dayOf(instant: Instant, zone: Zone): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
}

/** The moment at which `day` begins in `zone`. */
export function startOfDay(day: Day, zone: Zone): Instant {
  return toInstant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).toInstant());
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Every day from `first` to `last`, both included; empty when `last` is earlier. */
export function dayRange(first: Day, last: Day): Day[] {
  const length = daysBetween(first, last) + 1;
  return Array.from({ length: Math.max(0, length) }, (_, index) => addDays(first, index));
}

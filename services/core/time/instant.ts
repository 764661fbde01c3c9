/** A moment in UTC with exactly three decimals (`2026-10-01T05:10:00.000Z`), so that text order is time order. */
export type Instant = `${string}Z`;

/** Writes any moment that Temporal can read with an offset as an {@link Instant}; throws RangeError on anything else. */
export function toInstant(moment: string | Temporal.Instant): Instant {
  const instant = typeof moment === 'string' ? Temporal.Instant.from(moment) : moment;
  return instant.toString({ fractionalSecondDigits: 3, roundingMode: 'trunc' }) as Instant;
}

/** @param epochMs milliseconds since 1970-01-01T00:00Z */
export function instantOfEpochMs(epochMs: number): Instant {
  return toInstant(Temporal.Instant.fromEpochMilliseconds(epochMs));
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochMsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** Any fraction of a minute, to the nearest millisecond. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return instantOfEpochMs(Math.round(epochMsOf(instant) + minutes * 60_000));
}

export function addHours(instant: Instant, hours: number): Instant {
  return addMinutes(instant, hours * 60);
}

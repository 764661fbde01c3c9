const DAY_SECONDS = 86_400;

/** 9999-12-31: spreadsheets know no later day. */
const LAST_DAY = 2_958_465;

/** Days from 1900-01-01 to 1904-01-01 in the count that has a 29 February 1900. */
const DAYS_TO_1904 = 1_462;

/** The day that never was: Lotus took 1900 for a leap year, and every spreadsheet since counts as it did. */
const FALSE_DAY = 60;

/** What a format shows: a day, a time of the day, both, or hours that go on past a day (`[h]:mm:ss`). */
export type Shown = 'day' | 'time' | 'both' | 'duration';

/**
 * The day and time that a spreadsheet counts in days, rounded to the second: `2026-06-09`, `2026-06-09T13:05:00`,
 * `T13:05:00`. The time is left out where it is midnight and the format shows none. Durations count their
 * hours on: `T30:00:00`. `undefined` outside of the years 1900 to 9999.
 */
export function serialToLocal(serial: number, shows: Shown, date1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < LAST_DAY + 1)) return undefined;
  const seconds = Math.round(serial * DAY_SECONDS);
  if (shows === 'duration') return `T${clock(seconds)}`;
  const day = Math.floor(seconds / DAY_SECONDS);
  const time = clock(seconds % DAY_SECONDS);
  // Day 0 of 1904 is the first of January; that of 1900 is no day at all.
  if (day === 0 && (shows === 'time' || !date1904)) return `T${time}`;
  const date = dayOf(date1904 ? day + DAYS_TO_1904 : day);
  return shows === 'day' && seconds % DAY_SECONDS === 0 ? date : `${date}T${time}`;
}

/** The other way round, in the count from 1900: `2026-06-09T12:00:00` is 46182.5. */
export function localToSerial(local: string): number {
  const serial = Date.parse(`${local}Z`) / 1_000 / DAY_SECONDS + 25_569;
  return serial <= FALSE_DAY + 0.999_999 ? serial - 1 : serial;
}

function dayOf(count: number): string {
  if (count === FALSE_DAY) return '1900-02-29';
  const fromEpoch = count < FALSE_DAY ? count - 25_568 : count - 25_569;
  return new Date(fromEpoch * DAY_SECONDS * 1_000).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

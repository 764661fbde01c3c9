import type { Decision, Example } from '../reading.ts';
import { examplesOf, type Tally } from '../tally.ts';
import { DAY_ORDERS, type DateFormat, type DayOrder } from './date-format.ts';
import { type DateProfile, MIXED_READINGS, type MixedReading } from './date-profile.ts';

interface OrderChoice {
  options: (DayOrder | null)[];
  telling: Tally[];
}

/** Bits of day first and month first. */
const YEAR_LAST = 0b011;
/** Media are bought within few years: where the last number of short dates goes further than this it may be the day. */
const WIDEST_YEARS = 10;

/**
 * How the dates of a column are written, from all of them together. One number above 12 decides day or month first; `open`
 * without options: it is written in both orders, and no order reads it (see {@link mixedOrders}).
 */
export function decideDate(profile: DateProfile): Decision<DateFormat> {
  const numeric = [...Object.values(profile.numeric), profile.sameEitherWay];
  const orderless = [profile.fixed, profile.local, profile.compact, profile.serial, profile.periods];
  const present = [...numeric, ...orderless].filter(({ count }) => count > 0);
  if (present.length === 0) return { kind: 'empty' };
  const { options, telling } = decideOrder(profile);
  const digits = decideDigits(profile, present);
  const [order] = options;
  if (order === undefined || options.length > 1) {
    return {
      kind: 'open',
      options: options.map((option) => ({ order: option, digits })),
      examples: examplesOf(telling),
    };
  }
  const byStyle = present.every((tally) => tally === profile.local);
  const examples = examplesOf(telling.length > 0 ? telling : present);
  return { kind: 'decided', value: { order, digits }, basis: byStyle ? 'style' : 'values', examples };
}

/** Of a column written in two orders: what shows it, one cell of each kind first, and what each way of reading leaves out. */
export interface MixedOrders {
  examples: readonly Example[];
  options: readonly { reading: MixedReading; format: DateFormat; lost: number }[];
}

/** `null`: no column in which some dates only fit with the day first and others only with the month first. */
export function mixedOrders(profile: DateProfile): MixedOrders | null {
  const [dayFirst, monthFirst] = [profile.numeric[1] ?? profile.numeric[5], profile.numeric[2]];
  if (!dayFirst || !monthFirst || decideOrder(profile).options.length > 0) return null;
  const digits = profile.serial.count > 0 ? 'serial' : null;
  const either = profile.numeric[3] ?? profile.numeric[7];
  const examples = [dayFirst, monthFirst, either].flatMap((tally) => tally?.examples.slice(0, 1) ?? []);
  return {
    examples,
    options: MIXED_READINGS.map((reading) => ({
      reading,
      format: { order: reading, digits },
      lost: profile.lost[reading],
    })),
  };
}

function decideOrder(profile: DateProfile): OrderChoice {
  const entries = Object.entries(profile.numeric).map(([key, tally]) => ({ orders: Number(key), tally }));
  if (entries.length === 0) return { options: [profile.sameEitherWay.count > 0 ? 'dmy' : null], telling: [] };
  const yearLast = entries.filter(({ orders }) => (orders & YEAR_LAST) !== 0);
  // What only a year in front would read is a slip in one cell, unless the whole column may be written so.
  const options = DAY_ORDERS.filter((order, at) => {
    const readable = order === 'ymd' ? entries : yearLast;
    if (order === 'ymd' && yearLast.length > 0 && !mayBeYearFirst(profile)) return false;
    return readable.length > 0 && readable.every(({ orders }) => (orders & (1 << at)) !== 0);
  });
  const [only] = options;
  const others = options.length === 1 && only !== undefined ? ~(1 << DAY_ORDERS.indexOf(only)) & YEAR_LAST : 0;
  const clear = entries.filter(({ orders }) => others !== 0 && (orders & others) === 0);
  return { options, telling: (clear.length > 0 ? clear : entries).map(({ tally }) => tally) };
}

/** With short numbers `26-03-31` may begin with the year: the last one then runs through the days of months. */
function mayBeYearFirst({ lastNumbers }: DateProfile): boolean {
  return lastNumbers !== null && lastNumbers.most - lastNumbers.least > WIDEST_YEARS;
}

/** Eight digits are days only where all values are such. */
function decideDigits(profile: DateProfile, present: readonly Tally[]): DateFormat['digits'] {
  if (profile.compact.count > 0 && present.length === 1) return 'compact';
  return profile.serial.count > 0 ? 'serial' : null;
}

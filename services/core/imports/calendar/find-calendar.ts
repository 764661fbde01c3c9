import { normalText } from '../header.ts';
import type { NamedColumn } from '../layout/header-row.ts';
import { type HeaderPeriod, headerPeriod, isMonthText } from './header-period.ts';

/** A column that says of one period what others of its group say of theirs. */
export interface CalendarPlace {
  /** What stands in the header beside the period, normalised: `cunas`; empty for nothing. */
  group: string;
  groupHeader: string;
  period: HeaderPeriod;
  /** The year that stands over it. */
  year: number | null;
}

/** Days without a month over them are a calendar only in such numbers. */
const FEWEST_DAYS = 5;
const YEAR = /^(?:ano |vigencia )?(20\d\d)$/;
const SUMS = /^(?:sub ?)?total(?:es)?\b/;

/**
 * Columns of periods (`Enero | Febrero`, `Marzo · Sem 1 | Marzo · Sem 2`, `1 | 2 | … 31`), by their index. A period that
 * stands once tells no calendar; columns of totals beside a calendar are none of it.
 */
export function findCalendar(columns: readonly NamedColumn[]): ReadonlyMap<number, CalendarPlace> {
  const places = columns.flatMap(({ index, header }) => {
    const place = placeOf(header);
    return place ? [[index, place] as const] : [];
  });
  const groups = Map.groupBy(places, ([, { group }]) => group);
  const real = [...groups.values()].filter(isCalendar);
  const kept = real.length > 1 ? real.filter(([first]) => !SUMS.test(first?.[1].group ?? '')) : real;
  return new Map(kept.flat().toSorted(([a], [b]) => a - b));
}

function isCalendar(places: readonly (readonly [number, CalendarPlace])[]): boolean {
  const periods = places.map(([, { period }]) => period);
  const bare = periods.every((period) => period.kind === 'days' && period.month === null);
  const different = new Set(periods.map((period) => JSON.stringify(period))).size;
  return different >= (bare ? FEWEST_DAYS : 2) && different === periods.length;
}

function placeOf(header: string): CalendarPlace | null {
  const parts = header.split(' · ');
  const year = parts.map((part) => YEAR.exec(normalText(part))?.[1]).find((digits) => digits !== undefined);
  const rest = parts.filter((part) => !YEAR.test(normalText(part)));
  const at = rest.findLastIndex((part) => headerPeriod(part) !== null);
  const found = at < 0 ? joinedPeriod(rest) : { period: headerPeriod(rest[at] ?? ''), others: rest.toSpliced(at, 1) };
  if (!found?.period) return null;
  const { period } = found;
  const month = period.kind === 'written' ? undefined : found.others.find(isMonthText);
  const groupHeader = found.others.filter((part) => part !== month).join(' ');
  const whole = period.kind === 'written' || month === undefined ? period : { ...period, month };
  return { group: normalText(groupHeader), groupHeader, period: whole, year: year === undefined ? null : Number(year) };
}

/** A period and other words in one cell: `Cuñas enero`, `Marzo inversión (COP)`. */
function joinedPeriod(parts: readonly string[]): { period: HeaderPeriod | null; others: string[] } | null {
  const [text = '', ...more] = parts;
  if (more.length > 0 || text.length > 60) return null;
  const words = text.replace(/\s*[([][^()[\]]*[)\]]$/, '').split(/\s+/);
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (const [own, other] of [
      [words.slice(-length), words.slice(0, -length)],
      [words.slice(0, length), words.slice(length)],
    ] as const) {
      const period = headerPeriod(own.join(' '));
      if (period && period.kind !== 'days' && /\p{L}{3}/u.test(own.join(' ')))
        return { period, others: [other.join(' ')] };
    }
  }
  return null;
}

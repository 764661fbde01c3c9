import { MONTH_PATTERN, monthNumber } from './month-names.ts';
import { OF, TO } from './period-words.ts';
import { fullYear } from './real-day.ts';

/** One end of a period; `null` what is not written. */
export interface DayOfPeriod {
  year: number | null;
  month: number;
  day: number | null;
}

interface DayRange {
  from: DayOfPeriod;
  to: DayOfPeriod;
}

const YEAR = '(\\d{4}|\\d{2})';
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:${OF}(${MONTH_PATTERN})(?:${OF}${YEAR})?)?${TO}(\\d{1,2})${OF}(${MONTH_PATTERN})(?:${OF}${YEAR})?$`,
);
const MONTH_FIRST = new RegExp(
  `^(${MONTH_PATTERN}) (\\d{1,2})(?:${OF}(\\d{4}))?${TO}(?:(${MONTH_PATTERN}) )?(\\d{1,2})(?:${OF}(\\d{4}))?$`,
);
// "marzo 26" may be the month of 2026: with the month first only one digit is surely a day.
const ONE_DAY = new RegExp(`^(\\d{1,2})${OF}(${MONTH_PATTERN})$`);
const ONE_SMALL_DAY = new RegExp(`^(${MONTH_PATTERN}) (\\d)$`);

/** `3 al 17 de mayo`, `28 de abril al 3 de mayo de 2026`, `july 8 - 31 2025`, `3 de mayo`: ends whose years may be missing. */
export function writtenDayRange(words: string): DayRange | undefined {
  const dayFirst = DAY_FIRST.exec(words);
  if (dayFirst) {
    const [, day1, month1, year1, day2, month2, year2] = dayFirst;
    return { from: end(year1, month1 ?? month2, day1), to: end(year2, month2, day2) };
  }
  const monthFirst = MONTH_FIRST.exec(words);
  if (monthFirst) {
    const [, month1, day1, year1, month2, day2, year2] = monthFirst;
    return { from: end(year1, month1, day1), to: end(year2, month2 ?? month1, day2) };
  }
  const oneDay = ONE_DAY.exec(words);
  if (oneDay) return oneDayRange(end(undefined, oneDay[2], oneDay[1]));
  const smallDay = ONE_SMALL_DAY.exec(words);
  return smallDay ? oneDayRange(end(undefined, smallDay[1], smallDay[2])) : undefined;
}

function oneDayRange(day: DayOfPeriod): DayRange {
  return { from: day, to: day };
}

function end(year: string | undefined, month: string | undefined, day: string | undefined): DayOfPeriod {
  return {
    year: year === undefined ? null : fullYear(year),
    month: monthNumber(month ?? '') ?? 0,
    day: Number(day ?? 0),
  };
}

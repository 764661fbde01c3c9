import type { Day } from '../../time/day.ts';
import type { BadReason } from '../reading.ts';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from the day 0 of Excel's 1900 system to 1990-01-01 and to 2099-12-31. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_050;
const SERIAL_OF_1970 = 25_569;
const DAY_MS = 86_400_000;

/** The day, if it exists and lies in 1990–2100. */
export function realDay(year: number, month: number, day: number): Day | BadReason {
  if (!dayExists(year, month, day)) return 'date-does-not-exist';
  if (!yearInRange(year)) return 'date-out-of-range';
  return `${year}-${twoDigits(month)}-${twoDigits(day)}` as Day;
}

export function isDay(day: Day | BadReason): day is Day {
  return day.charCodeAt(0) < 58;
}

export function dayExists(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysInMonth(year, month);
}

/** 0 for a month that is none. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

export function yearInRange(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Two digits are 2000–2079 or 1980–1999; all others are as written. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 80 ? 2000 + year : 1900 + year;
}

export function isSerial(number: number): boolean {
  return number >= FIRST_SERIAL && number < LAST_SERIAL + 1;
}

/** The day of an Excel serial of the 1900 system: 45138 is 2023-07-31. */
export function dayOfSerial(serial: number): Day {
  return new Date((Math.floor(serial) - SERIAL_OF_1970) * DAY_MS).toISOString().slice(0, 10) as Day;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

import { type Day, toDay } from '../../time/day.ts';
import { firstDayOf, lastDayOf, toMonth } from '../../time/month.ts';
import { type PautaPeriod, periodOf } from './period.ts';

const PERIOD = /^(\d{4}-\d{2}(?:-\d{2})?)(?:_(\d{4}-\d{2}(?:-\d{2})?))?$/;

/**
 * Reads a period as addresses and file names have it: `2026-10`, `2026-01_2026-03`, `2026-01-15_2026-03-20`.
 * @returns undefined for anything else
 */
export function readPeriod(text: string): PautaPeriod | undefined {
  const [, from, to = from] = PERIOD.exec(text) ?? [];
  // A single day is written twice, so that a month cut short is not taken for one.
  if (from === undefined || to === undefined || from.length !== to.length) return undefined;
  if (from.length === 10 && !text.includes('_')) return undefined;
  try {
    return periodOf(edge(from, firstDayOf), edge(to, lastDayOf));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function edge(text: string, ofMonth: typeof firstDayOf): Day {
  return text.length === 10 ? toDay(text) : ofMonth(toMonth(text));
}

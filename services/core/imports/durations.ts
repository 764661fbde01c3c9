import type { RawCell } from './cell.ts';
import { addDecimals, type Decimal, fromUnits, toDecimal, toUnits } from './decimal.ts';
import { absentMark } from './marks.ts';
import { type NumberFormat, WHOLE_NUMBERS } from './numbers/number-format.ts';
import { readNumber } from './numbers/read-number.ts';
import type { CellReading } from './reading.ts';

/** What a number without a unit of its own counts. */
export type DurationUnit = 'seconds' | 'minutes' | 'hours';

const SECONDS_IN = { seconds: 1n, minutes: 60n, hours: 3600n };
const CLOCK = /^(?:(\d+):)?(\d+):([0-5]\d)(?:[.,](\d+))?$/;
// With exactly three digits after it the mark may group thousands.
const FRACTION = '(\\d+(?:[.,]\\d{1,2})?)';
const HOURS = `(?:${FRACTION} ?(?:h|hr|hrs|horas?|hours?)\\.?)?`;
const MINUTES = `(?:${FRACTION} ?(?:m|min|mins|minutos?|minutes?|'(?!')|′)\\.?)?`;
const SECONDS = `(?:${FRACTION} ?(?:s|seg|segs|segundos?|sec|secs|seconds?|"|''|″)\\.?)?`;
const UNITS = new RegExp(`^${HOURS} ?${MINUTES} ?${SECONDS}$`);
const ISO = /^pt(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/;

/**
 * Reads a duration as seconds, exactly: numbers of the column's unit and format, `0:01:36`, `1:36`, `1h 36m`, `36 s`, `30"`,
 * `PT1M36S`. Two numbers with a colon are minutes and seconds, in a column of hours hours and minutes. Bad: `not-a-number`
 * and what `readNumber` says.
 * @param format of the column's numbers; `null`: whole numbers only
 */
export function readDuration(cell: RawCell, unit: DurationUnit, format: NumberFormat | null): CellReading<Decimal> {
  const text = typeof cell === 'string' ? cell : timeOf(cell);
  if (text !== undefined) {
    const mark = absentMark(text);
    if (mark !== undefined) return { kind: 'absent', mark };
    const seconds = secondsOf(text, unit);
    if (seconds !== undefined) return { kind: 'value', value: seconds };
  }
  const reading = readNumber(cell, format ?? WHOLE_NUMBERS);
  return reading.kind === 'value' ? { kind: 'value', value: times(reading.value, SECONDS_IN[unit]) } : reading;
}

/** A true time of a spreadsheet. */
function timeOf(cell: RawCell): string | undefined {
  return typeof cell === 'object' && cell !== null && 'local' in cell && cell.local.startsWith('T')
    ? cell.local.slice(1)
    : undefined;
}

function secondsOf(text: string, unit: DurationUnit): Decimal | undefined {
  if (text.length > 60) return undefined;
  const flat = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/[’´]/g, "'").replace(/[“”]/g, '"');
  const clock = CLOCK.exec(flat);
  if (clock) return clockSeconds(clock, unit);
  const [, hours, minutes, seconds] = ISO.exec(flat) ?? UNITS.exec(flat) ?? [];
  if (hours === undefined && minutes === undefined && seconds === undefined) return undefined;
  return total(hours, minutes, seconds);
}

function clockSeconds([, hours, middle, last, fraction]: RegExpExecArray, unit: DurationUnit): Decimal | undefined {
  if (hours === undefined && unit === 'hours')
    return fraction === undefined ? total(middle, last, undefined) : undefined;
  if (hours !== undefined && Number(middle) > 59) return undefined;
  return total(hours, middle, fraction === undefined ? last : `${last}.${fraction}`);
}

function total(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
): Decimal | undefined {
  const parts = [times(decimal(hours), 3600n), times(decimal(minutes), 60n), decimal(seconds)];
  return parts.reduce(addDecimals);
}

function decimal(text = '0'): Decimal {
  return toDecimal(text.replace(',', '.')) ?? ('0' as Decimal);
}

function times(value: Decimal, factor: bigint): Decimal {
  const scale = value.split('.')[1]?.length ?? 0;
  return fromUnits((toUnits(value, scale) ?? 0n) * factor, scale);
}

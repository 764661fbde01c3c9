import type { Unit } from '../../metrics/definition.ts';
import type { Day } from '../../time/day.ts';
import type { MomentValue } from '../dates/read-moment.ts';
import { type Decimal, roundedUnits, toDecimal, toUnits } from '../decimal.ts';
import { readDuration } from '../durations.ts';
import type { FieldSpec } from '../kind.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import { textOfValue } from '../understand/view-table.ts';

type Values = UnderstoodRow['values'];

export function textIn(values: Values, field: string): string {
  const value = values[field];
  return value === undefined ? '' : textOfValue(value);
}

/** The day of a `day` or `moment` field. */
export function dayIn(values: Values, field: string): Day | undefined {
  const value = values[field];
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return value as Day;
  return momentIn(values, field)?.day;
}

export function momentIn(values: Values, field: string): MomentValue | undefined {
  const value = values[field];
  return typeof value === 'object' && 'time' in value ? value : undefined;
}

/**
 * A figure in whole units of its metric; `null` where nothing stands, `undefined` for what is no whole number. A duration is
 * rounded to its unit, half away from zero, since exports give it more finely than the API.
 */
export function wholeIn(values: Values, { name, type }: FieldSpec, unit: Unit): number | null | undefined {
  const written = values[name];
  if (written === undefined) return null;
  if (typeof written !== 'string') return undefined;
  const units = type === 'duration' ? durationUnits(written, unit) : countUnits(written);
  const amount = units === undefined ? Number.NaN : Number(units);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

function countUnits(written: string): bigint | undefined {
  const decimal = toDecimal(written);
  return decimal === undefined ? undefined : toUnits(decimal, 0);
}

const MILLISECONDS: Readonly<Partial<Record<Unit, bigint>>> = { second: 1_000n, minute: 60_000n, millisecond: 1n };

function durationUnits(written: string, unit: Unit): bigint | undefined {
  const seconds = toDecimal(written) ?? read(written);
  const size = MILLISECONDS[unit];
  if (seconds === undefined || size === undefined) return undefined;
  const milliseconds = roundedUnits(seconds, 3);
  const half = milliseconds < 0n ? -size / 2n : size / 2n;
  return (milliseconds + half) / size;
}

/** A column of durations in which no number stands is kept as written: `0:01:26`. */
function read(written: string): Decimal | undefined {
  const reading = readDuration(written, 'seconds', null);
  return reading.kind === 'value' ? reading.value : undefined;
}

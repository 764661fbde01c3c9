import {
  addDecimals,
  compareDecimals,
  type Decimal,
  fromUnits,
  roundedUnits,
  toDecimal,
  toUnits,
} from '#core/imports/decimal.ts';

/** A figure as a manifest writes it: a JSON number, or digits in a text. */
export function figureOf(value: unknown): Decimal | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return toDecimal(String(value).trim());
}

/**
 * True where what was understood is the figure: exactly, or rounded to the decimals that a text writes out (`14.50`) where
 * it has more of them.
 */
export function isFigure(understood: Decimal | null | undefined, expected: unknown): boolean {
  const figure = figureOf(expected);
  if (!figure || understood === null || understood === undefined) return false;
  if (compareDecimals(understood, figure) === 0) return true;
  const places = /\.(\d{2,})$/.exec(String(expected))?.[1]?.length ?? 0;
  return places > 0 && fromUnits(roundedUnits(understood, places), places) === figure;
}

export function sumOf(values: Iterable<Decimal>): Decimal {
  let sum = '0' as Decimal;
  for (const value of values) sum = addDecimals(sum, value);
  return sum;
}

/** Exact product with a whole number. */
export function timesWhole(value: Decimal, factor: number): Decimal {
  const places = value.split('.')[1]?.length ?? 0;
  return fromUnits((toUnits(value, places) ?? 0n) * BigInt(factor), places);
}

/** Figures that a sentence names, each in every way that its separators allow: `1.234` may be a thousand or one and a bit. */
export function figuresIn(
  text: string,
): { written: string; readings: readonly { value: Decimal; places: number }[] }[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([written]) => ({ written, readings: readingsOf(written) }));
}

function readingsOf(written: string): { value: Decimal; places: number }[] {
  const [last = ''] = written.split(/[.,]/).slice(-1);
  const whole = written.replace(/[.,]/g, '');
  const read = (text: string, places: number) => {
    const value = toDecimal(text);
    return value ? [{ value, places }] : [];
  };
  if (last === written) return read(written, 0);
  const pointed = read(`${whole.slice(0, -last.length)}.${last}`, last.length);
  const isGrouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(written);
  return isGrouped ? [...pointed, ...read(whole, 0)] : pointed;
}

/** True where the value, rounded as the sentence writes it, is one of its readings. */
export function isNamed(value: Decimal, readings: readonly { value: Decimal; places: number }[]): boolean {
  return readings.some(({ value: named, places }) => fromUnits(roundedUnits(value, places), places) === named);
}

/** `100` as a share: 1. */
export function fromHundred(percent: string): Decimal | undefined {
  const figure = toDecimal(percent);
  return figure && fromUnits(roundedUnits(figure, 2), 4);
}

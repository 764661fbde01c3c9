import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDecimal } from '#core/imports/decimal.ts';
import { decideNumber } from '#core/imports/numbers/decide-number.ts';
import type { NumberFormat, NumberType, Separators } from '#core/imports/numbers/number-format.ts';
import { createNumberProfile, observeNumber } from '#core/imports/numbers/number-profile.ts';
import { readNumber } from '#core/imports/numbers/read-number.ts';
import { decideCells } from './number-column.ts';

/** Digits of a value: the whole part without leading zeros, the decimals as written. */
interface Digits {
  negative: boolean;
  whole: string;
  decimals: string;
}

const styles = fc
  .record<Separators>({ decimal: fc.constantFrom('.', ','), thousands: fc.constantFrom('.', ',', "'", ' ', null) })
  .filter(({ decimal, thousands }) => decimal !== thousands);
const decimals = (lengths: number[]) =>
  fc
    .constantFrom(...lengths)
    .chain((length) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length }));
const digits = (lengths: number[]) =>
  fc.record<Digits>({
    negative: fc.boolean(),
    whole: fc.oneof(fc.nat(9999), fc.bigInt({ min: 0n, max: 10n ** 18n })).map(String),
    decimals: decimals(lengths),
  });
// Money and counts have no thousandths: there the rule of three digits speaks of groups.
const amounts = fc.array(digits([0, 0, 1, 2, 4]), { minLength: 1, maxLength: 12 });
const shares = fc.array(digits([0, 1, 2, 3, 5]), { minLength: 1, maxLength: 12 });
const affixes = fc.constantFrom(['', ''], ['$ ', ''], ['$', ''], ['COP ', ''], ['', ' €'], ['US$', '']);
const signs = fc.constantFrom(['-', ''], ['(', ')'], ['', '-'], ['\u2212', '']);

/** Written from the left, three digits at a time counted from the right. */
function write(
  { negative, whole, decimals: fraction }: Digits,
  style: Separators,
  before = '',
  after = '',
  sign: readonly string[] = ['-', ''],
): string {
  let text = '';
  for (const [at, digit] of [...whole].entries()) {
    const left = whole.length - at;
    text += at > 0 && left % 3 === 0 && style.thousands !== null ? style.thousands + digit : digit;
  }
  const body = fraction === '' ? text : text + style.decimal + fraction;
  return negative ? `${sign[0]}${before}${body}${after}${sign[1]}` : `${before}${body}${after}`;
}

function decimalOf({ negative, whole, decimals: fraction }: Digits, perHundred = false): string {
  const scale = fraction.length + (perHundred ? 2 : 0);
  const padded = (whole + fraction).padStart(scale + 1, '0');
  const text = scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const bare = short.replace(/^0+(?=\d)/, '');
  return negative && bare !== '0' ? `-${bare}` : bare;
}

function readsAll(format: NumberFormat, written: readonly string[], values: readonly string[]): boolean {
  return written.every((text, at) => {
    const reading = readNumber(text, format);
    return reading.kind === 'value' && reading.value === values[at];
  });
}

function neverWrong(written: string[], values: string[], type: NumberType): void {
  const decision = decideCells(written, type);
  if (decision.kind === 'empty') throw new Error('a column of numbers is not empty');
  if (decision.kind === 'decided') expect(readsAll(decision.value, written, values)).toBe(true);
  else expect(decision.options.some((option) => readsAll(option, written, values))).toBe(true);
}

describe('a column written in one format', () => {
  it('is never decided to be in another one: money and counts', () => {
    fc.assert(
      fc.property(
        amounts,
        styles,
        affixes,
        signs,
        fc.constantFrom('money' as const, 'count' as const),
        (all, style, [before, after], sign, type) => {
          const written = all.map((one) => write(one, style, before, after, sign));
          neverWrong(
            written,
            all.map((one) => decimalOf(one)),
            type,
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is never decided to be in another one: decimals, thousandths and all', () => {
    fc.assert(
      fc.property(shares, styles, (all, style) => {
        neverWrong(
          all.map((one) => write(one, style)),
          all.map((one) => decimalOf(one)),
          'decimal',
        );
      }),
      { numRuns: 400 },
    );
  });

  it('is never decided to be in another one: rates, which are not grouped', () => {
    fc.assert(
      fc.property(shares, fc.constantFrom('.' as const, ',' as const), (all, decimal) => {
        const written = all.map((one) => `${write(one, { decimal, thousands: null })}%`);
        neverWrong(
          written,
          all.map((one) => decimalOf(one, true)),
          'rate',
        );
      }),
    );
  });

  it('is decided, and every value read back, once one value shows it', () => {
    fc.assert(
      fc.property(amounts, styles, affixes, signs, (all, style, [before, after], sign) => {
        const telling: Digits = { negative: false, whole: style.thousands === null ? '0' : '1234567', decimals: '5' };
        const column = [...all, telling];
        const written = column.map((one) => write(one, style, before, after, sign));
        const decision = decideCells(written, 'money');
        if (decision.kind !== 'decided') throw new Error(`not decided: ${JSON.stringify(written)}`);
        const values = column.map((one) => ({ kind: 'value', value: decimalOf(one) }));
        expect(written.map((text) => readNumber(text, decision.value))).toEqual(values);
      }),
      { numRuns: 400 },
    );
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."0123456789.,' -+()%$€E\u00a0"), maxLength: 14 }),
  fc.constantFrom('$ -', 'N/A', '', '1.234', '1,5', '1.234.567', '0.5', '#REF!', '1.5E+3', '12%'),
);
const anyFormat = fc.record<NumberFormat>({
  decimal: fc.constantFrom('.', ',', null),
  thousands: fc.constantFrom('.', ',', "'", ' ', null),
  accountingZero: fc.boolean(),
  percent: fc.constantFrom('fraction', 'per-hundred', null),
});

describe('any text', () => {
  it('is read without throwing, and a value is a decimal in its one form', () => {
    fc.assert(
      fc.property(anyText, anyFormat, (text, format) => {
        const reading = readNumber(text, format);
        if (reading.kind === 'value') expect(toDecimal(reading.value)).toBe(reading.value);
      }),
      { numRuns: 2000 },
    );
  });

  it('that a decided format reads was not changed by it: no digit comes or goes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const decision = decideCells([text], 'decimal');
        if (decision.kind !== 'decided') return;
        const reading = readNumber(text, decision.value);
        if (reading.kind !== 'value' || !/\d/.test(text)) return;
        const significant = (one: string) => one.replace(/\D/g, '').replace(/^0+|0+$/g, '');
        expect(significant(reading.value)).toBe(significant(text));
      }),
      { numRuns: 1000 },
    );
  });
});

it('a decision does not depend on the order in which cells are seen', () => {
  const columns = fc.array(anyText, { maxLength: 20 }).chain((texts) => {
    const cells = texts.map((text, at) => ({ text, row: at + 2 }));
    return fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length }));
  });
  fc.assert(
    fc.property(
      columns,
      fc.constantFrom('money' as const, 'rate' as const, 'decimal' as const),
      ([cells, shuffled], type) => {
        const [one, other] = [createNumberProfile(), createNumberProfile()];
        for (const { text, row } of cells) observeNumber(one, text, row);
        for (const { text, row } of shuffled) observeNumber(other, text, row);
        expect(other).toEqual(one);
        expect(decideNumber(other, type)).toEqual(decideNumber(one, type));
      },
    ),
    { numRuns: 300 },
  );
});

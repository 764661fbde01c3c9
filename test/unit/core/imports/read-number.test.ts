import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import type { NumberFormat } from '#core/imports/numbers/number-format.ts';
import { readNumber } from '#core/imports/numbers/read-number.ts';
import { shiftPoint } from '#core/imports/numbers/shift-point.ts';

const base: NumberFormat = { decimal: ',', thousands: '.', accountingZero: false, percent: null };
const FORMATS = {
  comma: base,
  point: { ...base, decimal: '.', thousands: ',' },
  spaces: { ...base, thousands: ' ' },
  swiss: { ...base, decimal: '.', thousands: "'" },
  rate: { ...base, percent: 'fraction' },
  hundred: { ...base, percent: 'per-hundred' },
} satisfies Record<string, NumberFormat>;

describe('a written number', () => {
  it.each<[RawCell, keyof typeof FORMATS, string]>([
    ['$ 1.234.567', 'comma', '1234567'],
    ['$1.234.567,89', 'comma', '1234567.89'],
    ['1.234.567,00', 'comma', '1234567'],
    ['$ 17,967,283', 'point', '17967283'],
    ["1'234.567", 'comma', '1234567'],
    ['1’234.567', 'comma', '1234567'],
    ["12.345'678.901,5", 'comma', '12345678901.5'],
    ["1'234,567", 'point', '1234567'],
    ["1'234.567", 'swiss', '1234.567'],
    ['COP 1.234.567', 'comma', '1234567'],
    ['1.234.567 COP', 'comma', '1234567'],
    ['$ 1.234 COP', 'comma', '1234'],
    ['COP$1.234', 'comma', '1234'],
    ['US$ 1,234.50', 'point', '1234.5'],
    ['S/. 1,234.50', 'point', '1234.5'],
    ['S/.1,234.50', 'point', '1234.5'],
    ['S/ 20', 'point', '20'],
    ['1.500 pesos', 'comma', '1500'],
    ['-5', 'comma', '-5'],
    ['\u22125', 'comma', '-5'],
    ['- 5', 'comma', '-5'],
    ['+5', 'comma', '5'],
    ['(1.234)', 'comma', '-1234'],
    ['($ 1.234)', 'comma', '-1234'],
    ['$ (1.234)', 'comma', '-1234'],
    ['1.234-', 'comma', '-1234'],
    ['$ -1.234', 'comma', '-1234'],
    ['-$ 1.234', 'comma', '-1234'],
    ['11.850,21€', 'comma', '11850.21'],
    ['137.013, 00€', 'comma', '137013'],
    ['1 234 567,5', 'spaces', '1234567.5'],
    ['$\u00a01\u202f234', 'spaces', '1234'],
    ["'1.234", 'comma', '1234'],
    ['3423,0', 'comma', '3423'],
    [',5', 'comma', '0.5'],
    ['007', 'comma', '7'],
    ['523.007.132.456.704', 'comma', '523007132456704'],
    ['12345678901234567890123,45', 'comma', '12345678901234567890123.45'],
    ['-0,00', 'comma', '0'],
    ['12,34%', 'rate', '0.1234'],
    ['12,34 %', 'hundred', '0.1234'],
    ['(5%)', 'rate', '-0.05'],
    ['0,0052', 'rate', '0.0052'],
    ['1.648,04', 'hundred', '16.4804'],
    ['5', 'hundred', '0.05'],
    ['0', 'hundred', '0'],
    [{ number: '0.19', style: 'percent' }, 'hundred', '0.19'],
    [{ number: '19', style: 'plain' }, 'hundred', '0.19'],
    [{ number: '1697972.973', style: 'plain' }, 'comma', '1697972.973'],
    [{ number: '-5', style: 'accounting' }, 'comma', '-5'],
  ])('%j under %s is %s', (cell, format, value) => {
    expect(readNumber(cell, FORMATS[format])).toEqual({ kind: 'value', value });
  });

  it.each<[RawCell, keyof typeof FORMATS, string]>([
    ['100.00,00', 'comma', 'misplaced-separator'],
    ['12.34.567', 'comma', 'misplaced-separator'],
    ['1.2345.678', 'comma', 'misplaced-separator'],
    ['1.234.567', 'point', 'misplaced-separator'],
    ['1,234.56', 'comma', 'misplaced-separator'],
    ["1'234567", 'comma', 'misplaced-separator'],
    ["1'234", 'comma', 'misplaced-separator'],
    ["1.234.567'890", 'comma', 'misplaced-separator'],
    ['0.123', 'comma', 'misplaced-separator'],
    ['1 2', 'spaces', 'misplaced-separator'],
    ['1.23E+05', 'point', 'scientific-notation'],
    ['1,47588e18', 'comma', 'scientific-notation'],
    ['hola', 'comma', 'not-a-number'],
    ['8xde', 'comma', 'not-a-number'],
    ['--5', 'comma', 'not-a-number'],
    ['-5-', 'comma', 'not-a-number'],
    ['(5', 'comma', 'not-a-number'],
    ['5)', 'comma', 'not-a-number'],
    ['(-5)', 'comma', 'not-a-number'],
    ['5%%', 'rate', 'not-a-number'],
    ['5%', 'comma', 'not-a-number'],
    ['USD 5 COP', 'comma', 'not-a-number'],
    ['15 días', 'comma', 'not-a-number'],
    ['1,234.', 'point', 'not-a-number'],
    ['$ -', 'comma', 'not-a-number'],
    ['0:01:36', 'comma', 'not-a-number'],
    [true, 'comma', 'not-a-number'],
    [{ local: '2026-06-09' }, 'comma', 'not-a-number'],
    [{ error: '#REF!' }, 'comma', 'cell-error'],
    ['#¡VALOR!', 'comma', 'cell-error'],
  ])('%j under %s is refused: %s', (cell, format, reason) => {
    expect(readNumber(cell, FORMATS[format])).toEqual({ kind: 'bad', reason });
  });

  it.each<[RawCell, string]>([
    [null, ''],
    ['', ''],
    [' --', '--'],
    ['—', '—'],
    ['#N/D', '#N/D'],
    [{ error: '#DIV/0!' }, '#DIV/0!'],
    [{ error: '#N/A' }, '#N/A'],
  ])('%j is absent, with its mark', (cell, mark) => {
    expect(readNumber(cell, base)).toEqual({ kind: 'absent', mark });
  });
});

describe('a shifted point', () => {
  it.each([
    ['12.34', -2, '0.1234'],
    ['-5', -2, '-0.05'],
    ['100', -2, '1'],
    ['0', -2, '0'],
    ['0.0052', 2, '0.52'],
    ['1.5', 3, '1500'],
    ['-12.3456', 3, '-12345.6'],
    ['1', 0, '1'],
  ])('%s by %i is %s', (value, places, shifted) => {
    expect(shiftPoint(value as Decimal, places)).toBe(shifted);
  });
});

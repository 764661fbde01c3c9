import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumber, spreadsheetNumber } from '#services/imports/read/exact-number.ts';

describe('exactNumber', () => {
  it.each([
    ['0.1', '0.1'],
    ['1697972.973', '1697972.973'],
    ['1.5E-4', '0.00015'],
    ['1.47588E+18', '1475880000000000000'],
    ['5.2e-4', '0.00052'],
    ['-5', '-5'],
    ['+7', '7'],
    ['-0', '0'],
    ['007.50', '7.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1234567890123456789', '1234567890123456789'],
    ['1.1000000000000001', '1.1000000000000001'],
    ['12.5e1', '125'],
    ['0e5', '0'],
  ])('writes %s in full', (written, expected) => {
    expect(exactNumber(written)).toBe(expected);
  });

  it.each(['', '.', '-', 'NaN', '1,5', '1.2.3', 'INF', '1e', '0x10', ' 1', '1e999999999'])(
    'takes %j for no number',
    (written) => {
      expect(exactNumber(written)).toBeUndefined();
    },
  );

  it('keeps the value of every number that a program writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const exact = exactNumber(String(number)) ?? '';
        expect(Number(exact)).toBe(number === 0 ? 0 : number);
        expect(exact).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
    );
  });
});

describe('spreadsheetNumber', () => {
  it.each([
    ['1.1000000000000001', '1.1'],
    ['0.10000000000000001', '0.1'],
    ['5.1999999999999995E-4', '0.00052'],
    ['1234567890123456789', '1234567890123456789'],
    ['0.07692307978868484', '0.07692307978868484'],
    ['0.123456789012345678901', '0.123456789012345678901'],
    ['123456789012345.6', '123456789012345.6'],
  ])('reads %s as what was typed', (written, expected) => {
    expect(spreadsheetNumber(written)).toBe(expected);
  });
});

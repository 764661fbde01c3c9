import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAYOUTS, type NumberFormat } from '#core/imports/numbers/number-format.ts';
import { readNumber } from '#core/imports/numbers/read-number.ts';
import { quickNumber } from '#core/imports/understand/quick-number.ts';

const format = fc.tuple(fc.constantFrom(...LAYOUTS), fc.boolean(), fc.boolean()).map(
  ([{ decimal, thousands }, hasDecimal, hasThousands]): NumberFormat => ({
    decimal: hasDecimal ? decimal : null,
    thousands: hasThousands ? thousands : null,
    accountingZero: false,
    percent: null,
  }),
);

const text = fc.oneof(
  fc
    .array(fc.constantFrom(...'0123456789', '.', ',', "'", ' ', '-', '$', '%'), { maxLength: 12 })
    .map((signs) => signs.join('')),
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('.', ',', "'", ' '),
      fc.constantFrom('', ',5', '.50', ',000', '.'),
    )
    .map(
      ([groups, mark, rest]) =>
        groups.map((group, at) => (at === 0 ? String(group) : String(group).padStart(3, '0'))).join(mark) + rest,
    ),
);

test('what is read quickly is read as the full reading reads it', () => {
  let quick = 0;
  fc.assert(
    fc.property(text, format, (written, how) => {
      const value = quickNumber(written, how);
      if (value === undefined) return;
      quick += 1;
      expect(readNumber(written, how)).toEqual({ kind: 'value', value });
    }),
    { numRuns: 5_000 },
  );
  expect(quick).toBeGreaterThan(500);
});

test('plain amounts are read quickly', () => {
  const how: NumberFormat = { decimal: ',', thousands: '.', accountingZero: false, percent: null };
  expect(quickNumber('1.234.567,80', how)).toBe('1234567.8');
  expect(quickNumber('234', how)).toBe('234');
  expect(quickNumber('1.23', how)).toBeUndefined();
  expect(quickNumber('01.234', how)).toBeUndefined();
});

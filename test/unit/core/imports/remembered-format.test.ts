import { describe, expect, it } from 'vitest';
import type { NumberFormat } from '#core/imports/numbers/number-format.ts';
import { byRememberedFormat } from '#core/imports/understand/remembered-format.ts';

const format = (decimal: NumberFormat['decimal'], thousands: NumberFormat['thousands'], rest = {}): NumberFormat => ({
  decimal,
  thousands,
  accountingZero: false,
  percent: null,
  ...rest,
});
const open = (...options: NumberFormat[]) => ({ kind: 'open' as const, options, examples: [] });
/** `1.234` alone. */
const POINT = open(format('.', null), format(null, '.'));

describe('a column that its values leave open', () => {
  it('is read as another file of its source was', () => {
    const colombian = byRememberedFormat(POINT, { ...format(',', '.') });
    expect(colombian).toMatchObject({ kind: 'decided', value: { decimal: null, thousands: '.' }, basis: 'answer' });
    const american = byRememberedFormat(POINT, { ...format('.', ',') });
    expect(american).toMatchObject({ kind: 'decided', value: { decimal: '.', thousands: null } });
  });

  it('stays open where both fit, or neither, or nothing is remembered', () => {
    expect(byRememberedFormat(POINT, { ...format(null, null) })).toBe(POINT);
    expect(byRememberedFormat(POINT, { ...format(',', ' ') })).toBe(POINT);
    expect(byRememberedFormat(POINT, undefined)).toBe(POINT);
    expect(byRememberedFormat(POINT, 'x')).toBe(POINT);
  });

  it('tells fractions from per cent', () => {
    const rates = open(format(null, null, { percent: 'fraction' }), format(null, null, { percent: 'per-hundred' }));
    expect(byRememberedFormat(rates, { ...format(',', null), percent: 'per-hundred' })).toMatchObject({
      value: { percent: 'per-hundred' },
    });
  });

  it('is left alone where its own values decide', () => {
    const decided = { kind: 'decided' as const, value: format('.', ','), basis: 'values' as const, examples: [] };
    expect(byRememberedFormat(decided, { ...format(',', '.') })).toBe(decided);
  });
});

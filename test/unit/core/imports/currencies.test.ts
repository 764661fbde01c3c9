import { describe, expect, it } from 'vitest';
import { CURRENCY_CODES, currencyOfText, readCurrency } from '#core/imports/currencies.ts';

describe('currency codes', () => {
  it('are codes that the runtime knows too', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    expect([...CURRENCY_CODES].filter((code) => !known.has(code))).toEqual([]);
    expect(CURRENCY_CODES.size).toBeGreaterThan(140);
  });

  it.each([
    ['COP', 'COP'],
    ['cop', 'COP'],
    ['US$', 'USD'],
    ['U$S', 'USD'],
    ['Dólares', 'USD'],
    ['COL$', 'COP'],
    ['pesos colombianos', 'COP'],
    ['€', 'EUR'],
    ['S/.', 'PEN'],
    ['INR', 'INR'],
    ['$', null],
    ['pesos', null],
    ['m/cte.', null],
    ['¥', null],
    ['abc', undefined],
    ['', undefined],
    ['%', undefined],
  ])('%j names %s', (text, code) => {
    expect(currencyOfText(text)).toBe(code);
  });
});

describe('a cell of a currency column', () => {
  it('gives one currency or is refused', () => {
    expect(readCurrency(' usd ')).toEqual({ kind: 'value', value: 'USD' });
    expect(readCurrency('$')).toEqual({ kind: 'bad', reason: 'not-a-currency' });
    expect(readCurrency('XXQ')).toEqual({ kind: 'bad', reason: 'not-a-currency' });
    expect(readCurrency({ number: '5', style: 'plain' })).toEqual({ kind: 'bad', reason: 'not-a-currency' });
    expect(readCurrency(null)).toEqual({ kind: 'absent', mark: '' });
    expect(readCurrency('n.d.')).toEqual({ kind: 'absent', mark: 'n.d.' });
  });
});

import { describe, expect, it } from 'vitest';
import { RULE_NAME } from '#config/texts/finding-names.ts';
import { findingSentence } from '#config/texts/findings.ts';
import { finding, SEVERITY } from '#core/pauta/finding.ts';
import type { FindingFacts, FindingRule, TotalFacts } from '#core/pauta/finding-facts.ts';
import { formatExact, formatMoney, formatRate } from '#core/pauta/money-text.ts';
import { dec, pesos } from '../core/pauta/sample-buy.ts';

const cop = (amount: number) => ({ minor: pesos(amount), currency: 'COP' });
const mismatch = { expected: cop(500_000), found: cop(500_002.5), difference: cop(2.5) };
const total: TotalFacts = {
  label: 'TOTAL',
  sheet: 'Plan',
  row: 20,
  field: 'netAmount',
  column: 'Valor neto',
  currency: 'COP',
  printed: dec('44875000.01'),
  sum: dec('44875000'),
  difference: dec('0.01'),
  lines: 12,
  lacking: 1,
  refused: 2,
  first: 8,
  last: 19,
  real: null,
};
const invoice = { contractor: '900111222', invoice: 'fe 123', field: 'net', lines: 3 } as const;
const sums = [{ field: 'net', ...cop(699_799) }] as const;
const days = { first: '2026-03-01', last: '2026-03-31' } as const;
const window = {
  from: '2026-01-31',
  until: '2026-05-31',
  what: 'la veda',
  source: 'Ley 996 de 2005',
  certainty: 'to-confirm',
} as const;

const FACTS: { [R in FindingRule]: FindingFacts[R] } = {
  'line-product': { quantity: dec('40'), unitPrice: cop(12_500), field: 'net', ...mismatch },
  'line-discount': { gross: cop(625_000), rate: dec('0.2'), ...mismatch },
  'unit-discount': { listPrice: cop(15_625), rate: dec('0.125'), ...mismatch },
  'net-over-gross': { gross: cop(1), net: cop(2) },
  'line-total': { net: cop(1), vat: cop(2), ...mismatch },
  'line-vat': { net: cop(1), rate: dec('0.19'), ...mismatch },
  'line-vat-rate': { net: cop(100), vat: cop(16), rates: [dec('0'), dec('0.05'), dec('0.19')] },
  'signs-mixed': { amounts: sums },
  'negative-line': { amounts: sums },
  'negative-quantity': { what: 'aired', quantity: dec('-3') },
  'rate-out-of-range': { what: 'vatRate', rate: dec('19') },
  'total-differs': total,
  'total-off-by-cent': total,
  'total-adds-units': total,
  'invoice-differs': { ...invoice, given: cop(501), sum: cop(500), difference: cop(-1), lacking: 1 },
  'invoice-repeated': { ...invoice, amount: cop(595), equals: 'net+vat' },
  'invoice-two-levels': { ...invoice, amount: cop(500) },
  duplicates: { groups: 1, extra: 263, sums },
  overlap: { import: 'imp-0', identical: 1, changed: 2, sums },
  'ads-in-file': { import: 'imp-0', lines: 2, sums },
  'ads-overruled': { member: 'net', kept: 5n, stated: null, currency: 'COP' },
  'nit-digit': { role: 'contractor', name: 'Radio Andina', written: '899999090-3', expected: '2' },
  'nit-two-names': { nit: '900111222', names: ['Uno', 'Dos'] },
  'name-two-nits': { name: 'Uno', nits: ['1', '2', '3'] },
  'outlet-spellings': { spellings: ['Canal', 'CANAL'] },
  'period-reversed': { first: '2026-03-02', last: '2026-03-01' },
  'period-long': { ...days, days: 400 },
  'outside-contract': { contract: 'C-1', ...days, from: '2026-03-10', until: null, days: 9 },
  'before-contract': { contract: 'C-1', first: '2026-03-01', signed: '2026-03-02', days: 1 },
  'before-order': { order: null, first: '2026-03-01', issued: '2026-03-03', days: 2 },
  'outside-declared': { ...days, earliest: '2026-02-01', latest: '2026-04-01' },
  'contract-in-blackout': { contract: 'C-1', signed: '2026-03-05', ...window },
  'under-delivery': { ordered: dec('40'), aired: dec('37'), missing: dec('3'), atStake: cop(37_500) },
  'over-delivery': { ordered: dec('40'), bonus: dec('4'), aired: dec('45'), excess: dec('1') },
  'bonus-not-aired': { ordered: dec('40'), bonus: dec('4'), aired: dec('42'), missing: dec('2') },
  'reach-over-impressions': { reach: dec('1234567'), impressions: dec('1000') },
  'clicks-over-impressions': { clicks: dec('2'), impressions: dec('1') },
  'frequency-differs': { frequency: dec('3.5'), impressions: dec('3000'), reach: dec('1000'), expected: dec('3') },
  doubt: { field: 'municipality', written: 'San Sansón', reason: 'unknown-place' },
  'and-more': { rule: 'line-vat', findings: 12_000 },
  'compared-first': { what: 'outlets', limit: 50_000 },
};

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const sentence = <R extends FindingRule>(rule: R, facts: FindingFacts[R] = FACTS[rule]) =>
  plain(findingSentence(finding(rule, 's', { ids: [], count: 3 }, facts)));

describe('the sentences of findings', () => {
  it.each(Object.keys(FACTS) as FindingRule[])('%s is one or more whole sentences of its own', (rule) => {
    const text = sentence(rule);
    expect(text).toMatch(/^[«A-ZÁÉÍÓÚ0-9$−].*\.$/u);
    expect(text).not.toMatch(/undefined|null|\[object|NaN|\d{4}-\d\d-\d\d/);
    expect(RULE_NAME[rule].length).toBeGreaterThan(5);
  });

  it('have a severity and a name for each rule', () => {
    expect(Object.keys(SEVERITY).sort()).toEqual(Object.keys(FACTS).sort());
    expect(Object.keys(RULE_NAME).sort()).toEqual(Object.keys(FACTS).sort());
  });

  it('say the figures in words of Colombia', () => {
    expect(sentence('line-product')).toBe(
      '40 × $ 12.500 da $ 500.000, pero el valor neto dice $ 500.002,50: $ 2,50 de diferencia.',
    );
    expect(sentence('total-off-by-cent')).toBe(
      'El total «TOTAL» (hoja «Plan», fila 20) dice $ 44.875.000,01 en «Valor neto» y la suma de 12 líneas (filas 8 a 19) es $ 44.875.000; 1 de ellas no trae esa cifra; 2 filas no se tomaron y no se suman: $ 0,01 de diferencia, propia de un redondeo.',
    );
    expect(sentence('total-differs', { ...total, sum: dec('0'), lacking: 12, refused: 0 })).toBe(
      'El total «TOTAL» (hoja «Plan», fila 20) dice $ 44.875.000,01 en «Valor neto», y ninguna de sus 12 líneas trae esa cifra. Se importan las líneas, no el total.',
    );
    expect(sentence('total-adds-units', { ...total, column: 'CPC', printed: dec('3500'), real: dec('1800') })).toBe(
      'El total «TOTAL» (hoja «Plan», fila 20) dice $ 3.500 en «CPC», que no se suma (costos por unidad, tasas y alcance); el de todas las líneas es $ 1.800. Esa cifra no se usa.',
    );
    expect(sentence('duplicates')).toBe(
      '263 líneas repiten exactamente otra (1 grupo de líneas iguales): valor neto $ 699.799. Pueden ser compras reales: no se quitó ninguna.',
    );
    expect(sentence('contract-in-blackout')).toBe(
      'El contrato C-1 se firmó el 5 de marzo de 2026, dentro de la veda (31 de enero de 2026 a 31 de mayo de 2026). Fuente: Ley 996 de 2005 (por confirmar).',
    );
    expect(sentence('invoice-two-levels')).toContain('En la factura FE 123 de 900111222, una línea de $ 500');
  });

  it('write money, figures and shares of any size', () => {
    expect(plain(formatMoney({ minor: -52_300_713_245_670_400n, currency: 'COP' }))).toBe('−$ 523.007.132.456.704');
    expect(plain(formatMoney({ minor: 123_450n, currency: 'USD' }))).toBe('USD 1.234,50');
    expect(formatExact(dec('-1234567.5'))).toBe('−1.234.567,5');
    expect(['0.19', '0', '1', '0.125', '12.5', '-0.055', '0.005'].map((one) => plain(formatRate(dec(one))))).toEqual([
      '19 %',
      '0 %',
      '100 %',
      '12,5 %',
      '1.250 %',
      '−5,5 %',
      '0,5 %',
    ]);
  });
});

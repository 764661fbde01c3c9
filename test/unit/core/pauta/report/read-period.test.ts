import fc from 'fast-check';
import { expect, it } from 'vitest';
import { periodOf } from '#core/pauta/report/period.ts';
import { periodSlug } from '#core/pauta/report/period-text.ts';
import { readPeriod } from '#core/pauta/report/read-period.ts';
import { addDays } from '#core/time/day.ts';

it.each([
  ['2026-10', { first: '2026-10-01', last: '2026-10-31', kind: 'month' }],
  ['2024-02', { first: '2024-02-01', last: '2024-02-29', kind: 'month' }],
  ['2026-01_2026-03', { first: '2026-01-01', last: '2026-03-31', kind: 'months' }],
  ['2026-10-01_2026-10-31', { first: '2026-10-01', last: '2026-10-31', kind: 'month' }],
  ['2026-10-05_2026-10-05', { first: '2026-10-05', last: '2026-10-05', kind: 'days' }],
  ['2025-12-31_2026-01-01', { first: '2025-12-31', last: '2026-01-01', kind: 'days' }],
])('%s', (text, period) => {
  expect(readPeriod(text)).toEqual(period);
});

it.each([
  '',
  '2026',
  '2026-1',
  '2026-13',
  '2026-00',
  '2026-10-05',
  '2026-02-30_2026-03-01',
  '2026-10_2026-10-05',
  '2026-10-05_2026-10',
  '2026-10-10_2026-10-09',
  '2026-10_2026-09',
  '2026-10_',
  '_2026-10',
  ' 2026-10',
  '2026-10_2026-11_2026-12',
  'undefined_undefined',
])('%j is none', (text) => {
  expect(readPeriod(text)).toBeUndefined();
});

it('reads what names of files say', () => {
  const days = fc.integer({ min: 0, max: 3_000 });
  const back = fc.property(days, days, (from, length) => {
    const first = addDays('2020-01-01', from);
    const period = periodOf(first, addDays(first, length));
    expect(readPeriod(periodSlug(period))).toEqual(period);
  });
  fc.assert(back);
});

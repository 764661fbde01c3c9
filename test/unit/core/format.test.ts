import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrowOf,
  capitalize,
  formatCount,
  formatDay,
  formatDecimal,
  formatMoment,
  formatMonth,
  formatPercent,
  monthName,
  shortDay,
  shortMonth,
} from '#core/report/format.ts';
import { instantOfEpochMs } from '#core/time/instant.ts';
import { addMonths } from '#core/time/month.ts';

const minus = (text: string) => text.replace('-', '\u2212');

describe('numbers as Colombia writes them', () => {
  it('groups counts as es-CO does, with a true minus', () => {
    const intl = new Intl.NumberFormat('es-CO', { useGrouping: 'always' });
    fc.assert(fc.property(fc.maxSafeInteger(), (amount) => formatCount(amount) === minus(intl.format(amount))));
  });

  it('writes decimals with a comma and keeps every digit given', () => {
    const intl = new Intl.NumberFormat('es-CO', { useGrouping: 'always', minimumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const decimal = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(formatDecimal(decimal)).toBe(minus(intl.format(Number(decimal))));
      }),
    );
    expect(formatDecimal('-0.2')).toBe('\u22120,2');
    expect(formatDecimal('1200')).toBe('1.200');
    expect(formatPercent('1234.5')).toBe('1.234,5\u00a0%');
  });

  it('points where a change goes', () => {
    const arrow = (amount: number) => arrowOf({ kind: 'change', amount, percent: '0.0' });
    expect([arrow(3), arrow(-3), arrow(0)]).toEqual(['▲', '▼', '=']);
  });
});

describe('dates as Colombia writes them', () => {
  it('names every month as es-CO does', () => {
    for (let n = 0; n < 24; n += 1) {
      const month = addMonths('2026-01', n);
      const named = new Intl.DateTimeFormat('es-CO', { month: 'long', year: 'numeric', timeZone: 'UTC' });
      expect(formatMonth(month)).toBe(named.format(Date.parse(`${month}-01`)));
      expect(formatMonth(month)).toMatch(new RegExp(`^${monthName(month)} de`));
      expect(monthName(month).startsWith(shortMonth(month))).toBe(true);
    }
  });

  it('writes moments in Bogotá, whatever the zone of the machine', () => {
    const day = new Intl.DateTimeFormat('es-CO', { dateStyle: 'long', timeZone: 'America/Bogota' });
    const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'America/Bogota' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }), (ms) => {
        expect(formatMoment(instantOfEpochMs(ms))).toBe(`${day.format(ms)}, ${time.format(ms)}`);
      }),
    );
    expect(formatMoment('2026-11-09T05:10:59.999Z')).toBe('9 de noviembre de 2026, 00:10');
  });

  it('writes days long and short', () => {
    expect(formatDay('2026-10-09')).toBe('9 de octubre de 2026');
    expect(shortDay('2026-10-09')).toBe('9 oct');
    expect(capitalize('ñandú')).toBe('Ñandú');
    expect(capitalize('')).toBe('');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateFormat } from '#core/imports/dates/date-format.ts';
import { createDateProfile, observeDate } from '#core/imports/dates/date-profile.ts';
import { decideDate } from '#core/imports/dates/decide-date.ts';
import { readDay } from '#core/imports/dates/read-day.ts';
import { readMoment } from '#core/imports/dates/read-moment.ts';
import { periodNeedsYear, readPeriod } from '#core/imports/dates/read-period.ts';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const recent = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const orders = fc.constantFrom('dmy' as const, 'mdy' as const);

const parts = (day: string) => ({ year: day.slice(0, 4), month: day.slice(5, 7), date: day.slice(8) });
const bare = (digits: string) => String(Number(digits));
const named = (day: string, locale: string, month: 'long' | 'short') =>
  new Date(day).toLocaleDateString(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });

/** Ways to write a day that need no order. */
const clear: ((day: string) => string)[] = [
  (day) => day,
  (day) => day.replaceAll('-', '/'),
  (day) => `${day}T01:00:00`,
  (day) => named(day, 'es-CO', 'long'),
  (day) => named(day, 'es-CO', 'long').toUpperCase(),
  (day) => named(day, 'es-CO', 'short'),
  (day) => named(day, 'en-US', 'short'),
  (day) => named(day, 'en-GB', 'long'),
  (day) => new Date(day).toLocaleDateString('es-CO', { dateStyle: 'full', timeZone: 'UTC' }),
  (day) =>
    new Date(day).toLocaleDateString('en-US', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
];
const marks = fc.constantFrom('/', '-', '.');

function numbers(day: string, order: 'dmy' | 'mdy', mark: string, form: 'padded' | 'bare' | 'short'): string {
  const { year, month, date } = parts(day);
  const pad = form === 'bare' ? bare : (digits: string) => digits;
  const two = order === 'dmy' ? [pad(date), pad(month)] : [pad(month), pad(date)];
  return [...two, form === 'short' ? year.slice(2) : year].join(mark);
}

function decisionOf(cells: readonly string[]) {
  const profile = createDateProfile();
  for (const [at, text] of cells.entries()) observeDate(profile, text, at + 2);
  return decideDate(profile);
}

const readAll = (cells: readonly string[], format: DateFormat) => cells.map((text) => readDay(text, format));
const values = (all: readonly string[]) => all.map((value) => ({ kind: 'value', value }));

describe('days of one column', () => {
  it('are read back in whatever style, once one number above 12 shows the order', () => {
    const cells = fc.array(fc.tuple(days, fc.nat(clear.length + 1), marks), { maxLength: 12 });
    fc.assert(
      fc.property(cells, orders, (all, order) => {
        const column = [...all.map(([day]) => day), '2026-12-31'];
        const written = all.map(([day, style, mark]) =>
          (clear[style] ?? ((one: string) => numbers(one, order, mark, style === clear.length ? 'padded' : 'bare')))(
            day,
          ),
        );
        written.push(numbers('2026-12-31', order, '/', 'padded'));
        const decision = decisionOf(written);
        if (decision.kind !== 'decided') throw new Error(`not decided: ${JSON.stringify(written)}`);
        expect(readAll(written, decision.value)).toEqual(values(column));
      }),
      { numRuns: 300 },
    );
  });

  it('are never decided to be in the other order, short years or not', () => {
    const forms = fc.constantFrom('padded' as const, 'bare' as const, 'short' as const);
    fc.assert(
      fc.property(fc.array(recent, { minLength: 1, maxLength: 8 }), orders, marks, forms, (all, order, mark, form) => {
        const written = all.map((day) => numbers(day, order, mark, form));
        const decision = decisionOf(written);
        if (decision.kind === 'empty') throw new Error('a column of days is not empty');
        const formats = decision.kind === 'decided' ? [decision.value] : decision.options;
        expect(formats.map((format) => readAll(written, format))).toContainEqual(values(all));
      }),
      { numRuns: 500 },
    );
  });

  it('are never decided against a year in front, when that is short', () => {
    fc.assert(
      fc.property(fc.array(recent, { minLength: 6, maxLength: 20 }), (all) => {
        const written = all.map((day) => day.slice(2));
        const dates = all.map((day) => Number(day.slice(8)));
        fc.pre(Math.max(...dates) - Math.min(...dates) > 10);
        const decision = decisionOf(written);
        if (decision.kind === 'empty') throw new Error('a column of days is not empty');
        const formats = decision.kind === 'decided' ? [decision.value] : decision.options;
        expect(formats.map((format) => readAll(written, format))).toContainEqual(values(all));
      }),
    );
  });

  it('written as serials are those of a calendar counted from 1899-12-30', () => {
    fc.assert(
      fc.property(fc.integer({ min: 32_874, max: 73_050 }), (serial) => {
        const day = Temporal.PlainDate.from('1899-12-30').add({ days: serial }).toString();
        expect(readDay({ number: String(serial), style: 'plain' }, { order: null, digits: 'serial' })).toEqual({
          kind: 'value',
          value: day,
        });
      }),
    );
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.string({ unit: fc.constantFrom(...'0123456789/-.: TZapm'), maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '3',
        '17',
        'al',
        'de',
        'mayo',
        'marzo',
        'T3',
        '2026',
        '26',
        '-',
        'trimestre',
        'III',
        'semana',
        '01/02/2026',
      ),
      { maxLength: 7 },
    )
    .map((words) => words.join(' ')),
);
const formats = fc.record<DateFormat>({
  order: fc.constantFrom('dmy', 'mdy', 'ymd', null),
  digits: fc.constantFrom('compact', 'serial', null),
});

describe('any text', () => {
  it('is read without throwing, and what comes of it are real days of 1990 to 2100', () => {
    const real = (day: string) =>
      Temporal.PlainDate.from(day).toString() === day && day >= '1990-01-01' && day <= '2100-12-31';
    fc.assert(
      fc.property(anyText, formats, fc.constantFrom(null, 2026), (text, format, year) => {
        const [day, moment, period] = [
          readDay(text, format),
          readMoment(text, format),
          readPeriod(text, format, { year }),
        ];
        if (day.kind === 'value') expect(real(day.value)).toBe(true);
        expect(moment.kind).toBe(day.kind);
        if (period.kind === 'value') {
          const { first, last } = period.value;
          expect([real(first), real(last), first <= last]).toEqual([true, true, true]);
        }
        if (periodNeedsYear(text)) expect(readPeriod(text, format, { year: null }).kind).toBe('bad');
      }),
      { numRuns: 3000 },
    );
  });

  it('counts the same in whatever order cells are seen', () => {
    const columns = fc.array(anyText, { maxLength: 20 }).chain((texts) => {
      const cells = texts.map((text, at) => ({ text, row: at + 2 }));
      return fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length }));
    });
    fc.assert(
      fc.property(columns, ([cells, shuffled]) => {
        const [one, other] = [createDateProfile(), createDateProfile()];
        for (const { text, row } of cells) observeDate(one, text, row);
        for (const { text, row } of shuffled) observeDate(other, text, row);
        expect(other).toEqual(one);
        expect(decideDate(other)).toEqual(decideDate(one));
      }),
      { numRuns: 300 },
    );
  });
});

describe('any range of days', () => {
  it('is read back from its words, also over New Year', () => {
    const spans = fc.tuple(recent, fc.integer({ min: 1, max: 120 }));
    fc.assert(
      fc.property(spans, fc.boolean(), ([first, length], bothYears) => {
        const last = Temporal.PlainDate.from(first).add({ days: length }).toString();
        fc.pre(last <= '2079-12-31');
        const [from, to] = [named(first, 'es-CO', 'long'), named(last, 'es-CO', 'long')];
        const text = `del ${bothYears ? from : from.replace(/ de \d{4}$/, '')} al ${to}`;
        expect(readPeriod(text, { order: null, digits: null }, { year: null })).toEqual({
          kind: 'value',
          value: { first, last, precision: 'day' },
        });
      }),
    );
  });
});

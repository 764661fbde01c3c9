import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import type { NumberType } from '#core/imports/numbers/number-format.ts';
import { numberMeaning } from '#core/imports/numbers/number-meaning.ts';
import { readNumber } from '#core/imports/numbers/read-number.ts';
import { decideCells, namesOf, profileOf } from './number-column.ts';

const sheet = (number: string, style: 'plain' | 'percent' | 'accounting' = 'plain'): RawCell => ({ number, style });

describe('the separators of a column', () => {
  it.each<[string, NumberType, string[], string]>([
    ['both in one value: the last is decimal', 'money', ['1.234.567,89', '12'], ',.'],
    ['both in one value, the other way', 'money', ['17,967,283.50', '$ 1,234'], '.,'],
    ['a repeated mark groups', 'money', ['$ 1.234.567', '850.000'], '_.'],
    ['real SECOP money', 'money', ['$ 17,967,283'], '_,'],
    ['three groups agree', 'money', ['1.234', '5.678', '12.000'], '_.'],
    ['three groups agree, with commas', 'count', ['25,881', '20,287', '46,168'], '_,'],
    ['three rates with three decimals', 'rate', ['1.234', '5.678', '12.345'], '._'],
    ['another value contradicts', 'money', ['1,234', '12,5'], ',_'],
    ['another value contradicts, with points', 'count', ['3423.0', '1.234'], '._'],
    ['a zero before the mark', 'money', ['0.123', '1.234'], '._'],
    ['zeros before the mark', 'decimal', ['0123.456'], '._'],
    ['no group of up to three digits', 'money', ['1234.567'], '._'],
    ['nothing before the mark', 'decimal', [',5'], ',_'],
    ['apostrophes for millions', 'money', ["1'234.567"], '_.'],
    ['typographic apostrophes', 'money', ['1’234.567', '3´000.000'], '_.'],
    ['apostrophes for millions, commas', 'count', ["1'234,567"], '_,'],
    ['apostrophes for millions and decimals', 'money', ["1'234.567,89"], ',.'],
    ['apostrophes for thousands', 'money', ["1'234.56", "12'345'678.00"], ".'"],
    ['spaces of all kinds', 'money', ['1 234 567,89', '1\u00a0234', '1\u202f234', '1\u2009234'], ', '],
    ['a stray space is no grouping', 'money', ['11.850,21€', '137.013, 00€'], ',.'],
    ['a slip is not counted', 'money', ['1.000,00', '100.00,00'], ',.'],
    ['digits only', 'count', ['5', '1234567'], '__'],
  ])('%s', (_, type, cells, expected) => {
    const decision = decideCells(cells, type);
    expect(namesOf(decision)).toEqual([expected]);
    expect(decision).toMatchObject({ kind: 'decided', basis: 'values' });
  });

  it.each<[string, NumberType, string[], string[]]>([
    ['one value alone', 'money', ['1.234'], ['._', '_.']],
    ['one value over and over', 'money', ['1.234', '1.234', '1.234', '5'], ['._', '_.']],
    ['two values', 'count', ['1,234', '5,678'], [',_', '_,']],
    ['one rate alone', 'rate', ['1.234%'], ['._', '_.']],
    ['decimals that may be grouped', 'decimal', ['1.234', '5.678', '9.012', '3.456'], ['._', '_.']],
    ['each mark in another value', 'money', ['1.234', '5,678'], [',.', '.,']],
    ['two ways of writing', 'money', ['1.234,56', '1,234.56'], [',.', '.,']],
    ['two ways of grouping', 'money', ['1.234.567', '17,967,283'], ['_,', '_.']],
    ['thousandths of a peso', 'money', ['1.234.567', '967,283'], [',.', '_,']],
    ['an apostrophe and a point, as decimals', 'decimal', ["1'234.567"], [".'", '_.']],
  ])('are asked: %s', (_, type, cells, expected) => {
    const decision = decideCells(cells, type);
    expect(decision.kind).toBe('open');
    expect(namesOf(decision)).toEqual(expected.toSorted());
  });

  it('are not told by true numbers of a spreadsheet', () => {
    expect(decideCells([sheet('1697972.973'), sheet('5'), '1.234'], 'money').kind).toBe('open');
    expect(decideCells([sheet('1.5')], 'money')).toMatchObject({ kind: 'decided', basis: 'style' });
  });

  it('are not needed where no number stands', () => {
    expect(decideCells([null, ' --', 'N/A', 'por confirmar', { error: '#REF!' }, true], 'money')).toEqual({
      kind: 'empty',
    });
  });

  it('come with the values that decided, and with what the options would mean', () => {
    expect(decideCells(['1,234', '7', '12,5'], 'money')).toMatchObject({ examples: [{ row: 4, written: '12,5' }] });
    const open = decideCells(['9', '1.234'], 'money');
    if (open.kind !== 'open') throw new Error('expected an open decision');
    expect(open.examples).toEqual([{ row: 3, written: '1.234' }]);
    const meanings = open.options.map((option) => numberMeaning('1.234', option));
    expect(meanings.map(({ value }) => value).toSorted()).toEqual(['1.234', '1234']);
    expect(
      numberMeaning('1.234,5', { decimal: '.', thousands: null, accountingZero: false, percent: null }).value,
    ).toBeNull();
  });
});

describe('the percent of rates', () => {
  const percents = (cells: RawCell[], hints = {}) => {
    const decision = decideCells(cells, 'rate', hints);
    if (decision.kind === 'empty') return [];
    return (decision.kind === 'open' ? decision.options : [decision.value]).map(({ percent }) => percent);
  };

  it('is told by the sign, the header together with the size, or the size', () => {
    expect(percents(['12,34%', '5 %'])).toEqual(['per-hundred']);
    expect(percents(['0,1234', '0.5'.replace('.', ','), '0'])).toEqual(['fraction']);
    expect(percents(['0.0052', '1'])).toEqual(['fraction']);
    expect(percents(['79.06', '1648.04', '0.5'])).toEqual(['per-hundred']);
    expect(percents(['79.06', '0.5'], { percent: true })).toEqual(['per-hundred']);
    expect(percents(['0.45', '0.5'], { declaredPercent: true })).toEqual(['per-hundred']);
    expect(percents([sheet('0.19', 'percent'), sheet('0.05', 'percent')], { percent: true })).toEqual(['per-hundred']);
    expect(percents([sheet('0.07692307978868484')])).toEqual(['fraction']);
  });

  it('is asked where size and signs do not agree', () => {
    expect(percents(['0.19', '0.05'], { percent: true })).toEqual(['per-hundred', 'fraction']);
    expect(percents([sheet('0.19')], { percent: true })).toEqual(['per-hundred', 'fraction']);
    expect(percents(['12.5%', '0.19'])).toEqual(['per-hundred', 'fraction']);
    expect(percents(['0.5', '1.4'])).toEqual(['fraction', 'per-hundred']);
  });

  it('says whether the header told it', () => {
    expect(decideCells(['79.06'], 'rate', { percent: true })).toMatchObject({ basis: 'header' });
    expect(decideCells(['79.06%'], 'rate', { percent: true })).toMatchObject({ basis: 'values' });
  });

  it('is of rates only', () => {
    expect(percents(['5'])).toEqual(['per-hundred']);
    expect(decideCells(['5'], 'money')).toMatchObject({ value: { percent: null } });
  });
});

describe('"$ -"', () => {
  it('is zero in an accounting column', () => {
    const spreadsheet = decideCells([sheet('5000', 'accounting'), '$ -'], 'money');
    expect(spreadsheet).toMatchObject({ kind: 'decided', value: { accountingZero: true } });
    const text = decideCells([' $ 1.234.567 ', ' $ -   '], 'money');
    expect(text).toMatchObject({ kind: 'decided', value: { accountingZero: true } });
    if (text.kind === 'decided') expect(readNumber(' $ -   ', text.value)).toEqual({ kind: 'value', value: '0' });
  });

  it('is asked in any other column, and never a zero by itself', () => {
    const decision = decideCells(['$1.234.567', '$ -'], 'money');
    if (decision.kind !== 'open') throw new Error('expected an open decision');
    expect(decision.options.map(({ accountingZero }) => accountingZero)).toEqual([true, false]);
    expect(decision.examples).toEqual([{ row: 3, written: '$ -' }]);
    expect(decision.options.map((option) => readNumber('$ -', option).kind)).toEqual(['value', 'bad']);
  });
});

describe('a profile', () => {
  it('counts currencies, absences and what is no number, and is plain JSON', () => {
    const profile = profileOf([
      'COP 5',
      'US$ 3',
      '4 USD',
      '$ 7',
      'N/A',
      null,
      'hola',
      { number: '1', style: 'currency', currency: 'COP' },
    ]);
    expect(profile.currencies).toEqual({ COP: 2, USD: 2 });
    expect(profile.bareSigns).toBe(1);
    expect(profile.absent).toBe(2);
    expect(profile.bad).toEqual({ count: 1, examples: [{ row: 8, written: 'hola' }] });
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });

  it('is no longer for many rows than for few', () => {
    const size = (rows: number) =>
      JSON.stringify(profileOf(Array.from({ length: rows }, (_, at) => `${at}.${at % 1000},5`))).length;
    expect(size(20_000)).toBeLessThan(size(50) + 300);
  });
});

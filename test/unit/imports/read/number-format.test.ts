import { describe, expect, it } from 'vitest';
import { BUILT_IN, cellFormat, numberCell } from '#services/imports/read/number-format.ts';

describe('cellFormat', () => {
  it.each([
    ['dd/mm/yyyy', 'day'],
    ['[$-240A]d" de "mmmm" de "yyyy;@', 'day'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'day'],
    ['mmm-yy', 'day'],
    ['mmmm', 'day'],
    ['dd/mm/aaaa', 'day'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['dd/mm/yyyy hh:mm:ss', 'both'],
    ['[Red]yyyy\\-mm\\-dd', 'day'],
    ['[h]:mm:ss', 'duration'],
    ['[mm]:ss', 'duration'],
  ])('sees a %s as a %s', (code, shows) => {
    expect(cellFormat(code)).toEqual({ kind: 'date', shows });
  });

  it.each([
    ['General', 'plain', undefined],
    ['#,##0.00', 'plain', undefined],
    ['@', 'plain', undefined],
    ['0" días"', 'plain', undefined],
    ['0\\ \\d', 'plain', undefined],
    ['[Red]#,##0;[Blue]-#,##0', 'plain', undefined],
    ['_-* #,##0_-', 'accounting', undefined],
    ['0.0%', 'percent', undefined],
    ['0.00E+00', 'scientific', undefined],
    ['"$"#,##0', 'currency', undefined],
    ['$ #,##0', 'currency', undefined],
    ['[$$-240A]\\ #,##0', 'currency', undefined],
    ['[$COP]\\ #,##0.00', 'currency', 'COP'],
    ['[$COP-240A]#,##0', 'currency', 'COP'],
    ['"COP" #,##0', 'currency', 'COP'],
    ['[$USD] #,##0.00', 'currency', 'USD'],
    ['"US$"#,##0', 'currency', 'USD'],
    ['#,##0.00\\ [$€-C0A]', 'currency', 'EUR'],
    ['_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)', 'accounting', undefined],
    ['_-[$COP]\\ * #,##0_-', 'accounting', 'COP'],
    ['#,##0;-#,##0;"-"', 'accounting', undefined],
    ['#,##0;-#,##0;0', 'plain', undefined],
    ['"Total; día" 0', 'plain', undefined],
  ])('sees %s as %s %s', (code, style, currency) => {
    expect(cellFormat(code)).toEqual({ kind: 'number', style, ...(currency ? { currency } : {}) });
  });

  it('knows the formats that files name by number', () => {
    const kinds = Object.fromEntries(Object.entries(BUILT_IN).map(([id, code]) => [id, cellFormat(code)]));
    for (const id of [14, 15, 16, 17]) expect(kinds[id]).toEqual({ kind: 'date', shows: 'day' });
    for (const id of [18, 19, 20, 21, 45, 47]) expect(kinds[id]).toEqual({ kind: 'date', shows: 'time' });
    expect(kinds[22]).toEqual({ kind: 'date', shows: 'both' });
    expect(kinds[46]).toEqual({ kind: 'date', shows: 'duration' });
    for (const id of [9, 10]) expect(kinds[id]).toMatchObject({ style: 'percent' });
    for (const id of [11, 48]) expect(kinds[id]).toMatchObject({ style: 'scientific' });
    for (const id of [41, 42, 43, 44]) expect(kinds[id]).toMatchObject({ style: 'accounting' });
    for (const id of [5, 6, 7, 8]) expect(kinds[id]).toMatchObject({ style: 'currency' });
    for (const id of [0, 1, 2, 3, 4, 37, 40, 49]) expect(kinds[id]).toEqual({ kind: 'number', style: 'plain' });
  });
});

describe('numberCell', () => {
  it('keeps a number that its format calls a day, but is none', () => {
    expect(numberCell('-3', { kind: 'date', shows: 'day' }, false)).toEqual({ number: '-3', style: 'plain' });
  });

  it('keeps as text what is no number', () => {
    expect(numberCell('INF', { kind: 'number', style: 'plain' }, false)).toBe('INF');
  });
});

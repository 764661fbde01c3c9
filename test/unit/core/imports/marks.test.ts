import { describe, expect, it } from 'vitest';
import { absentMark, isFailedFormula } from '#core/imports/marks.ts';

const MARKS = [
  '-',
  '--',
  ' --',
  ' -',
  '—',
  '–',
  'N/A',
  'NA',
  'n/a',
  'n. a.',
  'S/D',
  's.d.',
  'n.d.',
  'ND',
  'N.D.',
  '#N/D',
  '#N/A',
  '#¡DIV/0!',
  '#DIV/0!',
  '[]',
  'null',
  'Sin dato',
  'sin datos',
  'No disponible',
  'NO APLICA',
  'Sin información',
  '\u00a0',
  '   ',
  '(en blanco)',
  'NaN',
  '\u2212',
];

describe('a mark for "no value"', () => {
  it.each(MARKS)('is %j', (text) => {
    expect(absentMark(text)).toBe(text.trim());
  });

  it.each(['0', '$ -', '-5', 'Nariño', 'sindicato', 'Norte', 'no', 'x', '#1', 'N/A 3', '-a-', '#REF!', 'S', 'NDA'])(
    'is not %j',
    (text) => {
      expect(absentMark(text)).toBeUndefined();
    },
  );

  it('is a cell of any length in which nothing but blanks stands', () => {
    expect(absentMark('')).toBe('');
    expect(absentMark(' '.repeat(300))).toBe('');
  });
});

describe('a failed formula', () => {
  it.each(['#REF!', '#¡REF!', '#VALUE!', '#¡VALOR!', '#NAME?', '#¿NOMBRE?', '#NUM!', '#¡NUM!', '#######'])(
    'shows %s',
    (text) => {
      expect(isFailedFormula(text)).toBe(true);
      expect(absentMark(text)).toBeUndefined();
    },
  );

  it.each(['#N/A', '#DIV/0!', '#ConLaGente', '#1', '', 'REF!'])('does not show %j', (text) => {
    expect(isFailedFormula(text)).toBe(false);
  });
});

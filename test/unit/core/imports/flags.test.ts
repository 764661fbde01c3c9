import { describe, expect, it } from 'vitest';
import { readFlag } from '#core/imports/flags.ts';

describe('a flag', () => {
  it.each([
    'sí',
    'Si',
    'SÍ',
    ' s ',
    'yes',
    'TRUE',
    'Verdadero',
    '1',
    'x',
    'X',
    true,
    { number: '1', style: 'plain' } as const,
  ])('%j is yes', (cell) => {
    expect(readFlag(cell)).toEqual({ kind: 'value', value: true });
  });

  it.each(['no', 'NO', 'n', 'false', 'falso', '0', false, { number: '0', style: 'plain' } as const])(
    '%j is no',
    (cell) => {
      expect(readFlag(cell)).toEqual({ kind: 'value', value: false });
    },
  );

  it('is absent where nothing stands, never "no"', () => {
    expect(readFlag(null)).toEqual({ kind: 'absent', mark: '' });
    expect(readFlag('N/A')).toEqual({ kind: 'absent', mark: 'N/A' });
  });

  it.each(['quizás', '2', 'sí, pero'])('%j is refused', (text) => {
    expect(readFlag(text)).toEqual({ kind: 'bad', reason: 'not-a-flag' });
  });
});

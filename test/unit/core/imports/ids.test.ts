import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import { readId } from '#core/imports/ids.ts';

const number = (digits: string): RawCell => ({ number: digits, style: 'plain' });

describe('an identifier', () => {
  it.each<[RawCell, string]>([
    ['05001', '05001'],
    [' 1987315260559167965 ', '1987315260559167965'],
    ["'05001", '05001'],
    ['"05001"', '05001'],
    ['="05001"', '05001'],
    ['-aB3_xYz', '-aB3_xYz'],
    ['100066300057039_939005954986064', '100066300057039_939005954986064'],
    ['CO1.PCCNTR.7539485', 'CO1.PCCNTR.7539485'],
    ['12E5', '12E5'],
    [number('939005954986064'), '939005954986064'],
    [number('1987315260559167965'), '1987315260559167965'],
  ])('%j is kept whole as %s', (cell, id) => {
    expect(readId(cell)).toEqual({ kind: 'value', value: id });
  });

  it.each<RawCell>([
    '1.47588E+18',
    '1,47588E+18',
    '1E+18',
    number('1475880000000000000'),
    number('1987315260559168000'),
  ])('%j has lost digits', (cell) => {
    expect(readId(cell)).toEqual({ kind: 'bad', reason: 'scientific-notation' });
  });

  it('is absent or bad where the cell says so', () => {
    expect(readId(null)).toEqual({ kind: 'absent', mark: '' });
    expect(readId('S/D')).toEqual({ kind: 'absent', mark: 'S/D' });
    expect(readId({ error: '#N/A' })).toEqual({ kind: 'absent', mark: '#N/A' });
    expect(readId({ error: '#REF!' })).toEqual({ kind: 'bad', reason: 'cell-error' });
  });
});

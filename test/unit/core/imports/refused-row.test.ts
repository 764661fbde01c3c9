import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import { writtenCells } from '#core/imports/refused-row.ts';

const written = (...cells: RawCell[]) => writtenCells({ number: 1, cells });

describe('a refused row as text', () => {
  it('stands as it was written, and true values of a spreadsheet so that they are read alike again', () => {
    expect(written(null, ' como está ', '1.234,50', true, false)).toEqual(['', ' como está ', '1.234,50', 'Sí', 'No']);
    expect(written({ number: '1697972.97', style: 'plain' }, { number: '-5', style: 'currency' })).toEqual([
      '1697972.97',
      '-5',
    ]);
    expect(written({ local: '2026-06-09' }, { local: '2026-06-09T13:05:00' }, { local: 'T13:05:00' })).toEqual([
      '2026-06-09',
      '2026-06-09 13:05:00',
      '13:05:00',
    ]);
    expect(written({ error: '#DIV/0!' })).toEqual(['#DIV/0!']);
  });

  it('keeps what the style says: per cent and currency', () => {
    expect(written({ number: '0.19', style: 'percent' }, { number: '0.005', style: 'percent' })).toEqual([
      '19%',
      '0.5%',
    ]);
    expect(written({ number: '1200.5', style: 'currency', currency: 'USD' })).toEqual(['USD 1200.5']);
  });

  it('shows that three decimals are decimals', () => {
    expect(written({ number: '1697972.973', style: 'plain' }, { number: '1.5', style: 'plain' })).toEqual([
      '1697972.9730',
      '1.5',
    ]);
  });
});

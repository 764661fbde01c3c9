import { describe, expect, it } from 'vitest';
import type { RejectedRow } from '#core/imports/preview.ts';
import { createRejectedFile } from '#services/usecases/imports/rejected-file.ts';

const HEAD = { cover: [['PLAN', 'Valores en miles']], headers: ['Campaña', 'Valor'] };
const reject = (row: number, column = 'Valor', written = 'x', sheet = ''): RejectedRow => ({
  sheet,
  row,
  column,
  written,
  reason: 'not-a-number',
});
const textOf = (...batches: Parameters<ReturnType<typeof createRejectedFile>['add']>[0][]) => {
  const file = createRejectedFile();
  for (const batch of batches) file.add(batch);
  const bytes = file.bytes();
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};
const row = (number: number, cells: string[], titles: string[] = [], sheet = '') => ({
  sheet,
  row: number,
  titles,
  cells,
});

describe('the file of rejected rows', () => {
  it('has the rows under their header, with where they stood and why', () => {
    const rejected = [reject(5), reject(5, 'Campaña', ''), reject(7, '', '')];
    const refused = [row(5, ['Uno', 'x']), row(7, ['Dos'])];
    expect(textOf({ rejected, refused, head: HEAD })).toBe(
      [
        '\ufeffPLAN;Valores en miles',
        'Campaña;Valor;Fila rechazada;Motivo del rechazo',
        'Uno;x;5;"Valor: no es un número (x); Campaña: no es un número"',
        'Dos;;7;Fila: no es un número',
        '',
      ].join('\r\n'),
    );
  });

  it('is none where no row was refused', () => {
    expect(textOf({ rejected: [], refused: [], head: null })).toBeNull();
  });

  it('has one header for sheets that share it, the sheet beside the row, and another block for another header', () => {
    const other = { cover: [], headers: ['Emisora'] };
    const text = textOf(
      { rejected: [reject(3, 'Valor', 'x', 'enero')], refused: [row(3, ['a', 'x'], [], 'enero')], head: HEAD },
      { rejected: [reject(9, 'Emisora', 'z', 'lista')], refused: [row(9, ['z'], [], 'lista')], head: other },
      { rejected: [reject(4, 'Valor', 'y', 'febrero')], refused: [row(4, ['b', 'y'], [], 'febrero')], head: HEAD },
    );
    expect(text?.match(/Campaña;Valor/g)).toHaveLength(1);
    expect(text).toContain('a;x;enero, fila 3;');
    expect(text).toContain('b;y;febrero, fila 4;');
    expect(text).toContain('\r\n\r\n\r\nEmisora;Fila rechazada');
  });

  it('repeats the titles of groups where they change', () => {
    const refused = [row(3, ['a', 'x'], ['RADIO']), row(4, ['b', 'x'], ['RADIO']), row(8, ['c', 'x'], ['PRENSA'])];
    const lines = textOf({ rejected: refused.map(({ row: number }) => reject(number)), refused, head: HEAD })?.split(
      '\r\n',
    );
    expect(lines?.map((line) => line.split(';')[0]).slice(2)).toEqual(['RADIO', 'a', 'b', 'PRENSA', 'c', '']);
  });

  it('gives a spreadsheet no formula to reckon with, and keeps amounts as they are', () => {
    const cells = [
      '=1+1',
      '@SUM(A1)',
      '+57-300',
      '-2+3|cmd',
      '-',
      '-$ 1.234,50',
      '-5 %',
      '+1.5',
      'a;b',
      'dice "x"',
      'dos\nlíneas',
    ];
    const head = { cover: [], headers: cells.map((_, place) => `c${place}`) };
    const line = textOf({ rejected: [reject(2)], refused: [row(2, cells)], head })?.split('\r\n')[1];
    expect(line).toMatch(
      /^'=1\+1;'@SUM\(A1\);'\+57-300;'-2\+3\|cmd;-;-\$ 1\.234,50;-5 %;\+1\.5;"a;b";"dice ""x""";"dos\nlíneas";2;/,
    );
  });

  it('stops at a hundred thousand rows', () => {
    const refused = Array.from({ length: 100_010 }, (_, place) => row(place, ['a', 'x']));
    const text = textOf({ rejected: [], refused, head: HEAD }) ?? '';
    expect(text.split('\r\n')).toHaveLength(100_000 + 3);
  });
});

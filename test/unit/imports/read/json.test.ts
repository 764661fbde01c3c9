import { describe, expect, it } from 'vitest';
import { readRows, readWhole, refusalOf } from '#test/support/read-whole.ts';

const plain = (number: string) => ({ number, style: 'plain' });

describe('JSON', () => {
  it('of records has its keys as first row, in the order in which they appear', async () => {
    const { facts, sheets } = await readWhole(
      '[{"medio":"Radio","valor":12.50},{"ciudad":"Pasto","medio":null},{"valor":""}]',
    );
    expect(facts).toEqual({ container: 'json', encoding: 'utf-8', bom: false });
    expect(sheets).toEqual([
      {
        name: '',
        hidden: false,
        merged: [],
        rows: [
          [1, 'medio', 'valor', 'ciudad'],
          [2, 'Radio', plain('12.5')],
          [3, null, null, 'Pasto'],
        ],
      },
    ]);
  });

  it('keeps every digit of its numbers', async () => {
    const rows = await readRows('[{"id":1234567890123456789,"tasa":1.1000000000000001,"valor":1.5e3,"x":1e999999}]');
    expect(rows[1]).toEqual([2, plain('1234567890123456789'), plain('1.1000000000000001'), plain('1500'), '1e999999']);
  });

  it('has objects within objects as columns, lists of values as one text, other lists as they are', async () => {
    const rows = await readRows(
      '[{"a":{"b":{"c":1},"d":true},"e":["x",2,null],"f":[{"g":12345678901234567890}],"h":[]}]',
    );
    expect(rows).toEqual([
      [1, 'a.b.c', 'a.d', 'e', 'f', 'h'],
      [2, plain('1'), true, 'x, 2, ', '[{"g":12345678901234567890}]'],
    ]);
  });

  it.each([
    ['in an envelope', '{"pagina":{"total":1},"datos":[{"a":"x"}],"vacia":[]}'],
    ['in two', '{"resultado":{"filas":[{"a":"x"}]}}'],
    ['one to a line', '{"a":"x"}\n\n{"b":"y"}\n'],
    ['after a mark', '\ufeff [\n{"a":"x"}]'],
  ])('is found %s', async (_, text) => {
    const rows = await readRows(text);
    expect(rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      [1, 'a'],
      [2, 'x'],
    ]);
  });

  it('of lists has them as rows', async () => {
    expect(await readRows('[["Medio","Valor"],[],["Radio",5]]')).toEqual([
      [1, 'Medio', 'Valor'],
      [2],
      [3, 'Radio', plain('5')],
    ]);
  });

  it('keeps keys that mean something to JavaScript', async () => {
    expect(await readRows('[{"__proto__":"x","constructor":"y"}]')).toEqual([
      [1, '__proto__', 'constructor'],
      [2, 'x', 'y'],
    ]);
  });

  it.each([
    ['no list', '{"a":1}', 'file-not-tabular', 'lista de registros'],
    ['several lists', '{"a":[{"x":1}],"b":{"c":[{"y":2}]}}', 'file-not-tabular', '«a», «b.c»'],
    ['a mixed list', '[{"a":1},2]', 'file-not-tabular', 'mezcla'],
    ['an empty list', '[]', 'file-empty', 'vacío'],
    ['a cut file', '[{"a":"x"},{"a":', 'file-damaged', 'incompleto'],
    ['depth without end', '['.repeat(200_000), 'file-damaged', 'mal escrito'],
  ])('is refused: %s', async (_, text, code, words) => {
    const error = await refusalOf(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  it.each([
    ['rows', { rows: 2 }, '[{"a":1},{"a":2}]'],
    ['columns', { columns: 2 }, '[{"a":1,"b":2,"c":3}]'],
    ['characters', { cellCharacters: 3 }, '[{"a":"abcd"}]'],
  ])('is refused past the limit of %s', async (_, limits, text) => {
    expect((await refusalOf(text, limits)).code).toBe('file-too-large');
  });

  it('is not what only begins with a bracket', async () => {
    const { facts } = await readWhole('[Campaña];Valor\n{A};1\n');
    expect(facts).toMatchObject({ container: 'text', delimiter: ';' });
  });
});

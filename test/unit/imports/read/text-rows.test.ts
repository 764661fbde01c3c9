import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowSplitter } from '#services/imports/read/text/row-splitter.ts';
import { readRows, refusalOf, WIDE_LIMITS } from '#test/support/read-whole.ts';

function splitRows(text: string): [number, ...unknown[]][] {
  const dialect = { delimiter: ';', lineEnd: '\n', quotedLines: false, separatorLine: false } as const;
  const splitter = createRowSplitter(dialect, WIDE_LIMITS);
  splitter.feed(text.replace(/\n$/, '').split('\n'));
  splitter.end();
  return splitter.rows.map(({ number, cells }) => [number, ...cells]);
}

describe('rows of a text', () => {
  it.each(['\n', '\r\n', '\r', '\r\r\n'])('end with %j, the last one or not', async (end) => {
    const expected = [[1, 'a', 'b'], [2, '1', null], [3], [4, '2', 'x']];
    expect(await readRows(['a;b', '1;', '', '2;x', ''].join(end))).toEqual(expected);
    expect(await readRows(['a;b', '1;', '', '2;x'].join(end))).toEqual(expected);
  });

  it('may be shorter or longer than others', () => {
    expect(splitRows('a;b;c\n1\n1;2;3;4\n;;\n')).toEqual([
      [1, 'a', 'b', 'c'],
      [2, '1'],
      [3, '1', '2', '3', '4'],
      [4, null, null, null],
    ]);
  });

  it('keep line breaks within quotes, and the number of the line at which they begin', () => {
    expect(splitRows('a;b\n"uno\r\ndos\n";1\n"x;""y""";2\r\nfin;3\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'uno\r\ndos\n', '1'],
      [5, 'x;"y"', '2'],
      [6, 'fin', '3'],
    ]);
  });

  it.each([
    ['quotes within a cell', 'pantalla 42";1', ['pantalla 42"', '1']],
    ['a quoted word at the beginning', '"La Voz" del Valle;1', ['"La Voz" del Valle', '1']],
    ['quotes that should be doubled', '"dijo "hola" ayer";1', ['dijo "hola" ayer', '1']],
    ['spaces around quotes', ' "Cali; Valle" ;1', ['Cali; Valle', '1']],
    ['an empty quoted cell', '"";1', [null, '1']],
    ['only a quote', '";1', ['"', '1']],
    ['spaces', ' ;1', [' ', '1']],
  ])('take %s', (_, line, cells) => {
    expect(splitRows(`a;b\n${line}\nz;9\n`)).toEqual([
      [1, 'a', 'b'],
      [2, ...cells],
      [3, 'z', '9'],
    ]);
  });

  it('are not swallowed by a quote that nobody closed', () => {
    const rows = splitRows('a;b\n"sin cierre;1\nx;2\n"La Voz";3\ny;4\n');
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [2, '"sin cierre', '1'],
      [3, 'x', '2'],
      [4, 'La Voz', '3'],
      [5, 'y', '4'],
    ]);
  });

  it('are not swallowed by an open quote when no other follows, however long the file', () => {
    const others = Array.from({ length: 5_000 }, (_, at) => `fila;${at}`);
    const rows = splitRows(['a;b', '"abierta;1', ...others].join('\n'));
    expect(rows).toHaveLength(5_002);
    expect(rows[1]).toEqual([2, '"abierta', '1']);
    expect(rows.at(-1)).toEqual([5_002, 'fila', '4999']);
  });

  it('are those of csv-parse for every well-made text', () => {
    const cell = fc.stringMatching(/^[ab;"\n\r ñ]{0,6}$/);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join('\n');
        const theirs: string[][] = parse(text, { delimiter: ';', record_delimiter: '\n', relax_column_count: true });
        expect(splitRows(text).map(([, ...cells]) => cells)).toEqual(
          theirs.map((row) => row.map((value) => (value === '' ? null : value))),
        );
      }),
    );
  });

  it('are told apart line by line in every text, so that no line is lost', () => {
    const letters = fc.stringMatching(/^[ab;" ]{0,8}$/);
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 8 }), (lines) => {
        const rows = splitRows(`${lines.join('\n')}\n`);
        const signs = (text: string) => text.replace(/[";\s]/g, '');
        expect(signs(rows.flatMap(([, ...cells]) => cells.map((value) => value ?? '')).join(''))).toBe(
          signs(lines.join('')),
        );
        expect(rows.every(([number], at) => at === 0 || number > (rows[at - 1]?.[0] ?? 0))).toBe(true);
      }),
    );
  });

  it('come in batches of at most a thousand, whatever the pieces of the file', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `${at};"Emisora ""La Voz"" ${at}\nsegunda línea"`);
    const rows = await readRows(lines.join('\n'));
    expect(rows).toHaveLength(30_000);
    expect(rows.at(-1)).toEqual([59_999, '29999', 'Emisora "La Voz" 29999\nsegunda línea']);
  });

  it.each([
    ['rows', { rows: 2 }, 'a;b\n1;2\n\n3;4\n', 'más de 2 filas'],
    ['columns', { columns: 2 }, 'a;b\n1;2;3\n', 'La fila 2 tiene más de 2 columnas'],
    ['characters', { cellCharacters: 5 }, 'a;b\n1;123456\n', 'fila 2 tiene más de 5 caracteres'],
    ['characters of a quoted cell', { cellCharacters: 5 }, 'a;b\n1;"123\n456"\n', 'fila 2 tiene más de 5 caracteres'],
    ['bytes', { bytes: 5 }, 'a;b\n1;2\n', 'pesa más de'],
  ])('are refused past the limit of %s', async (_, limits, text, message) => {
    const error = await refusalOf(text, limits);
    expect(error).toMatchObject({ code: 'file-too-large', recovery: { do: 'skip' } });
    expect(error.message).toContain(message);
  });

  it('do not count empty cells at their end for columns', async () => {
    expect(await readRows('a;b;;;\n1;2;;;\n', { columns: 2 })).toHaveLength(2);
  });
});

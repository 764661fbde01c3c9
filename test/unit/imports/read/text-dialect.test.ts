import { describe, expect, it } from 'vitest';
import { readWhole } from '#test/support/read-whole.ts';

async function delimiterOf(text: string): Promise<string | null | undefined> {
  return (await readWhole(text)).facts.delimiter;
}

describe('the delimiter', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['semicolons', 'a;b;c\n1;2;3\n', ';'],
    ['tabs', 'a\tb\n1\t2\n', '\t'],
    ['strokes', 'a|b|c\n1|2|3\n', '|'],
    ['colons in every row', 'a:b:c\n1:2:3\n4:5:6\n', ':'],
    ['waves', 'a~b~c\n1~2~3\n4~5~6\n', '~'],
    ['decimals with a comma', 'Emisora;Costo;Valor\nA;1,5;2,5\nB;3,5;4,5\nC;5,1;6,2\n', ';'],
    ['decimals with a comma without a header', '1,5;2,5\n3,5;4,5\n', ';'],
    ['semicolons within quoted cells', 'a,b,c\n1,"x; y; z",3\n2,"u; v; w",4\n', ','],
    ['semicolons within cells', 'campaña,lista,valor\nA,x; y; z,1\nB,u; v; w,2\n', ','],
    ['commas in sentences', 'Fecha\tTexto\n1\tHola, mundo, otra vez\n2\tSí, claro, bueno\n', '\t'],
    ['two columns', 'Fecha,Valor\n1,2\n', ','],
    ['a row alone', 'a,b,c', ','],
    ['ragged rows', 'a;b;c;d\n1;2\n3;4;5;6\n7\n8;9;10;11\n', ';'],
  ])('is found: %s', async (_, text, expected) => {
    expect(await delimiterOf(text)).toBe(expected);
  });

  it('is not misled by rows of a cover', async () => {
    const cover = ['Plan de medios, versión final', 'Bogotá, Colombia', 'Campaña: ¡Hola, vecino!', '', 'Fecha: 2026'];
    const table = ['Emisora;Cuñas;Valor', 'La Voz del Valle;12;1.500,50', 'Canal Regional;3;20,5'];
    expect(await delimiterOf([...cover, ...table].join('\r\n'))).toBe(';');
  });

  it.each([
    ['one column', 'Emisora\nLa Voz\nCanal Regional\n'],
    ['times in one column', 'Hora\n13:05:00\n14:10:00\n'],
    ['sentences', 'Hola\nBuenos días, vecinos\nHasta luego\nGracias\n'],
    ['addresses', 'https://voz.example/a\nhttps://voz.example/b\n'],
  ])('is none: %s', async (_, text) => {
    expect(await delimiterOf(text)).toBeNull();
  });

  it('is what a first line says, which is no row but has its number', async () => {
    for (const line of ['sep=|', '"sep=|"', 'SEP=|']) {
      const { facts, sheets } = await readWhole(`${line}\r\na,b|c\r\n1,2|3\r\n`);
      expect(facts.delimiter).toBe('|');
      expect(sheets[0]?.rows).toEqual([
        [2, 'a,b', 'c'],
        [3, '1,2', '3'],
      ]);
    }
  });
});

describe('lines that stand in quotes as a whole', () => {
  it('are unwrapped', async () => {
    const text = '"Código,Municipio,Nota"\n"05001,Medellín,""la, capital"""\n"05002,Abejorral,"\n';
    const { facts, sheets } = await readWhole(text);
    expect(facts).toMatchObject({ delimiter: ',', quotedLines: true });
    expect(sheets[0]?.rows).toEqual([
      [1, 'Código', 'Municipio', 'Nota'],
      [2, '05001', 'Medellín', 'la, capital'],
      [3, '05002', 'Abejorral', null],
    ]);
  });

  it('are not taken for it when they are one column of sentences', async () => {
    const { facts, sheets } = await readWhole('"Lugar"\n"Cali, Valle"\n"Pasto, Nariño"\n');
    expect(facts.quotedLines).toBe(false);
    expect(sheets[0]?.rows[1]).toEqual([2, 'Cali, Valle']);
  });

  it('are not taken for it when every cell is quoted', async () => {
    const { facts } = await readWhole('"a","b"\n"1","2"\n');
    expect(facts).toMatchObject({ quotedLines: false, delimiter: ',' });
  });
});

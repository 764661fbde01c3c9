import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Decimal } from '#core/imports/decimal.ts';
import { columnName } from '#services/reports/xlsx/sheet-xml.ts';
import { type Sheet, type SheetCell, textCellOf, type Workbook } from '#services/reports/xlsx/workbook.ts';
import { writeXlsx } from '#services/reports/xlsx/write-xlsx.ts';

const dec = (text: string) => text as Decimal;

function bookOf(sheets: readonly Sheet[]): Workbook {
  return {
    title: 'Libro & «prueba»',
    author: 'Ministerio <del> Trabajo',
    created: '2026-11-10T14:32:07.000Z',
    foot: { left: 'Informe & más', right: 'Verificación 0000' },
    sheets,
  };
}

function sheetOf(rows: readonly (readonly SheetCell[])[], name = 'Hoja'): Sheet {
  return { name, columns: [{ title: 'A', width: 10 }], rows, filter: true };
}

async function readBack(rows: readonly (readonly SheetCell[])[]) {
  const { sheets } = await readXlsx(await writeXlsx(bookOf([sheetOf(rows)])));
  return sheets[0]?.rows.slice(1) ?? [];
}

describe('writeXlsx', () => {
  it('keeps every text as it is: formulas, errors, codes, markup, spaces and line ends', async () => {
    const texts = [
      '=1+1',
      '+57 1',
      '-5',
      '@a',
      '#N/A',
      '05001',
      '1E5',
      '<b>&"\'</b>',
      ' a ',
      'a\nb',
      '_x0041_',
      '😀',
      '',
    ];
    const rows = await readBack(texts.map((text) => [textCellOf(text)]));
    expect(rows.map(([cell]) => cell ?? '')).toEqual(texts);
  });

  it('keeps any text that XML can hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const rows = await readBack(texts.map((text) => [textCellOf(text)]));
          expect(rows.map(([cell]) => cell)).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n')));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('writes what XML cannot hold as Excel does, half a character as a sign, and cuts what no cell holds', async () => {
    const [[bell], [half], [long]] = (await readBack([
      [textCellOf('a\u0007b')],
      [textCellOf('a\ud800b')],
      [textCellOf('x'.repeat(40_000))],
    ])) as [[string], [string], [string]];
    expect(['a\u0007b', 'a_x0007_b']).toContain(bell);
    expect(half).toBe('a\ufffdb');
    expect(long).toHaveLength(32_767);
    expect(long.endsWith('…')).toBe(true);
  });

  it('writes numbers digit by digit, days as days, and nothing as nothing', async () => {
    const bytes = await writeXlsx(
      bookOf([
        sheetOf([
          [
            { kind: 'number', value: dec('5230071324567.25'), format: 'money' },
            null,
            { kind: 'day', day: '2026-10-31' },
          ],
          [{ kind: 'number', value: dec('-0.125'), format: 'rate' }],
        ]),
      ]),
    );
    const { sheets } = await readXlsx(bytes);
    const [, first, second] = sheets[0]?.rows ?? [];
    expect(first?.[0]).toBe(5_230_071_324_567.25);
    expect(first?.[1] ?? null).toBeNull();
    expect(first?.[2]).toEqual(new Date('2026-10-31T00:00:00.000Z'));
    expect(second?.[0]).toBe(-0.125);
  });

  it('freezes the header, filters where rows are of one kind, and names its maker', async () => {
    const book = bookOf([
      sheetOf([[textCellOf('a')]]),
      { ...sheetOf([[textCellOf('b')]], "L'hoja & más"), filter: false },
    ]);
    const { sheets, properties } = await readXlsx(await writeXlsx(book));
    expect(sheets.map(({ name }) => name)).toEqual(['Hoja', "L'hoja & más"]);
    expect(sheets.map(({ freezePane }) => freezePane?.rows)).toEqual([1, 1]);
    expect(sheets.map(({ autoFilter }) => autoFilter?.range ?? null)).toEqual(['A1:A2', null]);
    expect(properties).toMatchObject({ title: 'Libro & «prueba»', creator: 'Ministerio <del> Trabajo' });
  });

  it('gives equal bytes for equal workbooks', async () => {
    const write = () => writeXlsx(bookOf([sheetOf([[textCellOf('a')], [textCellOf('b')]])]));
    expect(Buffer.compare(await write(), await write())).toBe(0);
  });
});

describe('columnName', () => {
  it('counts as Excel does', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import type { ImportKind } from '#core/imports/kind.ts';
import type { LaidRow, SegmenterOptions } from '#core/imports/layout/laid-row.ts';
import { createSegmenter } from '#core/imports/layout/segmenter.ts';
import { createVocabulary } from '#core/imports/vocabulary.ts';

const RADIO: ImportKind = {
  name: 'radio',
  version: 1,
  target: 'media-buys',
  fields: [
    { name: 'outlet', type: 'text', headers: ['emisora', 'medio'], additive: false },
    { name: 'town', type: 'municipality', headers: ['municipio'], additive: false },
    { name: 'ordered', type: 'count', headers: ['cunas', 'cantidad ordenada'], additive: true },
    { name: 'aired', type: 'count', headers: ['emitidas', 'cantidad emitida'], additive: true },
    { name: 'net', type: 'money', headers: ['valor neto', 'valores neto'], additive: true },
    { name: 'vat', type: 'money', headers: ['iva', 'valores iva'], additive: true },
  ],
  identity: ['outlet'],
  required: [
    ['outlet', 'net'],
    ['outlet', 'ordered'],
  ],
};
const VOCABULARIES = [createVocabulary(RADIO)];

function lay(rows: readonly (readonly RawCell[])[], options: Partial<SegmenterOptions> = {}): LaidRow[] {
  const segmenter = createSegmenter({ vocabularies: VOCABULARIES, ...options });
  const laid: LaidRow[] = [];
  for (const [index, cells] of rows.entries()) segmenter.push({ number: index + 1, cells }, (one) => laid.push(one));
  segmenter.end((one) => laid.push(one));
  return laid.toSorted((a, b) => a.row.number - b.row.number);
}

const roles = (rows: readonly (readonly RawCell[])[], options: Partial<SegmenterOptions> = {}) =>
  lay(rows, options).map(({ role }) => role);

const HEADER = ['Emisora', 'Municipio', 'Cuñas', 'Valor neto', 'IVA'];
const LINE = ['Radio Río Claro', 'Honda', '20', '1.000.000', '190.000'];

describe('rows of a sheet', () => {
  test('before the header are its cover, whatever their number', () => {
    const cover = Array.from({ length: 40 }, (_, index) => [`Línea ${index}`]);
    expect(roles([...cover, HEADER, LINE])).toEqual([...cover.map(() => 'cover'), 'header', 'data']);
  });

  test('of totals are told from names that begin with the word', () => {
    const named = ['Total Estéreo', 'Honda', '20', '1.000.000', '190.000'];
    expect(roles([HEADER, LINE, named, LINE, ['TOTAL', null, '60', '3.000.000', '570.000']])).toEqual([
      'header',
      'data',
      'data',
      'data',
      'total',
    ]);
  });

  test('of totals carry their label in any column', () => {
    const laid = lay([HEADER, LINE, LINE, [null, 'Gran total:', '40', '2.000.000', null]]);
    expect(laid.at(-1)).toMatchObject({ role: 'total', total: { text: 'Gran total:', strength: 'strong' } });
  });

  test('that are one text are titles where rows follow, notes where none does', () => {
    const laid = lay([HEADER, ['TOLIMA'], LINE, LINE, ['HUILA'], LINE, ['Elaboró: oficina de pauta']]);
    expect(laid.map(({ role }) => role)).toEqual(['header', 'title', 'data', 'data', 'title', 'data', 'note']);
    expect(laid.filter(({ role }) => role === 'data').map(({ titles }) => titles)).toEqual([
      ['TOLIMA'],
      ['TOLIMA'],
      ['HUILA'],
    ]);
  });

  test('that repeat the header begin another block of the same table', () => {
    const laid = lay([['Entidad uno'], HEADER, LINE, ['TOTAL', null, '20'], [], ['Entidad dos'], HEADER, LINE]);
    expect(laid.map(({ role }) => role)).toEqual([
      'cover',
      'header',
      'data',
      'total',
      'blank',
      'title',
      'header',
      'data',
    ]);
    expect(laid.filter(({ role }) => role === 'data').map(({ block }) => block)).toEqual([0, 2]);
    expect(laid.at(-1)?.titles).toEqual(['Entidad dos']);
    expect(new Set(laid.flatMap(({ table }) => table?.index ?? []))).toEqual(new Set([0]));
  });

  test('above the first header are a title when they say so, and repeated ones are none', () => {
    const rows = [
      ['Informe'],
      ['RADIO'],
      HEADER,
      LINE,
      [],
      ['Informe'],
      ['TELEVISIÓN'],
      HEADER,
      LINE,
      ['Informe'],
      HEADER,
      LINE,
    ];
    const laid = lay(rows, { isTitle: (text) => text === 'RADIO' });
    expect(laid.filter(({ role }) => role === 'data').map(({ titles }) => titles)).toEqual([
      ['RADIO'],
      ['TELEVISIÓN'],
      ['TELEVISIÓN'],
    ]);
  });

  test('of a header in two rows give joined names under merged cells', () => {
    const rows = [
      ['Emisora', 'Municipio', 'Cantidad', null, 'Valores', null],
      [null, null, 'Ordenada', 'Emitida', 'Neto', 'IVA'],
      ['Radio Río Claro', 'Honda', '20', '19', '1.000.000', '190.000'],
    ];
    const merged = [
      { top: 1, left: 3, bottom: 1, right: 4 },
      { top: 1, left: 5, bottom: 1, right: 6 },
    ];
    const laid = lay(rows, { merged });
    expect(laid.map(({ role }) => role)).toEqual(['cover', 'header', 'data']);
    expect(laid[2]?.table?.headerRows).toEqual([1, 2]);
    expect(laid[2]?.table?.columns.map(({ header }) => header)).toEqual([
      'Emisora',
      'Municipio',
      'Cantidad · Ordenada',
      'Cantidad · Emitida',
      'Valores · Neto',
      'Valores · IVA',
    ]);
  });

  test('that describe the columns under the header are no data', () => {
    const described = HEADER.map((name) => `Explicación larga de lo que significa la columna ${name}`);
    expect(roles([HEADER, described, LINE])).toEqual(['header', 'description', 'data']);
  });

  test('of another matter after a gap are set aside until rows fit again', () => {
    const aside = ['Objetivo', 'Formato', 'Público'];
    expect(roles([HEADER, LINE, LINE, [], aside, ['Alcance', 'Cuña', 'Adultos'], [], LINE])).toEqual([
      'header',
      'data',
      'data',
      'blank',
      'note',
      'note',
      'blank',
      'data',
    ]);
  });

  test('of a second table of other columns belong to it', () => {
    const other = ['Medio', 'Cantidad ordenada', 'Cantidad emitida'];
    const laid = lay([HEADER, LINE, [], other, ['Canal Valle', '3', '3']]);
    expect(laid.at(-1)?.table?.index).toBe(1);
    expect(laid.at(-1)?.table?.columns.map(({ header }) => header)).toEqual(other);
  });

  test('keep the header that a person named', () => {
    const laid = lay(
      [
        ['a', 'b'],
        ['x', 'y'],
        ['1', '2'],
      ],
      { forced: { row: 2, vocabulary: null } },
    );
    expect(laid.map(({ role }) => role)).toEqual(['cover', 'header', 'data']);
  });
});

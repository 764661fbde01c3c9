import { CFB, set_cptable, utils, type WorkBook, write } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { describe, expect, it } from 'vitest';
import { readWhole, refusalOf } from '#test/support/read-whole.ts';

set_cptable(codepages);

function book(date1904 = false): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['Emisora ñandú', 'Valor', 'Fecha', 'Hora', 'Cuota'],
    [],
    ['La Voz del Valle', 1697972.973, null, null, 0.1, true],
  ]);
  sheet.C3 = { t: 'n', v: 46182, z: 'dd/mm/yyyy' };
  sheet.D3 = { t: 'n', v: 46182.54513888889, z: 'dd/mm/yyyy hh:mm' };
  sheet.E3 = { t: 'n', v: 0.1, z: '0.00%' };
  sheet.G3 = { t: 'e', v: 0x2a };
  sheet.B4 = { t: 'n', v: 1.47588e18, z: '[$COP]\\ #,##0' };
  sheet['!ref'] = 'A1:G4';
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, 'Pauta 2026');
  utils.book_append_sheet(made, utils.aoa_to_sheet([['interno']]), 'Oculta');
  made.Workbook = { Sheets: [{}, { Hidden: 2 }], WBProps: { date1904 } };
  return made;
}

const ROWS = [
  [1, 'Emisora ñandú', 'Valor', 'Fecha', 'Hora', 'Cuota'],
  [2],
  [
    3,
    'La Voz del Valle',
    { number: '1697972.973', style: 'plain' },
    { local: '2026-06-09' },
    { local: '2026-06-09T13:05:00' },
    { number: '0.1', style: 'percent' },
    true,
    { error: '#N/A' },
  ],
  [4, null, { number: '1475880000000000000', style: 'currency', currency: 'COP' }],
];

function bytesOf(type: 'biff8' | 'biff5', date1904 = false): Buffer {
  return write(book(date1904), { type: 'buffer', bookType: type, codepage: 1252 }) as Buffer;
}

describe('old workbooks', () => {
  it('are read with their formats, hidden sheets and merged areas', async () => {
    const { facts, sheets } = await readWhole(bytesOf('biff8'));
    expect(facts).toEqual({ container: 'xls' });
    expect(sheets[0]).toEqual({
      name: 'Pauta 2026',
      hidden: false,
      merged: [{ top: 1, left: 1, bottom: 1, right: 2 }],
      rows: ROWS,
    });
    expect(sheets[1]).toMatchObject({ name: 'Oculta', hidden: true, rows: [[1, 'interno']] });
  });

  it('are read in the code page of Windows, as Excel 5 wrote it', async () => {
    const bytes = bytesOf('biff5');
    // The library writes `_` for letters that ASCII lacks.
    const at = bytes.indexOf('Emisora _and_');
    bytes.write('Emisora \xf1and\xfa', at, 'latin1');
    const { sheets } = await readWhole(bytes);
    expect(sheets[0]?.rows[0]).toEqual(ROWS[0]);
  });

  it('count their days from 1904 where they say so', async () => {
    const { sheets } = await readWhole(bytesOf('biff8', true));
    expect(sheets[0]?.rows[2]?.[3]).toEqual({ local: '2030-06-10' });
  });

  it('are refused under a password', async () => {
    const protectedBook = Buffer.from(bytesOf('biff8'));
    const container = CFB.read(protectedBook, { type: 'buffer' });
    const stream = CFB.find(container, 'Workbook');
    const content = Buffer.from(stream.content);
    const begin = 4 + content.readUInt16LE(2);
    const filePass = Buffer.from([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]);
    stream.content = Buffer.concat([content.subarray(0, begin), filePass, content.subarray(begin)]);
    stream.size = stream.content.length;
    expect((await refusalOf(CFB.write(container, { type: 'buffer' }) as Buffer)).code).toBe('file-encrypted');
  });

  it.each([
    ['EncryptedPackage', 'file-encrypted', 'contraseña'],
    ['WordDocument', 'file-not-tabular', 'Word'],
    ['PowerPoint Document', 'file-not-tabular', 'presentación'],
    ['__properties_version1.0', 'file-not-tabular', 'correo'],
  ])('are told from others by what they hold: %s', async (stream, code, word) => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, stream, Buffer.alloc(5_000, 7));
    const error = await refusalOf(CFB.write(container, { type: 'buffer' }) as Buffer);
    expect(error.code).toBe(code);
    expect(error.message).toContain(word);
  });

  it('are refused when they are cut', async () => {
    const bytes = bytesOf('biff8');
    for (const share of [0.1, 0.4, 0.6]) {
      expect((await refusalOf(bytes.subarray(0, Math.floor(bytes.length * share)))).code).toBe('file-damaged');
    }
  });

  it('are refused past a limit', async () => {
    expect((await refusalOf(bytesOf('biff8'), { rows: 2 })).code).toBe('file-too-large');
    expect((await refusalOf(bytesOf('biff8'), { columns: 3 })).code).toBe('file-too-large');
  });

  it('are refused when nothing stands in them', async () => {
    const empty = utils.book_new();
    utils.book_append_sheet(empty, utils.aoa_to_sheet([[]]), 'H');
    expect((await refusalOf(write(empty, { type: 'buffer', bookType: 'biff8' }) as Buffer)).code).toBe('file-empty');
  });
});

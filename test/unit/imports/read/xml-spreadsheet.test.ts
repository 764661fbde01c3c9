import { describe, expect, it } from 'vitest';
import { readWhole, refusalOf } from '#test/support/read-whole.ts';

const NAMESPACE = 'urn:schemas-microsoft-com:office:spreadsheet';

const STYLES = `<Styles>
 <Style ss:ID="Default"/>
 <Style ss:ID="dia"><NumberFormat ss:Format="Short Date"/></Style>
 <Style ss:ID="hora"><NumberFormat ss:Format="h:mm"/></Style>
 <Style ss:ID="horas"><NumberFormat ss:Format="[h]:mm:ss"/></Style>
 <Style ss:ID="ambos"><NumberFormat ss:Format="General Date"/></Style>
 <Style ss:ID="cuota"><NumberFormat ss:Format="Percent"/></Style>
 <Style ss:ID="hija" ss:Parent="cuota"><Font ss:Bold="1"/></Style>
 <Style ss:ID="peso"><NumberFormat ss:Format="[$COP]\\ #,##0"/></Style>
</Styles>`;

function book(worksheets: string, encoding = 'UTF-8'): string {
  const start = `<?xml version="1.0" encoding="${encoding}"?><?mso-application progid="Excel.Sheet"?>`;
  return `${start}<Workbook xmlns="${NAMESPACE}" xmlns:ss="${NAMESPACE}">${STYLES}${worksheets}</Workbook>`;
}

function sheet(name: string, rows: string, options = ''): string {
  return `<Worksheet ss:Name="${name}"><Table>${rows}</Table><WorksheetOptions>${options}</WorksheetOptions></Worksheet>`;
}

async function cellOf(type: string, value: string, style = 'Default') {
  const row = `<Row><Cell ss:StyleID="${style}"><Data ss:Type="${type}">${value}</Data></Cell></Row>`;
  return (await readWhole(book(sheet('H', row)))).sheets[0]?.rows[0]?.[1];
}

describe('XML spreadsheets', () => {
  it.each([
    ['String', 'Canal &amp; Regi&#243;n', 'Default', 'Canal & Región'],
    ['String', '  espacios ', 'Default', '  espacios '],
    ['String', '00501', 'Default', '00501'],
    ['String', '<B>La</B> <Font>Voz</Font>', 'Default', 'La Voz'],
    ['Number', '1697972.973', 'Default', { number: '1697972.973', style: 'plain' }],
    ['Number', '1234567890123456789', 'Default', { number: '1234567890123456789', style: 'plain' }],
    ['Number', '1.5E-4', 'hija', { number: '0.00015', style: 'percent' }],
    ['Number', '5', 'peso', { number: '5', style: 'currency', currency: 'COP' }],
    ['Number', '46182', 'dia', { local: '2026-06-09' }],
    ['DateTime', '2026-06-09T00:00:00.000', 'dia', { local: '2026-06-09' }],
    ['DateTime', '2026-06-09T13:05:00.000', 'ambos', { local: '2026-06-09T13:05:00' }],
    ['DateTime', '2026-06-09T00:00:00.000', 'Default', { local: '2026-06-09T00:00:00' }],
    ['DateTime', '1899-12-31T13:05:00.000', 'hora', { local: 'T13:05:00' }],
    ['DateTime', '1900-01-01T06:00:00.000', 'horas', { local: 'T30:00:00' }],
    ['DateTime', '1900-02-28T00:00:00.000', 'dia', { local: '1900-02-28' }],
    ['DateTime', '1900-03-01T00:00:00.000', 'dia', { local: '1900-03-01' }],
    ['Boolean', '1', 'Default', true],
    ['Boolean', '0', 'Default', false],
    ['Error', '#DIV/0!', 'Default', { error: '#DIV/0!' }],
    ['String', '', 'Default', undefined],
  ])('hold a %s %s of style %s', async (type, value, style, expected) => {
    if (expected === undefined) {
      await expect(cellOf(type, value, style)).rejects.toMatchObject({ code: 'file-empty' });
    } else expect(await cellOf(type, value, style)).toEqual(expected);
  });

  it('have cells where their numbers say, comments left out, merged areas told', async () => {
    const one = '<Cell><Data ss:Type="String">a</Data></Cell>';
    const rows = `<Row ss:Index="2">${one}<Cell ss:Index="3"><Data ss:Type="String">c</Data><Comment><ss:Data ss:Type="String">nota</ss:Data></Comment></Cell></Row>
      <Row><Cell ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">m</Data></Cell>${one}<Cell ss:MergeAcross="1"/>${one}</Row>
      <Row ss:StyleID="cuota"><Cell><Data ss:Type="Number">0.5</Data></Cell></Row>`;
    const { sheets } = await readWhole(book(sheet('Pauta', rows)));
    expect(sheets[0]).toEqual({
      name: 'Pauta',
      hidden: false,
      merged: [
        { top: 3, left: 1, bottom: 5, right: 2 },
        { top: 3, left: 4, bottom: 3, right: 5 },
      ],
      rows: [[1], [2, 'a', null, 'c'], [3, 'm', null, 'a', null, null, 'a'], [4, { number: '0.5', style: 'percent' }]],
    });
  });

  it('have their sheets in order, each with its own rows, hidden ones told', async () => {
    const rows = (text: string) => `<Row><Cell><Data ss:Type="String">${text}</Data></Cell></Row>`.repeat(2_500);
    const hidden = '<Visible>SheetVeryHidden</Visible>';
    const { sheets } = await readWhole(
      book(sheet('Uno', rows('u')) + sheet('Dos', rows('d'), hidden) + sheet('Tres', rows('t'))),
    );
    expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length, rows.at(-1)])).toEqual([
      ['Uno', false, 2_500, [2_500, 'u']],
      ['Dos', true, 2_500, [2_500, 'd']],
      ['Tres', false, 2_500, [2_500, 't']],
    ]);
  });

  it.each([
    ['UTF-8', 'utf-8', (text: string) => Buffer.from(text)],
    ['UTF-8', 'utf-8', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['ISO-8859-1', 'windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-16', 'utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('are read in %s, told as %s', async (declared, encoding, write) => {
    const row = '<Row><Cell><Data ss:Type="String">Bogotá, ñandú</Data></Cell></Row>';
    const { facts, sheets } = await readWhole(write(book(sheet('H', row), declared)));
    expect(facts).toEqual({ container: 'spreadsheet-xml', encoding });
    expect(sheets[0]?.rows).toEqual([[1, 'Bogotá, ñandú']]);
  });

  it('are refused with a document type, or cut', async () => {
    const good = book(sheet('H', '<Row><Cell><Data ss:Type="String">a</Data></Cell></Row>'));
    expect((await refusalOf(good.replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "aaaa">]><Workbook'))).code).toBe(
      'file-zip-bomb',
    );
    for (const end of [30, '</Workbook>'.length]) {
      expect((await refusalOf(good.slice(0, -end))).code).toBe('file-damaged');
    }
  });

  it.each([
    ['Cell', '1000000000'],
    ['Cell', 'x'],
    ['Row', '1000000000'],
    ['Row', '0'],
  ])('are refused for a %s number %s', async (tag, index) => {
    const good = book(sheet('H', '<Row><Cell><Data ss:Type="String">a</Data></Cell></Row>'));
    const error = await refusalOf(good.replace(`<${tag}>`, `<${tag} ss:Index="${index}">`));
    expect(error.code).toBe('file-damaged');
  });
});

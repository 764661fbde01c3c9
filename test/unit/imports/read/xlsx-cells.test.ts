import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWhole, refusalOf } from '#test/support/read-whole.ts';
import { escaped, type WorkbookSource, workbookParts } from '#test/support/workbook-parts.ts';
import { zipFile } from '#test/support/zip-file.ts';

async function sheetsOf(source: WorkbookSource) {
  return (await readWhole(zipFile(workbookParts(source)))).sheets;
}

async function cellOf(cell: string, source: Partial<WorkbookSource> = {}) {
  const [sheet] = await sheetsOf({ ...source, sheets: [{ name: 'Hoja', rows: `<row r="1">${cell}</row>` }] });
  return sheet?.rows[0]?.[1];
}

const FILLED = '<row><c><v>1</v></c></row>';

describe('cells of a workbook', () => {
  it.each([
    ['0.1', '0.1'],
    ['1697972.973', '1697972.973'],
    ['1.1000000000000001', '1.1'],
    ['1.5E-4', '0.00015'],
    ['1.47588E+18', '1475880000000000000'],
    ['1234567890123456789', '1234567890123456789'],
    ['-0', '0'],
  ])('keep the number %s exact', async (written, number) => {
    expect(await cellOf(`<c r="A1"><v>${written}</v></c>`)).toEqual({ number, style: 'plain' });
  });

  it.each([
    ['0%', { number: '0.5', style: 'percent' }],
    ['[$COP]\\ #,##0', { number: '0.5', style: 'currency', currency: 'COP' }],
    ['_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)', { number: '0.5', style: 'accounting' }],
    ['dd/mm/yyyy hh:mm', { local: 'T12:00:00' }],
    [18, { local: 'T12:00:00' }],
    [48, { number: '0.5', style: 'scientific' }],
  ])('say what their format %s says', async (format, cell) => {
    expect(await cellOf('<c r="A1" s="1"><v>0.5</v></c>', { formats: [format] })).toEqual(cell);
  });

  it('are days where the format shows days, from 1900 or 1904', async () => {
    const cell = '<c r="A1" s="1"><v>46182</v></c>';
    expect(await cellOf(cell, { formats: [14] })).toEqual({ local: '2026-06-09' });
    expect(await cellOf(cell, { formats: [14], date1904: true })).toEqual({ local: '2030-06-10' });
    expect(await cellOf('<c r="A1" t="d"><v>2026-06-09T13:05:00.000Z</v></c>')).toEqual({
      local: '2026-06-09T13:05:00',
    });
  });

  it.each([
    ['a shared text', '<c t="s"><v>0</v></c>', 'Emisora & Canal'],
    ['a shared text in several fonts', '<c t="s"><v>1</v></c>', 'La Voz  del Valle'],
    ['a shared text with its reading', '<c t="s"><v>2</v></c>', 'Yopal'],
    ['an escaped line break', '<c t="s"><v>3</v></c>', 'uno\r\ndos'],
    ['an empty shared text', '<c t="s"><v>4</v></c>', null],
    ['a text of its own', '<c t="inlineStr"><is><t xml:space="preserve"> Cali </t></is></c>', ' Cali '],
    ['a text of its own in runs', '<c t="inlineStr"><is><r><t>Ca</t></r><r><t>li</t></r></is></c>', 'Cali'],
    ['a text in CDATA', '<c t="inlineStr"><is><t>a<![CDATA[<b>&amp;]]>c</t></is></c>', 'a<b>&amp;c'],
    ['a numbered letter', '<c t="str"><v>&#243;&#xF1;&#128512;</v></c>', 'óñ😀'],
    ['a text that looks like a number', '<c t="str"><v>00501</v></c>', '00501'],
    ['the value of a formula', '<c><f>1+1</f><v>2</v></c>', { number: '2', style: 'plain' }],
    ['a formula without value', '<c><f>1+1</f></c>', null],
    ['a formula with an empty text', '<c t="str"><f>A9</f><v></v></c>', null],
    ['a failed formula', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['yes', '<c t="b"><v>1</v></c>', true],
    ['no', '<c t="b"><v>0</v></c>', false],
  ])('are read: %s', async (_, cell, expected) => {
    const strings = [
      '<si><t>Emisora &amp; Canal</t></si>',
      '<si><r><rPr><b/></rPr><t>La Voz </t></r><r><t xml:space="preserve"> del Valle</t></r></si>',
      '<si><t>Yopal</t><rPh sb="0" eb="1"><t>ヨパル</t></rPh></si>',
      '<si><t>uno_x000D_\ndos</t></si>',
      '<si/>',
    ];
    const [sheet] = await sheetsOf({ strings, sheets: [{ name: 'H', rows: `<row>${cell}<c><v>9</v></c></row>` }] });
    expect(sheet?.rows[0]?.[1]).toEqual(expected);
    expect(sheet?.rows[0]?.[2]).toEqual({ number: '9', style: 'plain' });
  });

  it('stand in their columns and rows, also those that the file leaves out', async () => {
    const rows =
      '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c><c r="F3" s="0"/></row><row r="4"/><row r="6"><c r="AA6"><v>3</v></c></row>';
    const [sheet] = await sheetsOf({ sheets: [{ name: 'H', rows }] });
    const one = (number: string) => ({ number, style: 'plain' });
    expect(sheet?.rows).toEqual([
      [1],
      [2],
      [3, null, one('1'), null, one('2')],
      [4],
      [5],
      [6, ...Array(26).fill(null), one('3')],
    ]);
  });

  it('leave a jump where more than a thousand rows are empty', async () => {
    const cell = (row: number) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`;
    const [sheet] = await sheetsOf({
      sheets: [{ name: 'H', rows: cell(1) + cell(1_002) + cell(2_004) + cell(1_048_576) }],
    });
    const filled = sheet?.rows.filter((row) => row.length > 1).map(([number]) => number);
    expect(filled).toEqual([1, 1_002, 2_004, 1_048_576]);
    expect(sheet?.rows).toHaveLength(1_004);
  });

  it('are found under any prefix of the XML, in any quotes', async () => {
    const parts = workbookParts({ sheets: [{ name: 'H', rows: '' }] }).map((part) =>
      part.name.endsWith('sheet1.xml')
        ? {
            ...part,
            content:
              "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='2'><x:c\n r = 'B2' t='str'><x:v>a>b</x:v></x:c></x:row></x:sheetData></x:worksheet>",
          }
        : part,
    );
    const { sheets } = await readWhole(zipFile(parts));
    expect(sheets[0]?.rows).toEqual([[1], [2, null, 'a>b']]);
  });

  it('are those that hucre wrote, and reads', async () => {
    const rows = Array.from({ length: 2_500 }, (_, at) => [
      `Emisora ${at % 40}`,
      at * 1.25,
      at % 2 === 0,
      null,
      `nota ${at}`,
    ]);
    const bytes = await writeXlsx({ sheets: [{ name: 'Pauta', rows }] });
    const theirs = await readXlsx(bytes);
    const { sheets } = await readWhole(Buffer.from(bytes));
    const ours = sheets[0]?.rows.map(([, ...cells]) =>
      cells.map((cell) => (cell !== null && typeof cell === 'object' && 'number' in cell ? Number(cell.number) : cell)),
    );
    expect(ours).toEqual(theirs.sheets[0]?.rows);
  });
});

describe('sheets of a workbook', () => {
  it('come in their order, hidden ones told, those of charts left out', async () => {
    const parts = workbookParts({
      sheets: [
        { name: '📣 Pauta &amp; más', rows: FILLED },
        { name: 'Oculta', state: 'hidden', rows: FILLED },
        { name: 'Muy oculta', state: 'veryHidden', rows: FILLED },
        { name: 'Gráfico', rows: FILLED },
      ],
    }).map((part) => ({
      ...part,
      content: String(part.content).replace(/\/worksheet"( Target="worksheets\/sheet4)/, '/chartsheet"$1'),
    }));
    const { facts, sheets } = await readWhole(zipFile(parts));
    expect(facts).toEqual({ container: 'xlsx' });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['📣 Pauta & más', false],
      ['Oculta', true],
      ['Muy oculta', true],
    ]);
  });

  it('tell their merged areas near the top', async () => {
    const after =
      '<mergeCells count="3"><mergeCell ref="A1:C2"/><mergeCell ref="AA200:AB201"/><mergeCell ref="A201:B201"/></mergeCells>';
    const [sheet] = await sheetsOf({ sheets: [{ name: 'H', rows: FILLED, after }] });
    expect(sheet?.merged).toEqual([
      { top: 1, left: 1, bottom: 2, right: 3 },
      { top: 200, left: 27, bottom: 201, right: 28 },
    ]);
  });

  it('tell all merged areas, wherever the pieces of the file are cut', async () => {
    const areas = Array.from({ length: 5_000 }, (_, at) => `<mergeCell ref="A${(at % 200) + 1}:B${(at % 200) + 1}"/>`);
    const [sheet] = await sheetsOf({
      sheets: [{ name: 'H', rows: FILLED, after: `<mergeCells>${areas.join('')}</mergeCells>` }],
    });
    expect(sheet?.merged).toHaveLength(5_000);
  });

  it.each([
    ['rows', { rows: 1 }, '<row><c><v>1</v></c></row><row><c><v>1</v></c></row>'],
    ['columns', { columns: 2 }, '<row><c r="XFD1"><v>1</v></c></row>'],
    ['characters', { cellCharacters: 3 }, '<row><c t="str"><v>abcd</v></c></row>'],
  ])('are refused past the limit of %s', async (_, limits, rows) => {
    const error = await refusalOf(zipFile(workbookParts({ sheets: [{ name: 'H', rows }] })), limits);
    expect(error.code).toBe('file-too-large');
  });

  it.each([
    ['a row before the one above', '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'],
    ['a text that is not there', '<row><c t="s"><v>7</v></c></row>'],
    ['a column that is none', '<row><c r="7"><v>1</v></c></row>'],
    ['a row that is none', '<row r="0"><c><v>1</v></c></row>'],
    ['rows without end', `${FILLED}<row`],
  ])('are refused for %s', async (_, rows) => {
    const error = await refusalOf(zipFile(workbookParts({ sheets: [{ name: 'Pauta', rows }] })));
    expect(error.code).toBe('file-damaged');
  });

  it('are refused when nothing stands in any', async () => {
    const error = await refusalOf(
      zipFile(workbookParts({ sheets: [{ name: 'H', rows: '<row r="1"><c r="A1" s="0"/></row>' }] })),
    );
    expect(error).toMatchObject({ code: 'file-empty' });
  });

  it('keep what stands in attributes', async () => {
    const [sheet] = await sheetsOf({ sheets: [{ name: escaped('A > "B" & <C>'), rows: FILLED }] });
    expect(sheet?.name).toBe('A > "B" & <C>');
  });
});

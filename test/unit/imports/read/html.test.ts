import { describe, expect, it } from 'vitest';
import { readRows, readWhole, refusalOf } from '#test/support/read-whole.ts';

const page = (body: string, head = '') => `<html><head>${head}</head><body>${body}</body></html>`;
const table = (rows: string, more = '') => `<table>${more}${rows}</table>`;
const HEAD = '<tr><th>Medio</th><th>Valor</th></tr>';
const one = (cell: string) => table(`${HEAD}<tr><td>Radio</td>${cell}</tr><tr><td>TV</td><td>1</td></tr>`);

async function cellOf(cell: string, head = '') {
  return (await readRows(page(one(cell), head)))[1]?.[2];
}

const STYLE = `<style>\n<!--\n.xl24 {mso-number-format:"Short Date"; color:red}\n.xl25{mso-number-format:"\\0022$\\0022\\#\\,\\#\\#0\\.00";}\n.xl26 {mso-number-format:"\\@";}\n.xl27{mso-number-format:Percent}\n--></style>`;

describe('tables of pages', () => {
  it.each([
    ['<td>Canal &amp; Regi&oacute;n&nbsp;Sur &#8364;</td>', 'Canal & Región\u00a0Sur €'],
    ['<td>  dos \n\t palabras  </td>', 'dos palabras'],
    ['<td>Uno<br>Dos<br/><b>Tres</b> y <font>más</font></td>', 'Uno\nDos\nTres y más'],
    ['<td><p>Uno</p><p>Dos</p></td>', 'Uno\nDos'],
    ['<td>&nbsp;</td>', undefined],
    ['<td>00501</td>', '00501'],
    ['<td>1.500.000</td>', '1.500.000'],
    ['<td x:num="1500000.5">$ 1.500.000,50</td>', { number: '1500000.5', style: 'plain' }],
    ['<td x:num>1500000</td>', { number: '1500000', style: 'plain' }],
    ['<td x:num>1.500,00</td>', '1.500,00'],
    ['<td x:str x:num="5">cinco</td>', 'cinco'],
    ['<td sdval="1234567.5" sdnum="9226;0;#.##0,00">1.234.567,50</td>', { number: '1234567.5', style: 'plain' }],
    ['<td class="a xl24" x:num="46182">9/6/2026</td>', { local: '2026-06-09' }],
    ['<td class=xl25 x:num="5">$5,00</td>', { number: '5', style: 'currency' }],
    ['<td class=xl26 x:num="501">00501</td>', '00501'],
    ['<td class=xl27 x:num="0.19">19%</td>', { number: '0.19', style: 'percent' }],
    ["<td style='mso-number-format:\"yyyy\\-mm\\-dd\"' x:num='46182'>x</td>", { local: '2026-06-09' }],
    ['<td>a<script>b</script><style>c</style><!-- d --><select><option>e</option></select></td>', 'a'],
    ['<td>a<table><tr><td>dentro</td></tr></table>b</td>', 'ab'],
  ])('hold %s', async (cell, expected) => {
    expect(await cellOf(cell, STYLE)).toEqual(expected);
  });

  it('have cells beside and under those that span columns and rows', async () => {
    const rows = `<tr><th rowspan=2>Medio</th><th colspan="2">Valor</th><th>Nota</th></tr><tr><td>Neto</td><td>IVA</td><td>x</td></tr>
<tr><td rowspan="2">Radio</td><td>1</td><td>2</td></tr><tr><td>3</td><td colspan=2>4</td></tr>`;
    const { sheets } = await readWhole(page(table(rows)));
    expect(sheets[0]?.rows).toEqual([
      [1, 'Medio', 'Valor', null, 'Nota'],
      [2, null, 'Neto', 'IVA', 'x'],
      [3, 'Radio', '1', '2'],
      [4, null, '3', '4'],
    ]);
    expect(sheets[0]?.merged).toEqual([
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
      { top: 3, left: 1, bottom: 4, right: 1 },
      { top: 4, left: 3, bottom: 4, right: 4 },
    ]);
  });

  it('need neither closing tags nor rows that are written out, and count rows in which nothing stands', async () => {
    const rows = '<TABLE><TR><TD>Medio<TD>Valor<TR><TR><TD>&nbsp;<TR><TD>Radio<TD>5</TABLE>';
    expect(await readRows(rows)).toEqual([[1, 'Medio', 'Valor'], [2], [3], [4, 'Radio', '5']]);
  });

  it('are sheets: one without a name, several by their captions or numbers', async () => {
    const rows = `${HEAD}<tr><td>Radio</td><td>5</td></tr>`;
    expect((await readWhole(page(table(rows)))).sheets.map(({ name }) => name)).toEqual(['']);
    const several = [table(rows, '<caption>Enero</caption>'), table(rows), table(rows, '<caption>Enero</caption>')];
    const { sheets, facts } = await readWhole(page(several.join('<p>nada</p>')));
    expect(sheets.map(({ name, rows: own }) => [name, own.length])).toEqual([
      ['Enero', 2],
      ['Tabla 2', 2],
      ['Tabla 3', 2],
    ]);
    expect(facts).toEqual({ container: 'html', encoding: 'utf-8' });
  });

  it.each([
    ['windows-1252', Buffer.from(page(one('<td>Emisión</td>'), '<meta charset="iso-8859-1">'), 'latin1')],
    ['utf-8', Buffer.from(`\ufeff${page(one('<td>Emisión</td>'))}`)],
    ['utf-16le', Buffer.from(`\ufeff${page(one('<td>Emisión</td>'))}`, 'utf16le')],
  ])('are read in %s', async (encoding, bytes) => {
    const { facts, sheets } = await readWhole(bytes);
    expect(facts.encoding).toBe(encoding);
    expect(sheets[0]?.rows[1]?.[2]).toBe('Emisión');
  });

  it.each([
    ['a fragment', one('<td>5</td>')],
    ['behind a comment', `<!-- informe --> ${one('<td>5</td>')}`],
    ['within other elements', `<center><font size=2>Informe</font>${one('<td>5</td>')}</center>`],
    ['of XHTML', `<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html xmlns="x">${one('<td>5</td>')}</html>`],
  ])('are known: %s', async (_, text) => {
    expect((await readRows(text))[1]).toEqual([2, 'Radio', '5']);
  });

  it('are read over the pieces in which the file comes', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `<tr><td>Emisora ñ ${at}</td><td>&aacute;${at}</td></tr>`);
    const read = await readRows(page(table(rows.join('\n'))));
    expect(read.length).toBe(30_000);
    expect(
      read.every(([number, name, value], at) => number === at + 1 && name === `Emisora ñ ${at}` && value === `á${at}`),
    ).toBe(true);
  });
});

describe('pages that are no tables', () => {
  it.each([
    ['a page of sign-in', page(`${one('<td>5</td>')}<form><input type="password"></form>`), 'página de ingreso'],
    ['a page without tables', page('<p>Sesión vencida</p>'), 'página web sin una tabla'],
    ['a table of one column', page(table('<tr><td>a</td></tr><tr><td>b</td></tr>')), 'página web sin una tabla'],
    [
      'a table within a table of layout',
      page(table(`<tr><td>${one('<td>5</td>')}</td></tr>`)),
      'página web sin una tabla',
    ],
  ])('are named: %s', async (_, text, words) => {
    const error = await refusalOf(text);
    expect(error.code).toBe('file-not-tabular');
    expect(error.message).toContain(words);
  });

  it.each([
    ['too many columns', one('<td colspan=50>5</td>'), 'file-too-large'],
    ['too many rows', table(`${HEAD}${'<tr><td>a</td><td>b</td></tr>'.repeat(20)}`), 'file-too-large'],
    ['a long cell', one(`<td>${'x<b>y</b> '.repeat(2_000)}</td>`), 'file-too-large'],
    ['too many tables', one('<td>5</td>').repeat(101), 'file-too-large'],
    ['a comment without end', `${one('<td>5</td>')}<!-- ${'x'.repeat(5 << 20)}`, 'file-damaged'],
    ['elements without end', `${one('<td>5</td>')}${'<b>'.repeat(3_000)}`, 'file-damaged'],
  ])('are refused: %s', async (_, text, code) => {
    const error = await refusalOf(text, { columns: 40, rows: 10, cellCharacters: 3_000 });
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^\p{Lu}.+\.$/u);
  });
});

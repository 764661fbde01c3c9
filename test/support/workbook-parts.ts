import type { ZipEntry } from './zip-file.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface WorkbookSource {
  sheets: readonly {
    name: string;
    state?: 'hidden' | 'veryHidden';
    /** `<row>…</row>` */
    rows: string;
    /** What stands after the rows. */
    after?: string;
  }[];
  /** Format codes, the first for cells with `s="1"`; `s="0"` is General. A number names a built-in format. */
  formats?: readonly (string | number)[];
  /** `<si>…</si>` each. */
  strings?: readonly string[];
  date1904?: boolean;
}

/** The parts of a workbook of Excel, as XML written by the test. */
export function workbookParts({ sheets, formats = [], strings, date1904 }: WorkbookSource): ZipEntry[] {
  const relations = sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  if (strings) relations.push(relation('rId90', 'sharedStrings', 'sharedStrings.xml'));
  relations.push(relation('rId91', 'styles', '/xl/styles.xml'));
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const book = `<workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets>`;
  return [
    { name: '[Content_Types].xml', content: `${DECLARATION}<Types/>` },
    { name: '_rels/.rels', content: relationsXml([relation('rId1', 'officeDocument', 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      content: `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${book}</workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relationsXml(relations) },
    { name: 'xl/styles.xml', content: stylesXml(formats) },
    ...(strings
      ? [{ name: 'xl/sharedStrings.xml', content: `${DECLARATION}<sst xmlns="${MAIN}">${strings.join('')}</sst>` }]
      : []),
    ...sheets.map(({ rows, after = '' }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
  ];
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `${DECLARATION}<Relationships>${relations.join('')}</Relationships>`;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const own = formats.map((code, at) =>
    typeof code === 'number' ? '' : `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`,
  );
  const used = [0, ...formats.map((code, at) => (typeof code === 'number' ? code : 200 + at))];
  const cells = used.map((id) => `<xf numFmtId="${id}" fontId="0"/>`);
  const numFmts = `<numFmts count="${own.length}">${own.join('')}</numFmts>`;
  return `${DECLARATION}<styleSheet xmlns="${MAIN}">${numFmts}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles.ts';
import type { Workbook } from './workbook.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';
import { type ZipEntry, zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook as XLSX bytes: equal workbooks give equal bytes. Rows are written as they come, so that memory stays near the
 * size of the compressed file. Written here because the library that reads our tests' workbooks takes 2 GB and 36 s for
 * 100,000 lines of 45 columns, and writes numbers as floats.
 */
export function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  const { sheets } = workbook;
  const parts: ZipEntry[] = [
    whole('[Content_Types].xml', contentTypes(sheets.length)),
    whole('_rels/.rels', packageRelations()),
    whole('docProps/core.xml', coreProperties(workbook)),
    whole('xl/workbook.xml', workbookXml(workbook)),
    whole('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    whole('xl/styles.xml', stylesXml()),
  ];
  const pages = sheets.map((sheet, place) => ({
    name: `xl/worksheets/sheet${place + 1}.xml`,
    pieces: sheetXml(sheet, workbook, place === 0),
  }));
  return zip([...parts, ...pages]);
}

function whole(name: string, text: string): ZipEntry {
  return { name, pieces: [text] };
}

function contentTypes(sheets: number): string {
  const pages = numbered(
    sheets,
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${pages}</Types>`;
}

function packageRelations(): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
}

function coreProperties({ title, author, created }: Workbook): string {
  const moment = created.replace(/\.\d+Z$/, 'Z');
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator><dc:language>es-CO</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}

function workbookXml({ sheets }: Workbook): string {
  const list = sheets.map(
    ({ name }, place) => `<sheet name="${xmlAttribute(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  // The header row again on every printed page.
  const titles = sheets.map(
    ({ name }, place) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">${xmlText(`'${name.replace(/'/g, "''")}'!$1:$1`)}</definedName>`,
  );
  return `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

function workbookRelations(sheets: number): string {
  const pages = numbered(
    sheets,
    (number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${pages}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

function numbered(count: number, write: (number: number) => string): string {
  return Array.from({ length: count }, (_, place) => write(place + 1)).join('');
}

import type { CellTone, NumberFormat } from './workbook.ts';

type Format = NumberFormat | 'text' | 'day';

const FORMATS: readonly Format[] = ['text', 'count', 'money', 'rate', 'fine-rate', 'decimal', 'day'];
const TONES: readonly CellTone[] = ['plain', 'strong', 'quiet'];
/** Styles before those of cells: the default and the header. */
const FIRST = 2;
export const HEADER_STYLE = 1;

export function styleOf(format: Format, tone: CellTone = 'plain'): number {
  return FIRST + FORMATS.indexOf(format) * TONES.length + TONES.indexOf(tone);
}

/** Formats that Excel does not have by number. */
const RATE = 164;
const DAY = 165;
const DECIMAL = 166;
/** Text, so that `05001` and a long number stay as they are when somebody edits the cell. */
const NUMBER_FORMAT: Readonly<Record<Format, number>> = {
  text: 49,
  count: 3,
  money: 4,
  rate: RATE,
  'fine-rate': 10,
  decimal: DECIMAL,
  day: DAY,
};
const FONT: Readonly<Record<CellTone, number>> = { plain: 0, strong: 1, quiet: 2 };

/** `xl/styles.xml`: every format in every tone, whether a sheet uses it or not. */
export function stylesXml(): string {
  const cells = FORMATS.flatMap((format) => TONES.map((tone) => cellStyle(format, tone)));
  const header = `<xf numFmtId="49" fontId="3" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="${RATE}" formatCode="0.0%"/><numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${DECIMAL}" formatCode="#,##0.###"/></numFmts><fonts count="4">${font('')}${font('<b/>')}${font('<i/>', '5B6675')}${font('<b/>', 'FFFFFF')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF004884"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length + FIRST}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${header}${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function font(marks: string, colour = '1F2A37'): string {
  return `<font>${marks}<sz val="11"/><color rgb="FF${colour}"/><name val="Calibri"/><family val="2"/></font>`;
}

function cellStyle(format: Format, tone: CellTone): string {
  const wrap = format === 'text' ? ' wrapText="1"' : '';
  return `<xf numFmtId="${NUMBER_FORMAT[format]}" fontId="${FONT[tone]}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"${wrap}/></xf>`;
}

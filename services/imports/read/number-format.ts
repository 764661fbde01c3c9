import type { NumberStyle, RawCell } from '#core/imports/cell.ts';
import { spreadsheetNumber } from './exact-number.ts';
import { localToSerial, type Shown, serialToLocal } from './serial-date.ts';

/** What a number format says that a number is. */
export type CellFormat = { kind: 'number'; style: NumberStyle; currency?: string } | { kind: 'date'; shows: Shown };

export const PLAIN: CellFormat = { kind: 'number', style: 'plain' };

/** Formats that files name by number and do not write out (ECMA-376 part 1, 18.8.30); 27–36 and 50–58 are days in Asia. */
export const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00' },
  ...{ 5: '$#,##0', 6: '$#,##0', 7: '$#,##0.00', 8: '$#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 12: '# ?/?', 13: '# ??/??', 14: 'mm-dd-yy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM' },
  ...{ 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'm/d/yy h:mm', 37: '#,##0', 38: '#,##0' },
  ...{ 39: '#,##0.00', 40: '#,##0.00', 41: '_(* #,##0_)', 42: '_($* #,##0_)', 43: '_(* #,##0.00_)' },
  ...{ 44: '_($* #,##0.00_)', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@' },
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd'])),
  ...Object.fromEntries([32, 33, 34, 35, 55, 56].map((id) => [id, 'h:mm:ss'])),
};

/** Formats that XML spreadsheets and tables of pages call by a name. */
export const NAMED_FORMATS: Readonly<Record<string, string>> = {
  ...{ 'General Number': 'General', 'General Date': 'm/d/yyyy h:mm', Fixed: '0.00', Standard: '#,##0.00' },
  ...{ 'Long Date': 'd mmmm yyyy', 'Medium Date': 'd-mmm-yy', 'Short Date': 'd/m/yyyy', 'Long Time': 'h:mm:ss' },
  ...{ 'Medium Time': 'h:mm AM/PM', 'Short Time': 'h:mm', Currency: '$#,##0.00', 'Euro Currency': '€#,##0.00' },
  ...{ Percent: '0.00%', Scientific: '0.00E+00', 'Yes/No': 'General', 'True/False': 'General', 'On/Off': 'General' },
};

const known = new Map<string, CellFormat>();

/** Reads a format code as files hold it: `_-[$COP]\ * #,##0`, `[$-240A]d" de "mmmm" de "yyyy`, `0.0%`. */
export function cellFormat(code: string): CellFormat {
  const before = known.get(code);
  if (before) return before;
  const format = classify(code);
  // A file may hold thousands of formats of its own; what is kept is what files share.
  if (known.size < 500) known.set(code, format);
  return format;
}

function classify(code: string): CellFormat {
  const positive = firstSection(code);
  const bare = withoutLiterals(positive);
  if (/^\s*general\s*$/i.test(bare)) return PLAIN;
  const elapsed = /\[(h+|m+|s+)\]/i.test(bare);
  const signs = bare.replace(/\[[^\]]*\]/g, '').toLowerCase();
  if (elapsed || /[dmyhs]/.test(signs.replace(/e[+-]/g, ''))) return { kind: 'date', shows: shown(signs, elapsed) };
  const style = styleOf(code, positive, signs);
  const currency = currencyOf(positive);
  return { kind: 'number', style, ...(currency === undefined ? {} : { currency }) };
}

/** Letters that are words stand in quotes or behind a stroke; `_x` is the width of x, `*x` fills the cell with x. */
function withoutLiterals(section: string): string {
  return section.replace(/"[^"]*"?|\\.|_.|\*./g, '');
}

/** Sections are parted by `;`, but not within quotes, brackets, or behind a stroke. */
function sections(code: string): string[] {
  return code.match(/(?:"[^"]*"?|\\.|\[[^\]]*\]?|[^;"\\[])+/g) ?? [''];
}

function firstSection(code: string): string {
  return sections(code)[0] ?? '';
}

function shown(signs: string, elapsed: boolean): Shown {
  if (elapsed) return 'duration';
  const time = /[hs]/.test(signs);
  // `m` means months, unless hours or seconds stand beside it.
  const day = /[dy]/.test(signs) || (!time && signs.includes('m')) || /mmm/.test(signs);
  return day && time ? 'both' : time ? 'time' : 'day';
}

function styleOf(code: string, positive: string, signs: string): NumberStyle {
  if (signs.includes('%')) return 'percent';
  if (/e[+-]/.test(signs)) return 'scientific';
  const zero = sections(code)[2] ?? '';
  const dashForZero = zero.includes('-') && !/[0#]/.test(withoutLiterals(zero));
  if (positive.includes('* ') || dashForZero) return 'accounting';
  return hasMoneySign(positive) ? 'currency' : 'plain';
}

function hasMoneySign(section: string): boolean {
  return /[$€£¥](?!-)|\[\$[^\]-]+/.test(section.replace(/\[\$-[^\]]*\]/g, '')) || currencyOf(section) !== undefined;
}

const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Only what the format names: `$` alone is the sign of many currencies. */
function currencyOf(section: string): string | undefined {
  const words = section.replace(/\[\$-[^\]]*\]/g, '').replace(/\\(.)/g, '$1');
  if (/US\$|U\$S/i.test(words)) return 'USD';
  if (/COL\$|COP\$/i.test(words)) return 'COP';
  const code = words.match(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g)?.find((word) => CODES.has(word));
  if (code !== undefined) return code;
  return words.includes('€') ? 'EUR' : undefined;
}

/** `2026-06-09T00:00:00.000Z`, as XML writes days and times, under the format of its cell; as text what is none. */
export function dateCell(written: string, format: CellFormat): RawCell {
  const match = /^(\d{4}-\d\d-\d\d)?(?:T?(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(written);
  if (!match || written === '') return written;
  const [, date = '', time = '00:00:00'] = match;
  if (date === '') return { local: `T${time}` };
  const shows = format.kind === 'date' ? format.shows : match[2] === undefined ? 'day' : 'both';
  return { local: serialToLocal(localToSerial(`${date}T${time}`), shows, false) ?? `${date}T${time}` };
}

/** The cell that a number of a spreadsheet is, under its format; as text what is no number at all. */
export function numberCell(written: string, format: CellFormat, date1904: boolean): RawCell {
  if (format.kind === 'date') {
    const local = serialToLocal(Number(written), format.shows, date1904);
    if (local !== undefined) return { local };
  }
  const number = spreadsheetNumber(written);
  if (number === undefined) return written;
  if (format.kind === 'date') return { number, style: 'plain' };
  const { style, currency } = format;
  return currency === undefined ? { number, style } : { number, style, currency };
}

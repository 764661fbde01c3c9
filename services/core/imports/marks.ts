const BARE = new Set([
  '-',
  'n/a',
  'na',
  'n/d',
  'nd',
  's/d',
  'sd',
  's/i',
  's/n',
  '#n/d',
  '#n/a',
  '#div/0!',
  '[]',
  '{}',
  'null',
  'none',
  'nan',
  'undefined',
  'sindato',
  'sindatos',
  'sininformacion',
  'sinregistro',
  'nodisponible',
  'noaplica',
  'noregistra',
  'noreporta',
  'notavailable',
  'notapplicable',
  '(vacio)',
  '(vacia)',
  '(enblanco)',
  '(blank)',
  '(empty)',
  '(notset)',
  '(none)',
]);
const LONGEST = 24;
// What a mark can begin with: most cells are told apart by their first sign.
const MAY_BEGIN = /^[\s\-–—−‐‑(#[{nNsSuU]/;
const FAILED = /^#(#+|[¡¿]?(REF|VALUE|VALOR|NAME|NOMBRE|NUM|NULL|NULO|SPILL|DESBORDAMIENTO|CALC|GETTING_DATA)[!?]?)$/i;

/**
 * Reads the marks that stand for "no value": blanks, dashes, `N/A`, `S/D`, `n.d.`, `#N/D`, `#¡DIV/0!`, `[]`, `no aplica`….
 * Case, accents, dots and spaces do not matter. `$ -` is none of them: see `accountingZero` of the number formats.
 * @returns the mark as written, without the spaces around it (empty for a blank); `undefined` for anything else
 */
export function absentMark(text: string): string | undefined {
  if (text === '') return '';
  if (text.length > LONGEST && text.trim().length > LONGEST) return undefined;
  if (!MAY_BEGIN.test(text)) return undefined;
  const mark = text.trim();
  return mark === '' || BARE.has(bareMark(mark)) ? mark : undefined;
}

/** True for what a failed formula shows other than "not available" and a division by zero: `#REF!`, `#¡VALOR!`, `####`. */
export function isFailedFormula(text: string): boolean {
  return text.charCodeAt(0) === 35 && FAILED.test(text.trim());
}

function bareMark(mark: string): string {
  return mark
    .normalize('NFD')
    .replace(/[\p{M}\s.¡]/gu, '')
    .replace(/^[-–—−‐‑]+$/, '-')
    .toLowerCase();
}

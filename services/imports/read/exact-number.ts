const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** No spreadsheet holds more than 308; what is larger is no figure of anything and would only fill the memory. */
const MAX_EXPONENT = 400;

/**
 * A number as it is written, in full and exact: `1.5E-4` is `0.00015`, `1.47588E+18` is `1475880000000000000`.
 * `undefined` for what is not a number.
 */
export function exactNumber(written: string): string | undefined {
  const match = WRITTEN.exec(written);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  if (Math.abs(Number(exponent)) > MAX_EXPONENT) return undefined;
  return placed(sign === '-', whole, fraction, Number(exponent));
}

/** Spreadsheets keep 15 digits of what was typed; the 16th and 17th are how a double is written, not what it says. */
const DOUBLE_DIGITS = { min: 16, max: 17 };

/** The same for a cell of a spreadsheet: `1.1000000000000001` is `1.1`; whole numbers keep every digit. */
export function spreadsheetNumber(written: string): string | undefined {
  if (written.length < DOUBLE_DIGITS.min || !written.includes('.')) return exactNumber(written);
  const digits = written
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '').length;
  const double = digits >= DOUBLE_DIGITS.min && digits <= DOUBLE_DIGITS.max && WRITTEN.test(written);
  return exactNumber(double ? String(Number(written)) : written);
}

function placed(negative: boolean, whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const before = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0');
  const after = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const head = before.replace(/^0+/, '') || '0';
  const tail = after.replace(/0+$/, '');
  const unsigned = tail === '' ? head : `${head}.${tail}`;
  return negative && unsigned !== '0' ? `-${unsigned}` : unsigned;
}

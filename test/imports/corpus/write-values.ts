/** How a file writes its money. */
export interface MoneyStyle {
  thousands: '' | '.' | ',' | "'" | ' ' | '\u00a0' | '\u202f';
  decimal: '.' | ',';
  /** Two decimals always; none; only where they are not zero. */
  places: 'two' | 'none' | 'needed';
  before?: string;
  after?: string;
  negative?: 'minus' | 'brackets' | 'behind';
  /** `1'234.567`: an apostrophe at every sixth digit. */
  millions?: boolean;
}

/** Centavos as text. */
export function writeMoney(minor: bigint, style: MoneyStyle): string {
  const size = minor < 0n ? -minor : minor;
  const cents = String(size % 100n).padStart(2, '0');
  const hasPlaces = style.places === 'two' || (style.places === 'needed' && cents !== '00');
  if (style.places === 'none' && cents !== '00') throw new Error('the style cannot write centavos');
  const body = `${grouped(String(size / 100n), style)}${hasPlaces ? style.decimal + cents : ''}`;
  const whole = `${style.before ?? ''}${body}${style.after ?? ''}`;
  if (minor >= 0n) return whole;
  if (style.negative === 'brackets') return `(${whole})`;
  return style.negative === 'behind' ? `${whole}-` : `-${whole}`;
}

function grouped(digits: string, { thousands, millions }: MoneyStyle): string {
  if (thousands === '') return digits;
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.reduce((text, group, at) => {
    const mark = millions === true && (groups.length - at) % 2 === 0 ? "'" : thousands;
    return at === 0 ? group : `${text}${mark}${group}`;
  }, '');
}

/** How a file writes its days. */
export type DayStyle =
  | 'iso'
  | 'dd/mm/yyyy'
  | 'd/m/yyyy'
  | 'd-m-yy'
  | 'dd.mm.yyyy'
  | 'mm/dd/yyyy'
  | 'm/d/yyyy'
  | 'compact'
  | 'words'
  | 'short-words'
  | 'upper-words'
  | 'month-first'
  | 'with-time';

const MONTHS = `enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`.split(' ');
const SHORT = `ene feb mar abr may jun jul ago sept oct nov dic`.split(' ');

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** A day `2026-03-01` as text. */
export function writeDay(iso: string, style: DayStyle): string {
  const [year = '', mm = '', dd = ''] = iso.split('-');
  const [month, day] = [Number(mm), Number(dd)];
  switch (style) {
    case 'iso':
      return iso;
    case 'dd/mm/yyyy':
      return `${dd}/${mm}/${year}`;
    case 'd/m/yyyy':
      return `${day}/${month}/${year}`;
    case 'd-m-yy':
      return `${day}-${month}-${year.slice(2)}`;
    case 'dd.mm.yyyy':
      return `${dd}.${mm}.${year}`;
    case 'mm/dd/yyyy':
      return `${mm}/${dd}/${year}`;
    case 'm/d/yyyy':
      return `${month}/${day}/${year}`;
    case 'compact':
      return `${year}${mm}${dd}`;
    case 'words':
      return `${day} de ${monthName(month)} de ${year}`;
    case 'short-words':
      return `${dd}-${SHORT[month - 1]}-${year.slice(2)}`;
    case 'upper-words':
      return `${day} DE ${monthName(month).toUpperCase()} DE ${year}`;
    case 'month-first':
      return `${monthName(month)} ${day}, ${year}`;
    case 'with-time':
      return `${dd}/${mm}/${year} 08:30:00`;
  }
}

/** The order that a person would say the numbers of a style stand in; `null` where it needs none. */
export function orderOf(style: DayStyle): 'dmy' | 'mdy' | null {
  if (style === 'mm/dd/yyyy' || style === 'm/d/yyyy') return 'mdy';
  return ['dd/mm/yyyy', 'd/m/yyyy', 'd-m-yy', 'dd.mm.yyyy', 'with-time'].includes(style) ? 'dmy' : null;
}

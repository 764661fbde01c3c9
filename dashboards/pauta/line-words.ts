import { PLACES } from '#config/territory/places.ts';
import { fieldName } from '#config/texts/import-fields.ts';
import { COVERAGE_NAME, MEDIUM_NAME, OWNERSHIP_NAME, STAGE_NAME, WHOLE_COUNTRY } from '#config/texts/pauta.ts';
import { LINE, LINE_VALUE } from '#config/texts/pauta-pages.ts';
import { toDecimal } from '#core/imports/decimal.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { formatExact, formatMoneyDecimal, formatRate } from '#core/pauta/money-text.ts';
import type { Coverage, Medium, Ownership, Stage } from '#core/pauta/taxonomy.ts';
import { formatDay, shortDay } from '#core/report/format.ts';
import type { Day } from '#core/time/day.ts';

/** What a value of a line is called: `pricing.unitPrice`, `details.daypart`. */
export function valueName(member: string): string {
  if (member.startsWith('details.')) return fieldName(member.slice('details.'.length), member.slice('details.'.length));
  return LINE_VALUE[member] ?? member;
}

const MONEY = new Set([
  'net',
  'vat',
  'total',
  'pricing.gross',
  'pricing.listPrice',
  'pricing.unitPrice',
  'pricing.agencyFee',
]);
const RATES = new Set(['pricing.discountRate', 'pricing.vatRate']);

/** A value of a line as people read it; `null` is nothing said. */
export function valueWords(member: string, value: string | null, currency: string): string {
  if (value === null) return LINE.nothing;
  const word = wordOf(member, value);
  if (word !== undefined) return word;
  const decimal = toDecimal(value);
  if (decimal === undefined) return value;
  if (MONEY.has(member)) return formatMoneyDecimal(decimal, currency);
  if (RATES.has(member)) return formatRate(decimal);
  return member.startsWith('quantities.') || member.startsWith('audience.') ? formatExact(decimal) : value;
}

function wordOf(member: string, value: string): string | undefined {
  if (member === 'stage') return STAGE_NAME[value as Stage];
  if (member === 'medium') return MEDIUM_NAME[value as Medium];
  if (member === 'coverage') return COVERAGE_NAME[value as Coverage];
  if (member === 'ownership') return OWNERSHIP_NAME[value as Ownership];
  if (member === 'department' || member === 'municipality') return PLACES.nameOf(value);
  if (member === 'period.precision') return LINE.precision[value as keyof typeof LINE.precision] || LINE.exact;
  return member === 'period.first' || member === 'period.last' ? formatDay(value as Day) : undefined;
}

/** Town and department; the country for what is national; nothing where nobody said. */
export function placeWords({ department, municipality, coverage }: MediaBuy): string | null {
  const names = [municipality, department].flatMap((code) => (code === null ? [] : [PLACES.nameOf(code) ?? code]));
  if (names.length > 0) return [...new Set(names)].join(', ');
  return coverage === 'national' ? WHOLE_COUNTRY : null;
}

/** `1 a 15 sep 2026`, `28 sep a 3 oct 2026`, `5 sep 2026` */
export function daysWords({ first, last }: MediaBuy['period']): string {
  const year = last.slice(0, 4);
  if (first === last) return `${shortDay(first)} ${year}`;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))} a ${shortDay(last)} ${year}`;
  return first.slice(0, 4) === year
    ? `${shortDay(first)} a ${shortDay(last)} ${year}`
    : `${shortDay(first)} ${first.slice(0, 4)} a ${shortDay(last)} ${year}`;
}

/** Who carries it, else who is paid, else the medium. */
export function lineName({ outlet, contractor, medium }: MediaBuy): string {
  return outlet?.name ?? contractor?.name ?? MEDIUM_NAME[medium];
}

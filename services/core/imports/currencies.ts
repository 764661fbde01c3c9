import type { RawCell } from './cell.ts';
import { absentMark } from './marks.ts';
import type { CellReading } from './reading.ts';

// ISO 4217 as of 2026, without funds, metals and testing codes.
const CODES = `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK
SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD
XOF XPF YER ZAR ZMW ZWG`;
export const CURRENCY_CODES: ReadonlySet<string> = new Set(CODES.split(/\s+/));

/** Signs and words for one currency, upper case without spaces; `null` for those that several currencies share. */
const SIGNS: ReadonlyMap<string, string | null> = new Map([
  ['$', null],
  ['PESO', null],
  ['PESOS', null],
  ['M/CTE', null],
  ['MCTE', null],
  ['M/L', null],
  ['PESOSM/CTE', null],
  ['BS', null],
  ['¥', null],
  ['COL$', 'COP'],
  ['COP$', 'COP'],
  ['$COP', 'COP'],
  ['$COL', 'COP'],
  ['PESOSCOLOMBIANOS', 'COP'],
  ['PESOCOLOMBIANO', 'COP'],
  ['US$', 'USD'],
  ['U$S', 'USD'],
  ['USD$', 'USD'],
  ['$USD', 'USD'],
  ['$US', 'USD'],
  ['DOLARES', 'USD'],
  ['DOLAR', 'USD'],
  ['€', 'EUR'],
  ['EURO', 'EUR'],
  ['EUROS', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['RS', 'INR'],
  ['R$', 'BRL'],
  ['S/', 'PEN'],
  ['MX$', 'MXN'],
  ['MXN$', 'MXN'],
  ['AR$', 'ARS'],
  ['CLP$', 'CLP'],
]);

/**
 * The currency that a sign, code or word names: `US$` → `USD`, `cop` → `COP`. `null` for signs of several currencies, as
 * `$` and `pesos`; `undefined` for what is no currency.
 */
export function currencyOfText(text: string): string | null | undefined {
  const bare = text.replace(/[\s.]+/g, '').toUpperCase();
  if (CURRENCY_CODES.has(bare)) return bare;
  const plain = bare.normalize('NFD').replace(/\p{M}/gu, '');
  return SIGNS.get(plain);
}

/** Reads a cell of a currency column; a bare `$` is not one currency, and is refused with `not-a-currency`. */
export function readCurrency(cell: RawCell): CellReading<string> {
  if (cell === null) return { kind: 'absent', mark: '' };
  if (typeof cell !== 'string') return { kind: 'bad', reason: 'not-a-currency' };
  const mark = absentMark(cell);
  if (mark !== undefined) return { kind: 'absent', mark };
  const code = currencyOfText(cell);
  return typeof code === 'string' ? { kind: 'value', value: code } : { kind: 'bad', reason: 'not-a-currency' };
}

import type { Decimal } from '../../imports/decimal.ts';
import { moneyDecimal } from '../exact.ts';
import type { MediaBuy, MinorUnits } from '../media-buy.ts';

/** Money over lines: all of them, those that say it, or none. `no-lines`: there is no line; `not-stated`: none says it. */
export type Amount =
  | { kind: 'measured'; amount: Decimal }
  | { kind: 'partial'; amount: Decimal; covered: number; expected: number }
  | { kind: 'missing'; reason: 'no-lines' | 'not-stated' };

/** Before VAT, VAT and with VAT are three amounts: each is read, none is made from the others. */
export interface Sums {
  lines: number;
  net: Amount;
  vat: Amount;
  total: Amount;
}

export const MONEY_FIELDS = ['net', 'vat', 'total'] as const;
export type MoneyField = (typeof MONEY_FIELDS)[number];

/** A sum under way. */
interface Part {
  minor: MinorUnits;
  covered: number;
}

export interface SumsUnderWay {
  add(buy: Pick<MediaBuy, MoneyField>): void;
  done(): Sums;
}

export function createSums(): SumsUnderWay {
  let lines = 0;
  const parts: Record<MoneyField, Part> = { net: none(), vat: none(), total: none() };
  return {
    add(buy) {
      lines += 1;
      for (const field of MONEY_FIELDS) addTo(parts[field], buy[field]);
    },
    done: () => ({
      lines,
      net: amountOf(parts.net, lines),
      vat: amountOf(parts.vat, lines),
      total: amountOf(parts.total, lines),
    }),
  };
}

export function sumsOf(buys: Iterable<Pick<MediaBuy, MoneyField>>): Sums {
  const sums = createSums();
  for (const buy of buys) sums.add(buy);
  return sums.done();
}

function none(): Part {
  return { minor: 0n, covered: 0 };
}

function addTo(part: Part, minor: MinorUnits | null): void {
  if (minor === null) return;
  part.minor += minor;
  part.covered += 1;
}

function amountOf({ minor, covered }: Part, lines: number): Amount {
  if (covered === 0) return { kind: 'missing', reason: lines === 0 ? 'no-lines' : 'not-stated' };
  const amount = moneyDecimal(minor);
  return covered === lines ? { kind: 'measured', amount } : { kind: 'partial', amount, covered, expected: lines };
}

import type { Decimal } from '../../imports/decimal.ts';
import { absolute, moneyTimes, subtractDecimals } from '../exact.ts';
import { type BuyFinding, lineFinding } from '../finding.ts';
import type { MediaBuy, MinorUnits } from '../media-buy.ts';
import { moneyOf, toleranceOf } from './amounts-of.ts';
import { type Check, lineByLine, present } from './check.ts';

/**
 * The arithmetic of one line: quantity × unit price, gross less discount, net and VAT, within one peso. What the line does
 * not say is not checked.
 * @param vatRates rates that a line without a written rate may have, as fractions; empty: that is not checked
 */
export function createLineCheck(vatRates: readonly Decimal[]): Check {
  return lineByLine((buy) =>
    present([
      product(buy),
      discount(buy),
      unitDiscount(buy),
      netOverGross(buy),
      total(buy),
      vat(buy),
      vatRate(buy, vatRates),
    ]),
  );
}

/**
 * The unit price may be before or after the discount, and the quantity paid that ordered or that aired: the line is right
 * when one reading of it is.
 */
function product(buy: MediaBuy): BuyFinding | undefined {
  const { unitPrice, discountRate, gross, agencyFee } = buy.pricing;
  const { ordered, aired } = buy.quantities;
  const target = buy.net ?? gross;
  const quantity = ordered ?? aired;
  if (unitPrice === null || target === null || quantity === null) return undefined;
  const products = [ordered, aired].filter((one) => one !== null).map((one) => moneyTimes(unitPrice, one));
  const discounted = discountRate === null ? [] : products.map((one) => moneyTimes(one, complement(discountRate)));
  const targets = [buy.net, gross, ...withFee(buy.net, agencyFee)].filter((one) => one !== null);
  const right =
    products.some((one) => targets.some((other) => near(one, other, buy))) ||
    discounted.some((one) => buy.net !== null && near(one, buy.net, buy));
  if (right) return undefined;
  return lineFinding('line-product', buy.id, {
    quantity,
    unitPrice: moneyOf(unitPrice, buy.currency),
    field: buy.net === null ? 'gross' : 'net',
    ...mismatch(moneyTimes(unitPrice, quantity), target, buy),
  });
}

function discount(buy: MediaBuy): BuyFinding | undefined {
  const { gross, discountRate, agencyFee } = buy.pricing;
  if (gross === null || discountRate === null || buy.net === null) return undefined;
  const expected = moneyTimes(gross, complement(discountRate));
  if ([buy.net, ...withFee(buy.net, agencyFee)].some((one) => near(expected, one, buy))) return undefined;
  const facts = { gross: moneyOf(gross, buy.currency), rate: discountRate };
  return lineFinding('line-discount', buy.id, { ...facts, ...mismatch(expected, buy.net, buy) });
}

function unitDiscount(buy: MediaBuy): BuyFinding | undefined {
  const { listPrice, discountRate, unitPrice } = buy.pricing;
  if (listPrice === null || discountRate === null || unitPrice === null) return undefined;
  const expected = moneyTimes(listPrice, complement(discountRate));
  // A unit price before the discount is the list price itself.
  if (near(expected, unitPrice, buy) || near(listPrice, unitPrice, buy)) return undefined;
  const facts = { listPrice: moneyOf(listPrice, buy.currency), rate: discountRate };
  return lineFinding('unit-discount', buy.id, { ...facts, ...mismatch(expected, unitPrice, buy) });
}

function netOverGross(buy: MediaBuy): BuyFinding | undefined {
  const { gross, agencyFee, discountRate } = buy.pricing;
  // With a rate the discount itself is checked; a fee may rightly lift the net amount over the gross one.
  if (gross === null || buy.net === null || discountRate !== null) return undefined;
  const most = absolute(gross) + absolute(agencyFee ?? 0n) + toleranceOf(buy.currency);
  if (absolute(buy.net) <= most) return undefined;
  return lineFinding('net-over-gross', buy.id, {
    gross: moneyOf(gross, buy.currency),
    net: moneyOf(buy.net, buy.currency),
  });
}

function total(buy: MediaBuy): BuyFinding | undefined {
  if (buy.net === null || buy.vat === null || buy.total === null) return undefined;
  const expected = buy.net + buy.vat;
  if (near(expected, buy.total, buy)) return undefined;
  const facts = { net: moneyOf(buy.net, buy.currency), vat: moneyOf(buy.vat, buy.currency) };
  return lineFinding('line-total', buy.id, { ...facts, ...mismatch(expected, buy.total, buy) });
}

function vat(buy: MediaBuy): BuyFinding | undefined {
  const rate = buy.pricing.vatRate;
  if (buy.net === null || buy.vat === null || rate === null) return undefined;
  if (hasVat(buy, buy.net, buy.vat, rate)) return undefined;
  const facts = { net: moneyOf(buy.net, buy.currency), rate };
  return lineFinding('line-vat', buy.id, { ...facts, ...mismatch(moneyTimes(buy.net, rate), buy.vat, buy) });
}

function vatRate(buy: MediaBuy, rates: readonly Decimal[]): BuyFinding | undefined {
  const { net, vat: found } = buy;
  if (net === null || found === null || buy.pricing.vatRate !== null || rates.length === 0) return undefined;
  if (rates.some((rate) => hasVat(buy, net, found, rate))) return undefined;
  return lineFinding('line-vat-rate', buy.id, {
    net: moneyOf(net, buy.currency),
    vat: moneyOf(found, buy.currency),
    rates,
  });
}

/** VAT is due on the agency's fee as well, where the line states it apart. */
function hasVat(buy: MediaBuy, net: MinorUnits, found: MinorUnits, rate: Decimal): boolean {
  const fee = buy.pricing.agencyFee;
  const bases = fee === null ? [net] : [net, net + fee];
  return bases.some((base) => near(moneyTimes(base, rate), found, buy));
}

function withFee(net: MinorUnits | null, fee: MinorUnits | null): MinorUnits[] {
  return net === null || fee === null ? [] : [net - fee, net + fee];
}

function near(a: MinorUnits, b: MinorUnits, buy: MediaBuy): boolean {
  return absolute(a - b) <= toleranceOf(buy.currency);
}

function complement(rate: Decimal): Decimal {
  return subtractDecimals('1' as Decimal, rate);
}

function mismatch(expected: MinorUnits, found: MinorUnits, { currency }: MediaBuy) {
  return {
    expected: moneyOf(expected, currency),
    found: moneyOf(found, currency),
    difference: moneyOf(found - expected, currency),
  };
}

import type { Decimal } from '../../imports/decimal.ts';
import { compareExact } from '../exact.ts';
import { type BuyFinding, lineFinding } from '../finding.ts';
import type { MediaBuy } from '../media-buy.ts';
import { amountsOf } from './amounts-of.ts';
import { type Check, lineByLine, NOTHING, present } from './check.ts';

const ZERO = '0' as Decimal;
const ONE = '1' as Decimal;

/** Signs and ranges: amounts of one line have one sign, quantities are not negative, shares lie between 0 and 1. */
export const signCheck: Check = lineByLine((buy) => {
  const found = [amounts(buy), quantities(buy), rates(buy)].filter((one) => one.length > 0);
  return found.length === 0 ? NOTHING : found.flat();
});

function amounts(buy: MediaBuy): readonly BuyFinding[] {
  const { gross } = buy.pricing;
  const signs = [gross, buy.net, buy.vat, buy.total].filter((one) => one !== null && one < 0n);
  if (signs.length === 0) return NOTHING;
  const found = amountsOf(buy);
  const mixed = found.some(({ minor }) => minor > 0n);
  return [lineFinding(mixed ? 'signs-mixed' : 'negative-line', buy.id, { amounts: found })];
}

function quantities(buy: MediaBuy): readonly BuyFinding[] {
  return present(
    (['ordered', 'aired', 'bonus'] as const).map((what) => {
      const quantity = buy.quantities[what];
      if (quantity === null || !quantity.startsWith('-')) return undefined;
      return lineFinding('negative-quantity', buy.id, { what, quantity }, what);
    }),
  );
}

function rates(buy: MediaBuy): readonly BuyFinding[] {
  return present(
    (['discountRate', 'vatRate'] as const).map((what) => {
      const rate = buy.pricing[what];
      // Nearly all rates are `0.…`, which the first character tells.
      if (rate === null || rate.startsWith('0') || (compareExact(rate, ZERO) >= 0 && compareExact(rate, ONE) <= 0))
        return undefined;
      return lineFinding('rate-out-of-range', buy.id, { what, rate }, what);
    }),
  );
}

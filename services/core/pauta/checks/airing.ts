import { addDecimals, type Decimal } from '../../imports/decimal.ts';
import { compareExact, moneyTimes, multiplyDecimals, subtractDecimals } from '../exact.ts';
import { type BuyFinding, lineFinding } from '../finding.ts';
import type { MediaBuy } from '../media-buy.ts';
import { moneyOf } from './amounts-of.ts';
import { type Check, lineByLine, NOTHING } from './check.ts';

const ZERO = '0' as Decimal;
const ONE = '1' as Decimal;

/**
 * What was ordered against what aired. Ordered are the units paid for, the bonus comes on top; aired counts both.
 * @param tolerance share of the order that may be lacking: 0.02 for two per cent
 */
export function createAiringCheck(tolerance: Decimal): Check {
  const least = subtractDecimals(ONE, tolerance);
  const atLeast = (quantity: Decimal) => (least === ONE ? quantity : multiplyDecimals(quantity, least));
  return lineByLine((buy) => {
    const { ordered, aired, bonus } = buy.quantities;
    if (ordered === null || aired === null) return NOTHING;
    if (compareExact(aired, atLeast(ordered)) < 0) return [under(buy, ordered, aired)];
    const due = bonus === null || bonus === ZERO ? ordered : addDecimals(ordered, bonus);
    if (compareExact(aired, due) > 0) {
      return [lineFinding('over-delivery', buy.id, { ordered, bonus, aired, excess: subtractDecimals(aired, due) })];
    }
    if (bonus === null || compareExact(aired, atLeast(due)) >= 0) return NOTHING;
    return [lineFinding('bonus-not-aired', buy.id, { ordered, bonus, aired, missing: subtractDecimals(due, aired) })];
  });
}

function under(buy: MediaBuy, ordered: Decimal, aired: Decimal): BuyFinding {
  const missing = subtractDecimals(ordered, aired);
  const { unitPrice } = buy.pricing;
  const atStake = unitPrice === null ? null : moneyOf(moneyTimes(unitPrice, missing), buy.currency);
  return lineFinding('under-delivery', buy.id, { ordered, aired, missing, atStake });
}

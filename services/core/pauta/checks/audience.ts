import type { Decimal } from '../../imports/decimal.ts';
import { compareExact, divideDecimals, isProductWithin } from '../exact.ts';
import { type BuyFinding, lineFinding } from '../finding.ts';
import type { MediaBuy } from '../media-buy.ts';
import { type Check, lineByLine, present } from './check.ts';

/** One per cent: platforms print the frequency with two decimals. */
const FREQUENCY_TOLERANCE = '0.01' as Decimal;

/** Figures of the public that exclude one another: more people than showings, more clicks than showings. */
export const audienceCheck: Check = lineByLine((buy) => present([reach(buy), clicks(buy), frequency(buy)]));

function reach({ id, audience }: MediaBuy): BuyFinding | undefined {
  const { reach: people, impressions } = audience;
  if (people === null || impressions === null || compareExact(people, impressions) <= 0) return undefined;
  return lineFinding('reach-over-impressions', id, { reach: people, impressions });
}

function clicks({ id, audience }: MediaBuy): BuyFinding | undefined {
  const { clicks: count, impressions } = audience;
  if (count === null || impressions === null || compareExact(count, impressions) <= 0) return undefined;
  return lineFinding('clicks-over-impressions', id, { clicks: count, impressions });
}

function frequency({ id, audience }: MediaBuy): BuyFinding | undefined {
  const { frequency: found, impressions, reach: people } = audience;
  if (found === null || impressions === null || people === null) return undefined;
  // found × reach against the impressions: exact, without the rounding of a quotient.
  if (isProductWithin(found, people, impressions, FREQUENCY_TOLERANCE)) return undefined;
  const expected = divideDecimals(impressions, people, 2);
  return expected === null
    ? undefined
    : lineFinding('frequency-differs', id, { frequency: found, impressions, reach: people, expected });
}

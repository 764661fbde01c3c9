import type { Decimal } from '../../imports/decimal.ts';
import type { Day } from '../../time/day.ts';
import type { BuyFinding } from '../finding.ts';
import type { MediaBuy } from '../media-buy.ts';
import { createAiringCheck } from './airing.ts';
import { audienceCheck } from './audience.ts';
import { limited } from './check.ts';
import { createDeclaredCheck, periodCheck } from './dates.ts';
import { createDuplicateCheck } from './duplicates.ts';
import { createInvoiceCheck } from './invoices.ts';
import { createLineCheck } from './line.ts';
import { createNitDigitCheck } from './nit-digit.ts';
import { createOutletCheck } from './outlets.ts';
import { createPartyCheck } from './parties.ts';
import { signCheck } from './signs.ts';

/** What the buys are held against beside themselves; what is left out is not checked. */
export interface CheckOptions {
  /** The days that the import was said to cover. */
  declared?: { first: Day; last: Day };
  /** VAT rates that a line without a written rate may have, as fractions. */
  vatRates?: readonly Decimal[];
  /** Share of an order that may stay unaired; nothing by default. */
  airingTolerance?: Decimal;
  /** Findings of one rule that are told one by one, the rest as a count; 500 by default. */
  each?: number;
}

/** The checks of one import: buys go in one by one, once each. */
export interface Checks {
  /** What can be said of the buy by itself. */
  observe(buy: MediaBuy): readonly BuyFinding[];
  /** What only all of them together show. Called once, at the end. */
  finish(): BuyFinding[];
}

/**
 * All checks over a stream of buys. Printed totals, overlap with other imports, and what is known of contracts, orders and
 * invoices need more than the buys and stand in files of their own. Nothing is repaired or dropped. Takes at most about 150 MB
 * for a million buys.
 */
export function createChecks(options: CheckOptions = {}): Checks {
  const { declared } = options;
  const checks = limited(
    [
      createLineCheck(options.vatRates ?? []),
      signCheck,
      periodCheck,
      createAiringCheck(options.airingTolerance ?? ('0' as Decimal)),
      audienceCheck,
      ...(declared ? [createDeclaredCheck(declared)] : []),
      createDuplicateCheck(),
      createInvoiceCheck(),
      createNitDigitCheck(),
      createPartyCheck(),
      createOutletCheck(),
    ],
    options.each ?? 500,
  );
  return { observe: checks.observe, finish: () => [...checks.finish()] };
}

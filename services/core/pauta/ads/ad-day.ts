import type { Decimal } from '../../imports/decimal.ts';
import { addDays, type Day } from '../../time/day.ts';
import { type Instant, toInstant } from '../../time/instant.ts';

/** What one campaign cost and did on one day of its account, as the platform says it. A member that it leaves out is `null`. */
export interface AdDay {
  /** The platform's id of the campaign, as text. */
  campaign: string;
  /** What the campaign is called today; `null` where the platform does not tell. */
  name: string | null;
  day: Day;
  /** Before VAT, in the currency of the account; exact, with as many decimals as were sent. */
  spend: Decimal | null;
  impressions: Decimal | null;
  /** On the link, where the platform tells those apart: the figure that its own export calls clicks. */
  clicks: Decimal | null;
  /** People, of this campaign and day alone: it adds up over neither. */
  reach: Decimal | null;
}

/** What an advertising account says of some of its days: only days that had ended when it was asked. */
export interface AdDays {
  /** ISO 4217. */
  currency: string;
  /** IANA zone whose days they are: each account has its own. */
  zone: string;
  days: readonly AdDay[];
}

/**
 * Whether a day was over at a moment: the running day is told as well, and is not what it will be.
 * @throws RangeError on a zone that does not exist
 */
export function hasEnded(day: Day, zone: string, at: Instant): boolean {
  const end = Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime({ timeZone: zone });
  return toInstant(end.toInstant()) <= at;
}

/** Whether anything ran: a campaign that neither cost nor showed anything is no line. */
export function isDelivered({ spend, impressions, clicks }: AdDay): boolean {
  return [spend, impressions, clicks].some((figure) => figure !== null && figure !== '0');
}

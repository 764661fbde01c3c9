import { addDays, type Day, toDay } from '../../time/day.ts';
import type { Instant } from '../../time/instant.ts';
import type { PautaPeriod } from '../report/period.ts';
import type { AdsPull } from './ads-pull.ts';

/** Days of a period of which an advertising account was not read: what ran on them, if anything, is in no line. */
export interface UnreadAds {
  account: string;
  first: Day;
  last: Day;
}

/**
 * What a period lacks of an account, as known at a moment. The day before the moment is not missed yet: it is read in the night.
 * @param last the newest pull that was known then; each begins where the one before it ended
 */
export function unreadDays(
  account: string,
  { slot, zone }: Pick<AdsPull, 'slot' | 'zone'>,
  { first, last }: PautaPeriod,
  at: Instant,
): UnreadAds | undefined {
  const unread = dayIn(zone, slot);
  const due = addDays(dayIn(zone, at), -2);
  const days = { first: unread > first ? unread : first, last: due < last ? due : last };
  return days.first <= days.last ? { account, ...days } : undefined;
}

function dayIn(zone: string, at: Instant): Day {
  return toDay(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString());
}

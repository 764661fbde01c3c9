import { type Account, PLATFORMS } from '../accounts/account.ts';
import type { AccountHistory } from '../month/account-history.ts';
import { slotsRead } from '../pulls/pull.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import { endOfMonth, type Month, startOfMonth } from '../time/month.ts';
import { nextSlot } from '../time/slot.ts';
import { changeFacts } from './change-facts.ts';
import { holeFacts } from './hole-facts.ts';
import { method } from './method.ts';
import { networkMonth } from './network.ts';
import type { Coverage, PlanAction, ReportEntity, SocialReport } from './social-report.ts';
import type { HoleFact, ReportTexts } from './texts.ts';

/** Everything that a report is made of. Nothing else enters: equal inputs give an equal report. */
export interface ReportInputs {
  month: Month;
  entity: ReportEntity;
  action: PlanAction;
  edition: number;
  cutoff: Instant;
  issuedAt: Instant;
  /** One per account that was read, as known by the cutoff. */
  histories: readonly AccountHistory[];
  /** Accounts that are configured and were not read yet when the month ended. */
  unread: readonly Pick<Account, 'platform' | 'name'>[];
  texts: ReportTexts;
}

/** The monthly report of social metrics, pure. */
export function composeSocialReport(inputs: ReportInputs): SocialReport {
  const { month, entity, action, edition, cutoff, issuedAt, texts } = inputs;
  const histories = inReportOrder(inputs.histories);
  const networks = histories.map((history) => networkMonth(history, month));
  const coverage = histories.map((history) => coverageOf(history, month));
  return {
    schema: 'rendir/social-report/1',
    title: texts.title,
    month,
    entity,
    action,
    edition,
    cutoff,
    issuedAt,
    networks,
    changes: changeFacts(networks).map((fact) => texts.change(fact)),
    holes: [...notRead(histories, inputs.unread), ...holeFacts(networks, histories, coverage, month)].map((fact) =>
      texts.hole(fact),
    ),
    method: method(networks, histories, coverage, texts),
  };
}

function inReportOrder(histories: readonly AccountHistory[]): AccountHistory[] {
  const place = ({ account }: AccountHistory) => PLATFORMS.indexOf(account.platform);
  return histories.toSorted((a, b) => place(a) - place(b) || (a.account.id < b.account.id ? -1 : 1));
}

/** Networks of the plan that the report lacks, so that their absence is seen. */
function notRead(histories: readonly AccountHistory[], unread: ReportInputs['unread']): HoleFact[] {
  return PLATFORMS.flatMap((platform): HoleFact[] => {
    const waiting = unread.filter((account) => account.platform === platform);
    const isRead = histories.some(({ account }) => account.platform === platform);
    if (waiting.length === 0 && !isRead) return [{ kind: 'not-read', network: { platform, account: null } }];
    return waiting.map(({ name }) => ({ kind: 'not-read', network: { platform, account: name } }));
  });
}

function coverageOf({ account, months, cutoff }: AccountHistory, month: Month): Coverage {
  const until = cutoff < endOfMonth(month) ? cutoff : endOfMonth(month);
  // An account that files alone tell of was never due.
  const connected = account.connectedAt ?? until;
  const from = connected > startOfMonth(month) ? connected : startOfMonth(month);
  const read = new Set(slotsRead(months.get(month)?.pulls ?? []));
  const slots = [...read].filter((slot) => slot >= from && slot < until).length;
  return { account: account.id, slots, expected: Math.max(0, slotsBetween(from, until)) };
}

function slotsBetween(from: Instant, until: Instant): number {
  let count = 0;
  for (let slot = nextSlot(addMinutes(from, -1)); slot < until; slot = nextSlot(slot)) count += 1;
  return count;
}

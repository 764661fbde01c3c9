import { type Account, isAdAccount } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { slotsRead } from '#core/pulls/pull.ts';
import { composeSocialReport } from '#core/report/compose.ts';
import type { PlanAction, ReportEntity, SocialReport } from '#core/report/social-report.ts';
import type { ReportTexts } from '#core/report/texts.ts';
import type { Instant } from '#core/time/instant.ts';
import { endOfMonth, type Month } from '#core/time/month.ts';
import { type HistoryParts, loadHistories } from './load-histories.ts';
import { scanAll } from './scan-all.ts';
import { standingIn, withPredecessors } from './successions.ts';

export interface ComposeParts extends HistoryParts {
  entity: ReportEntity;
  action: PlanAction;
  texts: ReportTexts;
  /** Accounts as stored, each with the slot of its connection. */
  accounts(): Promise<Account[]>;
}

/**
 * Accounts that left the settings after a month that they were read to its end: they were part of it, and stay so.
 */
async function formerAccounts(store: Store, configured: readonly Account[], month: Month): Promise<Account[]> {
  const known = new Set(configured.map(({ id }) => id));
  const documents = await scanAll(store, 'months', { index: 'byMonth', equal: { month } });
  const end = endOfMonth(month);
  const former = documents.filter(
    ({ account, pulls }) => !known.has(account) && slotsRead(pulls).some((slot) => slot >= end),
  );
  const stored = await store.get(
    'accounts',
    former.map(({ account }) => account),
  );
  return stored.filter((account) => !isAdAccount(account));
}

/** The report of a month as known by `cutoff`; `edition` 0 is a provisional one. */
export async function composeMonth(
  parts: ComposeParts,
  options: { month: Month; cutoff: Instant; issuedAt: Instant; edition: number },
): Promise<SocialReport> {
  const configured = await withPredecessors(parts.store, await parts.accounts());
  const former = await formerAccounts(parts.store, configured, options.month);
  const accounts = standingIn([...configured, ...former], options.month);
  const histories = await loadHistories(parts, accounts, options.month, options.cutoff);
  const read = new Set(histories.map(({ account }) => account.id));
  const unread = accounts.filter(({ id }) => !read.has(id));
  const { entity, action, texts } = parts;
  return composeSocialReport({ ...options, entity, action, histories, unread, texts });
}

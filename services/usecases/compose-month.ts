import type { Account } from '#core/accounts/account.ts';
import { composeSocialReport } from '#core/report/compose.ts';
import type { PlanAction, ReportEntity, SocialReport } from '#core/report/social-report.ts';
import type { ReportTexts } from '#core/report/texts.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { type HistoryParts, loadHistories } from './load-histories.ts';

export interface ComposeParts extends HistoryParts {
  entity: ReportEntity;
  action: PlanAction;
  texts: ReportTexts;
  /** Accounts as stored, each with the slot of its connection. */
  accounts(): Promise<Account[]>;
}

/** The report of a month as known by `cutoff`; `edition` 0 is a provisional one. */
export async function composeMonth(
  parts: ComposeParts,
  options: { month: Month; cutoff: Instant; issuedAt: Instant; edition: number },
): Promise<SocialReport> {
  const accounts = await parts.accounts();
  const histories = await loadHistories(parts, accounts, options.month, options.cutoff);
  const read = new Set(histories.map(({ account }) => account.id));
  const unread = accounts.filter(({ id }) => !read.has(id));
  const { entity, action, texts } = parts;
  return composeSocialReport({ ...options, entity, action, histories, unread, texts });
}

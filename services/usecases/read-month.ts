import type { Account } from '#core/accounts/account.ts';
import { monthId } from '#core/month/month-document.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Store } from '#core/ports/store.ts';
import type { Edition } from '#core/report/edition.ts';
import type { SocialReport } from '#core/report/social-report.ts';
import type { Instant } from '#core/time/instant.ts';
import { type Month, monthOf, monthRange } from '#core/time/month.ts';
import { latestSlot } from '#core/time/slot.ts';
import { type ComposeParts, composeMonth } from './compose-month.ts';
import { newestEdition } from './editions.ts';
import { withPredecessors } from './successions.ts';

export interface ReadMonthParts extends ComposeParts {
  clock: Clock;
}

/** A month as it stands: frozen in its newest edition, or composed from what is known now. */
export type MonthState =
  | { kind: 'closed'; report: SocialReport; edition: Edition }
  | { kind: 'provisional'; report: SocialReport };

/** Composed reports kept in memory, one per month looked at last. */
const KEPT = 24;

export type ReadMonth = (month: Month) => Promise<MonthState | undefined>;

/**
 * Reads months, and composes again only those of which something new was learnt.
 * A month without edition that no account was connected in, or that has not begun, is `undefined`.
 */
export function monthReader(parts: ReadMonthParts): ReadMonth {
  const keep = memoryOfReports();
  return async (month) => {
    const edition = await newestEdition(parts.store, month);
    if (edition) {
      const report = await keep(month, edition.digest, () => frozenReport(parts.store, edition));
      return { kind: 'closed', edition, report };
    }
    const accounts = await withPredecessors(parts.store, await parts.accounts());
    if (!readableMonths(accounts, parts.clock.now()).includes(month)) return undefined;
    const cutoff = await knownAt(parts, accounts);
    const version = `${cutoff} ${await versionOf(parts.store, accounts)}`;
    const compose = () => composeMonth(parts, { month, cutoff, issuedAt: cutoff, edition: 0 });
    return { kind: 'provisional', report: await keep(month, version, compose) };
  };
}

/** Keeps the last reports, each as long as its version lasts; one that failed is not kept. */
function memoryOfReports() {
  const kept = new Map<Month, { version: string; report: Promise<SocialReport> }>();
  return (month: Month, version: string, make: () => Promise<SocialReport>): Promise<SocialReport> => {
    const before = kept.get(month);
    const entry = before?.version === version ? before : { version, report: make() };
    kept.delete(month);
    kept.set(month, entry);
    entry.report.catch(() => kept.get(month) === entry && kept.delete(month));
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return entry.report;
  };
}

/** Months from the first connection, or the first of which a file tells, to now, oldest first; none before either. */
export function readableMonths(accounts: readonly Account[], now: Instant): Month[] {
  const known = accounts.flatMap(({ connectedAt, filesSince }) => [
    ...(connectedAt ? [monthOf(connectedAt)] : []),
    ...(filesSince ? [filesSince] : []),
  ]);
  const [first] = known.sort();
  return first ? monthRange(first, monthOf(now)) : [];
}

/**
 * The cutoff of what is known now: the latest slot, or what was learnt after it. It moves only when something happens,
 * so that the same knowledge gives the same report and the same digest.
 */
async function knownAt({ store, clock }: ReadMonthParts, accounts: readonly Account[]): Promise<Instant> {
  const now = clock.now();
  const ids = accounts.map(({ id }) => monthId(id, monthOf(now)));
  const learnt = (await store.get('months', ids)).map(({ learntAt }) => learntAt);
  // A file tells of any month, long past ones too.
  learnt.push(...accounts.flatMap(({ filesAt }) => filesAt ?? []));
  return learnt.reduce((latest, moment) => (moment > latest ? moment : latest), latestSlot(now));
}

/** Changes whenever a month document of one of the accounts does. */
async function versionOf(store: Store, accounts: readonly Account[]): Promise<string> {
  const sums = await Promise.all(
    accounts.map(async ({ id, revision }) => {
      const [total] = await store.totals('months', {
        index: 'byAccount',
        equal: { account: id },
        by: [],
        sums: ['revision'],
      });
      return `${id}@${revision}:${total?.count ?? 0}+${total?.sums.revision ?? 0n}`;
    }),
  );
  return sums.join(' ');
}

async function frozenReport(store: Store, { id, digest }: Edition): Promise<SocialReport> {
  const bytes = await store.getFile(digest);
  if (!bytes) throw new RangeError(`the file of edition ${id} is not in the store`);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as SocialReport;
}

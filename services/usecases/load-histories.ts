import { type Account, isAdAccount, isKnownIn, type Platform } from '#core/accounts/account.ts';
import type { PlatformDictionary } from '#core/metrics/definition.ts';
import type { AccountHistory } from '#core/month/account-history.ts';
import { foldMonth } from '#core/month/fold.ts';
import { joinHistories } from '#core/month/join-histories.ts';
import { type MonthDocument, monthId } from '#core/month/month-document.ts';
import type { Store } from '#core/ports/store.ts';
import { absencesKnownBy, type Post } from '#core/posts/post.ts';
import { SERIES_MONTHS } from '#core/report/network.ts';
import { addDays, startOfDay } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { addMonths, endOfMonth, firstDayOf, type Month, monthOfDay, monthRange } from '#core/time/month.ts';
import { scanAll } from './scan-all.ts';

export interface HistoryParts {
  store: Store;
  dictionaries: ReadonlyMap<Platform, PlatformDictionary>;
  /** Age in days beyond which posts are no longer read. */
  trackedDays: number;
}

/** What is known by `cutoff` of every account that was connected or of which a file tells, as far back as the report of `month` looks. */
export async function loadHistories(parts: HistoryParts, accounts: readonly Account[], month: Month, cutoff: Instant) {
  const all = await Promise.all(accounts.map((account) => loadSeries(parts, account, month, cutoff)));
  return all.filter((history) => history !== undefined);
}

/** The history of an account with those of the accounts whose series it goes on with, unless nothing is known of any. */
async function loadSeries(
  parts: HistoryParts,
  account: Account,
  month: Month,
  cutoff: Instant,
): Promise<AccountHistory | undefined> {
  const started = (account.succeeds ?? []).filter(({ since }) => monthOfDay(since) <= month);
  const before = await parts.store.get(
    'accounts',
    started.map(({ of }) => of),
  );
  const joined = await Promise.all(
    started.map(async (succession) => {
      const predecessor = before.find(({ id }) => id === succession.of);
      const history = predecessor && !isAdAccount(predecessor) && (await loadSeries(parts, predecessor, month, cutoff));
      return history ? { succession, history } : undefined;
    }),
  );
  const known = joined.filter((each) => each !== undefined);
  if (known.length === 0 && !isKnownIn(account, month, endOfMonth(month))) return undefined;
  const own = await loadHistory(parts, account, month, cutoff);
  return known.reduce((history, each) => joinHistories(history, each.history, each.succession), own);
}

async function loadHistory(
  { store, dictionaries, trackedDays }: HistoryParts,
  account: Account,
  month: Month,
  cutoff: Instant,
): Promise<AccountHistory> {
  const dictionary = dictionaries.get(account.platform);
  if (!dictionary) throw new RangeError(`no dictionary for ${account.platform}`);
  // One month more than the series, whose closing is the opening of the oldest; one after, which tells what was asked.
  const range = monthRange(addMonths(month, -SERIES_MONTHS), addMonths(month, 1));
  const documents = await store.get(
    'months',
    range.map((each) => monthId(account.id, each)),
  );
  const known = await Promise.all(documents.map((document) => asKnownBy(store, document, cutoff)));
  const months = new Map(known.flatMap((document) => (document ? [[document.month, document]] : [])));
  const posts = await postsKnownBy(store, account.id, month, cutoff, trackedDays);
  return { account, dictionary, months, posts, cutoff, trackedDays };
}

/** A month document that has learnt more since the cutoff is folded again from the pulls of its time. */
async function asKnownBy(store: Store, document: MonthDocument, cutoff: Instant): Promise<MonthDocument | undefined> {
  if (document.learntAt <= cutoff) return document;
  const pulls = await store.get('pulls', document.pulls.flatMap(mappingsUpTo));
  return foldMonth(
    document.month,
    pulls.filter(({ learntAt }) => learntAt <= cutoff),
  );
}

/** A pull's id with those of its earlier mappings, one of which may be what was known. */
function mappingsUpTo(id: string): string[] {
  const at = id.lastIndexOf('|') + 1;
  return Array.from({ length: Number(id.slice(at)) + 1 }, (_, mapping) => `${id.slice(0, at)}${mapping}`);
}

async function postsKnownBy(store: Store, account: string, month: Month, cutoff: Instant, trackedDays: number) {
  const first = firstDayOf(addMonths(month, -SERIES_MONTHS));
  const from = startOfDay(addDays(first, -trackedDays - 1), 'America/Bogota');
  const range = { from, until: endOfMonth(month) };
  const posts = await scanAll(store, 'posts', { index: 'byAccount', equal: { account }, range });
  return posts.flatMap((post) => postKnownBy(post, cutoff));
}

function postKnownBy(post: Post, cutoff: Instant): Post[] {
  const versions = post.versions.filter(
    ({ learntAt, withdrawnAt }) => learntAt <= cutoff && !(withdrawnAt !== undefined && withdrawnAt <= cutoff),
  );
  if (versions.length === 0) return [];
  const { goneSince: _, absences: __, ...rest } = post;
  return [{ ...rest, versions, ...absencesKnownBy(post, cutoff) }];
}

import type { Account } from '../accounts/account.ts';
import type { Succession } from '../accounts/succession.ts';
import type { MetricKey, PlatformDictionary } from '../metrics/definition.ts';
import type { Post } from '../posts/post.ts';
import type { Month } from '../time/month.ts';
import type { AccountHistory, SeriesLink } from './account-history.ts';
import { joinMonths } from './join-months.ts';

/**
 * The history of an account with that of the one before it as one series. What a day carried is of the account that stood
 * on that day; a merged account's days are added to the successor's, where both are known. Levels stay of one account.
 */
export function joinHistories(
  successor: AccountHistory,
  predecessor: AccountHistory,
  { since, kind, reason }: Succession,
): AccountHistory {
  const { id, name } = predecessor.account;
  const link: SeriesLink = { of: { id, name }, into: successor.account.id, since, kind, reason };
  const names = [...new Set([...predecessor.months.keys(), ...successor.months.keys()])].sort();
  const lived = names.some((month) => month < since.slice(0, 7) && successor.months.has(month));
  const how = { link, lived, isAdditive: additiveIn(successor.dictionary) };
  const months = names.flatMap((month) => {
    const document = joinMonths(predecessor.months.get(month), successor.months.get(month), month, how);
    return document ? [[month, document] as const] : [];
  });
  return {
    ...successor,
    account: accountOf(successor.account, predecessor.account),
    months: new Map(months),
    posts: joinPosts(successor.posts, predecessor.posts),
    links: [...(predecessor.links ?? []), ...(successor.links ?? []), link],
  };
}

/** The successor, known as long as either was. */
function accountOf(successor: Account, { connectedAt, filesSince }: Account): Account {
  return {
    ...successor,
    ...earliest('connectedAt', successor.connectedAt, connectedAt),
    ...earliest<'filesSince', Month>('filesSince', successor.filesSince, filesSince),
  };
}

function earliest<K extends string, T extends string>(key: K, a: T | undefined, b: T | undefined) {
  const first = a !== undefined && b !== undefined && b < a ? b : (a ?? b);
  return (first === undefined ? {} : { [key]: first }) as Partial<Record<K, T>>;
}

/** Posts of both, oldest first; a renamed account's are the same ones. */
function joinPosts(own: readonly Post[], before: readonly Post[]): Post[] {
  const known = new Set(own.map(({ native }) => native));
  const all = [...before.filter(({ native }) => !known.has(native)), ...own];
  return all.sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0));
}

function additiveIn({ metrics }: PlatformDictionary): (key: MetricKey) => boolean {
  const keys = new Set(metrics.filter(({ nature }) => nature === 'additive').map(({ key }) => key));
  return (key) => keys.has(key);
}

import { PLATFORMS } from '#core/accounts/account.ts';
import { emptyMonth, foldPull, monthsTouched } from '#core/month/fold.ts';
import { FOLD, type MonthDocument } from '#core/month/month-document.ts';
import type { Store } from '#core/ports/store.ts';
import { latestMappings } from '#core/pulls/pull.ts';
import type { Month } from '#core/time/month.ts';
import { scanAll } from './scan-all.ts';

export interface Rebuilt {
  months: number;
  /** Months whose document was not what its pulls say. */
  changed: Month[];
}

/** Folds the month documents of an account again from its pulls, and replaces those that differ. */
export async function rebuildMonths(store: Store, account: string): Promise<Rebuilt> {
  const pulls = latestMappings(await scanAll(store, 'pulls', { index: 'byAccount', equal: { account } }));
  const folded = new Map<Month, MonthDocument>();
  for (const pull of pulls) {
    for (const month of monthsTouched(pull)) {
      folded.set(month, foldPull(folded.get(month) ?? emptyMonth(pull, month), pull));
    }
  }
  const present = await scanAll(store, 'months', { index: 'byAccount', equal: { account } });
  // A month of which no pull tells any more is emptied: month documents are never removed.
  for (const document of present) {
    if (!folded.has(document.month)) folded.set(document.month, emptyMonth(document, document.month));
  }
  const before = new Map(present.map((document) => [document.month, document]));
  const changed: Month[] = [];
  for (const [month, document] of folded) {
    if (await takeOver(store, before.get(month), document)) changed.push(month);
  }
  return { months: folded.size, changed: changed.sort() };
}

/** Rebuilds the months of every account whose documents an earlier version of the product folded in another way. */
export async function renewMonths(store: Store): Promise<void> {
  const stored = await Promise.all(
    PLATFORMS.map((platform) => scanAll(store, 'accounts', { index: 'byPlatform', equal: { platform } })),
  );
  for (const { id } of stored.flat()) {
    const query = { index: 'byAccount', equal: { account: id }, order: 'descending', limit: 1 } as const;
    const [newest] = (await store.scan('months', query)).documents;
    if (newest && newest.fold !== FOLD) await rebuildMonths(store, id);
  }
}

async function takeOver(store: Store, before: MonthDocument | undefined, document: MonthDocument): Promise<boolean> {
  if (!before) return store.insert('months', document);
  const next = { ...document, revision: before.revision };
  if (sameContent(before, next)) return false;
  return store.replace('months', next);
}

// Members may stand in another order after another order of folding: only what they say counts.
function sameContent(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

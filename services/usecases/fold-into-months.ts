import { emptyMonth, foldPull, monthsTouched } from '#core/month/fold.ts';
import { monthId } from '#core/month/month-document.ts';
import type { Store } from '#core/ports/store.ts';
import type { Pull } from '#core/pulls/pull.ts';

/** Brings the month documents that a pull touches up to date. Folding is idempotent: a repeated call changes nothing. */
export async function foldIntoMonths(store: Store, pull: Pull): Promise<void> {
  const months = monthsTouched(pull);
  const ids = months.map((month) => monthId(pull.account, month));
  const present = new Map((await store.get('months', ids)).map((document) => [document.month, document]));
  for (const month of months) {
    const before = present.get(month);
    if (before?.pulls.includes(pull.id)) continue;
    const folded = foldPull(before ?? emptyMonth(pull, month), pull);
    const stored = before ? await store.replace('months', folded) : await store.insert('months', folded);
    // Another process folded its own pull in between: read what it wrote and fold into that.
    if (!stored) return foldIntoMonths(store, pull);
  }
}

import { monthsTouched } from '#core/month/fold.ts';
import type { Store } from '#core/ports/store.ts';
import { type Post, withoutFile } from '#core/posts/post.ts';
import { latestMappings, type Pull, pullId, type ReadingTable } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { rebuildMonths } from './rebuild-months.ts';
import { scanAll } from './scan-all.ts';
import { markFiles } from './stored-accounts.ts';

/**
 * Takes back what an import told of an account: nothing is removed, but each of its pulls gets a mapping without figures,
 * what it said of posts is marked, and the months are folded again. Doing it again changes nothing.
 * @param at moment of the reversal, the same at every try: what was known before it stays as it was known then
 * @returns ids of the pulls that no longer count
 */
export async function withdrawExport(store: Store, account: string, importId: string, at: Instant): Promise<string[]> {
  const pulls = await scanAll(store, 'pulls', { index: 'byAccount', equal: { account } });
  const own = pulls.filter((pull) => pull.import?.id === importId && pull.mapping === 0);
  if (own.length === 0) return [];
  const empty = own.map((pull) => withdrawn(pull, at));
  for (const pull of empty) await store.insert('pulls', pull);
  await withdrawPosts(store, account, new Set(own.map(({ id }) => id)), at);
  await rebuildMonths(store, account);
  const standing = latestMappings([...pulls, ...empty]).filter(
    ({ source, mapping }) => source === 'file' && mapping === 0,
  );
  await markFiles(store, account, standing.flatMap(monthsTouched).sort()[0], at, true);
  return own.map(({ id }) => id);
}

/** The same subjects and periods without a figure: the months that it touched still know that it was there. */
function withdrawn(pull: Pull, at: Instant): Pull {
  const mapping = pull.mapping + 1;
  const tables = pull.tables.map((table): ReadingTable => {
    const rows = table.rows.map((row) => ({ ...row, cells: [] }));
    return { ...table, learntAt: at, period: periodOf(table), keys: [], rows };
  });
  return { ...pull, id: pullId(pull.account, pull.slot, pull.source, mapping), mapping, learntAt: at, tables };
}

function periodOf({ period, learntAt }: ReadingTable): ReadingTable['period'] {
  return period.grain === 'instant' ? { ...period, at: period.at ?? learntAt } : period;
}

async function withdrawPosts(store: Store, account: string, files: ReadonlySet<string>, at: Instant): Promise<void> {
  const posts = await scanAll(store, 'posts', { index: 'byAccount', equal: { account } });
  for (const post of posts) await withdrawPost(store, post, files, at);
}

async function withdrawPost(store: Store, post: Post, files: ReadonlySet<string>, at: Instant): Promise<void> {
  const after = [...files].reduce((each, file) => withoutFile(each, file, at), post);
  if (after === post || (await store.replace('posts', after))) return;
  // Another process has just learnt of the same post: what it wrote is marked as well.
  const [now] = await store.get('posts', [post.id]);
  if (now) await withdrawPost(store, now, files, at);
}

import type { Account } from '#core/accounts/account.ts';
import { monthId } from '#core/month/month-document.ts';
import type { Store } from '#core/ports/store.ts';
import { hasWords, withoutWords } from '#core/posts/expired-words.ts';
import type { Post } from '#core/posts/post.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { monthOf, monthRange } from '#core/time/month.ts';
import { scanAll } from '../scan-all.ts';

/** Lets go the words of an account's posts that were last read before a moment; resolves with how many posts. */
export async function forgetWords(store: Store, { id }: Account, before: Instant, now: Instant): Promise<number> {
  const posts = await scanAll(store, 'posts', { index: 'byAccount', equal: { account: id } });
  // When a file of the owner's came says nothing of when the platform was read.
  const isOld = ({ file, learntAt }: Post['versions'][number]) => file !== undefined || learntAt < before;
  const old = posts.filter((post) => hasWords(post) && post.versions.every(isOld));
  if (old.length === 0) return 0;
  const read = await readSince(store, id, before, now);
  const due = old.filter(({ native }) => !read.has(native));
  for (const post of due) await forget(store, post, now);
  return due.length;
}

/** Lets go the words of a post. One that is read again meanwhile is looked at another day. */
async function forget(store: Store, post: Post, now: Instant): Promise<void> {
  await store.replace('posts', await withoutWords(post, now, digestOf));
}

/** SHA-256 in lower-case hex. */
export async function digestOf(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toHex();
}

/** Posts that the platform served since a moment: their figures of then tell. */
async function readSince(store: Store, account: string, since: Instant, now: Instant): Promise<Set<string>> {
  // A reading within the grace of a month boundary is of the month before.
  const months = monthRange(monthOf(addHours(since, -24)), monthOf(now));
  const documents = await store.get(
    'months',
    months.map((month) => monthId(account, month)),
  );
  const held = documents.flatMap(({ posts }) => posts);
  const isRead = ({ closing }: (typeof held)[number]) =>
    Object.values(closing).some((reading) => reading?.from === undefined && (reading?.learntAt ?? '') >= since);
  return new Set(held.filter(isRead).map(({ native }) => native));
}

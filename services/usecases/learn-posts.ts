import { RETENTION } from '#config/retention.ts';
import type { Account } from '#core/accounts/account.ts';
import type { Mapped } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { withoutWords } from '#core/posts/expired-words.ts';
import { type Post, type PostFacts, postId, standingVersions, withAbsence, withFacts } from '#core/posts/post.ts';
import type { Pull } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { digestOf } from './retention/forget-words.ts';

/** Writes what a pull learnt of posts: new ones, new words, and those that vanished. Repeating it changes nothing. */
export async function learnPosts(store: Store, account: Account, { posts, gone }: Mapped): Promise<void> {
  const natives = [...posts.map(({ facts }) => facts.native), ...gone.map(({ native }) => native)];
  const present = await store.get(
    'posts',
    [...new Set(natives)].map((native) => postId(account.id, native)),
  );
  const byNative = new Map(present.map((post) => [post.native, post]));
  const fresh: Post[] = [];
  for (const { facts, learntAt } of posts) {
    const before = byNative.get(facts.native);
    if (!before) fresh.push(newPost(account, facts, learntAt));
    else await save(store, before, withFacts(before, facts, learntAt));
  }
  await store.insertMany('posts', fresh);
  for (const { native, learntAt } of gone) {
    const before = byNative.get(native);
    if (before) await save(store, before, await goneAt(account, before, learntAt));
  }
}

/**
 * Writes what the file of a pull says of posts that no API told of: its words are shortened, and its times may be of the
 * minute only. Repeating it changes nothing.
 */
export async function learnPostsOfFile(
  store: Store,
  account: Account,
  facts: readonly PostFacts[],
  { id: file, learntAt }: Pick<Pull, 'id' | 'learntAt'>,
): Promise<void> {
  const ids = facts.map(({ native }) => postId(account.id, native));
  const present = new Map((await store.get('posts', ids)).map((post) => [post.native, post]));
  const fresh: Post[] = [];
  for (const each of facts) {
    const before = present.get(each.native);
    const { native: _, published, ...words } = each;
    const version = { ...words, learntAt, file };
    if (!before) fresh.push({ ...newPost(account, each, learntAt), versions: [version] });
    // One whose file was withdrawn begins anew.
    else if (standingVersions(before).length === 0)
      await store.replace('posts', { ...before, published, versions: [...before.versions, version] });
  }
  await store.insertMany('posts', fresh);
}

function newPost({ id, platform }: Account, facts: PostFacts, learntAt: Instant): Post {
  const { native, published, ...words } = facts;
  return {
    id: postId(id, native),
    revision: 0,
    account: id,
    platform,
    native,
    published,
    versions: [{ ...words, learntAt }],
  };
}

/** Some platforms ask that what a post said goes with it. */
async function goneAt({ platform }: Account, before: Post, learntAt: Instant): Promise<Post> {
  const after = withAbsence(before, learntAt);
  const isNews = after !== before && RETENTION[platform].untilGone;
  return isNews ? withoutWords(after, learntAt, digestOf) : after;
}

async function save(store: Store, before: Post, after: Post): Promise<void> {
  // A lost race is harmless: the other writer learnt the same post, and the next pull reads it again.
  if (after !== before) await store.replace('posts', after);
}

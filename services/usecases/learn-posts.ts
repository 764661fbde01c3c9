import type { Account } from '#core/accounts/account.ts';
import type { Mapped } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { type Post, type PostFacts, postId, withFacts } from '#core/posts/post.ts';
import type { Instant } from '#core/time/instant.ts';

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
    if (before && !before.goneSince) await save(store, before, { ...before, goneSince: learntAt });
  }
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

async function save(store: Store, before: Post, after: Post): Promise<void> {
  const unchanged = after.versions === before.versions && after.goneSince === before.goneSince;
  // A lost race is harmless: the other writer learnt the same post, and the next pull reads it again.
  if (!unchanged) await store.replace('posts', after);
}

import { describe, expect, it } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { learnPosts } from '#services/usecases/learn-posts.ts';
import { SMALL_ACCOUNT, smallPost } from '#test/support/small-world.ts';

describe('a post that vanished', () => {
  it('keeps the moment at which that was first seen', async () => {
    const store = createMemoryStore();
    await store.insert('posts', smallPost('a', '2026-10-05T15:00:00.000Z'));
    const goneAt = (learntAt: Instant) =>
      learnPosts(store, SMALL_ACCOUNT, { tables: [], posts: [], gaps: [], gone: [{ native: 'a', learntAt }] });
    await goneAt('2026-10-08T05:10:00.000Z');
    await goneAt('2026-10-09T05:10:00.000Z');
    const [post] = await store.get('posts', [`${SMALL_ACCOUNT.id}|a`]);
    expect(post).toMatchObject({ goneSince: '2026-10-08T05:10:00.000Z', versions: [{ text: 'Texto a' }] });
  });

  it('of X loses its words, and answers from before that bring none of them back', async () => {
    const store = createMemoryStore();
    const account = { ...SMALL_ACCOUNT, platform: 'x' as const };
    const [learntAt, goneAt]: [Instant, Instant] = ['2026-10-06T05:10:00.000Z', '2026-10-08T05:10:00.000Z'];
    const facts = { native: 'a', published: '2026-10-05T15:00:00.000Z', text: 'Borrado', format: 'text' } as const;
    const served = { facts: { ...facts, permalink: 'https://x.com/i/a' }, learntAt };
    const answers = [
      { tables: [], gaps: [], posts: [served], gone: [] },
      { tables: [], gaps: [], posts: [], gone: [{ native: 'a', learntAt: goneAt }] },
    ];
    for (const mapped of answers) await learnPosts(store, account, mapped);
    const told = await store.get('posts', [`${account.id}|a`]);
    expect(told).toMatchObject([{ goneSince: goneAt, versions: [{ text: '', expired: { at: goneAt } }] }]);
    for (const mapped of answers) await learnPosts(store, account, mapped);
    expect(await store.get('posts', [`${account.id}|a`])).toEqual(told);
  });
});

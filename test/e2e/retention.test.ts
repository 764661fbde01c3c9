import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import type { Post } from '#core/posts/post.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { replayCaptures } from '#services/usecases/replay-captures.ts';
import { digestOf } from '#services/usecases/retention/forget-words.ts';
import { retain } from '#services/usecases/retention/retain.ts';
import { newStore } from '#test/support/engine-pair.ts';
import { openPuller, type Puller } from '#test/support/puller.ts';
import { holdingsOf, mourning, watchedStore } from '#test/support/whole-store.ts';

const FIRST: Instant = '2025-12-04T05:10:00.000Z';
const LAST: Instant = '2026-01-05T05:10:00.000Z';
const later = (days: number) => addHours(LAST, 24 * days);
const never = new AbortController().signal;

const textsOf = (posts: readonly Post[]) => posts.flatMap(({ versions }) => versions.map(({ text }) => text));

describe('what YouTube lends', () => {
  let puller: Puller;
  let account: Account;
  let seed: Awaited<ReturnType<typeof holdingsOf>>;
  let whole: Store;

  beforeAll(async () => {
    puller = await openPuller('youtube', FIRST);
    ({ account } = puller);
    whole = await newStore();
    await whole.insert('accounts', account);
    await puller.pull(whole, FIRST, 'backfill');
    puller.clock.set(LAST);
    await puller.pull(whole, LAST);
    seed = await holdingsOf(whole, account.id);
  });
  afterAll(() => puller.sandbox.stop());

  /** A store of its own with all that was read. */
  async function holding(rest: Partial<Account> = {}): Promise<Store> {
    const store = await newStore();
    await store.insert('accounts', { ...account, ...rest });
    await store.insertMany('posts', seed.posts);
    await store.insertMany('pulls', seed.pulls);
    await store.insertMany('months', seed.months);
    for (const { bundle } of seed.pulls) await store.putFile((await whole.getFile(bundle)) ?? new Uint8Array());
    return store;
  }

  it('stays as long as it was read within thirty days, and goes after, with its digest left', async () => {
    const store = await holding();
    await retain(store, LAST, never);
    const { posts } = await holdingsOf(store, account.id);
    // The second pull read the recent ones again: only they may keep their words.
    const readAgain = new Set(
      seed.pulls[1]?.tables.flatMap(({ level, rows }) => (level === 'post' ? rows : [])).map(({ subject }) => subject),
    );
    expect(readAgain.size).toBeGreaterThan(0);
    expect(readAgain.size).toBeLessThan(posts.length);
    for (const post of posts) {
      const [version] = post.versions;
      const [before] = seed.posts.find(({ id }) => id === post.id)?.versions ?? [];
      if (readAgain.has(post.native)) expect(version).toEqual(before);
      else {
        const digest = await digestOf(JSON.stringify([before?.text, before?.picture ?? null]));
        expect(version).toMatchObject({ text: '', permalink: before?.permalink, expired: { at: LAST, digest } });
        expect(version).not.toHaveProperty('picture');
      }
    }
  });

  it('goes also where a file of the owner said something of the post meanwhile', async () => {
    const store = await holding();
    const [post] = (await holdingsOf(store, account.id)).posts;
    const [said] = post?.versions ?? [];
    if (!post || !said) throw new Error('no post was read');
    const ofFile = { ...said, text: 'Del archivo', learntAt: later(30), file: 'f' };
    await store.replace('posts', { ...post, versions: [said, ofFile] });
    await retain(store, later(31), never);
    const [after] = await store.get('posts', [post.id]);
    expect(after?.versions.map(({ text }) => text)).toEqual(['', 'Del archivo']);
  });

  it('leaves every figure, and tells of captures that are gone', async () => {
    const store = await holding();
    const [old, young] = seed.pulls;
    expect(await retain(store, LAST, never)).toMatchObject({ bundles: 1 });
    expect(await store.getFile(old?.bundle ?? '')).toBeUndefined();
    expect(await store.getFile(young?.bundle ?? '')).toBeDefined();
    expect(await store.get('expired', [old?.bundle ?? ''])).toMatchObject([{ pull: old?.id, expiredAt: LAST }]);
    const { pulls, months } = await holdingsOf(store, account.id);
    expect([pulls, months]).toEqual([seed.pulls, seed.months]);
    const replayed = await replayCaptures(puller.partsOf(store), account);
    expect(replayed).toMatchObject({ changed: [], withoutBundle: [], expired: [old?.id] });
  });

  it('once more lets go nothing, and goes on where a run died', async () => {
    const store = await holding();
    const mortal = watchedStore(store, (_, write) => {
      if (write === 'removeFile') throw new Error('died');
    });
    await expect(retain(mortal, LAST, never)).rejects.toThrow('died');
    expect((await retain(store, LAST, never)).bundles).toBe(1);
    const told = await holdingsOf(store, account.id);
    expect(await retain(store, later(0.5), never)).toEqual({ posts: 0, bundles: 0 });
    expect(await holdingsOf(store, account.id)).toEqual(told);
  });

  it('leaves the digest of captures before they go', async () => {
    const { store, wasTold } = mourning(await holding());
    await retain(store, LAST, never);
    expect(wasTold).toContain(true);
    expect(wasTold).not.toContain(false);
  });

  it('is kept anew when it is read again', async () => {
    const store = await holding();
    await retain(store, later(31), never);
    expect(textsOf((await holdingsOf(store, account.id)).posts).every((text) => text === '')).toBe(true);
    const other = await openPuller('youtube', later(31));
    try {
      await other.pull(store, later(31));
    } finally {
      await other.sandbox.stop();
    }
    expect(textsOf((await holdingsOf(store, account.id)).posts).some((text) => text !== '')).toBe(true);
  });

  it('goes whole a week after the account was disconnected', async () => {
    const names = [{ name: 'Canal', learntAt: FIRST }];
    const store = await holding({ disconnectedAt: LAST, names });
    const open = {
      id: `${account.id}|${later(1)}|api|0#0`,
      revision: 0 as const,
      pull: `${account.id}|${later(1)}|api|0`,
    };
    const [capture] = puller
      .partsOf(store)
      .unpackBundle((await whole.getFile(seed.pulls[0]?.bundle ?? '')) ?? new Uint8Array()).captures;
    if (capture) await store.insert('captures', { ...open, sequence: 0, capture });
    await retain(store, later(6), never);
    expect(await store.getFile(seed.pulls[1]?.bundle ?? '')).toBeDefined();
    await retain(store, later(7), never);
    expect(await store.getFile(seed.pulls[1]?.bundle ?? '')).toBeUndefined();
    expect(await store.get('captures', [open.id])).toEqual([]);
    expect((await store.get('accounts', [account.id]))[0]).not.toHaveProperty('names');
    const { posts, pulls } = await holdingsOf(store, account.id);
    expect(textsOf(posts).every((text) => text === '')).toBe(true);
    expect(pulls).toEqual(seed.pulls);
  });
});

describe('what other platforms lend', () => {
  it.each(['facebook', 'x', 'linkedin'] as const)('has no term of days: of %s nothing goes', async (platform) => {
    const puller = await openPuller(platform, LAST);
    try {
      const store = await newStore();
      await store.insert('accounts', puller.account);
      await puller.pull(store, LAST);
      const told = await holdingsOf(store, puller.account.id);
      expect(await retain(store, later(400), never)).toEqual({ posts: 0, bundles: 0 });
      expect(await holdingsOf(store, puller.account.id)).toEqual(told);
    } finally {
      await puller.sandbox.stop();
    }
  });
});

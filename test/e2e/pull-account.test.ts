import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import type { PullSource } from '#core/pulls/pull.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { monthOf } from '#core/time/month.ts';
import { latestSlot, nextSlot } from '#core/time/slot.ts';
import { type PullParts, pullAccount } from '#services/usecases/pull-account.ts';
import { counter, day, subscribers, videoId } from '#test/sandbox/platforms/youtube/truth.ts';
import { postsOf, visiblePosts } from '#test/sandbox/world/posts.ts';
import { newStore } from '#test/support/engine-pair.ts';
import { openPuller, type Puller } from '#test/support/puller.ts';
import { type Holdings, holdingsOf, storeHolding, watchedStore } from '#test/support/whole-store.ts';

// Whatever the sandbox invents: a video that is taken down while it is still read every day, and the next new one.
const [VANISHED, NEXT] = vanishing();
const EVE = latestSlot(VANISHED.deletedAt);
const CONNECTED = addHours(EVE, -24);
const LAST = nextSlot(VANISHED.deletedAt > NEXT.published ? VANISHED.deletedAt : NEXT.published);

let puller: Puller;
let account: Puller['account'];
let pull: Puller['pull'];
let succeeded: string[];

/** What the store held before the last slot, and before any. */
let before: Holdings;
/** The undisturbed runs. */
let first: { holdings: Holdings; files: string[]; asked: string[] };
let last: typeof first;

beforeAll(async () => {
  puller = await openPuller('youtube', CONNECTED);
  ({ account, pull, succeeded } = puller);
});
afterAll(() => puller.sandbox.stop());

/** Runs a pull to its end, and tells what it stored and asked. */
async function undisturbed(store: Store, slot: Instant, source: PullSource, using?: Connector): Promise<typeof first> {
  succeeded.length = 0;
  const files: string[] = [];
  const told: Store = {
    ...store,
    async putFile(bytes) {
      const digest = await store.putFile(bytes);
      files.push(digest);
      return digest;
    },
  };
  await pull(told, slot, source, using);
  return { holdings: await holdingsOf(store, account.id), files, asked: [...succeeded] };
}

/** Dies at the n-th write, before it or just after it, for every n; then runs again. */
async function diesEverywhere(
  start: () => Promise<Store>,
  slot: Instant,
  source: PullSource,
  told: typeof first,
  using?: Connector,
) {
  const deaths: string[] = [];
  for (const when of ['before', 'after'] as const) {
    for (let n = 1, death: string | undefined = 'none yet'; death; n += 1) {
      const store = await start();
      succeeded.length = 0;
      death = await diesAt(store, n, when, (mortal) => pull(mortal, slot, source, using));
      const asked = [...succeeded];
      const again = await undisturbed(store, slot, source, using);
      expect({ when, n, ...again.holdings }).toEqual({ when, n, ...told.holdings });
      // Only an answer that was never kept has to be asked again: nobody can know that it came.
      const lost = when === 'before' && death === 'insert captures' ? asked.pop() : undefined;
      expect(lost === undefined || again.asked.includes(lost)).toBe(true);
      expect([...asked, ...again.asked]).toEqual(told.asked);
      const { bundle = '' } = again.holdings.pulls.find((one) => one.slot === slot) ?? {};
      expect(again.files.every((digest) => digest === bundle)).toBe(true);
      expect(await store.getFile(bundle)).toBeDefined();
      if (death) deaths.push(death);
    }
  }
  return deaths;
}

/** What was being written when the process died; `undefined` when it lived. */
async function diesAt(store: Store, n: number, when: 'before' | 'after', run: (mortal: Store) => Promise<unknown>) {
  let writes = 0;
  let death: string | undefined;
  const mortal = watchedStore(store, (at, write, on) => {
    if (at !== when) return;
    writes += 1;
    if (writes !== n) return;
    death = `${write} ${on}`;
    throw new Error('died');
  });
  await run(mortal).catch((error: unknown) => {
    if (!death) throw error;
  });
  return death;
}

describe('the first pull of an account', () => {
  it('reads its whole history', async () => {
    first = await undisturbed(await newStore(), CONNECTED, 'backfill');
    const { pulls, posts, months, captures } = first.holdings;
    expect(pulls).toHaveLength(1);
    expect(captures).toEqual([]);
    const visible = visiblePosts('youtube', CONNECTED);
    expect(posts.map(({ native }) => native).toSorted()).toEqual(visible.map(videoId).toSorted());
    expect(months.map(({ month }) => month)).toContain('2024-11');
    const connected = months.find(({ month }) => month === monthOf(CONNECTED));
    expect(connected?.closing['youtube.channel.subscribers@1']?.cell).toBe(subscribers(CONNECTED));
    for (const [of, held] of Object.entries(connected?.days['youtube.channel.engaged-views@1'] ?? {})) {
      expect(held.cell).toBe(day('engagedViews', of as `${number}-${number}-${number}`, CONNECTED));
    }
  });

  it('that dies at any write is brought to the same end by the next try, without asking anything twice', async () => {
    // A shorter series touches fewer months; the posts still come by pages.
    const short: Connector = { ...puller.connector(), history: { series: 45, posts: 400 } };
    const start = newStore;
    const told = await undisturbed(await start(), CONNECTED, 'backfill', short);
    const deaths = await diesEverywhere(start, CONNECTED, 'backfill', told, short);
    expect(told.asked.filter((call) => call.includes('/playlistItems'))).not.toHaveLength(1);
    expect(new Set(deaths)).toEqual(
      new Set([
        'insert captures',
        'putFile files',
        'insertMany posts',
        'insert pulls',
        'insert months',
        'remove captures',
      ]),
    );
  });
});

describe('a daily pull', () => {
  it('adds to what is known, and marks what vanished', async () => {
    const store = await storeHolding(first.holdings);
    puller.clock.set(EVE);
    await pull(store, EVE);
    before = await holdingsOf(store, account.id);
    puller.clock.set(LAST);
    last = await undisturbed(store, LAST, 'api');
    const { pulls, posts, months } = last.holdings;
    expect(pulls.map(({ slot, source }) => `${slot} ${source}`)).toEqual([
      `${CONNECTED} backfill`,
      `${EVE} api`,
      `${LAST} api`,
    ]);
    const gone = posts.filter(({ goneSince }) => goneSince);
    expect(gone.map(({ native, goneSince }) => [native, goneSince])).toEqual([[videoId(VANISHED), LAST]]);
    expect(gone[0]?.versions).toEqual(before.posts.find(({ native }) => native === gone[0]?.native)?.versions);
    // Its figures stay.
    const eve = months.find(({ month }) => month === monthOf(EVE));
    const held = eve?.posts.find(({ native }) => native === gone[0]?.native)?.closing;
    expect(held?.['youtube.video.views@1']).toMatchObject({
      cell: counter(VANISHED, 'views', EVE),
      learntAt: EVE,
    });
  });

  it('made late says when it was answered, not when it was due', async () => {
    const now = puller.clock.now();
    expect(now > EVE).toBe(true);
    const { slot, learntAt } = await pull(await storeHolding(first.holdings), EVE);
    expect([slot, learntAt]).toEqual([EVE, now]);
  });

  it('of the same slot adds nothing and asks nothing', async () => {
    const store = await storeHolding(last.holdings);
    succeeded.length = 0;
    const again = await pull(store, LAST);
    expect(succeeded).toEqual([]);
    expect(await holdingsOf(store, account.id)).toEqual(last.holdings);
    expect(again).toEqual(last.holdings.pulls.at(-1));
  });

  it('that dies at any write is brought to the same end by the next try, without asking anything twice', async () => {
    const deaths = await diesEverywhere(() => storeHolding(before), LAST, 'api', last);
    // Twice four answers; the rest is posts, the pull, its months and the captures that it no longer needs.
    expect(deaths.filter((death) => death === 'insert captures')).toHaveLength(2 * last.asked.length);
    expect(deaths).toEqual(expect.arrayContaining(['replace posts', 'insertMany posts', 'replace months']));
  });

  it('that dies while it stores a new post asks the same again', async () => {
    const older = last.holdings.posts.filter(({ published }) => published < EVE).map(({ native }) => native);
    const fresh = last.holdings.posts.filter(({ published }) => published >= EVE);
    expect([older.length, fresh.length].every((count) => count > 0)).toBe(true);
    const store = await storeHolding(before);
    const mortal = watchedStore(store, (when, write, on) => {
      if (when === 'after' && write === 'insertMany' && on === 'posts') throw new Error('died');
    });
    await expect(pull(mortal, LAST)).rejects.toThrow('died');
    const again = await pull(store, LAST);
    expect(again.bundle).toBe(last.holdings.pulls.at(-1)?.bundle);
  });

  it('asks again what failed, and nothing else', async () => {
    const store = await storeHolding(before);
    const heal = puller.sandbox.faults.add({ platform: 'youtube', name: 'unavailable', path: '/videos' });
    succeeded.length = 0;
    await expect(pull(store, LAST)).rejects.toMatchObject({ recovery: { do: 'retry' } });
    heal();
    const again = await pull(store, LAST);
    expect(succeeded.toSorted()).toEqual(last.asked.toSorted());
    expect((await holdingsOf(store, account.id)).months).toEqual(last.holdings.months);
    // The answer that failed is not part of what the pull rests on.
    expect(again.bundle).toBe(last.holdings.pulls.at(-1)?.bundle);
  });

  it('that was overtaken leaves no answer behind that came after the other had ended', async () => {
    const store = await storeHolding(before);
    const parts = puller.partsOf(store);
    let answers = 0;
    const overtaken: PullParts['exchange'] = ({ keep, ...rest }) =>
      parts.exchange({
        ...rest,
        // While its first answer was on the way, another run made the whole pull.
        async keep(capture) {
          answers += 1;
          if (answers === 1) await pull(store, LAST);
          await keep(capture);
        },
        beforeCall: async () => (answers > 0 ? Promise.reject(new Error('lease lost')) : undefined),
      });
    const run = pullAccount({ ...parts, exchange: overtaken }, account, LAST, 'api', new AbortController().signal);
    await expect(run).rejects.toThrow('lease lost');
    expect(await holdingsOf(store, account.id)).toEqual(last.holdings);
  });

  it('gives a post a new version only when it says something else', async () => {
    const [changing] = before.posts.filter(({ native }) => native !== videoId(VANISHED)).slice(-1);
    const renaming = puller.mappedBy('youtube/2', (mapped) => ({
      ...mapped,
      posts: mapped.posts.map(({ facts, learntAt }) => ({
        learntAt,
        facts: facts.native === changing?.native ? { ...facts, text: 'Título nuevo' } : facts,
      })),
    }));
    const store = await storeHolding(before);
    await pull(store, LAST, 'api', renaming);
    const { posts } = await holdingsOf(store, account.id);
    const changed = posts.filter(({ versions }) => versions.length > 1);
    expect(changed.map(({ native }) => native)).toEqual([changing?.native]);
    expect(changed[0]?.versions.map(({ text, learntAt }) => [text, learntAt])).toEqual([
      [changing?.versions[0]?.text, CONNECTED],
      ['Título nuevo', LAST],
    ]);
    const untouched = posts.filter(
      ({ native }) => native !== changing?.native && before.posts.some((one) => one.native === native),
    );
    expect(untouched.filter(({ goneSince }) => !goneSince).every(({ revision }) => revision === 0)).toBe(true);
  });
});

function vanishing() {
  const all = postsOf('youtube');
  const found = all.flatMap(({ deletedAt, ...post }) => {
    const next = deletedAt && all.find(({ published }) => published > latestSlot(deletedAt));
    const isYoung =
      next && addHours(post.published, 24 * 28) > next.published && addHours(post.published, 24 * 28) > deletedAt;
    return isYoung && post.published > '2025-06' ? [[{ ...post, deletedAt }, next] as const] : [];
  })[0];
  if (!found) throw new Error('the sandbox invents no video that is taken down young');
  return found;
}

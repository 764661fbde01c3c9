import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, Mapped } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import type { PullSource } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { packBundle, unpackBundle } from '#services/exchange/bundle.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport, type Transport } from '#services/exchange/transport.ts';
import { createConnectors } from '#services/platforms/index.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { type PullParts, pullAccount } from '#services/usecases/pull-account.ts';
import { rebuildMonths } from '#services/usecases/rebuild-months.ts';
import { replayCaptures } from '#services/usecases/replay-captures.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import { counter, day, subscribers, videoId } from '#test/sandbox/platforms/youtube/truth.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { postsOf, visiblePosts } from '#test/sandbox/world/posts.ts';
import { sandboxAccount, sandboxSettings } from '#test/support/sandbox-settings.ts';
import { type Holdings, holdingsOf, storeHolding, watchedStore } from '#test/support/whole-store.ts';

// A video of 13 November is taken down on 1 December, between the last two of these slots.
const CONNECTED: Instant = '2025-11-30T05:10:00.000Z';
const BOUNDARY: Instant = '2025-12-01T05:10:00.000Z';
const LAST: Instant = '2025-12-04T05:10:00.000Z';
const VANISHED = postsOf('youtube').find(({ deletedAt }) => deletedAt && deletedAt > BOUNDARY && deletedAt < LAST);

const account = sandboxAccount('youtube');
let clock: SimulatedClock;
let sandbox: Sandbox;
let connector: Connector;
/** `GET …` of each answer that came with success, since it was last emptied. */
const succeeded: string[] = [];

/** What the store held before the last slot, and before any. */
let before: Holdings;
/** The undisturbed runs. */
let first: { holdings: Holdings; files: string[]; asked: string[] };
let last: typeof first;

beforeAll(async () => {
  clock = createSimulatedClock(CONNECTED);
  sandbox = await startSandbox({ clock });
  const found = createConnectors(sandboxSettings(sandbox), createSecrets()).find(
    ({ platform }) => platform === 'youtube',
  );
  if (!found) throw new Error('no connector');
  connector = found;
});
afterAll(() => sandbox.stop());

function partsOf(store: Store, using = connector): PullParts & { unpackBundle: typeof unpackBundle } {
  const transport = createTransport({ timeoutMs: 5_000 });
  const counted: Transport = async (call, signal) => {
    const answer = await transport(call, signal);
    if (answer.status === 200) succeeded.push(`${call.method} ${call.url}`);
    return answer;
  };
  return {
    store,
    connectors: new Map([['youtube', using]]),
    exchange: createRecorder({ transport: counted, clock, secrets: createSecrets() }),
    ladder: DEFAULT_LADDER,
    packBundle,
    unpackBundle,
  };
}

const pull = (store: Store, slot: Instant, source: PullSource = 'api', using = connector) =>
  pullAccount(partsOf(store, using), account, slot, source, new AbortController().signal);

/** Runs a pull to its end, and tells what it stored and asked. */
async function undisturbed(store: Store, slot: Instant, source: PullSource, using = connector): Promise<typeof first> {
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
  using = connector,
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
    first = await undisturbed(createMemoryStore(), CONNECTED, 'backfill');
    const { pulls, posts, months, captures } = first.holdings;
    expect(pulls).toHaveLength(1);
    expect(captures).toEqual([]);
    const visible = visiblePosts('youtube', CONNECTED);
    expect(posts.map(({ native }) => native).toSorted()).toEqual(visible.map(videoId).toSorted());
    expect(months.map(({ month }) => month)).toContain('2024-11');
    const november = months.find(({ month }) => month === '2025-11');
    expect(november?.closing['youtube.channel.subscribers@1']?.cell).toBe(subscribers(CONNECTED));
    for (const [of, held] of Object.entries(november?.days['youtube.channel.views@1'] ?? {})) {
      expect(held.cell).toBe(day('views', of as `${number}-${number}-${number}`, CONNECTED));
    }
  });

  it('that dies at any write is brought to the same end by the next try, without asking anything twice', async () => {
    // A shorter series touches fewer months; the pages of posts stay two.
    const short: Connector = { ...connector, history: { series: 45, posts: 400 } };
    const start = async () => createMemoryStore();
    const told = await undisturbed(await start(), CONNECTED, 'backfill', short);
    const deaths = await diesEverywhere(start, CONNECTED, 'backfill', told, short);
    expect(told.asked.filter((call) => call.includes('/playlistItems'))).toHaveLength(2);
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
    clock.set(BOUNDARY);
    await pull(store, BOUNDARY);
    before = await holdingsOf(store, account.id);
    clock.set(LAST);
    last = await undisturbed(store, LAST, 'api');
    const { pulls, posts, months } = last.holdings;
    expect(pulls.map(({ slot, source }) => `${slot} ${source}`)).toEqual([
      `${CONNECTED} backfill`,
      `${BOUNDARY} api`,
      `${LAST} api`,
    ]);
    const gone = posts.filter(({ goneSince }) => goneSince);
    expect(gone.map(({ native, goneSince }) => [native, goneSince])).toEqual([[VANISHED && videoId(VANISHED), LAST]]);
    expect(gone[0]?.versions).toEqual(before.posts.find(({ native }) => native === gone[0]?.native)?.versions);
    // Its figures of November stay.
    const november = months.find(({ month }) => month === '2025-11');
    const held = november?.posts.find(({ native }) => native === gone[0]?.native)?.closing;
    expect(held?.['youtube.video.views@1']).toMatchObject({
      cell: VANISHED && counter(VANISHED, 'views', BOUNDARY),
      learntAt: BOUNDARY,
    });
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
    const older = last.holdings.posts.filter(({ published }) => published < BOUNDARY).map(({ native }) => native);
    const fresh = last.holdings.posts.filter(({ published }) => published >= BOUNDARY);
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
    const heal = sandbox.faults.add({ platform: 'youtube', name: 'unavailable', path: '/videos' });
    succeeded.length = 0;
    await expect(pull(store, LAST)).rejects.toMatchObject({ recovery: { do: 'retry' } });
    heal();
    const again = await pull(store, LAST);
    expect(succeeded.toSorted()).toEqual(last.asked.toSorted());
    expect((await holdingsOf(store, account.id)).months).toEqual(last.holdings.months);
    // The answer that failed is not part of what the pull rests on.
    expect(again.bundle).toBe(last.holdings.pulls.at(-1)?.bundle);
  });

  it('gives a post a new version only when it says something else', async () => {
    const [changing] = before.posts.filter(({ native }) => native !== (VANISHED && videoId(VANISHED))).slice(-1);
    const renaming = mappedBy('youtube/1', (mapped) => ({
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

describe('replaying captures', () => {
  let store: Store;
  const mended = () =>
    mappedBy('youtube/2', (mapped) => ({
      ...mapped,
      // The mended mapper knows that the count of videos is not given.
      tables: mapped.tables.map((table) => {
        const column = table.keys.indexOf('youtube.channel.videos@1');
        const cells = (row: (typeof table.rows)[number]) => row.cells.with(column, 'not-exposed');
        return column < 0 ? table : { ...table, rows: table.rows.map((row) => ({ ...row, cells: cells(row) })) };
      }),
    }));
  const replay = (using: Connector) => replayCaptures(partsOf(store, using), account);

  beforeAll(async () => {
    store = createMemoryStore();
    await pull(store, LAST, 'backfill');
  });

  it('through the same mapper changes nothing', async () => {
    const told = await holdingsOf(store, account.id);
    succeeded.length = 0;
    expect(await replay(connector)).toEqual({ pulls: 1, changed: [], withoutBundle: [] });
    expect(await holdingsOf(store, account.id)).toEqual(told);
    expect(succeeded).toEqual([]);
  });

  it('through a mended mapper stores another mapping, and months follow it', async () => {
    const told = await holdingsOf(store, account.id);
    const [pulled] = told.pulls;
    expect(await replay(mended())).toEqual({ pulls: 1, changed: [pulled?.id], withoutBundle: [] });
    const { pulls, months, posts } = await holdingsOf(store, account.id);
    expect(pulls).toHaveLength(2);
    expect(pulls[0]).toEqual(pulled);
    expect(pulls[1]).toMatchObject({
      mapping: 1,
      mapper: 'youtube/2',
      bundle: pulled?.bundle,
      learntAt: pulled?.learntAt,
    });
    expect(posts).toEqual(told.posts);
    const december = months.find(({ month }) => month === '2025-12');
    expect(december?.pulls).toEqual([pulls[1]?.id]);
    expect(december?.closing['youtube.channel.videos@1']).toMatchObject({ cell: 'not-exposed', mapping: 1 });
    expect(december?.closing['youtube.channel.subscribers@1']).toMatchObject({ cell: subscribers(LAST), mapping: 1 });
  });

  it('again changes nothing, and pulling the slot again brings the old mapping not back', async () => {
    const told = await holdingsOf(store, account.id);
    expect((await replay(mended())).changed).toEqual([]);
    await pull(store, LAST, 'backfill');
    expect(await holdingsOf(store, account.id)).toEqual(told);
  });

  it('leaves a pull alone whose bundle is no longer kept', async () => {
    const without: Store = { ...store, getFile: async () => undefined };
    const { pulls } = await holdingsOf(store, account.id);
    const replayed = await replayCaptures(partsOf(without, mended()), account);
    expect(replayed).toEqual({ pulls: 1, changed: [], withoutBundle: [pulls[1]?.id] });
  });
});

describe('rebuilding month documents', () => {
  it('changes nothing when nothing is wrong', async () => {
    const store = await storeHolding(last.holdings);
    expect(await rebuildMonths(store, account.id)).toEqual({ months: last.holdings.months.length, changed: [] });
    expect(await holdingsOf(store, account.id)).toEqual(last.holdings);
  });

  it('mends what is damaged, makes what is missing, and clears what no pull tells', async () => {
    const { months } = last.holdings;
    const damaged = months.map((document) => {
      if (document.month !== '2025-11') return document;
      const [key, held] = Object.entries(document.closing)[0] ?? [];
      return { ...document, closing: { ...document.closing, [key ?? '']: { ...held, cell: 1 } } };
    });
    const invented = { ...months[0], id: `${account.id}|2019-01`, month: '2019-01' } as (typeof months)[number];
    const store = await storeHolding({
      ...last.holdings,
      months: [invented, ...damaged.filter(({ month }) => month !== '2025-10')],
    });
    const rebuilt = await rebuildMonths(store, account.id);
    expect(rebuilt.changed).toEqual(['2019-01', '2025-10', '2025-11']);
    const after = (await holdingsOf(store, account.id)).months;
    const content = ({ revision: _, ...document }: (typeof months)[number]) => document;
    expect(after.slice(1).map(content)).toEqual(months.map(content));
    expect(after[0]).toMatchObject({ month: '2019-01', pulls: [], closing: {}, counters: {}, days: {}, posts: [] });
    expect((await rebuildMonths(store, account.id)).changed).toEqual([]);
  });
});

function mappedBy(mapper: string, change: (mapped: Mapped) => Mapped): Connector {
  return { ...connector, mapper, map: (bundle) => change(connector.map(bundle)) };
}

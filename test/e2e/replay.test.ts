import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLD } from '#core/month/month-document.ts';
import type { Connector } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { rebuildMonths, renewMonths } from '#services/usecases/rebuild-months.ts';
import { replayCaptures } from '#services/usecases/replay-captures.ts';
import { subscribers } from '#test/sandbox/platforms/youtube/truth.ts';
import { newStore } from '#test/support/engine-pair.ts';
import { openPuller, type Puller } from '#test/support/puller.ts';
import { type Holdings, holdingsOf, storeHolding, watchedStore } from '#test/support/whole-store.ts';

const LAST: Instant = '2025-12-04T05:10:00.000Z';
/** Later than any mapper of the product. */
const MENDED = 'youtube/99';

let puller: Puller;
let account: Puller['account'];
let pull: Puller['pull'];

beforeAll(async () => {
  puller = await openPuller('youtube', LAST);
  ({ account, pull } = puller);
});
afterAll(() => puller.sandbox.stop());

describe('replaying captures', () => {
  let store: Store;
  const mended = () =>
    puller.mappedBy(MENDED, (mapped) => ({
      ...mapped,
      // The mended mapper knows that the count of videos is not given.
      tables: mapped.tables.map((table) => {
        const column = table.keys.indexOf('youtube.channel.videos@1');
        const cells = (row: (typeof table.rows)[number]) => row.cells.with(column, 'not-exposed');
        return column < 0 ? table : { ...table, rows: table.rows.map((row) => ({ ...row, cells: cells(row) })) };
      }),
    }));
  const replay = (using: Connector) => replayCaptures(puller.partsOf(store, using), account);

  beforeAll(async () => {
    store = await newStore();
    await pull(store, LAST, 'backfill');
  });

  it('through the same mapper changes nothing', async () => {
    const told = await holdingsOf(store, account.id);
    puller.succeeded.length = 0;
    expect(await replay(puller.connector())).toEqual({ pulls: 1, changed: [], withoutBundle: [], expired: [] });
    expect(await holdingsOf(store, account.id)).toEqual(told);
    expect(puller.succeeded).toEqual([]);
  });

  it('through a mapper that reads posts otherwise teaches the posts, though every figure is the same', async () => {
    const other = await newStore();
    await pull(other, LAST, 'backfill');
    const told = await holdingsOf(other, account.id);
    const reading = puller.mappedBy('youtube/99', (mapped) => ({
      ...mapped,
      posts: mapped.posts.map(({ facts, learntAt }) => ({ learntAt, facts: { ...facts, format: 'short' as const } })),
    }));
    const outcome = { pulls: 1, changed: [], withoutBundle: [], expired: [] };
    expect(await replayCaptures(puller.partsOf(other, reading), account)).toEqual(outcome);
    const { posts, pulls, months } = await holdingsOf(other, account.id);
    expect([pulls, months]).toEqual([told.pulls, told.months]);
    const formats = posts.map(({ versions }) => versions.map(({ format }) => format));
    expect(formats).toEqual(told.posts.map(({ versions }) => [...versions.map(({ format }) => format), 'short']));
    expect(await replayCaptures(puller.partsOf(other, reading), account)).toEqual(outcome);
    expect((await holdingsOf(other, account.id)).posts).toEqual(posts);
  });

  it('through a mended mapper stores another mapping, and months follow it', async () => {
    const told = await holdingsOf(store, account.id);
    const [pulled] = told.pulls;
    const videos = {
      metric: 'youtube.channel.videos@1',
      count: 1,
      example: { subject: account.native, period: null, before: expect.any(Number), after: 'not-exposed' },
    };
    const again = { pull: pulled?.id.replace(/0$/, '1'), mapper: { before: pulled?.mapper, now: MENDED } };
    const changed = [{ ...again, metrics: [videos] }];
    expect(await replay(mended())).toEqual({ pulls: 1, changed, withoutBundle: [], expired: [] });
    const { pulls, months, posts } = await holdingsOf(store, account.id);
    expect(pulls).toHaveLength(2);
    expect(pulls[0]).toEqual(pulled);
    expect(pulls[1]).toMatchObject({
      mapping: 1,
      mapper: MENDED,
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

  it('that dies before the months are up to date is brought to its end by the next one', async () => {
    const start = async () => {
      const fresh = await newStore();
      await pull(fresh, LAST, 'backfill');
      return fresh;
    };
    const [told, torn] = [await start(), await start()];
    await replayCaptures(puller.partsOf(told, mended()), account);
    const mortal = watchedStore(torn, (_, write, on) => {
      if (write === 'replace' && on === 'months') throw new Error('died');
    });
    await expect(replayCaptures(puller.partsOf(mortal, mended()), account)).rejects.toThrow('died');
    await replayCaptures(puller.partsOf(torn, mended()), account);
    expect(await holdingsOf(torn, account.id)).toEqual(await holdingsOf(told, account.id));
  });

  it('leaves a pull alone whose bundle is no longer kept', async () => {
    const without: Store = { ...store, getFile: async () => undefined };
    const { pulls } = await holdingsOf(store, account.id);
    const replayed = await replayCaptures(puller.partsOf(without, mended()), account);
    expect(replayed).toEqual({ pulls: 1, changed: [], withoutBundle: [pulls[1]?.id], expired: [] });
  });
});

describe('rebuilding month documents', () => {
  let told: Holdings;

  beforeAll(async () => {
    const store = await newStore();
    await pull(store, LAST, 'backfill');
    told = await holdingsOf(store, account.id);
  });

  it('changes nothing when nothing is wrong', async () => {
    const store = await storeHolding(told);
    expect(await rebuildMonths(store, account.id)).toEqual({ months: told.months.length, changed: [] });
    expect(await holdingsOf(store, account.id)).toEqual(told);
  });

  it('happens by itself when an earlier version folded in another way, and only then', async () => {
    const older = told.months.map((document) => ({ ...document, fold: FOLD - 1, gaps: {}, closing: {} }));
    const store = await storeHolding({ ...told, months: older });
    await store.insert('accounts', account);
    await renewMonths(store);
    const renewed = (await holdingsOf(store, account.id)).months;
    expect(renewed.map(({ revision: _, ...document }) => document)).toEqual(
      told.months.map(({ revision: _, ...document }) => document),
    );
    await renewMonths(store);
    expect((await holdingsOf(store, account.id)).months).toEqual(renewed);
  });

  it('mends what is damaged, makes what is missing, and clears what no pull tells', async () => {
    const { months } = told;
    const damaged = months.map((document) => (document.month === '2025-11' ? { ...document, days: {} } : document));
    const invented = { ...months[0], id: `${account.id}|2019-01`, month: '2019-01' } as (typeof months)[number];
    const store = await storeHolding({
      ...told,
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

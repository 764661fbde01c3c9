import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import type { Scalar, ScanQuery, Store, TotalsQuery } from '#core/ports/store.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { withEngine } from '#test/support/with-engine.ts';
import { openMongo } from './store/mongo-database.ts';
import { account, capture, WIDE_COLLECTIONS, type WideAccount } from './store/specimens.ts';
import { openSqlite } from './store/sqlite-file.ts';
import type { LastingSubject } from './store/subject.ts';

/** One question or change, put to a store and to the model: what both resolve or reject with must be equal. */
interface Operation {
  name: keyof Store;
  /** Shown when the property fails. */
  asked: unknown;
  run(store: Store): Promise<unknown>;
}

function operation<T>(name: keyof Store, asked: fc.Arbitrary<T>, run: (store: Store, asked: T) => Promise<unknown>) {
  return asked.map((one): Operation => ({ name, asked: one, run: (store) => run(store, one) }));
}

// Few values, so that documents meet, tie and fall on the borders of ranges.
const ids = fc.constantFrom('a', 'b', 'b ', 'ñ', '😀', '\uffff', '\ud800', '\u0000');
const cities = fc.constantFrom('', 'Cali', 'cali', 'Ñ', '\ud7ff', '\udbff', '😀', '\ue000', '\uffff');
const followers = fc.constantFrom(-1, 0, 1, 2, Number.MAX_SAFE_INTEGER);
const spent = fc.constantFrom(-(2n ** 63n), -1n, 0n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n);
const platforms = fc.constantFrom('youtube' as const, 'x' as const);
const notes = fc.oneof(
  fc.bigInt(),
  fc.dictionary(fc.constantFrom('$bigint', '$$bigint', 'x'), fc.oneof(fc.string(), fc.bigInt())),
);
const revisions = fc.constantFrom(0, 0, 0, 1, 2);

const accounts = fc
  .record(
    { platform: platforms, revision: revisions, city: fc.option(cities), followers, spent, note: notes },
    { requiredKeys: ['platform', 'revision'] },
  )
  .chain((members) => ids.map((id) => account(id, members as Partial<WideAccount>)));

const orderValues: Readonly<Record<string, fc.Arbitrary<Scalar>>> = {
  byPlatform: ids,
  byCity: cities,
  byFollowers: followers,
  bySpent: spent,
  inCity: followers,
  byRevision: fc.constantFrom(0, 1, 2),
};

/** Some questions are wrong on purpose (an equality too few, a value of another type): all stores must refuse the same. */
const places = fc.constantFrom(...Object.keys(orderValues)).chain((index) => {
  const value = fc.oneof(
    { weight: 20, arbitrary: orderValues[index] ?? ids },
    { weight: 1, arbitrary: fc.constant(true as never) },
  );
  const equal = fc.record({ platform: platforms, city: cities }, { requiredKeys: ['platform'] });
  return fc.record({
    index: fc.constant(index),
    equal: equal.map(({ platform, city = 'Cali' }) => (index === 'inCity' ? { platform, city } : { platform })),
    range: fc.record({ from: value, until: value }, { requiredKeys: [] }),
    after: fc.option(fc.record({ value, id: ids }), { nil: undefined }),
  });
});

const scans = fc
  .tuple(places, fc.constantFrom('ascending' as const, 'descending' as const), fc.integer({ min: 0, max: 4 }))
  .map(([{ after, ...place }, order, limit]): ScanQuery => ({ ...place, order, limit, ...(after ? { after } : {}) }));

const groupFields = fc.uniqueArray(fc.constantFrom('city', 'followers', 'spent', 'platform', 'id', 'name'), {
  maxLength: 3,
});
const sumFields = fc.uniqueArray(fc.constantFrom('followers', 'spent', 'revision', 'city'), { maxLength: 2 });
const totals = fc
  .tuple(places, groupFields, sumFields)
  .map(([{ index, equal, range }, by, sums]): TotalsQuery => ({ index, equal, range, by, sums }));

const sequences = fc.array(fc.nat(3), { maxLength: 3 });
const operations: fc.Arbitrary<Operation> = fc.oneof(
  operation('insert', accounts, (store, document) => store.insert('accounts', document)),
  operation('insertMany', fc.array(accounts, { maxLength: 8 }), (store, many) => store.insertMany('accounts', many)),
  operation('replace', accounts, (store, document) => store.replace('accounts', document)),
  operation('get', fc.array(ids, { maxLength: 4 }), (store, some) => store.get('accounts', some)),
  operation('scan', scans, (store, query) => store.scan('accounts', query)),
  operation('totals', totals, (store, query) => store.totals('accounts', query)),
  operation('insert', fc.nat(3), (store, sequence) => store.insert('captures', capture('p', sequence))),
  operation('remove', sequences, (store, some) =>
    store.remove(
      'captures',
      some.map((n) => `p#${n}`),
    ),
  ),
  operation('getFile', fc.uint8Array({ maxLength: 3 }), async (store, bytes) =>
    store.getFile(await store.putFile(bytes)),
  ),
  operation('removeFile', fc.uint8Array({ maxLength: 1 }), async (store, bytes) =>
    store.removeFile(await store.putFile(bytes)),
  ),
);

function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (value) => ({ value: value instanceof Uint8Array ? [...value] : value }),
    (error: unknown) => ({ error: error instanceof Error ? [error.name, error.message] : error }),
  );
}

/** Everything that a store holds, read through each way of asking. */
async function contents(store: Store): Promise<unknown> {
  const asked = ['byPlatform', 'byCity', 'byFollowers', 'bySpent', 'byRevision'].flatMap((index) =>
    ['youtube', 'x'].map((platform) => store.scan('accounts', { index, equal: { platform }, limit: 100 })),
  );
  return Promise.all([...asked, store.scan('captures', { index: 'byPull', equal: { pull: 'p' }, limit: 100 })]);
}

/** Does the same to an empty store and to the reference model, and compares each answer, and at the end all that they hold. */
async function compare(store: Store, sequence: readonly Operation[]): Promise<void> {
  const model = createMemoryStore(WIDE_COLLECTIONS);
  expect(await contents(store)).toEqual(await contents(model));
  for (const { run } of sequence) expect(await outcome(run(store))).toEqual(await outcome(run(model)));
  expect(await contents(store)).toEqual(await contents(model));
}

const SEQUENCES = fc.array(operations, { minLength: 1, maxLength: 60, size: 'max' });
const TITLE = 'answers as the reference model does, whatever is done in whatever order';

/** Over one store, emptied after each run: to make one for each takes longer than the runs. */
async function isLikeTheModel(open: () => Promise<LastingSubject>): Promise<void> {
  const { store, empty, dispose } = await open();
  const property = fc.asyncProperty(SEQUENCES, (sequence) => compare(store, sequence).finally(empty));
  await fc.assert(property, { numRuns: 150 }).finally(dispose);
}

it(`sqlite ${TITLE}`, () => isLikeTheModel(() => openSqlite(WIDE_COLLECTIONS)));

withEngine('store property: mongo', inject('mongo'), (url) => {
  it(`mongo ${TITLE}`, { timeout: 120_000 }, () => isLikeTheModel(() => openMongo(url, WIDE_COLLECTIONS)));
});

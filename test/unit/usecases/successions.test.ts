import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#core/accounts/account.ts';
import { type Succession, withName } from '#core/accounts/succession.ts';
import { emptyMonth } from '#core/month/fold.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { learnName } from '#services/usecases/learn-name.ts';
import { loadHistories } from '#services/usecases/load-histories.ts';
import { nameSuccessor, unnameSuccessor } from '#services/usecases/name-successor.ts';
import { storedAccounts } from '#services/usecases/stored-accounts.ts';
import { standingIn, withPredecessors } from '#services/usecases/successions.ts';
import { smallHistory } from '#test/support/small-world.ts';

const account = (id: string, platform: Account['platform'] = 'x') => ({
  id,
  platform,
  native: id,
  name: id,
  url: `https://x.com/${id}`,
});
const follows = (of: string, kind: Succession['kind'] = 'replaced'): Succession => ({
  of,
  since: '2026-06-11',
  kind,
  reason: 'Cambio de imagen',
});
const BY_PERSON = { namedAt: '2026-07-01T00:00:00.000Z' } as const;

let store: Store;
beforeEach(() => {
  store = createMemoryStore();
});

describe('the successors that settings name', () => {
  const old = account('old');
  const next = { ...account('next'), succeeds: [follows('old')] };

  it('are stored, follow the settings, and leave alone what a person named', async () => {
    await storedAccounts(store, [old, account('older'), next]);
    await nameSuccessor(store, 'old', { ...follows('older'), ...BY_PERSON });
    expect(await storedAccounts(store, [old, next])).toMatchObject([
      { succeeds: [{ of: 'older' }] },
      { succeeds: [{ of: 'old' }] },
    ]);
    const [, without] = await storedAccounts(store, [old, account('next')]);
    expect(without).not.toHaveProperty('succeeds');
    expect(await withPredecessors(store, [{ ...next, revision: 0 }])).toMatchObject([
      { id: 'next' },
      { id: 'old' },
      { id: 'older' },
    ]);
  });

  it('count once where a person said otherwise of the same two accounts', async () => {
    await storedAccounts(store, [old, next]);
    await nameSuccessor(store, 'next', { ...follows('old', 'merged'), ...BY_PERSON });
    const [, told] = await storedAccounts(store, [old, next]);
    expect(told?.succeeds).toEqual([{ ...follows('old', 'merged'), ...BY_PERSON }]);
    await unnameSuccessor(store, 'next', 'old');
    expect(await storedAccounts(store, [old, next])).toMatchObject([{}, { succeeds: [follows('old')] }]);
  });

  it.each([
    ['that is not known', { ...next, succeeds: [follows('nobody')] }, 'succession-unknown'],
    ['of another platform', { ...next, platform: 'youtube' as const }, 'succession-of-other'],
    ['that is itself', { ...next, succeeds: [follows('next')] }, 'succession-circular'],
  ])('cannot be of an account %s', async (_, configured, code) => {
    await expect(storedAccounts(store, [old, configured])).rejects.toMatchObject({
      code,
      recovery: { do: 'fix-setup' },
    });
  });
});

describe('the successors that a person names', () => {
  beforeEach(() => storedAccounts(store, [account('a'), account('b'), account('c')]).then(() => undefined));

  it('can be taken back, and never follow each other in a ring', async () => {
    await nameSuccessor(store, 'b', { ...follows('a'), ...BY_PERSON });
    await nameSuccessor(store, 'c', { ...follows('b'), ...BY_PERSON });
    const ring = nameSuccessor(store, 'a', { ...follows('c'), ...BY_PERSON });
    await expect(ring).rejects.toMatchObject({ code: 'succession-circular' });
    await unnameSuccessor(store, 'c', 'b');
    expect((await store.get('accounts', ['a', 'b', 'c'])).map(({ succeeds }) => succeeds?.length)).toEqual([
      undefined,
      1,
      undefined,
    ]);
    await expect(unnameSuccessor(store, 'c', 'b')).rejects.toMatchObject({ code: 'succession-not-named' });
  });
});

describe('the accounts of which a month tells', () => {
  const all = (kind: Succession['kind']): Account[] => [
    { ...account('old'), revision: 0 },
    { ...account('next'), revision: 0, succeeds: [follows('old', kind)] },
  ];
  it.each([
    ['replaced', '2026-05', ['old']],
    ['replaced', '2026-06', ['next']],
    ['merged', '2026-05', ['old', 'next']],
    ['merged', '2026-07', ['next']],
  ] as const)('for one that was %s are in %s %j', (kind, month, ids) => {
    expect(standingIn(all(kind), month).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the names of an account', () => {
  const seen = (name: string, learntAt: Instant) => ({ name, learntAt });

  it('grow by each other name, and by nothing older', () => {
    const first = withName([], seen('A', '2026-06-02T00:00:00.000Z'));
    const same = withName(first, seen('A', '2026-06-03T00:00:00.000Z'));
    expect(same).toBe(first);
    const second = withName(first, seen('B', '2026-06-04T00:00:00.000Z'));
    expect(second.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(withName(second, seen('C', '2026-06-03T00:00:00.000Z'))).toBe(second);
  });

  it('are kept with the account', async () => {
    await storedAccounts(store, [account('a')]);
    await learnName(store, { id: 'a' }, { name: { name: 'Uno', handle: 'uno', learntAt: '2026-06-02T00:00:00.000Z' } });
    await learnName(store, { id: 'a' }, { name: { name: 'Uno', handle: 'dos', learntAt: '2026-06-03T00:00:00.000Z' } });
    const [stored] = await storedAccounts(store, [account('a')]);
    expect(stored?.names?.map(({ handle }) => handle)).toEqual(['uno', 'dos']);
  });
});

describe('the history of a successor', () => {
  it('is loaded with that of the account before it, from the month of the change on', async () => {
    const connectedAt = '2026-05-01T05:10:00.000Z' as const;
    const month = (id: string, of: Month) =>
      emptyMonth({ account: id, platform: 'facebook', learntAt: '2026-06-02T00:00:00.000Z' }, of);
    const old: Account = { ...account('old', 'facebook'), revision: 0, connectedAt };
    const next: Account = { ...account('next', 'facebook'), revision: 0, succeeds: [follows('old')] };
    await store.insertMany('accounts', [old, next]);
    await store.insertMany('months', [month('old', '2026-05'), month('old', '2026-06'), month('next', '2026-06')]);
    const { dictionary } = smallHistory([]);
    const parts = { store, dictionaries: new Map([['facebook' as const, dictionary]]), trackedDays: 365 };
    const load = (of: Month) => loadHistories(parts, [next], of, '2026-07-01T00:00:00.000Z');
    expect(await load('2026-05')).toEqual([]);
    const [history] = await load('2026-06');
    expect(history?.links).toMatchObject([{ of: { id: 'old', name: 'old' }, into: 'next', since: '2026-06-11' }]);
    expect([...(history?.months.values() ?? [])].map(({ id }) => id)).toEqual(['old|2026-05', 'next|2026-06']);
    expect(history?.account).toMatchObject({ id: 'next', connectedAt });
  });
});

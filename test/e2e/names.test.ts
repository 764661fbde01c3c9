import { afterEach, describe, expect, it } from 'vitest';
import type { Platform } from '#core/accounts/account.ts';
import type { Instant } from '#core/time/instant.ts';
import { newStore } from '#test/support/engine-pair.ts';
import { openPuller, type Puller } from '#test/support/puller.ts';

const SLOT: Instant = '2025-12-04T05:10:00.000Z';
const NEXT: Instant = '2025-12-05T05:10:00.000Z';

describe('the name of an account', () => {
  let puller: Puller | undefined;
  afterEach(() => puller?.sandbox.stop());

  it.each<[Platform, object[] | undefined]>([
    ['facebook', [{ name: 'Ministerio del Trabajo (demostración)' }]],
    ['x', [{ name: 'Ministerio del Trabajo', handle: 'MintrabajoDemo' }]],
    ['youtube', [{ name: 'Ministerio del Trabajo (demostración)', handle: 'mintrabajodemo' }]],
    ['linkedin', undefined],
  ])('of %s is noted as the platform gives it, once', async (platform, names) => {
    puller = await openPuller(platform, SLOT);
    const store = await newStore();
    await store.insert('accounts', puller.account);
    await puller.pull(store, SLOT);
    puller.clock.set(NEXT);
    await puller.pull(store, NEXT);
    const [stored] = await store.get('accounts', [puller.account.id]);
    expect(stored?.names?.map(({ learntAt: _, ...name }) => name)).toEqual(names);
  });

  it('that is another one at a later pull is noted with its moment', async () => {
    puller = await openPuller('x', SLOT);
    const store = await newStore();
    await store.insert('accounts', puller.account);
    await puller.pull(store, SLOT);
    puller.clock.set(NEXT);
    const renaming = puller.mappedBy('x/2', (mapped) => ({
      ...mapped,
      ...(mapped.name && { name: { ...mapped.name, handle: 'MinTrabajoCol' } }),
    }));
    const { learntAt } = await puller.pull(store, NEXT, 'api', renaming);
    const [stored] = await store.get('accounts', [puller.account.id]);
    expect(stored?.names?.map(({ handle }) => handle)).toEqual(['MintrabajoDemo', 'MinTrabajoCol']);
    expect(stored?.names?.[1]?.learntAt.slice(0, 10)).toBe(learntAt.slice(0, 10));
  });
});

import { describe, expect, it } from 'vitest';
import type { Account } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { markConnected, storedAccounts } from '#services/usecases/stored-accounts.ts';

const CONFIGURED: Omit<Account, 'revision'> = {
  id: 'x-entidad',
  platform: 'x',
  native: '7',
  name: 'Entidad',
  url: 'https://x.com/entidad',
};

describe('the accounts of the settings', () => {
  it('take over a new name and address, and keep the slot of their connection', async () => {
    const store = createMemoryStore();
    const [account] = await storedAccounts(store, [CONFIGURED]);
    if (account) await markConnected(store, account, '2026-10-01T05:10:00.000Z');
    const renamed = { ...CONFIGURED, name: 'Otro nombre', url: 'https://x.com/otra' };
    const stored = { ...renamed, connectedAt: '2026-10-01T05:10:00.000Z' };
    expect(await storedAccounts(store, [renamed])).toMatchObject([stored]);
    expect(await store.get('accounts', ['x-entidad'])).toMatchObject([stored]);
  });

  it('are marked as connected although somebody else writes them at that moment', async () => {
    const store = createMemoryStore();
    const [account] = await storedAccounts(store, [CONFIGURED]);
    let reads = 0;
    const raced: Store = {
      ...store,
      async get(collection, ids) {
        const found = await store.get(collection, ids);
        reads += 1;
        if (reads === 1) await storedAccounts(store, [{ ...CONFIGURED, name: 'Otro nombre' }]);
        return found;
      },
    };
    if (account) await markConnected(raced, account, '2026-10-01T05:10:00.000Z');
    const [stored] = await store.get('accounts', ['x-entidad']);
    expect(stored).toMatchObject({ name: 'Otro nombre', connectedAt: '2026-10-01T05:10:00.000Z' });
  });

  it.each([{ native: '8' }, { platform: 'youtube' as const, native: 'UC8' }])(
    'can be corrected to %j until they are read, and not after',
    async (other) => {
      const store = createMemoryStore();
      await storedAccounts(store, [CONFIGURED]);
      const [corrected] = await storedAccounts(store, [{ ...CONFIGURED, ...other }]);
      expect(corrected).toMatchObject(other);
      if (corrected) await markConnected(store, corrected, '2026-10-01T05:10:00.000Z');
      const back = storedAccounts(store, [CONFIGURED]);
      await expect(back).rejects.toMatchObject({ code: 'account-replaced', recovery: { do: 'fix-setup' } });
      expect(await store.get('accounts', ['x-entidad'])).toMatchObject([other]);
    },
  );
});

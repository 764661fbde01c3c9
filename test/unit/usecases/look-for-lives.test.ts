import { expect, it } from 'vitest';
import { type Live, liveId } from '#core/lives/live.ts';
import type { LiveLook } from '#core/ports/connector.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { lookForLives } from '#services/usecases/lives/look-for-lives.ts';
import { sandboxAccount } from '#test/support/sandbox-settings.ts';

const NOW: Instant = '2026-10-15T15:00:00.000Z';
const account = sandboxAccount('facebook');

const begun = (native: string, hoursAgo: number): Live => ({
  id: liveId(account.id, native),
  revision: 0,
  account: account.id,
  platform: account.platform,
  native,
  permalink: `https://www.facebook.com/${native}`,
  startedAt: addHours(NOW, -hoursAgo),
  everyMinutes: 10,
  readings: [],
});

it('a broadcast of which no end is ever told is asked after for two days', async () => {
  const store = createMemoryStore();
  await store.insertMany('lives', [begun('young', 47), begun('old', 49)]);
  const looks: LiveLook[] = [];
  const reader = { ask: async (look: LiveLook) => void looks.push(look), map: () => ({ live: [], over: [] }) };
  const exchange = { access: async () => ({ token: 'a' }), send: () => Promise.reject(new Error('nothing to ask')) };
  const parts = { store, exchange: () => exchange, access: () => exchange.access, everyMinutes: 10 };
  await lookForLives(parts, account, reader, NOW, new AbortController().signal);
  expect(looks).toEqual([{ account: account.native, open: ['young'] }]);
});

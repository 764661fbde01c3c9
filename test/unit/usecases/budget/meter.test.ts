import { describe, expect, it } from 'vitest';
import type { Platform } from '#core/accounts/account.ts';
import type { Call } from '#core/ports/connector.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { limitsTold } from '#services/exchange/limits.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { consumptionOf } from '#services/usecases/budget/consumption.ts';
import { meterOf } from '#services/usecases/budget/meter.ts';
import { sweepMeter } from '#services/usecases/budget/sweep-meter.ts';

const NOW: Instant = '2026-10-15T05:10:00.000Z';
const RESET: Instant = '2026-10-15T05:15:00.000Z';
const call = (name: string): Call => ({ method: 'GET', url: `https://api.example/${name}`, headers: {} });
const took = (microUsd: bigint) => ({ calls: 1, units: 0, microUsd });

const ADS = { 'facebook-ads': null, 'linkedin-ads': null };
const BUDGETS = { limits: { facebook: null, x: 10_000n, youtube: null, linkedin: null, ...ADS }, pausePercent: 75 };

/** Two processes before one store. */
function processes() {
  const store = createMemoryStore();
  const connector = {
    endpointOf: ({ url }: Pick<Call, 'url'>) => new URL(url).pathname.slice(1),
    mostOf: () => took(500n),
    costOf: () => took(30n),
  };
  const run = (name: string, platform: Platform, id: string) => {
    const parts = { store, clock: { now: () => NOW, until: async () => {} }, budgets: BUDGETS, limitsTold };
    const meter = meterOf(parts, name, { id, platform }, connector);
    return {
      begin: (endpoint: string) => meter(call(endpoint)),
      async make(endpoint: string, headers: Record<string, string> = {}) {
        const settle = await meter(call(endpoint));
        await settle({ call: call(endpoint), answer: { status: 200, headers, body: '{}', receivedAt: NOW } });
      },
    };
  };
  return { store, run };
}

describe('the meter of a run', () => {
  it('counts a call with what it took, and one whose process died with all that it could take', async () => {
    const { store, run } = processes();
    const one = run('pull|a#1', 'x', 'a');
    await one.make('posts');
    await one.begin('posts');
    const { documents } = await store.scan('meter', { index: 'byPlatform', equal: { platform: 'x' }, limit: 10 });
    expect(documents.map(({ id, state, microUsd }) => [id, state, microUsd])).toEqual([
      ['pull|a#1.0', 'settled', 30n],
      ['pull|a#1.1', 'reserved', 500n],
    ]);
    expect(await consumptionOf({ store, budgets: BUDGETS }, 'x', NOW)).toMatchObject({ spent: 530n, limit: 10_000n });
  });

  it('heeds what an answer told another process: of X, for the same request of the same account', async () => {
    const { run } = processes();
    const spent = {
      'x-rate-limit-limit': '900',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(Date.parse(RESET) / 1000),
    };
    await run('pull|a|1#1', 'x', 'a').make('posts', spent);
    const other = run('pull|a|2#1', 'x', 'a');
    await expect(other.begin('posts')).rejects.toMatchObject({
      code: 'limit-near',
      recovery: { do: 'wait', until: RESET },
    });
    await other.make('me');
    await run('pull|b|1#1', 'x', 'b').make('posts');
  });

  it('of Facebook, for the page whose limit it is, or for every page where it is the app’s', async () => {
    const { run } = processes();
    const page = JSON.stringify({ 1: [{ type: 'pages', call_count: 76, estimated_time_to_regain_access: 5 }] });
    await run('pull|a|1#1', 'facebook', 'a').make('posts', { 'x-business-use-case-usage': page });
    const wait = { code: 'limit-near', recovery: { do: 'wait', until: RESET } };
    await expect(run('pull|a|2#1', 'facebook', 'a').begin('page')).rejects.toMatchObject(wait);
    const b = run('pull|b|1#1', 'facebook', 'b');
    await b.make('page', { 'x-app-usage': JSON.stringify({ call_count: 75 }) });
    await expect(b.begin('page')).rejects.toMatchObject({
      recovery: { do: 'wait', until: '2026-10-15T06:10:00.000Z' },
      message: expect.stringMatching(/«app-call-count» va en 75 %/),
    });
    await expect(run('pull|c|1#1', 'facebook', 'c').begin('page')).rejects.toMatchObject({ code: 'limit-near' });
  });

  it('leaves the longer of two pauses standing', async () => {
    const { store, run } = processes();
    const told = (minutes: number) => ({
      'x-business-use-case-usage': JSON.stringify({
        1: [{ type: 'pages', call_count: 90, estimated_time_to_regain_access: minutes }],
      }),
    });
    const [long, short] = [run('pull|a|1#1', 'facebook', 'a'), run('pull|a|2#1', 'facebook', 'a')];
    const [settleLong, settleShort] = [await long.begin('page'), await short.begin('page')];
    const answer = (minutes: number) => ({
      call: call('page'),
      answer: { status: 200, headers: told(minutes), body: '{}', receivedAt: NOW },
    });
    await settleLong(answer(60));
    await settleShort(answer(5));
    expect(await store.get('pauses', ['facebook|a'])).toMatchObject([{ until: '2026-10-15T06:10:00.000Z' }]);
  });

  it('is swept of what is older than a year and a month', async () => {
    const { store, run } = processes();
    await run('pull|a#1', 'x', 'a').make('posts');
    await sweepMeter(store, addHours(NOW, 24 * 400));
    expect(await store.get('meter', ['pull|a#1.0'])).toHaveLength(1);
    await sweepMeter(store, addHours(NOW, 24 * 400 + 1));
    expect(await store.get('meter', ['pull|a#1.0'])).toEqual([]);
  });
});

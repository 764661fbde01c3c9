import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recovery } from '#core/error.ts';
import type { Capture } from '#core/ports/connector.ts';
import { toInstant } from '#core/time/instant.ts';
import { endpointOf, failureOf } from '#services/platforms/x/answers.ts';
import { allPosts, counter } from '#test/sandbox/platforms/x/truth.ts';
import { existsAt } from '#test/sandbox/world/posts.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const NOW = toInstant('2026-09-15T05:10:00Z');
const ME = 'https://api.x.com/2/users/me?user.fields=public_metrics';
const TIMELINE = 'https://api.x.com/2/users/128450017/tweets?max_results=100';
const PROBLEMS = 'https://api.twitter.com/2/problems';

function answered(status: number, body: unknown, headers: Record<string, string> = {}, url = TIMELINE): Capture {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { call: { method: 'GET', url, headers: {} }, answer: { status, headers, body: text, receivedAt: NOW } };
}

const recoveryOf = (capture: Capture) => failureOf(capture)?.recovery;

describe('an answer of X is', () => {
  const cases: [string, Capture, Recovery | undefined][] = [
    ['read when it is a page', answered(200, { data: [], meta: { result_count: 0 } }), undefined],
    ['read when it is an empty page', answered(200, { meta: { result_count: 0 } }), undefined],
    [
      'read when some of it is refused',
      answered(200, {
        data: [{ id: '1', text: '' }],
        errors: [{ resource_id: '1', type: `${PROBLEMS}/disallowed-resource` }],
      }),
      undefined,
    ],
    ['read when only an expansion failed', answered(200, { errors: [{ section: 'includes' }] }), undefined],
    [
      'for a person when the account does not exist',
      answered(200, { errors: [{ type: `${PROBLEMS}/resource-not-found` }] }, {}, ME),
      { do: 'fix-setup' },
    ],
    [
      'for later when the account cannot be looked up now',
      answered(200, { errors: [{ type: `${PROBLEMS}/resource-unavailable` }] }, {}, ME),
      { do: 'retry' },
    ],
    [
      'an item to leave out when it is of a post that we do not ask for',
      answered(200, { errors: [{ type: `${PROBLEMS}/resource-not-found` }] }, {}, 'https://api.x.com/2/tweets/12'),
      { do: 'skip' },
    ],
    ['for a person at 401', answered(401, { title: 'Unauthorized', type: 'about:blank' }), { do: 'fix-setup' }],
    ['for a person at 401 in the old form', answered(401, { errors: [{ code: 32 }] }), { do: 'fix-setup' }],
    ['for a person when credits are spent', answered(402, '', {}), { do: 'fix-setup' }],
    ['for a person at 403', answered(403, { type: `${PROBLEMS}/client-forbidden` }), { do: 'fix-setup' }],
    ['a fault of ours at 400', answered(400, { type: `${PROBLEMS}/invalid-request` }), { do: 'stop' }],
    ['a fault of ours at an empty 404', answered(404, ''), { do: 'stop' }],
    ['for a person when a sign-in is refused', answered(400, { error: 'invalid_request' }), { do: 'fix-setup' }],
    ['for later at 503', answered(503, 'upstream connect error'), { do: 'retry' }],
    [
      'to wait for when the window is spent, in whatever words',
      answered(429, 'Rate limit exceeded\n', { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1789449300' }),
      { do: 'wait', until: toInstant('2026-09-15T05:15:00Z') },
    ],
    [
      'for later when the window has just begun again',
      answered(429, '', { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1789448400' }),
      { do: 'retry' },
    ],
    [
      'to wait fifteen minutes for when the window does not say its end',
      answered(429, { status: 429 }, { 'x-rate-limit-limit': '1' }),
      { do: 'wait', until: toInstant('2026-09-15T05:25:00Z') },
    ],
    [
      'to wait a UTC day for when calls remain in the window',
      answered(429, { title: 'Odd' }, { 'x-rate-limit-remaining': '899', 'x-rate-limit-reset': '1789449300' }),
      { do: 'wait', until: toInstant('2026-09-16T00:00:00Z') },
    ],
    [
      'to wait a UTC day for when usage is capped, with no header to tell',
      answered(429, { title: 'UsageCapExceeded', period: 'Monthly', type: `${PROBLEMS}/usage-capped` }),
      { do: 'wait', until: toInstant('2026-09-16T00:00:00Z') },
    ],
  ];
  it.each(cases)('%s', (_, capture, recovery) => {
    expect(recoveryOf(capture)).toEqual(recovery);
  });

  it('said in its own words, and never in its whole body', () => {
    const failure = failureOf(
      answered(403, { title: 'Client Forbidden', reason: 'client-not-enrolled', client_id: '30123456' }),
    );
    expect(failure?.code).toBe('x-403');
    expect(failure?.facts).toEqual({ status: 403, reason: 'client-not-enrolled' });
    expect(failure?.message).not.toContain('30123456');
    expect(failureOf(answered(401, { errors: [{ code: 32, message: 'No' }] }))?.facts.reason).toBe('código 32');
  });
});

describe('requests of ours', () => {
  it('are three', () => {
    const of = (url: string, method: 'GET' | 'POST' = 'GET') => endpointOf({ method, url });
    expect([of(ME), of(TIMELINE), of('https://api.x.com/2/tweets?ids=1')]).toEqual(['me', 'posts', 'lookup']);
    expect([of(ME, 'POST'), of('https://api.x.com/2/users/12/mentions'), of('https://api.x.com/2/tweets/1')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('a pull of X when X misbehaves', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench('x', NOW);
  });
  afterAll(() => bench.sandbox.stop());

  async function pullWith(name: string, path?: string) {
    const off = bench.sandbox.faults.add({ platform: 'x', name, ...(path && { path }) });
    try {
      return await bench.pull();
    } finally {
      off();
    }
  }

  it.each([
    ['unavailable', 'retry'],
    ['token-dead', 'fix-setup'],
    ['no-permission', 'fix-setup'],
    ['credits-depleted', 'fix-setup'],
    ['suspended', 'fix-setup'],
    ['unreadable', 'stop'],
    ['rate-limited', 'wait'],
    ['rate-limited-in-text', 'wait'],
    ['usage-capped', 'wait'],
  ])('%s: %s', async (name, recovery) => {
    await expect(pullWith(name)).rejects.toMatchObject({ recovery: { do: recovery } });
  });

  it('waits until the window of fifteen minutes ends', async () => {
    const until = toInstant('2026-09-15T05:15:00Z');
    await expect(pullWith('rate-limited')).rejects.toMatchObject({ recovery: { until } });
    for (let call = 0; call < 75; call += 1) await pullWith('unreadable', '/users/me').catch(() => undefined);
    await expect(bench.pull()).rejects.toMatchObject({ code: 'x-429', recovery: { do: 'wait', until } });
    bench.clock.set(until);
    await expect(bench.pull()).resolves.toBeDefined();
  });

  it('keeps the counters of the account when timelines are refused, and says what is missing', async () => {
    const pulled = await pullWith('no-permission', '/tweets');
    expect(pulled.tables.map(({ level }) => level)).toEqual(['account']);
    expect(pulled.gaps).toEqual([{ level: 'post', metrics: [], reason: 'no-permission' }]);
  });

  it('refuses to go on with another account', async () => {
    const { connector, pull } = bench;
    const ask = connector.ask;
    const other = { ...bench, pull };
    other.connector.ask = (request, exchange) =>
      ask({ ...request, account: { ...request.account, native: '99' } }, exchange);
    await expect(other.pull()).rejects.toMatchObject({ code: 'wrong-account', recovery: { do: 'fix-setup' } });
    connector.ask = ask;
  });

  it.each([
    ['short-pages', 2],
    ['empty-last-page', 2],
  ] as const)('reads all of a listing with %s', async (name, pages) => {
    const pulled = await pullWith(name);
    expect(pulled.captures).toHaveLength(1 + pages);
    expect(subjectsOf(pulled)).toEqual(subjectsOf(await bench.pull()));
  });

  it('tells private metrics that are refused from those that do not exist', async () => {
    const pulled = await pullWith('private-refused');
    const at = bench.clock.now();
    const row = pulled.tables.find(({ level }) => level === 'post')?.rows[0];
    const post = allPosts().find((one) => existsAt(one, at));
    expect(row?.cells[0]).toBe(post && counter(post, 'impression_count', at));
    expect(row?.cells.slice(6)).toEqual(['no-permission', 'no-permission']);
  });

  function subjectsOf({ tables }: Pick<Awaited<ReturnType<Bench['pull']>>, 'tables'>) {
    return tables.filter(({ level }) => level === 'post').flatMap(({ rows }) => rows.map(({ subject }) => subject));
  }
});

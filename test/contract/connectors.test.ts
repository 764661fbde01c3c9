import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { PLATFORMS } from '#core/accounts/account.ts';
import { addCosts } from '#core/budget/cost.ts';
import { AppError } from '#core/error.ts';
import { type MetricDefinition, nameOf } from '#core/metrics/definition.ts';
import type { Bundle, Exchange, RefusedAccess } from '#core/ports/connector.ts';
import { dayOf } from '#core/time/day.ts';
import { toInstant } from '#core/time/instant.ts';
import { SECRET_MARKER } from '#services/exchange/secrets.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';
import { openPuller } from '#test/support/puller.ts';
import { SANDBOX_GRANTS, sandboxSettings } from '#test/support/sandbox-settings.ts';
import { holdingsOf } from '#test/support/whole-store.ts';

const SLOT = toInstant('2026-09-15T05:10:00Z');

// Runs over the registry: a platform that is added is held to the same promises without a new file.
describe.each(PLATFORMS)('the connector of %s', (platform) => {
  let bench: Bench;
  let pulled: Awaited<ReturnType<Bench['pull']>>;
  let first: typeof pulled;
  beforeAll(async () => {
    bench = await openBench(platform, SLOT);
    first = await bench.pull({ source: 'backfill' });
    first = { ...first, captures: [...first.captures] };
    const known = first.posts.map(({ facts }) => ({ native: facts.native, published: facts.published }));
    const again = await bench.pull({ known, parts: bench.connector.monthly?.map(({ part }) => part) ?? [] });
    pulled = { ...again, captures: [...again.captures] };
  }, 30_000);
  afterAll(() => bench.sandbox.stop());

  const dictionary = DICTIONARIES.find((one) => one.platform === platform);
  const inForce = (dictionary?.metrics ?? []).filter(
    // Broadcasts are looked at apart from pulls.
    ({ source, level, validFrom = '0', validUntil = '9' }) =>
      source !== null && level !== 'live' && validFrom <= dayOf(SLOT, 'UTC') && validUntil >= dayOf(SLOT, 'UTC'),
  );

  it('emits every metric in force, or declares the gap', () => {
    const emitted = new Set(pulled.tables.flatMap(({ keys }) => keys.map(nameOf)));
    const declared = new Set(pulled.gaps.flatMap(({ metrics }) => metrics));
    const silent = inForce.filter(({ key }) => !emitted.has(nameOf(key)) && !declared.has(nameOf(key)));
    expect(silent.map(({ key }: MetricDefinition) => key)).toEqual([]);
    expect(inForce.length).toBeGreaterThanOrEqual(7);
  });

  it('keeps the days of its dictionary', () => {
    expect(bench.connector.zone).toBe(dictionary?.zone);
  });

  it('emits only metrics of its dictionary, in tables of their level and grain', () => {
    const known = new Map((dictionary?.metrics ?? []).map((metric) => [metric.key, metric]));
    for (const { keys, level, period, rows } of pulled.tables) {
      for (const key of keys) expect(known.get(key)).toMatchObject({ level, grain: period.grain, platform });
      for (const row of rows) {
        expect(row.cells).toHaveLength(keys.length);
        expect(row.day === undefined).toBe(period.grain === 'instant');
        for (const cell of row.cells) expect(typeof cell !== 'number' || Number.isSafeInteger(cell)).toBe(true);
      }
    }
  });

  it('reads a subject once per table, and a cell once per run', () => {
    const seen = pulled.tables.flatMap(({ keys, rows, period }) =>
      rows.flatMap(({ subject, day, cells }) =>
        keys.flatMap((key, column) => (cells[column] === null ? [] : [`${subject}|${day ?? period.grain}|${key}`])),
      ),
    );
    expect(seen).toHaveLength(new Set(seen).size);
  });

  it('maps the same captures to the same readings', () => {
    const { request, captures, ...mapped } = pulled;
    const again = bench.connector.map(JSON.parse(JSON.stringify({ request, captures })) as Bundle);
    expect(again).toEqual(mapped);
  });

  it('asks only requests that it can name, and that the platform serves', () => {
    for (const { call, answer } of pulled.captures) {
      expect(bench.connector.endpointOf(call)).not.toBeNull();
      expect(answer.status).toBe(200);
    }
  });

  it('asks nothing that it does not use: without any one of the answers less is known', () => {
    const { request, captures } = pulled;
    const whole = bench.connector.map({ request, captures });
    // A list of videos says which of them to ask for; what comes of them tells the rest.
    for (const unread of captures.filter(({ call }) => bench.connector.endpointOf(call) !== 'reels')) {
      const without = bench.connector.map({ request, captures: captures.filter((each) => each !== unread) });
      expect(without, unread.call.url).not.toEqual(whole);
    }
  });

  it('takes an answer that is empty for no figure at all, never for a zero', () => {
    const { request, captures } = pulled;
    const [account, ...others] = captures;
    if (!account) throw new Error('nothing was asked');
    const emptied = others.map((capture) => ({
      ...capture,
      answer: { ...capture.answer, body: emptiedBody(capture.answer.body) },
    }));
    const { tables, gaps, gone } = bench.connector.map({ request, captures: [account, ...emptied] });
    // The account's own counters came first, and whole.
    const told = tables.filter(({ level, period }) => level === 'post' || period.grain !== 'instant');
    expect(told.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.filter(Number.isFinite)))).toEqual([]);
    expect(gone).toEqual([]);
    expect(gaps.some(({ level }) => level === 'post')).toBe(true);
  });

  it('tells what a call takes at most, and never more of its answer', () => {
    for (const capture of [...first.captures, ...pulled.captures]) {
      const [most, cost] = [bench.connector.mostOf(capture.call, SLOT), bench.connector.costOf(capture)];
      expect(most.calls + most.units + Number(most.microUsd)).toBeGreaterThan(0);
      for (const measure of ['calls', 'units', 'microUsd'] as const) {
        expect(cost[measure]).toBeGreaterThanOrEqual(0);
        expect(cost[measure]).toBeLessThanOrEqual(most[measure]);
      }
    }
  });

  it('tells what a refused call takes, and one whose answer cannot be read', () => {
    for (const { call, answer } of pulled.captures) {
      const refused = bench.connector.costOf({ call, answer: { ...answer, status: 503, body: '' } });
      expect(refused.microUsd).toBe(0n);
      const garbled = bench.connector.costOf({ call, answer: { ...answer, body: '<html>' } });
      expect(garbled.units).toBe(bench.connector.mostOf(call, SLOT).units);
    }
  });

  it('estimates a pull of known posts as it then is, and a first one from above', () => {
    const formats = new Map(first.posts.map(({ facts }) => [facts.native, facts.format]));
    const spent = ({ captures }: typeof pulled) => addCosts(captures.map(bench.connector.costOf));
    expect(bench.connector.estimate(pulled.request, (native) => formats.get(native))).toEqual({
      requests: pulled.captures.length,
      cost: spent(pulled),
      basis: 'known-posts',
      minutes: 0,
    });
    const bound = bench.connector.estimate(first.request, () => undefined);
    expect(bound.basis).toBe('at-most');
    expect(bound.requests).toBeGreaterThanOrEqual(first.captures.length);
    for (const measure of ['calls', 'units', 'microUsd'] as const)
      expect(bound.cost[measure]).toBeGreaterThanOrEqual(spent(first)[measure]);
  });

  it('keeps no secret in any stored byte', () => {
    const stored = JSON.stringify(pulled.captures);
    const app = Object.entries(sandboxSettings(bench.sandbox)[platform]).filter(([name]) => /secret|key$/i.test(name));
    const { access, ...grant } = SANDBOX_GRANTS[platform];
    const granted = [access?.token, ...Object.values({ ...access, ...grant })].filter(Boolean);
    const secrets = [...app.map(([, value]) => String(value)), ...granted.map(String)];
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(stored.includes(secret)).toBe(false);
    expect(stored).not.toMatch(/"authorization"/i);
    expect(SECRET_MARKER).toBe('[oculto]');
  });
});

describe.each(PLATFORMS)('the connector of %s, when the platform misbehaves', (platform) => {
  it('stores nothing twice when it is pulled twice', async () => {
    const puller = await openPuller(platform, SLOT);
    const store = createMemoryStore();
    await puller.pull(store, SLOT);
    const once = await holdingsOf(store, puller.account.id);
    const calls = puller.succeeded.length;
    await puller.pull(store, SLOT);
    await puller.sandbox.stop();
    expect(await holdingsOf(store, puller.account.id)).toEqual(once);
    expect(calls).toBeGreaterThan(0);
    expect(puller.succeeded).toHaveLength(calls);
  });

  it.each([
    ['unavailable', ['retry']],
    ['rate-limited', ['wait', 'retry']],
    ['token-dead', ['fix-setup']],
    ['unreadable', ['stop']],
  ])('meets "%s" with the right recovery, its answer kept', async (fault, recoveries) => {
    const bench = await openBench(platform, SLOT, [{ platform, name: fault }]);
    const error = await bench.pull().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    await bench.sandbox.stop();
    expect(error).toBeInstanceOf(AppError);
    expect(recoveries).toContain((error as AppError).recovery.do);
    expect(bench.captures.length).toBeGreaterThan(0);
  });

  it('goes on with another access when its token dies in the middle of the pull', async () => {
    const bench = await openBench(platform, SLOT);
    const whole = await bench.pull();
    const path = new URL(whole.captures[1]?.call.url ?? '').pathname;
    bench.sandbox.faults.add({ platform, name: 'token-dead', path, times: 1 });
    const refusals: RefusedAccess[] = [];
    // What was refused once is taken again, as another token would be.
    const renewing = await bench.pull({ access: (given) => noted(given, refusals) });
    await bench.sandbox.stop();
    expect(refusals).toMatchObject([{ access: {}, failure: { recovery: { do: 'fix-setup' } } }]);
    expect(renewing.captures).toHaveLength(whole.captures.length + 1);
    expect({ tables: renewing.tables, gaps: renewing.gaps, verdicts: renewing.verdicts }).toEqual({
      tables: whole.tables,
      gaps: whole.gaps,
      verdicts: whole.verdicts,
    });
  });

  it('tells of an access that is refused for good, and is made no third time', async () => {
    const bench = await openBench(platform, SLOT, [{ platform, name: 'token-dead' }]);
    const refusals: RefusedAccess[] = [];
    await expect(bench.pull({ access: (given) => noted(given, refusals) })).rejects.toMatchObject({
      recovery: { do: 'fix-setup' },
    });
    await bench.sandbox.stop();
    expect(refusals).toHaveLength(2);
    expect(bench.captures).toHaveLength(2);
  });

  it('ends within a second when it is aborted', async () => {
    const bench = await openBench(platform, SLOT);
    const ending = new AbortController();
    ending.abort();
    const started = performance.now();
    await expect(bench.pull({ signal: ending.signal })).rejects.toMatchObject({ recovery: { do: 'retry' } });
    expect(performance.now() - started).toBeLessThan(1_000);
    await bench.sandbox.stop();
  });
});

describe.each(PLATFORMS)('the connector of %s', (platform) => {
  it('reads a field told as null as one that is left out', async () => {
    const bench = await openBench(platform, SLOT);
    const { request, captures } = await bench.pull();
    await bench.sandbox.stop();
    const nulled = captures.map((capture) => ({
      ...capture,
      answer: { ...capture.answer, body: withNulls(capture.answer.body) },
    }));
    expect(nulled.some(({ answer }, index) => answer.body !== captures[index]?.answer.body)).toBe(true);
    const mapped = bench.connector.map({ request, captures: nulled });
    expect(mapped).toEqual(bench.connector.map({ request, captures }));
  });
});

/** The body with its lists empty: data, items, rows or elements. */
function emptiedBody(body: string): string {
  const parsed: unknown = JSON.parse(body);
  if (Array.isArray(parsed)) return '[]';
  const members = Object.entries(parsed as object).map(([name, member]) => [name, Array.isArray(member) ? [] : member]);
  // The headers of columns stand over a report without rows as well.
  const headers = Object.entries(parsed as object).filter(([name]) => name === 'columnHeaders');
  return JSON.stringify(Object.fromEntries([...members, ...headers]));
}

/** Access that notes each refusal, and is given again all the same. */
function noted(given: Exchange['access'], refusals: RefusedAccess[]): Exchange['access'] {
  return async (refused) => {
    if (refused) refusals.push(refused);
    return given();
  };
}

// Fields that the four platforms leave out where there is nothing to say.
const OPTIONAL = (
  'message attachments insights end_time paging cursors next commentary reshareContext adContext content publishedAt ' +
  'share ugcPost timeRange likeCount commentCount viewCount liveStreamingDetails thumbnails nextPageToken ' +
  'note_tweet entities referenced_tweets non_public_metrics fan_count impressionCount'
).split(' ');

/** The JSON with further fields that are null, beside those that it has. */
function withNulls(body: string): string {
  const parsed: unknown = JSON.parse(body);
  const add = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(add);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, member]) => [name, add(member)]);
    return { ...Object.fromEntries(OPTIONAL.map((name) => [name, null])), ...Object.fromEntries(members) };
  };
  return JSON.stringify(add(parsed));
}

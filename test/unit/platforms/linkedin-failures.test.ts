import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#core/error.ts';
import type { Capture } from '#core/ports/connector.ts';
import { toInstant } from '#core/time/instant.ts';
import { failureOf } from '#services/platforms/linkedin/failure.ts';
import type { Fault } from '#test/sandbox/faults.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const SLOT = toInstant('2026-09-15T05:10:00Z');

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.sandbox.stop();
  bench = undefined;
});

async function pullWith(fault: Omit<Fault, 'platform'>) {
  bench = await openBench('linkedin', SLOT, [{ platform: 'linkedin', ...fault }]);
  return bench.pull();
}

async function failureWith(fault: Omit<Fault, 'platform'>): Promise<AppError> {
  const error: unknown = await pullWith(fault).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new TypeError(`expected a refusal, got ${String(error)}`);
  return error;
}

const SECTIONS = ['overview', 'about', 'people', 'jobs', 'careers', 'life', 'products', 'insights'];

describe('what LinkedIn refuses', () => {
  it.each([
    ['unavailable', { do: 'retry' }],
    ['token-dead', { do: 'fix-setup' }],
    ['token-invalid', { do: 'fix-setup' }],
    ['no-permission', { do: 'fix-setup' }],
    ['unreadable', { do: 'stop' }],
    ['rate-limited', { do: 'wait', until: '2026-09-16T00:00:00.000Z' }],
  ])('%s → %o', async (name, recovery) => {
    expect((await failureWith({ name })).recovery).toEqual(recovery);
  });

  it('names the version that is dead', async () => {
    const error = await failureWith({ name: 'version-dead' });
    expect(error.recovery).toEqual({ do: 'stop' });
    expect(error.message).toContain('202608');
  });

  it('says that connecting again does not cure a restricted member', async () => {
    const error = await failureWith({ name: 'member-restricted' });
    expect(error.recovery).toEqual({ do: 'fix-setup' });
    expect(error.message).toMatch(/restringió/);
  });
});

describe('a part that fails', () => {
  it('leaves the others standing when this member may not see it', async () => {
    const pulled = await pullWith({ name: 'no-permission', path: 'organizationPageStatistics' });
    expect(pulled.gaps).toEqual([
      {
        level: 'account',
        metrics: [
          ...['', '-desktop', '-mobile'].flatMap((device) => [
            `linkedin.organization.page-views${device}`,
            `linkedin.organization.page-visitors${device}`,
          ]),
          ...SECTIONS.map((section) => `linkedin.organization.page-views-${section}`),
        ],
        reason: 'no-permission',
      },
    ]);
    expect(pulled.captures).toHaveLength(7);
  });

  it('is a list of posts that one unreadable post sinks: a gap, never zeros', async () => {
    const pulled = await pullWith({ name: 'unreadable-post', times: 1, path: 'ShareStatistics' });
    const sunk = pulled.gaps[0];
    expect(sunk).toMatchObject({ level: 'post', reason: 'no-permission', metrics: [] });
    const asked = new URL(pulled.captures[2]?.call.url ?? '').searchParams.get('shares') ?? '';
    expect(sunk?.subjects?.join()).toBe(asked.slice('List('.length, -1));
    const rows = pulled.tables.filter(({ level }) => level === 'post').flatMap(({ rows }) => rows);
    expect(rows.every(({ subject }) => subject.startsWith('urn:li:ugcPost:'))).toBe(true);
  });

  describe.each(['organizationPageStatistics', 'FollowerStatistics'])('in %s', (path) => {
    it.each([
      ['not-found', 'linkedin-404'],
      ['parameter-refused', 'linkedin-400'],
      ['uri-too-long', 'linkedin-414'],
      ['unreadable', 'unreadable-answer'],
    ])(
      'because its request or answer changed (%s) leaves the others standing, and a person is told',
      async (name, code) => {
        const pulled = await pullWith({ name, path });
        expect(pulled.gaps).toMatchObject([{ level: 'account', reason: 'not-collected' }]);
        expect(pulled.gaps[0]?.metrics).toHaveLength(path.endsWith('PageStatistics') ? 6 + SECTIONS.length : 2);
        expect(pulled.verdicts).toMatchObject([{ verdict: 'changed', code }]);
        const grains = pulled.tables.filter(({ level }) => level === 'account').map(({ period }) => period.grain);
        expect(grains).toEqual(['instant', 'day', 'day']);
        expect(pulled.captures).toHaveLength(7);
      },
    );
  });

  it.each(['not-found', 'unreadable'])(
    'is the list of posts, %s: nobody is gone, and the known are asked by name',
    async (name) => {
      bench = await openBench('linkedin', SLOT);
      const first = await bench.pull();
      bench.sandbox.faults.add({ platform: 'linkedin', name, path: '/rest/posts' });
      const known = first.posts.map(({ facts: { native, published } }) => ({ native, published }));
      const second = await bench.pull({ known });
      expect(second.gaps).toEqual([{ level: 'post', metrics: [], reason: 'not-collected' }]);
      expect([second.gone, second.posts]).toEqual([[], []]);
      expect(second.tables.filter(({ level }) => level === 'post')).not.toEqual([]);
    },
  );

  it.each(['not-found', 'unreadable'])('is a list of statistics, %s: a gap of its posts', async (name) => {
    const pulled = await pullWith({ name, times: 1, path: 'organizationalEntityShareStatistics' });
    expect(pulled.verdicts).toMatchObject([{ part: 'postStatistics', verdict: 'changed' }]);
    const [sunk] = pulled.gaps;
    expect(sunk).toMatchObject({ level: 'post', metrics: [], reason: 'not-collected' });
    const read = pulled.tables
      .filter(({ level }) => level === 'post')
      .flatMap(({ rows }) => rows.map((row) => row.subject));
    expect(sunk?.subjects?.length).toBeGreaterThan(0);
    expect(sunk?.subjects?.filter((urn) => read.includes(urn))).toEqual([]);
  });

  it.each(['token-dead', 'unavailable'])('because of the account or of silence (%s) sinks the pull', async (name) => {
    const { recovery } = await failureWith({ name, path: 'organizationPageStatistics' });
    expect(recovery.do).toBe(name === 'token-dead' ? 'fix-setup' : 'retry');
  });

  it('asks known posts by name when the list is refused, and finds none of them gone', async () => {
    bench = await openBench('linkedin', SLOT);
    const first = await bench.pull();
    bench.sandbox.faults.add({ platform: 'linkedin', name: 'no-permission', path: '/rest/posts' });
    const known = first.posts.map(({ facts: { native, published } }) => ({ native, published }));
    const second = await bench.pull({ known });
    expect(second.gaps).toEqual([{ level: 'post', metrics: [], reason: 'no-permission' }]);
    expect(second.gone).toEqual([]);
    const subjects = (pulled: typeof first) =>
      pulled.tables.flatMap(({ level, rows }) => (level === 'post' ? rows.map(({ subject }) => subject) : []));
    expect(subjects(second).toSorted()).toEqual(subjects(first).toSorted());
  });

  it('is asked again when its quota is whole; the other resources are asked now', async () => {
    bench = await openBench('linkedin', SLOT, [
      { platform: 'linkedin', name: 'rate-limited', path: '/rest/posts', until: '2026-09-16T00:00:00.000Z' },
    ]);
    const error: unknown = await bench.pull().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ recovery: { do: 'wait', until: '2026-09-16T00:00:00.000Z' } });
    expect(bench.captures.map(({ answer }) => answer.status)).toEqual([200, 429, 200, 200, 200]);
  });
});

describe('an answer that is an error', () => {
  const captureOf = (status: number, body: unknown, url = 'https://api.linkedin.com/rest/posts?q=author'): Capture => ({
    call: { method: 'GET', url, headers: { 'linkedin-version': '202601' } },
    answer: {
      status,
      headers: {},
      body: typeof body === 'string' ? body : JSON.stringify(body),
      receivedAt: toInstant('2026-12-31T23:59:59Z'),
    },
  });
  const byPost =
    'https://api.linkedin.com/rest/organizationalEntityShareStatistics?q=organizationalEntity&shares=List(a)';

  it.each<[string, Capture, object]>([
    ['a code of 0', captureOf(400, { serviceErrorCode: 0, message: 'Invalid query', status: 400 }), { do: 'stop' }],
    [
      'no status inside',
      captureOf(400, { errorDetails: { inputErrors: [{ code: 'PARAM_INVALID' }] } }),
      { do: 'stop' },
    ],
    ['OAuth, refused', captureOf(400, { error: 'invalid_grant' }), { do: 'fix-setup' }],
    ['OAuth, out of service', captureOf(503, { error: 'temporarily_unavailable' }), { do: 'retry' }],
    ['fields of odd types', captureOf(401, { code: 7, serviceErrorCode: '65601', message: null }), { do: 'fix-setup' }],
    ['no body', captureOf(502, ''), { do: 'retry' }],
    ['a page', captureOf(414, '<h1>Request-URI Too Large</h1>'), { do: 'stop' }],
    ['a throttle in plain text', captureOf(429, 'throttled'), { do: 'wait', until: '2027-01-01T00:00:00.000Z' }],
    ['a token', captureOf(401, { serviceErrorCode: 65600, message: 'Invalid access token' }), { do: 'fix-setup' }],
    [
      'a role',
      captureOf(403, { code: 'ACCESS_DENIED', message: 'Not enough permissions' }, byPost),
      { do: 'fix-setup' },
    ],
    [
      'a post of the list',
      captureOf(403, { message: 'Unpermitted fields present in PARAMETER: … fields [/shares[4]]' }, byPost),
      { do: 'skip' },
    ],
    [
      'a post of the list, hidden',
      captureOf(403, 'Viewer has no permission to the ADMIN_ONLY VisibilityReduction', byPost),
      { do: 'skip' },
    ],
    [
      'a parameter that LinkedIn does not know',
      captureOf(403, { message: 'Unpermitted fields present in PARAMETER: … fields [/sort]' }),
      { do: 'stop' },
    ],
  ])('%s', (_, capture, recovery) => {
    expect(failureOf(capture)?.recovery).toEqual(recovery);
  });

  it('tells the version from the request, or from the words', () => {
    expect(failureOf(captureOf(426, ''))?.message).toContain('202601');
    const { call, answer } = captureOf(426, { code: 'NONEXISTENT_VERSION', message: 'version 20250301 is not active' });
    expect(failureOf({ call: { ...call, headers: {} }, answer })?.message).toContain('202503');
  });
});

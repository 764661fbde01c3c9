import { createHmac } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { addMinutes } from '#core/time/instant.ts';
import { packBundle } from '#services/exchange/bundle.ts';
import { failureOf } from '#services/platforms/facebook/failures.ts';
import { CREDENTIALS } from '#test/sandbox/platforms/facebook/index.ts';
import { fans } from '#test/sandbox/platforms/facebook/truth.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import type { Bench } from '#test/support/pull-once.ts';
import { daysRead, limitsOf, openFacebook, postsRead, postsTrue, SERIES, SLOT, WINDOW } from './facebook-readings.ts';

let bench: Bench;
const open = async (...asked: Parameters<typeof openFacebook>) => {
  bench = await openFacebook(...asked);
  return bench;
};

describe('a part that Facebook refuses', () => {
  afterEach(() => bench.sandbox.stop());
  const posts = postsTrue(visiblePosts('facebook', SLOT, WINDOW), SLOT);

  it.each([
    ['no-permission', 'no-permission'],
    ['no-read-insights', 'no-permission'],
  ] as const)('%s on the page’s insights leaves the posts standing', async (name, reason) => {
    const pulled = await (await open(SLOT, { name, path: '6/insights' })).pull();
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(posts);
    expect(daysRead(pulled).size).toBe(0);
    expect(pulled.gaps.map((gap) => gap.reason)).toEqual([reason, reason]);
    expect(pulled.gaps.flatMap(({ metrics }) => metrics)).toEqual(SERIES.map(([metric]) => metric));
  });

  it('no-read-insights on the posts’ insights leaves the posts known', async () => {
    const pulled = await (await open(SLOT, { name: 'no-read-insights', path: 'published_posts' })).pull();
    expect(limitsOf(pulled.captures)).toHaveLength(1);
    expect(pulled.posts).toHaveLength(posts.length);
    expect(postsRead(pulled, 'facebook.post.views')).toEqual([]);
    expect(pulled.gaps).toContainEqual(expect.objectContaining({ level: 'post', reason: 'no-permission' }));
    expect(daysRead(pulled).size).toBeGreaterThan(0);
  });

  it('asks for smaller pages where the answer would be too large', async () => {
    const pulled = await (await open(SLOT, { name: 'reduce-data', path: 'published_posts' })).pull();
    expect(limitsOf(pulled.captures).slice(0, 3)).toEqual(['50', '25', '10']);
    expect(limitsOf(pulled.captures)).toHaveLength(2 + Math.ceil(posts.length / 10));
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(posts);
    expect(pulled.gaps.filter(({ metrics }) => metrics.includes('facebook.post.views'))).toEqual([]);
  });

  it('goes on after a short page that has more behind it', async () => {
    const pulled = await (await open(SLOT, 'short-page-with-next')).pull();
    expect(postsRead(pulled, 'facebook.post.views')).toEqual(posts);
  });

  it('takes no figure from a breakdown that was ignored', async () => {
    const pulled = await (await open(SLOT, 'breakdown-ignored')).pull();
    const metrics = ['facebook.page.views-organic', 'facebook.page.views-paid'];
    expect(pulled.gaps).toEqual([{ level: 'account', metrics, reason: 'not-exposed' }]);
    expect([...daysRead(pulled).keys()].some((key) => key.includes('organic'))).toBe(false);
  });

  it('takes no zero from a field or a value that was left out', async () => {
    const pulled = await (await open(SLOT, { name: 'values-without-value', path: 'insights' })).pull();
    const counts = [...daysRead(pulled)].filter(([key]) => key.startsWith('facebook.page.views 2026'));
    expect(counts.map(([, cell]) => cell)).toEqual(Array(7).fill(null));
    await bench.sandbox.stop();
    const other = await (await open(SLOT, 'field-dropped')).pull();
    expect(other.tables[0]?.rows[0]?.cells).toEqual(['not-exposed', fans(SLOT)]);
  });
});

describe('the proof that a call is made by the app', () => {
  afterEach(() => bench.sandbox.stop());
  const proof = createHmac('sha256', CREDENTIALS.appSecret).update(CREDENTIALS.pageToken).digest('hex');

  it('is in every call, the batch among them, and in no byte that is kept', async () => {
    const pulled = await (await open(SLOT, 'proof-required')).pull();
    expect(pulled.gaps).toEqual([]);
    expect(pulled.captures.map(({ call }) => call.method)).toContain('POST');
    const stored = JSON.stringify(pulled.captures);
    expect(stored).not.toContain(proof);
    for (const { call } of pulled.captures) expect(`${call.url} ${call.body}`).toContain('appsecret_proof=');
    const answers = Buffer.from(packBundle({ request: pulled.request, captures: pulled.captures }));
    expect(gunzipSync(answers).toString()).not.toContain(proof);
  });

  it.each([
    ['wrong', 'appsecret_proof=00ff', 'no-fault', 'Invalid appsecret_proof provided in the API argument'],
    ['missing where it is demanded', '', 'proof-required', 'appsecret_proof'],
  ])('is refused when it is %s, and a person must act', async (_, query, fault, words) => {
    await open(SLOT, fault);
    const url = `${bench.sandbox.origins.facebook}/v26.0/${NATIVE.facebook}?${query}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${CREDENTIALS.pageToken}` } });
    const body = await answer.text();
    expect(JSON.parse(body).error.code).toBe(100);
    expect(body).toContain(words);
    const capture = { call: { method: 'GET' as const, url, headers: {} } };
    const failure = failureOf({ ...capture, answer: { status: answer.status, headers: {}, body, receivedAt: SLOT } });
    expect(failure?.recovery).toEqual({ do: 'fix-setup' });
  });
});

describe('a fault of Facebook', () => {
  afterEach(() => bench.sandbox.stop());

  it.each([
    ['unavailable', { do: 'retry' }],
    ['rate-limited', { do: 'wait', until: addMinutes(SLOT, 72) }],
    ['token-dead', { do: 'fix-setup' }],
    ['wrong-token-kind', { do: 'fix-setup' }],
    ['no-permission', { do: 'fix-setup' }],
    ['unreadable', { do: 'stop' }],
    ['redirect', { do: 'stop' }],
  ] as const)('%s is told by what to do next', async (name, recovery) => {
    await open(SLOT, name);
    await expect(bench.pull()).rejects.toMatchObject({ recovery });
    expect(JSON.stringify(bench.captures)).not.toContain(CREDENTIALS.pageToken);
    expect(bench.captures).toHaveLength(1);
  });

  it('of the token in the middle of a pull ends the pull', async () => {
    await open(SLOT, { name: 'token-dead', path: '6/insights' });
    await expect(bench.pull()).rejects.toMatchObject({ recovery: { do: 'fix-setup' } });
  });

  const answered = (status: number, error: object | string, headers = {}) =>
    failureOf({
      call: { method: 'GET', url: 'https://graph.facebook.com/v26.0/1/insights', headers: {} },
      answer: {
        status,
        headers,
        body: typeof error === 'string' ? error : JSON.stringify({ error }),
        receivedAt: SLOT,
      },
    })?.recovery;

  it('is told by code and subcode before status', async () => {
    await open(SLOT);
    expect(answered(401, { code: 2, is_transient: true, message: 'Please retry' })).toEqual({ do: 'retry' });
    expect(answered(400, { code: 1, error_subcode: 7, is_transient: false })).toEqual({ do: 'stop' });
    expect(answered(500, '{"error":{"code":1}}{"error":{"code":1}}')).toEqual({ do: 'retry' });
    expect(answered(403, { code: 4 })).toEqual({ do: 'wait', until: addMinutes(SLOT, 60) });
    expect(answered(400, { message: '(#80001) There have been too many calls' })).toMatchObject({ do: 'wait' });
    expect(answered(400, { code: 33 })).toEqual({ do: 'skip' });
    expect(answered(400, { code: 100, error_subcode: 33, type: 'GraphMethodException' })).toEqual({ do: 'skip' });
    expect(answered(400, { code: 100, type: 'GraphMethodException', message: 'No node specified' })).toEqual({
      do: 'stop',
    });
    expect(answered(400, { code: 200, error_subcode: 1504029 })).toEqual({ do: 'skip' });
    expect(answered(400, { code: 'HIDDEN', error_subcode: 463 })).toEqual({ do: 'fix-setup' });
    expect(answered(400, { code: 368 })).toEqual({ do: 'wait', until: addMinutes(SLOT, 1440) });
    expect(answered(400, { code: 100, message: '(#100) requires app secret proof' })).toEqual({ do: 'fix-setup' });
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call, CallSeen, Capture } from '#core/ports/connector.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets, SECRET_MARKER } from '#services/exchange/secrets.ts';
import { answerWith, type LocalServer, startLocalServer } from '#test/support/local-server.ts';
import { ARRIVAL, openExchange, TOKEN } from '#test/support/open-exchange.ts';

let server: LocalServer;
let origin: string;
let seen: LocalServer['seen'];

beforeEach(async () => {
  server = await startLocalServer();
  ({ origin, seen } = server);
});
afterEach(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}): Call => ({
  method: 'GET',
  url: `${origin}${path}`,
  headers,
});

describe('the recorder', () => {
  it('hands on an answer only when it was kept, and hands on what it kept', async () => {
    server.answer(answerWith(200, '{"a":1}'));
    const { promise: stored, resolve: store } = Promise.withResolvers<void>();
    const kept: Capture[] = [];
    const { send } = openExchange({
      keep: async (capture) => {
        kept.push(capture);
        await stored;
      },
    });
    let handedOn: Capture | undefined;
    const sent = send(get('/a')).then((capture) => {
      handedOn = capture;
    });
    while (kept.length === 0) await pause(2);
    await pause(20);
    expect(handedOn).toBeUndefined();
    store();
    await sent;
    expect(handedOn).toBe(kept[0]);
    expect(handedOn?.answer).toMatchObject({ status: 200, body: '{"a":1}', receivedAt: ARRIVAL });
  });

  it('says when an answer came, not when it was asked for', async () => {
    let now = ARRIVAL;
    const recorder = createRecorder({
      clock: { now: () => now, until: () => Promise.resolve() },
      secrets: createSecrets(),
      transport: async () => {
        now = '2026-10-05T05:10:31.000Z';
        return { status: 200, headers: {}, body: '{}' };
      },
    });
    const exchange = recorder({
      known: [],
      isAnswer: () => true,
      access: async () => ({ token: TOKEN }),
      keep: async () => {},
      signal: new AbortController().signal,
    });
    const { answer } = await exchange.send(get('/slow'));
    expect(answer.receivedAt).toBe('2026-10-05T05:10:31.000Z');
  });

  it('rejects when an answer could not be kept', async () => {
    server.answer(answerWith(200, 'ok'));
    const { send } = openExchange({ keep: () => Promise.reject(new Error('disk full')) });
    await expect(send(get('/a'))).rejects.toThrow('disk full');
  });

  it('sends a call as it is written', async () => {
    server.answer(answerWith(200, 'ok'));
    const url = `${origin}/rest/posts?q=author&author=urn%3Ali%3Aorganization%3A1&dateRange=(start:(year:2026))&a=%20+b`;
    const body = 'batch=%5B%7B%22a%22%3A1%7D%5D';
    const headers = {
      'X-Custom': 'yes',
      'content-type': 'application/x-www-form-urlencoded',
      Authorization: 'Bearer x',
    };
    await openExchange().send({ method: 'POST', url, headers, body });
    expect(seen[0]).toMatchObject({ method: 'POST', url: url.slice(origin.length), text: body });
    expect(seen[0]?.headers).toMatchObject({
      'x-custom': 'yes',
      authorization: 'Bearer x',
      'content-type': 'application/x-www-form-urlencoded',
    });
  });

  it.each([200, 204, 302, 400, 401, 403, 404, 429, 500, 503])(
    'resolves with an answer of status %i',
    async (status) => {
      server.answer(answerWith(status, status === 204 ? '' : '{"error":{"code":190}}'));
      const { kept, send } = openExchange();
      const { answer } = await send(get('/a'));
      expect(answer).toMatchObject({ status, body: status === 204 ? '' : '{"error":{"code":190}}' });
      expect(kept).toHaveLength(1);
    },
  );

  it('keeps a body as the text it is, not as what it could be parsed to', async () => {
    const body = ' {"id":12345678901234567890,"n":1.0,"t":"\\u00f1 ñ 👩🏽‍🔧"}\n';
    server.answer(answerWith(200, body, { 'content-type': 'application/json' }));
    expect((await openExchange().send(get('/a'))).answer.body).toBe(body);
  });

  it('keeps of the headers those that tell something later', async () => {
    server.answer(
      answerWith(429, '', {
        'Retry-After': '30',
        'X-App-Usage': '{"call_count":9}',
        'x-rate-limit-reset': '1760000000',
        'set-cookie': 'session=1',
        server: 'proxygen',
      }),
    );
    const { answer } = await openExchange().send(get('/a'));
    expect(answer.headers).toEqual({
      'retry-after': '30',
      'x-app-usage': '{"call_count":9}',
      'x-rate-limit-reset': '1760000000',
    });
  });

  it('tells of each call that went out, answered or not, without a secret', async () => {
    const seenCalls: CallSeen[] = [];
    const onCall = (call: CallSeen) => void seenCalls.push(call);
    server.answer(answerWith(429, TOKEN, { 'x-rate-limit-limit': '15', server: 'proxygen' }));
    const { send } = openExchange({ onCall });
    await send(get(`/a?access_token=${TOKEN}`, { authorization: `Bearer ${TOKEN}` }));
    await server.stop();
    await expect(send(get('/b'))).rejects.toThrow();
    const seconds = expect.any(Number);
    expect(seenCalls).toEqual([
      {
        call: { method: 'GET', url: `${origin}/a?access_token=${SECRET_MARKER}` },
        status: 429,
        headers: { 'x-rate-limit-limit': '15' },
        seconds,
      },
      { call: { method: 'GET', url: `${origin}/b` }, status: null, headers: {}, seconds },
    ]);
    for (const call of seenCalls) expect(call.seconds).toBeGreaterThan(0);
  });

  it('follows no redirect', async () => {
    server.answer(answerWith(302, '', { location: '/elsewhere' }));
    const { send } = openExchange();
    expect((await send(get('/a', { authorization: `Bearer ${TOKEN}` }))).answer.status).toBe(302);
    expect(seen.map(({ url }) => url)).toEqual(['/a']);
  });
});

describe('what the recorder keeps', () => {
  const traces = [TOKEN, encodeURIComponent(TOKEN), 'token+de', 'la=cuenta', 'nobody-knew-this'];

  it('holds no secret, wherever it stood', async () => {
    const inner = JSON.stringify({ access_token: 'nobody-knew-this' });
    server.answer(
      answerWith(
        200,
        JSON.stringify({
          access_token: 'nobody-knew-this',
          echo: TOKEN,
          next: `?t=${encodeURIComponent(TOKEN)}`,
          inner,
        }),
        {
          'www-authenticate': `Bearer realm="${TOKEN}"`,
        },
      ),
    );
    const { kept, send } = openExchange();
    const capture = await send({
      method: 'POST',
      url: `${origin}/a?access_token=${encodeURIComponent(TOKEN)}&plain=${TOKEN}&limit=5`,
      headers: { Authorization: `Bearer ${TOKEN}`, 'X-Key': TOKEN, 'X-Kept': 'yes' },
      body: `token=${encodeURIComponent(TOKEN)}&q=1`,
    });
    for (const trace of traces) expect(JSON.stringify([kept, capture])).not.toContain(trace);
    expect(capture.call).toEqual({
      method: 'POST',
      url: `${origin}/a?access_token=${SECRET_MARKER}&plain=${SECRET_MARKER}&limit=5`,
      headers: { 'x-key': SECRET_MARKER, 'x-kept': 'yes' },
      body: `token=${SECRET_MARKER}&q=1`,
    });
    // The platform itself got them.
    expect(seen[0]?.url).toContain(encodeURIComponent(TOKEN));
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });
});

describe('what an earlier try received', () => {
  const known = (status: number, call: Call): Capture => ({
    call,
    answer: { status, headers: {}, body: 'from before', receivedAt: '2026-10-05T05:10:00.000Z' },
  });

  it('is not asked again when it succeeded, though the token has changed since', async () => {
    server.answer(answerWith(200, 'asked again'));
    const before = known(200, { method: 'GET', url: `${origin}/a?token=${SECRET_MARKER}`, headers: {} });
    const { kept, send } = openExchange({ known: [before], onCall: () => expect.fail('no call went out') });
    expect(await send(get(`/a?token=${TOKEN}`, { authorization: 'Bearer another' }))).toEqual(before);
    expect(seen).toEqual([]);
    expect(kept).toEqual([]);
  });

  it.each([401, 429, 500, 302])('is asked again when it failed with %i', async (status) => {
    server.answer(answerWith(200, 'asked again'));
    const { send } = openExchange({ known: [known(status, get('/a'))] });
    expect((await send(get('/a'))).answer.body).toBe('asked again');
  });

  it('is asked again when its body is a failure, whatever its status', async () => {
    server.answer(answerWith(200, 'asked again'));
    const isAnswer = ({ answer }: Capture) => answer.body !== 'from before';
    const { send } = openExchange({ known: [known(200, get('/a'))], isAnswer });
    expect((await send(get('/a'))).answer.body).toBe('asked again');
  });

  it('is another request when method, address or body differ', async () => {
    server.answer(answerWith(200, 'asked again'));
    const post = (body: string): Call => ({ method: 'POST', url: `${origin}/a`, headers: {}, body });
    const { send } = openExchange({ known: [known(200, post('one'))] });
    expect((await send(post('one'))).answer.body).toBe('from before');
    for (const call of [post('two'), get('/a'), { ...post('one'), url: `${origin}/a?b=1` }]) {
      expect((await send(call)).answer.body).toBe('asked again');
    }
  });
});

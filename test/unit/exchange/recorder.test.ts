import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#core/error.ts';
import type { Call, Capture, ExchangeOptions } from '#core/ports/connector.ts';
import type { Instant } from '#core/time/instant.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets, SECRET_MARKER } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';

const TOKEN = '1//token+de/la=cuenta';
const NOW: Instant = '2026-10-05T05:10:01.234Z';

type Handler = (request: IncomingMessage & { text: string }, response: ServerResponse) => void;

let server: http.Server;
let origin: string;
let seen: (IncomingMessage & { text: string })[];
let handle: Handler;

beforeEach(async () => {
  seen = [];
  server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const whole = Object.assign(request, { text });
    seen.push(whole);
    handle(whole, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

function open({ timeoutMs = 5_000, ...options }: Partial<ExchangeOptions> & { timeoutMs?: number } = {}) {
  const kept: Capture[] = [];
  const recorder = createRecorder({
    transport: createTransport({ timeoutMs }),
    clock: { now: () => NOW, until: () => Promise.resolve() },
    secrets: createSecrets([TOKEN]),
  });
  const exchange = recorder({
    known: [],
    keep: async (capture) => void kept.push(capture),
    signal: new AbortController().signal,
    ...options,
  });
  return { kept, send: exchange.send };
}

const get = (path: string, headers: Record<string, string> = {}): Call => ({
  method: 'GET',
  url: `${origin}${path}`,
  headers,
});
const answerWith =
  (status: number, body: string, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);
const failureOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'resolved',
    (error: unknown) => error,
  );

describe('the recorder', () => {
  it('hands on an answer only when it was kept, and hands on what it kept', async () => {
    handle = answerWith(200, '{"a":1}');
    const { promise: stored, resolve: store } = Promise.withResolvers<void>();
    const kept: Capture[] = [];
    const { send } = open({
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
    expect(handedOn?.answer).toMatchObject({ status: 200, body: '{"a":1}', receivedAt: NOW });
  });

  it('rejects when an answer could not be kept', async () => {
    handle = answerWith(200, 'ok');
    const { send } = open({ keep: () => Promise.reject(new Error('disk full')) });
    await expect(send(get('/a'))).rejects.toThrow('disk full');
  });

  it('sends a call as it is written', async () => {
    handle = answerWith(200, 'ok');
    const url = `${origin}/rest/posts?q=author&author=urn%3Ali%3Aorganization%3A1&dateRange=(start:(year:2026))&a=%20+b`;
    const body = 'batch=%5B%7B%22a%22%3A1%7D%5D';
    const headers = {
      'X-Custom': 'yes',
      'content-type': 'application/x-www-form-urlencoded',
      Authorization: 'Bearer x',
    };
    await open().send({ method: 'POST', url, headers, body });
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
      handle = answerWith(status, status === 204 ? '' : '{"error":{"code":190}}');
      const { kept, send } = open();
      const { answer } = await send(get('/a'));
      expect(answer).toMatchObject({ status, body: status === 204 ? '' : '{"error":{"code":190}}' });
      expect(kept).toHaveLength(1);
    },
  );

  it('keeps a body as the text it is, not as what it could be parsed to', async () => {
    const body = ' {"id":12345678901234567890,"n":1.0,"t":"\\u00f1 ñ 👩🏽‍🔧"}\n';
    handle = answerWith(200, body, { 'content-type': 'application/json' });
    expect((await open().send(get('/a'))).answer.body).toBe(body);
  });

  it('keeps of the headers those that tell something later', async () => {
    handle = answerWith(429, '', {
      'Retry-After': '30',
      'X-App-Usage': '{"call_count":9}',
      'x-rate-limit-reset': '1760000000',
      'set-cookie': 'session=1',
      server: 'proxygen',
    });
    const { answer } = await open().send(get('/a'));
    expect(answer.headers).toEqual({
      'retry-after': '30',
      'x-app-usage': '{"call_count":9}',
      'x-rate-limit-reset': '1760000000',
    });
  });

  it('follows no redirect', async () => {
    handle = answerWith(302, '', { location: '/elsewhere' });
    const { send } = open();
    expect((await send(get('/a', { authorization: `Bearer ${TOKEN}` }))).answer.status).toBe(302);
    expect(seen.map(({ url }) => url)).toEqual(['/a']);
  });
});

describe('what the recorder keeps', () => {
  const traces = [TOKEN, encodeURIComponent(TOKEN), 'token+de', 'la=cuenta', 'nobody-knew-this'];

  it('holds no secret, wherever it stood', async () => {
    const inner = JSON.stringify({ access_token: 'nobody-knew-this' });
    handle = answerWith(
      200,
      JSON.stringify({ access_token: 'nobody-knew-this', echo: TOKEN, next: `?t=${encodeURIComponent(TOKEN)}`, inner }),
      {
        'www-authenticate': `Bearer realm="${TOKEN}"`,
      },
    );
    const { kept, send } = open();
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
    handle = answerWith(200, 'asked again');
    const before = known(200, { method: 'GET', url: `${origin}/a?token=${SECRET_MARKER}`, headers: {} });
    const { kept, send } = open({ known: [before] });
    expect(await send(get(`/a?token=${TOKEN}`, { authorization: 'Bearer another' }))).toEqual(before);
    expect(seen).toEqual([]);
    expect(kept).toEqual([]);
  });

  it.each([401, 429, 500, 302])('is asked again when it failed with %i', async (status) => {
    handle = answerWith(200, 'asked again');
    const { send } = open({ known: [known(status, get('/a'))] });
    expect((await send(get('/a'))).answer.body).toBe('asked again');
  });

  it('is another request when method, address or body differ', async () => {
    handle = answerWith(200, 'asked again');
    const post = (body: string): Call => ({ method: 'POST', url: `${origin}/a`, headers: {}, body });
    const { send } = open({ known: [known(200, post('one'))] });
    expect((await send(post('one'))).answer.body).toBe('from before');
    for (const call of [post('two'), get('/a'), { ...post('one'), url: `${origin}/a?b=1` }]) {
      expect((await send(call)).answer.body).toBe('asked again');
    }
  });
});

describe('without an answer', () => {
  const retry = (code: string) => expect.objectContaining({ name: 'AppError', code, recovery: { do: 'retry' } });

  it('an abort ends a call within a second', async () => {
    handle = () => undefined;
    const stop = new AbortController();
    const { kept, send } = open({ signal: stop.signal });
    const failure = failureOf(send(get('/a')));
    while (seen.length === 0) await pause(2);
    stop.abort();
    expect(await Promise.race([failure, pause(1_000, 'too late')])).toEqual(retry('aborted'));
    expect(kept).toEqual([]);
  });

  it('a call is not sent at all after an abort', async () => {
    handle = answerWith(200, 'ok');
    const { send } = open({ signal: AbortSignal.abort() });
    expect(await failureOf(send(get('/a')))).toEqual(retry('aborted'));
    expect(seen).toEqual([]);
  });

  it('a server that says nothing is given up', async () => {
    handle = () => undefined;
    expect(await failureOf(open({ timeoutMs: 100 }).send(get('/a')))).toEqual(retry('no-answer'));
  });

  it('a server that never comes to an end is given up', async () => {
    handle = (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    };
    const { kept, send } = open({ timeoutMs: 300 });
    expect(await failureOf(send(get('/a')))).toEqual(retry('no-answer'));
    expect(kept).toEqual([]);
  });

  it('a connection that breaks off is no answer, whatever had come', async () => {
    handle = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"data":[', () => response.destroy());
    };
    const { kept, send } = open();
    expect(await failureOf(send(get('/a')))).toEqual(retry('no-answer'));
    expect(kept).toEqual([]);
  });

  it('a server that is not there is told by its name, without a secret', async () => {
    const port = new URL(origin).port;
    const closed = once(server, 'close');
    server.close();
    await closed;
    const error = await failureOf(
      open().send(get(`/a?access_token=${TOKEN}`, { authorization: `Bearer ${TOKEN}`, 'x-key': TOKEN })),
    );
    expect(error).toEqual(retry('no-answer'));
    expect(error instanceof AppError && error.message).toContain(`127.0.0.1:${port}`);
    expect(error instanceof AppError && error.message).toContain('ECONNREFUSED');
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
});

describe('an exchange over TLS with a platform', () => {
  afterEach(() => {
    nock.cleanAll();
  });

  it('reads a compressed answer', async () => {
    nock('https://graph.example')
      .get('/v26.0/1')
      .query({ fields: 'id' })
      .reply(200, gzipSync('{"id":"1"}'), { 'content-encoding': 'gzip', 'facebook-api-version': 'v26.0' });
    const { answer } = await open().send({
      method: 'GET',
      url: 'https://graph.example/v26.0/1?fields=id',
      headers: {},
    });
    expect(answer).toMatchObject({ status: 200, body: '{"id":"1"}', headers: { 'facebook-api-version': 'v26.0' } });
    expect(nock.isDone()).toBe(true);
  });

  it.each([
    ['with a code', { code: 'ENOTFOUND' }],
    ['without one', {}],
  ])('that fails %s is retried, and named without the address asked', async (_, rest) => {
    const failure = Object.assign(new Error(`getaddrinfo for https://graph.example/?t=${TOKEN}`), rest);
    nock('https://graph.example').get('/').query(true).replyWithError(failure);
    const error = await failureOf(
      open().send({ method: 'GET', url: `https://graph.example/?t=${TOKEN}`, headers: {} }),
    );
    expect(error).toMatchObject({ code: 'no-answer', recovery: { do: 'retry' }, facts: { host: 'graph.example' } });
    expect(inspect(error, { depth: 20 })).not.toContain(TOKEN);
  });
});

import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/error.ts';
import type { Call } from '#core/ports/connector.ts';
import { answerWith, type LocalHandler, type LocalServer, startLocalServer } from '#test/support/local-server.ts';
import { openExchange, TOKEN } from '#test/support/open-exchange.ts';

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
const failureOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'resolved',
    (error: unknown) => error,
  );

describe('without an answer', () => {
  const retry = (code: string) => expect.objectContaining({ name: 'AppError', code, recovery: { do: 'retry' } });

  it('an abort ends a call within a second', async () => {
    server.answer(() => undefined);
    const stop = new AbortController();
    const { kept, send } = openExchange({ signal: stop.signal });
    const failure = failureOf(send(get('/a')));
    while (seen.length === 0) await pause(2);
    stop.abort();
    expect(await Promise.race([failure, pause(1_000, 'too late')])).toEqual(retry('aborted'));
    expect(kept).toEqual([]);
  });

  it('a call is not sent at all after an abort', async () => {
    server.answer(answerWith(200, 'ok'));
    const { send } = openExchange({ signal: AbortSignal.abort() });
    expect(await failureOf(send(get('/a')))).toEqual(retry('aborted'));
    expect(seen).toEqual([]);
  });

  it('a server that says nothing is given up', async () => {
    server.answer(() => undefined);
    expect(await failureOf(openExchange({ timeoutMs: 100 }).send(get('/a')))).toEqual(retry('no-answer'));
  });

  it('a server that never comes to an end is given up', async () => {
    server.answer((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });
    const { kept, send } = openExchange({ timeoutMs: 300 });
    expect(await failureOf(send(get('/a')))).toEqual(retry('no-answer'));
    expect(kept).toEqual([]);
  });

  it('a connection that breaks off is no answer, whatever had come', async () => {
    server.answer((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"data":[', () => response.destroy());
    });
    const { kept, send } = openExchange();
    expect(await failureOf(send(get('/a')))).toEqual(retry('no-answer'));
    expect(kept).toEqual([]);
  });

  it('a server that is not there is told by its name, without a secret', async () => {
    await server.stop();
    const error = await failureOf(
      openExchange().send(get(`/a?access_token=${TOKEN}`, { authorization: `Bearer ${TOKEN}`, 'x-key': TOKEN })),
    );
    expect(error).toEqual(retry('no-answer'));
    expect(error instanceof AppError && error.message).toContain(new URL(origin).host);
    expect(error instanceof AppError && error.message).toContain('ECONNREFUSED');
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
  });
});

describe('a connection that the server has closed', () => {
  /** Answers the first request of each connection, and breaks it off at the next one, as one closed meanwhile does. */
  const closing = (): LocalHandler => {
    const used = new Set<Socket>();
    return ({ socket }, response) => {
      if (used.has(socket)) return void socket.resetAndDestroy();
      used.add(socket);
      response.end('ok');
    };
  };
  const post = (path: string): Call => ({ ...get(path), method: 'POST', body: '{}' });

  it('is no failure of a GET: it goes out again, and is told and kept as one call', async () => {
    server.answer(closing());
    const onCall = vi.fn();
    const { kept, send } = openExchange({ onCall });
    await send(get('/a'));
    expect(await send(get('/b'))).toMatchObject({ answer: { status: 200, body: 'ok' } });
    expect(seen.map(({ url }) => url)).toEqual(['/a', '/b', '/b']);
    expect(seen[0]?.socket).not.toBe(seen[2]?.socket);
    expect(kept.map(({ call }) => call.url)).toEqual([`${origin}/a`, `${origin}/b`]);
    expect(onCall.mock.calls.map(([{ status }]) => status)).toEqual([200, 200]);
  });

  it('is one of several: a GET that takes one after the other goes out on a new one', async () => {
    server.answer(closing());
    const { send } = openExchange();
    await Promise.all(['/a', '/b', '/c'].map((path) => send(get(path))));
    expect(await send(get('/d'))).toMatchObject({ answer: { status: 200 } });
    expect(seen.filter(({ url }) => url === '/d')).toHaveLength(4);
  });

  it('ends a POST, which may have been done', async () => {
    server.answer(closing());
    const { kept, send } = openExchange();
    await send(post('/a'));
    expect(await failureOf(send(post('/b')))).toMatchObject({ code: 'no-answer', recovery: { do: 'retry' } });
    expect(seen.map(({ url }) => url)).toEqual(['/a', '/b']);
    expect(kept).toHaveLength(1);
  });

  it('is a failure when it was a new one, or had begun to answer', async () => {
    server.answer(({ socket }) => void socket.resetAndDestroy());
    const { send } = openExchange();
    expect(await failureOf(send(get('/a')))).toMatchObject({ code: 'no-answer' });
    server.answer(answerWith(200, 'ok'));
    await send(get('/b'));
    server.answer(({ socket }, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"data":[');
      // Broken off at once, it would take what was written with it.
      setTimeout(() => socket.resetAndDestroy(), 100);
    });
    expect(await failureOf(send(get('/c')))).toMatchObject({ code: 'no-answer' });
    expect(seen.map(({ url }) => url)).toEqual(['/a', '/b', '/c']);
  });

  it('is not taken when the server has said how long it keeps it', async () => {
    server.answer(answerWith(200, 'ok', { 'keep-alive': 'timeout=2' }));
    const { send } = openExchange();
    await send(get('/a'));
    await send(get('/b'));
    // A second before the server would.
    await pause(1_200);
    await send(get('/c'));
    const [a, b, c] = seen.map(({ socket }) => socket);
    expect([a === b, b === c]).toEqual([true, false]);
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
    const { answer } = await openExchange().send({
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
      openExchange().send({ method: 'GET', url: `https://graph.example/?t=${TOKEN}`, headers: {} }),
    );
    expect(error).toMatchObject({ code: 'no-answer', recovery: { do: 'retry' }, facts: { host: 'graph.example' } });
    expect(inspect(error, { depth: 20 })).not.toContain(TOKEN);
  });
});

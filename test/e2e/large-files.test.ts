import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import { createServer } from '#services/api/server.ts';
import { formOf } from '#test/support/form.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const LIMIT = 6_000_000;

let open: OpenApp;
let server: FastifyInstance;
let putChunks: Store['putChunks'];
/** One connection, so that what is left unread in it stops the next request. */
let agent: Agent;
let port: number;

beforeAll(async () => {
  open = await openApp({ start: '2026-10-05T15:00:00.000Z', platforms: [] });
  // Nobody reads what is received: an import that moves between its states could be missed in their list.
  await open.workers.stop();
  const store: Store = { ...open.app.store, putChunks: (chunks) => putChunks(chunks) };
  server = await createServer({ ...open.app, store, importBytes: LIMIT });
  await server.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = server.server.address() as AddressInfo);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});
beforeEach(() => {
  putChunks = open.app.store.putChunks;
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(() => agent.destroy());

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const imports = async () => JSON.parse(String((await call('GET', '/imports')).body)).imports.length;

async function call(method: string, path: string, body?: AsyncIterable<Uint8Array>, headers = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = request({ method, host: '127.0.0.1', port, path: `/api/v1${path}`, agent, headers }, resolve);
  sent.on('error', reject);
  if (body) Readable.from(body).pipe(sent);
  else sent.end();
  const answer = await promise;
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

/** As a browser sends it, in pieces as a network has them; of no length that is told before. */
async function* inPieces(payload: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < payload.length; at += 50_000) yield payload.subarray(at, at + 50_000);
}

function send(form: ReturnType<typeof formOf>) {
  const { 'content-length': _, ...headers } = form.headers;
  return call('POST', '/imports', inPieces(form.payload), headers);
}

describe('a file that is sent', () => {
  it('is stored as it came, and given back with its length', async () => {
    const bytes = randomBytes(5_000_000);
    const sent = await send(formOf({ source: 'Agencia Cóndor' }, { name: 'plan.csv', bytes }));
    expect(sent.status).toBe(201);
    const { id } = JSON.parse(String(sent.body)).import;
    const whole = await call('GET', `/imports/${id}/file`);
    expect(whole.headers).toMatchObject({ 'content-length': '5000000', etag: `"${digestOf(bytes)}"` });
    expect(whole.body.equals(bytes)).toBe(true);
    const head = await call('HEAD', `/imports/${id}/file`);
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '5000000', 0]);
    const known = { 'if-none-match': `"${digestOf(bytes)}"` };
    const again = await call('GET', `/imports/${id}/file`, undefined, known);
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it.each([
    ['is larger than the limit', 413, formOf({}, { name: 'a.csv', bytes: Buffer.alloc(LIMIT + 3_000_000, 'a') })],
    [
      'has another behind it',
      400,
      formOf(
        {},
        { name: 'a.csv', bytes: Buffer.alloc(3_000_000, 'b') },
        { name: 'b.csv', bytes: Buffer.alloc(4_000_000) },
      ),
    ],
    ['has answers that are none behind it', 400, reversed({ answers: '[1]' }, Buffer.alloc(3_000_000, 'c'))],
    ['ends early', 400, cut(formOf({}, { name: 'a.csv', bytes: Buffer.alloc(3_000_000, 'd') }))],
  ])('and %s is refused with %i, leaves nothing, and holds nobody up', async (_, status, form) => {
    const before = await imports();
    const stored: Promise<unknown>[] = [];
    putChunks = (chunks) => {
      const storing = open.app.store.putChunks(chunks);
      stored.push(storing.catch((error: unknown) => error));
      return storing;
    };
    const answer = await send(form);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await Promise.all(stored)).toEqual([expect.objectContaining({ statusCode: status })]);
    expect(await imports()).toBe(before);
  });

  it('by somebody who goes away leaves nothing', async () => {
    const before = await imports();
    const stored = Promise.withResolvers<unknown>();
    const { payload, headers } = formOf({}, { name: 'a.csv', bytes: Buffer.alloc(5_000_000, 'e') });
    const head = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    // A process of its own: what watches this one's network would send a request only when it is whole.
    const script = "process.stdin.pipe(require('node:net').connect(Number(process.argv[1]), '127.0.0.1'))";
    const sender = spawn(process.execPath, ['-e', script, String(port)], { stdio: ['pipe', 'ignore', 'inherit'] });
    sender.stdin.on('error', () => {});
    putChunks = (chunks) => {
      async function* leaving() {
        let bytes = 0;
        for await (const chunk of chunks) {
          bytes += chunk.length;
          yield chunk;
          if (bytes > 2_500_000) sender.kill('SIGKILL');
        }
      }
      const storing = open.app.store.putChunks(leaving());
      storing.then(stored.resolve, stored.resolve);
      return storing;
    };
    sender.stdin.write(`POST /api/v1/imports HTTP/1.1\r\n${head.join('')}\r\n`);
    sender.stdin.write(payload.subarray(0, 3_000_000));
    expect(await stored.promise).toMatchObject({ statusCode: 400 });
    expect(await imports()).toBe(before);
    putChunks = open.app.store.putChunks;
    // Its place is free again.
    const others = Array.from({ length: 4 }, () => send(formOf({}, { name: 'b.csv', bytes: Buffer.from('a;b') })));
    for (const { status } of await Promise.all(others)) expect([200, 201]).toContain(status);
  });

  it('to a store that fails is no fault of who sends it', async () => {
    putChunks = async (chunks) => {
      for await (const _ of chunks) break;
      throw new AppError({ code: 'store-busy', recovery: { do: 'retry' }, message: 'ocupado' });
    };
    const answer = await send(formOf({}, { name: 'a.csv', bytes: Buffer.alloc(5_000_000, 'f') }));
    expect(answer.status).toBe(500);
    expect(await imports()).toBeGreaterThan(0);
  });
});

/** A form whose fields stand behind its file. */
function reversed(fields: Record<string, string>, bytes: Uint8Array): ReturnType<typeof formOf> {
  const [file, said] = [formOf({}, { name: 'a.csv', bytes }), formOf(fields)];
  const end = file.payload.lastIndexOf('------rendir8f2c--');
  return { headers: file.headers, payload: Buffer.concat([file.payload.subarray(0, end), said.payload]) };
}

function cut(form: ReturnType<typeof formOf>): ReturnType<typeof formOf> {
  return { ...form, payload: form.payload.subarray(0, -30) };
}

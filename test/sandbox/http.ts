import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** One request as a platform module sees it. */
export interface SandboxRequest {
  method: string;
  path: string;
  /** Repeated parameters are kept, in order. */
  query: URLSearchParams;
  /** The query as it was sent, for platforms that read its encoding (Rest.li). */
  rawQuery: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is; anything else as JSON. */
  body: unknown;
}

export interface Listener {
  origin: string;
  stop(): Promise<void>;
}

const BODY_LIMIT = 1_000_000;
/** As the platforms do it. Node's five seconds, in a process that is busy with a test, end connections as calls come in. */
const IDLE_MS = 60_000;

/**
 * Serves one platform on a free loopback port.
 * @param latencyMs how long an answer is on its way, as the network and the platform would take
 */
export async function listen(
  handle: (request: SandboxRequest) => Reply | Promise<Reply>,
  latencyMs = 0,
): Promise<Listener> {
  const server = http.createServer((incoming, outgoing) => {
    void readRequest(incoming)
      .then(handle)
      .then((reply) => (latencyMs > 0 ? pause(latencyMs, reply) : reply))
      .catch((error: unknown) => ({ status: 500, body: `sandbox fault: ${String(error)}`, headers: {} }))
      .then((reply: Reply) => {
        const isText = typeof reply.body === 'string';
        outgoing.writeHead(reply.status, {
          'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=UTF-8',
          ...reply.headers,
        });
        outgoing.end(isText ? reply.body : JSON.stringify(reply.body));
      });
  });
  server.keepAliveTimeout = IDLE_MS;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, stop };
}

async function readRequest(incoming: IncomingMessage): Promise<SandboxRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size > BODY_LIMIT) throw new RangeError('request body too large');
    chunks.push(chunk as Buffer);
  }
  const url = new URL(incoming.url ?? '/', 'http://sandbox');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    rawQuery: url.search.slice(1),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

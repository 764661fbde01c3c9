import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type LocalHandler = (request: IncomingMessage & { text: string }, response: ServerResponse) => void;

/** A server on loopback that answers as a test says. */
export interface LocalServer {
  origin: string;
  /** Requests that arrived, in order. */
  seen: (IncomingMessage & { text: string })[];
  /** Who answers from now on. */
  answer(handler: LocalHandler): void;
  stop(): Promise<void>;
}

export async function startLocalServer(): Promise<LocalServer> {
  const seen: LocalServer['seen'] = [];
  let handle: LocalHandler = (_, response) => void response.end();
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const whole = Object.assign(request, { text });
    seen.push(whole);
    handle(whole, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (handler) => {
      handle = handler;
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers every request alike. */
export function answerWith(status: number, body: string, headers: Record<string, string> = {}): LocalHandler {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

import http from 'node:http';
import { CONNECT_CLI } from '#config/texts/connections.ts';
import { CONNECTION_MINUTES } from '#core/credentials/connection.ts';
import { misuse } from './command.ts';

/** The path at which every way of connecting receives the answer of a platform. */
export const RETURN_PATH = '/conexiones/volver';

/**
 * Waits on this machine for the one request with which a browser comes back.
 * @param begin called once the port is had: nobody is sent away who could not come back
 * @returns the query of that request
 * @throws AppError when the port is taken, or nobody comes in ten minutes
 */
export async function receiveRedirect(
  port: number,
  isOurs: (query: URLSearchParams) => boolean,
  begin: () => Promise<void>,
): Promise<URLSearchParams> {
  const { promise, resolve, reject } = Promise.withResolvers<URLSearchParams>();
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isAnswer = url.pathname === RETURN_PATH && isOurs(url.searchParams);
    response.writeHead(isAnswer ? 200 : 404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    });
    response.end(isAnswer ? CONNECT_CLI.received : CONNECT_CLI.stray);
    if (isAnswer) resolve(url.searchParams);
  });
  const late = setTimeout(() => reject(misuse(CONNECT_CLI.late)), CONNECTION_MINUTES * 60_000);
  try {
    await listening(server, port);
    await begin();
    return await promise;
  } finally {
    clearTimeout(late);
    server.close();
  }
}

function listening(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', () => reject(misuse(CONNECT_CLI.portTaken(port))));
    server.listen(port, '127.0.0.1', resolve);
  });
}

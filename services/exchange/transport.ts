import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import { noAnswer } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Answer, Call } from '#core/ports/connector.ts';

export type RawAnswer = Omit<Answer, 'receivedAt'>;

/**
 * Sends a call as it is written and resolves with the answer of any status, its body as text.
 * Redirects are not followed: none of the four platforms redirects an API call, and one would carry the token elsewhere.
 */
export type Transport = (call: Call, signal: AbortSignal) => Promise<RawAnswer>;

/**
 * How long a connection may lie idle and still be used, as in Node's own agent: it spares the calls of one pull their
 * handshakes. Only with a limit of its own does an agent also heed the time that a server announces (`Keep-Alive: timeout=5`).
 */
const IDLE_MS = 5_000;
/** What a call meets on a connection that the server closed as the call went out. */
const BROKEN = ['ECONNRESET', 'EPIPE'];

/** @param timeoutMs time that a server has for its whole answer */
export function createTransport({ timeoutMs }: { timeoutMs: number }): Transport {
  const client = axios.create({
    maxRedirects: 0,
    responseType: 'text',
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
    httpAgent: new http.Agent({ keepAlive: true, timeout: IDLE_MS }),
    httpsAgent: new https.Agent({ keepAlive: true, timeout: IDLE_MS }),
  });
  return async ({ method, url, headers, body }, signal) => {
    // Axios's own timeout starts again with each byte that arrives: a server that drips would hold a worker for ever.
    const overdue = new AbortController();
    const timer = setTimeout(() => overdue.abort(), timeoutMs);
    const ended = AbortSignal.any([signal, overdue.signal]);
    try {
      const answer = await sent(client, { method, url, headers, data: body, signal: ended });
      return { status: answer.status, headers: textHeaders(answer.headers), body: String(answer.data ?? '') };
    } catch (error) {
      throw new AppError({
        code: signal.aborted ? 'aborted' : 'no-answer',
        recovery: { do: 'retry' },
        message: noAnswer(new URL(url).host, overdue.signal.aborted ? 'ETIMEDOUT' : reasonOf(error)),
        facts: { host: new URL(url).host },
      });
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * Sends a request, and a GET again when the idle connection that it took turns out to be closed: the server has not answered
 * it, and a GET asks for nothing twice. Each time one idle connection is gone; on a new one a failure is a failure.
 */
async function sent(client: AxiosInstance, request: AxiosRequestConfig): Promise<AxiosResponse<unknown>> {
  try {
    return await client.request<unknown>(request);
  } catch (error) {
    if (request.method !== 'GET' || !isStale(error)) throw error;
    return sent(client, request);
  }
}

/** True when an idle connection was taken, and broke before an answer had begun. */
function isStale(error: unknown): boolean {
  if (!axios.isAxiosError(error) || !BROKEN.includes(error.code ?? '')) return false;
  const { request } = error;
  if (!(request instanceof http.ClientRequest) || !request.reusedSocket) return false;
  // Node tells of a reset in the middle of an answer in the same way; only the request knows that there was one.
  return !('res' in request && request.res);
}

function textHeaders(headers: object): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return Object.fromEntries(entries);
}

// Axios puts the whole request, with its token, on the error, and a message may hold the address: only the code goes on.
function reasonOf(error: unknown): string {
  return (axios.isAxiosError(error) && error.code) || 'error';
}

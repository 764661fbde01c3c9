import http from 'node:http';
import https from 'node:https';
import axios from 'axios';
import { noAnswer } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Answer, Call } from '#core/ports/connector.ts';

export type RawAnswer = Omit<Answer, 'receivedAt'>;

/**
 * Sends a call as it is written and resolves with the answer of any status, its body as text.
 * Redirects are not followed: none of the four platforms redirects an API call, and one would carry the token elsewhere.
 */
export type Transport = (call: Call, signal: AbortSignal) => Promise<RawAnswer>;

/** @param timeoutMs time that a server has for its whole answer */
export function createTransport({ timeoutMs }: { timeoutMs: number }): Transport {
  const client = axios.create({
    maxRedirects: 0,
    responseType: 'text',
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true }),
  });
  return async ({ method, url, headers, body }, signal) => {
    // Axios's own timeout starts again with each byte that arrives: a server that drips would hold a worker for ever.
    const overdue = new AbortController();
    const timer = setTimeout(() => overdue.abort(), timeoutMs);
    const ended = AbortSignal.any([signal, overdue.signal]);
    try {
      const answer = await client.request<unknown>({ method, url, headers, data: body, signal: ended });
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

function textHeaders(headers: object): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return Object.fromEntries(entries);
}

// Axios puts the whole request, with its token, on the error, and a message may hold the address: only the code goes on.
function reasonOf(error: unknown): string {
  return (axios.isAxiosError(error) && error.code) || 'error';
}

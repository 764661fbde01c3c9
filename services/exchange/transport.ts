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

export function createTransport({ timeoutMs }: { timeoutMs: number }): Transport {
  const client = axios.create({
    timeout: timeoutMs,
    maxRedirects: 0,
    responseType: 'text',
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true }),
  });
  return async ({ method, url, headers, body }, signal) => {
    try {
      const answer = await client.request<unknown>({ method, url, headers, data: body, signal });
      return { status: answer.status, headers: textHeaders(answer.headers), body: String(answer.data ?? '') };
    } catch (error) {
      throw new AppError({
        code: signal.aborted ? 'aborted' : 'no-answer',
        recovery: { do: 'retry' },
        message: noAnswer(new URL(url).host, reasonOf(error)),
        facts: { host: new URL(url).host },
      });
    }
  };
}

function textHeaders(headers: object): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return Object.fromEntries(entries);
}

// Axios puts the whole request, with its token, on the error: only the code and the message go on.
function reasonOf(error: unknown): string {
  if (!axios.isAxiosError(error)) return 'error';
  return error.code ?? error.message;
}

import { z } from 'zod';
import { adAccountClosed } from '#config/texts/ads.ts';
import { ADVICE, platformRefused, unreadableAnswer, wrongAccount } from '#config/texts/errors.ts';
import { AppError, type Recovery } from '#core/error.ts';
import type { Answer, Capture } from '#core/ports/connector.ts';

const LONGEST_REASON = 400;

/** An error of a platform, with its reason in the platform's own words (a code, never a whole body). */
export function refusal(platform: string, answer: Answer, reason: string, recovery: Recovery): AppError {
  return new AppError({
    code: `${platform.toLowerCase()}-${answer.status}`,
    recovery,
    message: platformRefused(platform, answer.status, reason, ADVICE[recovery.do]),
    facts: { status: answer.status, reason },
  });
}

/** What a status means where the platform's own codes say nothing more; `null` for a success. */
export function recoveryOfStatus(status: number): Recovery | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return { do: 'fix-setup' };
  if (status === 408 || status === 429 || status >= 500) return { do: 'retry' };
  return { do: 'stop' };
}

/**
 * Reads the body of a capture by its schema.
 * @throws AppError `stop` when it is not JSON, or not what the schema asks; the capture stays stored
 */
export function readBody<T>(platform: string, capture: Capture, schema: z.ZodType<T>): T {
  const read = parsedBody(capture.answer.body, schema);
  if ('reason' in read) throw unreadable(platform, capture, read.reason);
  return read.body;
}

/** The error that an answer is whose body is not what its schema asks; `null` for one that {@link readBody} reads. */
export function unreadableBody(platform: string, capture: Capture, schema: z.ZodType): AppError | null {
  const read = parsedBody(capture.answer.body, schema);
  return 'reason' in read ? unreadable(platform, capture, read.reason) : null;
}

function parsedBody<T>(text: string, schema: z.ZodType<T>): { body: T } | { reason: string } {
  const body = parseJson(text);
  if (body === undefined) return { reason: 'no es JSON' };
  const result = schema.safeParse(body);
  if (result.success) return { body: result.data };
  // A wrong list has the same fault in each row: the first ones tell.
  return { reason: z.prettifyError(result.error).replaceAll('\n', ' ').slice(0, LONGEST_REASON) };
}

/** The error that an answer is that says something else than it should. */
export function unreadable(platform: string, { call, answer }: Capture, reason: string): AppError {
  const endpoint = `${call.method} ${new URL(call.url).pathname}`;
  return new AppError({
    code: 'unreadable-answer',
    recovery: { do: 'stop' },
    message: unreadableAnswer(platform, endpoint, reason),
    facts: { endpoint, status: answer.status },
  });
}

/**
 * Goes on only when the token's account is the one that is asked for: nobody's figures may be told as another's.
 * @throws AppError `fix-setup` when it is another account, or none
 */
export function requireAccount(platform: string, expected: string, found: string | undefined): void {
  if (found === expected) return;
  throw new AppError({
    code: 'wrong-account',
    recovery: { do: 'fix-setup' },
    message: wrongAccount(platform, expected, found ?? 'ninguna'),
  });
}

/** The JSON of a text, or `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An advertising account that is not shown to whoever asks. */
export function closedAdAccount(network: string, native: string): AppError {
  return new AppError({
    code: 'ad-account-closed',
    recovery: { do: 'fix-setup' },
    message: adAccountClosed(network, native),
  });
}

/** An answer that must be none of the failures of its platform: hands it on, or throws. */
export function settledBy(failureOf: (capture: Capture) => AppError | null) {
  return async (asked: Promise<Capture>): Promise<Capture> => {
    const capture = await asked;
    const failure = failureOf(capture);
    if (failure) throw failure;
    return capture;
  };
}

import { z } from 'zod';
import { MEMBER_RESTRICTED, versionRetired } from '#config/texts/linkedin.ts';
import { AppError, type Recovery } from '#core/error.ts';
import type { Answer, Capture } from '#core/ports/connector.ts';
import { addDays, dayOf, startOfDay } from '#core/time/day.ts';
import { parseJson, recoveryOfStatus, refusal } from '#services/exchange/failure.ts';
import { endpointOf } from './answers.ts';

// Four shapes: the gateway's, a resource's (message and status only), with `inputErrors`, and OAuth's. The code of the
// service may be 0 or absent, and `status` too. A field of another type than expected is passed over.
const word = z.string().optional().catch(undefined);
const errorBody = z.object({
  code: word,
  serviceErrorCode: z.coerce.number().optional().catch(undefined),
  message: word,
  error: word,
  errorDetails: z
    .object({ inputErrors: z.array(z.object({ code: word })).optional() })
    .optional()
    .catch(undefined),
});
type ErrorBody = z.infer<typeof errorBody>;

/** The service's code for a member whose account LinkedIn has restricted. */
const RESTRICTED_MEMBER = 65608;
const MESSAGE_LIMIT = 160;

/** The error that an answer of LinkedIn is, by its status first and by what its body says after. */
export function failureOf({ call, answer }: Capture): AppError | null {
  const byStatus = recoveryOfStatus(answer.status);
  if (!byStatus) return null;
  const body = bodyOf(answer);
  if (isVersionFault(answer, body)) return versionFault(call.headers['linkedin-version'], answer, body);
  if (answer.status === 401 && body.serviceErrorCode === RESTRICTED_MEMBER) return restricted(answer, body);
  const isOfPosts = endpointOf(call) === 'postStatistics';
  return refusal('LinkedIn', answer, reasonOf(body), recoveryOf(answer, body, isOfPosts) ?? byStatus);
}

function recoveryOf(answer: Answer, { message = '', error }: ErrorBody, isOfPosts: boolean): Recovery | null {
  // Quotas are per resource and day, are whole again at midnight UTC, and come without Retry-After.
  if (answer.status === 429)
    return { do: 'wait', until: startOfDay(addDays(dayOf(answer.receivedAt, 'UTC'), 1), 'UTC') };
  // The token endpoint's `error` is a word: a credential that is refused stays so until a person connects again.
  if (error !== undefined && answer.status < 500) return { do: 'fix-setup' };
  if (answer.status !== 403) return null;
  // One post that cannot be read fails the whole list, with the same code as a missing role: only the text tells.
  if (/Unpermitted fields present in PARAMETER/.test(message))
    return isOnePost(message, isOfPosts) ? { do: 'skip' } : { do: 'stop' };
  return isOfPosts && /VisibilityReduction/.test(message) ? { do: 'skip' } : null;
}

// `[/shares[3]]` is a post of the list; any other field is a parameter that LinkedIn does not know.
function isOnePost(message: string, isOfPosts: boolean): boolean {
  return /\[\/(?:shares|ugcPosts)\[\d+\]/.test(message) || (isOfPosts && /\[\/(?:shares|ugcPosts)\]/.test(message));
}

// What stands before LinkedIn's gateway answers in plain words, or with a page.
function bodyOf({ body }: Answer): ErrorBody {
  const read = errorBody.safeParse(parseJson(body));
  if (read.success) return read.data;
  return body.trimStart().startsWith('<') ? {} : { message: body };
}

function isVersionFault({ status }: Answer, { code }: ErrorBody): boolean {
  return status === 426 || code === 'NONEXISTENT_VERSION';
}

function versionFault(asked: string | undefined, answer: Answer, body: ErrorBody): AppError {
  const version = asked ?? /\d{6}/.exec(body.message ?? '')?.[0] ?? 'pedida';
  return new AppError({
    code: `linkedin-${answer.status}`,
    recovery: { do: 'stop' },
    message: versionRetired(version),
    facts: { status: answer.status, reason: reasonOf(body), version },
  });
}

function restricted(answer: Answer, body: ErrorBody): AppError {
  return new AppError({
    code: 'linkedin-401',
    recovery: { do: 'fix-setup' },
    message: MEMBER_RESTRICTED,
    facts: { status: answer.status, reason: reasonOf(body) },
  });
}

function reasonOf({ code, serviceErrorCode, message, error, errorDetails }: ErrorBody): string {
  const ofInput = errorDetails?.inputErrors?.find((each) => each.code)?.code;
  const codes = [code, ofInput, error, serviceErrorCode].filter((each) => each !== undefined && each !== 0);
  const words = message?.slice(0, MESSAGE_LIMIT);
  return [codes[0], words].filter(Boolean).join(': ') || 'sin detalle';
}

import { z } from 'zod';
import type { AppError, Recovery } from '#core/error.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Answer, Capture } from '#core/ports/connector.ts';
import { addHours, addMinutes } from '#core/time/instant.ts';
import { parseJson, recoveryOfStatus, refusal, unreadableBody } from '#services/exchange/failure.ts';
import { BODIES, endpointOf } from './answers.ts';

const errorBody = z.object({
  error: z.object({
    message: z.string().optional(),
    type: z.string().optional(),
    // Recorded answers carry texts here too; only a number says anything.
    code: z.unknown().optional(),
    error_subcode: z.unknown().optional(),
    is_transient: z.boolean().optional(),
  }),
});

/** What an error body says, as far as it says it. */
export interface GraphFault {
  code: number | undefined;
  subcode: number | undefined;
  type: string | undefined;
  isTransient: boolean | undefined;
  words: string;
}

const TOKEN_CODES = [102, 104, 190];
/** Expired, revoked, wrong kind: they come with 190, and now and then with a code that says nothing. */
const TOKEN_SUBCODES = [458, 459, 460, 463, 464, 467, 490, 492, 493, 2069032];
const LIMIT_CODES = [4, 17, 32, 613];
const BLOCK_CODES = [341, 368, 506];
const NOT_SERVED_HERE = 1504029;
const NO_METRIC_ASKED = 1504028;
const OBJECT_GONE = 33;
const DAYS_NOT_SERVED = 1504016;

/** How long a limit without a stated end lasts at most: its window is a rolling hour. */
const LIMIT_MINUTES = 60;

/** The error that an answer of the Graph API is, a success that cannot be read among them. */
export function failureOf(capture: Capture): AppError | null {
  const endpoint = endpointOf(capture.call);
  return refusalOf(capture) ?? (endpoint && unreadableBody('Facebook', capture, BODIES[endpoint]));
}

/** What the Graph API refused and why: its code and subcode first, its status after. */
export function refusalOf({ answer }: Pick<Capture, 'answer'>): AppError | null {
  const byStatus = recoveryOfStatus(answer.status);
  if (!byStatus) return null;
  const fault = faultOf(answer.body);
  return refusal('Facebook', answer, reasonOf(fault), recoveryOf(fault, answer) ?? byStatus);
}

/** Reads an error body; its words stand in where the code itself is missing: `(#190) …`. */
export function faultOf(body: string): GraphFault {
  const parsed = errorBody.safeParse(parseJson(body));
  const { message = body, type, code, error_subcode: subcode, is_transient: isTransient } = parsed.data?.error ?? {};
  return {
    code: numberOf(code) ?? prefixOf(message),
    subcode: numberOf(subcode),
    type,
    isTransient,
    words: message,
  };
}

/** True when the object asked for no longer exists, as far as the credential can see. Older answers lack the subcode. */
export function isGone({ code, subcode, type, words }: GraphFault): boolean {
  const isUnnumbered = subcode === undefined && type === 'GraphMethodException' && words.includes('Object with ID');
  return code === OBJECT_GONE || ((code ?? 100) === 100 && (subcode === OBJECT_GONE || isUnnumbered));
}

/** True when the answer was too large to be made: asking for fewer rows helps, asking again does not. */
export function isTooMuch(capture: Capture): boolean {
  const { code, subcode, isTransient } = faultOf(capture.answer.body);
  return capture.answer.status >= 500 && code === 1 && isTransient !== true && (subcode ?? 99) === 99;
}

/** True when the days asked for are refused, whatever is asked of them. */
export function isOfDays({ answer }: Pick<Capture, 'answer'>): boolean {
  return faultOf(answer.body).subcode === DAYS_NOT_SERVED;
}

/** True when a refusal touches only what was asked, so that the rest of a pull can go on. */
export function isPartial({ answer }: Pick<Capture, 'answer'>): boolean {
  const failure = refusalOf({ answer });
  if (!failure || isTokenDead(faultOf(answer.body)) || answer.status === 401) return false;
  return ['skip', 'stop', 'fix-setup'].includes(failure.recovery.do);
}

function recoveryOf(fault: GraphFault, answer: Answer): Recovery | null {
  const { code, subcode, isTransient, words } = fault;
  if (isTokenDead(fault)) return { do: 'fix-setup' };
  if (subcode === NOT_SERVED_HERE || isGone(fault)) return { do: 'skip' };
  if (subcode === NO_METRIC_ASKED) return { do: 'stop' };
  if (code === undefined) return recoveryOfWords(fault);
  if (LIMIT_CODES.includes(code) || (code >= 80_000 && code < 80_100)) return { do: 'wait', until: limitEnd(answer) };
  if (BLOCK_CODES.includes(code)) return { do: 'wait', until: addHours(answer.receivedAt, 24) };
  if (code === 1 || code === 2) return isTransient === false ? { do: 'stop' } : { do: 'retry' };
  if (code === 10 || code === 21 || (code >= 200 && code < 300)) return { do: 'fix-setup' };
  // 100 is a wrong metric, a missing permission or a missing proof; nothing but its words tells them apart.
  if (code === 100) return { do: /permission|reviewable|proof/i.test(words) ? 'fix-setup' : 'stop' };
  return isTransient || answer.status >= 500 ? { do: 'retry' } : { do: 'stop' };
}

/** What is left to go by where an answer does not tell its code. */
function recoveryOfWords({ subcode, isTransient, words }: GraphFault): Recovery | null {
  if (isTransient) return { do: 'retry' };
  if (/access token|permission/i.test(words)) return { do: 'fix-setup' };
  return subcode === undefined ? null : { do: 'stop' };
}

/** True when it is the token that is refused: nothing else can be asked with it either. */
export function isTokenDead({ code, subcode }: GraphFault): boolean {
  return TOKEN_CODES.includes(code ?? 0) || TOKEN_SUBCODES.includes(subcode ?? 0);
}

const usage = z.record(z.string(), z.array(z.object({ estimated_time_to_regain_access: z.number().optional() })));

/** When the limit ends by the usage header, in minutes from now; errors of the app's own limit do not say. */
function limitEnd({ headers, receivedAt }: Answer): Answer['receivedAt'] {
  const parsed = usage.safeParse(parseJson(headers['x-business-use-case-usage'] ?? ''));
  const entries = parsed.success ? Object.values(parsed.data).flat() : [];
  const minutes = Math.max(0, ...entries.map((entry) => entry.estimated_time_to_regain_access ?? 0));
  return addMinutes(receivedAt, minutes > 0 ? minutes : LIMIT_MINUTES);
}

function reasonOf({ code, subcode }: GraphFault): string {
  if (code === undefined && subcode === undefined) return 'sin detalle';
  return subcode === undefined ? `código ${code}` : `código ${code ?? '?'}/${subcode}`;
}

function prefixOf(text: string): number | undefined {
  const code = /\(#(\d+)\)/.exec(text)?.[1];
  return code === undefined ? undefined : Number(code);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** How the refusal of one name alone reads: a name that Facebook does not know is one that it has withdrawn. */
export function reasonOfName({ answer }: Pick<Capture, 'answer'>, failure: AppError): MissingReason {
  const { code, subcode } = faultOf(answer.body);
  return failure.recovery.do === 'stop' && code === 100 && subcode === undefined ? 'retired' : missingReasonOf(failure);
}

/** How a refusal reads where a figure should stand. */
export function missingReasonOf(failure: AppError): MissingReason {
  if (failure.recovery.do === 'fix-setup') return 'no-permission';
  return failure.recovery.do === 'skip' ? 'not-exposed' : 'not-collected';
}

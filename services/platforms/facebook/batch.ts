import { z } from 'zod';
import type { AppError } from '#core/error.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Answer, Capture } from '#core/ports/connector.ts';
import { parseJson, readBody } from '#services/exchange/failure.ts';
import {
  batchBody,
  endpointOf,
  type Insight,
  insightsAsked,
  insightsBody,
  type PostNode,
  postNode,
} from './answers.ts';
import { faultOf, isGone, isPartial, isTokenDead, missingReasonOf, reasonOfName, refusalOf } from './failures.ts';

/** One request inside a batch. */
export interface AskedInBatch {
  of: 'post' | 'video';
  /** Id of the post or video asked for. */
  subject: string;
  /** Names of the insights asked of it. */
  insights: readonly string[];
}

/** What one request inside a batch came to. */
export type BatchItem = AskedInBatch &
  (
    | { kind: 'post'; post: PostNode }
    | { kind: 'video'; found: readonly Insight[] }
    | { kind: 'gone' }
    | {
        kind: 'refused';
        reason: MissingReason;
        /** Asking again may help. */
        isPassing: boolean;
        /** The refusal is of what was asked, not of the subject. */
        isOfNames: boolean;
      }
  );

type Entry = z.infer<typeof batchBody>[number];

const requests = z.array(z.object({ relative_url: z.string() }));

/** The requests that a batch call carried, in order. */
export function askedOf({ call }: { call: Pick<Capture['call'], 'body'> }): AskedInBatch[] {
  const parsed = requests.safeParse(parseJson(new URLSearchParams(call.body ?? '').get('batch') ?? ''));
  return (parsed.data ?? []).map(({ relative_url: url }) => ({
    of: url.includes('/video_insights') ? 'video' : 'post',
    subject: /^[^/?]*/.exec(url)?.[0] ?? '',
    insights: insightsAsked(new URL(url, 'https://batch/')),
  }));
}

/** A batch's answer, request by request. A request that timed out is refused, not gone: its object may well exist. */
export function itemsOf(capture: Capture): BatchItem[] {
  const entries = readBody('Facebook', capture, batchBody);
  return askedOf(capture).map((asked, index) => itemOf(asked, answerOf(entries[index] ?? null, capture)));
}

/**
 * The refusal inside a batch that is of the pull as a whole: a limit, or a token that is dead. The batch itself answers
 * with success all the same.
 */
export function failureInside(capture: Capture): AppError | null {
  for (const answer of answersIn(capture)) {
    const failure = refusalOf({ answer });
    if (failure && failure.recovery.do !== 'retry' && !isPartial({ answer })) return failure;
  }
  return null;
}

/** The error of an answer that refuses the token, as a whole or inside a batch. */
export function refusalOfToken(capture: Capture): AppError | null {
  const refused = [capture.answer, ...answersIn(capture)].find(
    (answer) => refusalOf({ answer }) && isTokenDead(faultOf(answer.body)),
  );
  return refused ? refusalOf({ answer: refused }) : null;
}

function answersIn(capture: Capture): Answer[] {
  if (endpointOf(capture.call) !== 'batch') return [];
  const entries = batchBody.safeParse(parseJson(capture.answer.body)).data ?? [];
  return entries.flatMap((entry) => answerOf(entry, capture) ?? []);
}

function answerOf(entry: Entry, { answer }: Capture): Answer | null {
  return entry && { ...answer, status: entry.code, body: entry.body ?? '' };
}

function itemOf(asked: AskedInBatch, answer: Answer | null): BatchItem {
  const unread = { ...asked, kind: 'refused' as const, reason: 'not-collected' as const, isOfNames: false };
  if (!answer) return { ...unread, isPassing: true };
  const failure = refusalOf({ answer });
  if (failure && isGone(faultOf(answer.body))) return { ...asked, kind: 'gone' };
  if (failure) return { ...unread, ...meaningOf(asked, answer, failure) };
  const body = parseJson(answer.body);
  if (asked.of === 'post') {
    const post = postNode.safeParse(body);
    return post.success ? { ...asked, kind: 'post', post: post.data } : { ...unread, isPassing: false };
  }
  const insights = insightsBody.safeParse(body);
  return insights.success ? { ...asked, kind: 'video', found: insights.data.data } : { ...unread, isPassing: false };
}

function meaningOf({ insights }: AskedInBatch, answer: Answer, failure: AppError) {
  return {
    reason: insights.length === 1 ? reasonOfName({ answer }, failure) : missingReasonOf(failure),
    isPassing: failure.recovery.do === 'retry',
    isOfNames: failure.recovery.do === 'stop',
  };
}

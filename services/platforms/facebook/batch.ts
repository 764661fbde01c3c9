import { z } from 'zod';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Capture } from '#core/ports/connector.ts';
import { parseJson, readBody } from '#services/exchange/failure.ts';
import { batchBody, insightsBody, type PostNode, postNode } from './answers.ts';
import { faultOf, isGone, missingReasonOf, refusalOf } from './failures.ts';
import type { Counted } from './map-posts.ts';

/** What one request inside a batch came to. `subject` is the id of the post or video asked for. */
export type BatchItem =
  | { kind: 'post'; subject: string; post: PostNode }
  | { kind: 'video'; subject: string; insights: Counted['insights'] }
  | { kind: 'gone'; subject: string; of: Asked }
  | { kind: 'refused'; subject: string; of: Asked; reason: MissingReason };

type Asked = 'post' | 'video';
type Entry = z.infer<typeof batchBody>[number];

const requests = z.array(z.object({ relative_url: z.string() }));

/** The requests that a batch call carried, in order. */
export function askedOf({ call }: Pick<Capture, 'call'>): { of: Asked; subject: string }[] {
  const parsed = requests.safeParse(parseJson(new URLSearchParams(call.body ?? '').get('batch') ?? ''));
  return (parsed.data ?? []).map(({ relative_url: url }) => ({
    of: url.includes('/video_insights') ? 'video' : 'post',
    subject: /^[^/?]*/.exec(url)?.[0] ?? '',
  }));
}

/** A batch's answer, request by request. A request that timed out is refused, not gone: its object may well exist. */
export function itemsOf(capture: Capture): BatchItem[] {
  const entries = readBody('Facebook', capture, batchBody);
  return askedOf(capture).map((asked, index) => itemOf(asked, entries[index] ?? null, capture));
}

function itemOf({ of, subject }: { of: Asked; subject: string }, entry: Entry, { answer }: Capture): BatchItem {
  const refused = (reason: MissingReason): BatchItem => ({ kind: 'refused', of, subject, reason });
  if (!entry) return refused('not-collected');
  const body = entry.body ?? '';
  const failure = refusalOf({ answer: { ...answer, status: entry.code, body } });
  if (failure) return isGone(faultOf(body)) ? { kind: 'gone', of, subject } : refused(missingReasonOf(failure));
  if (of === 'post') {
    const post = postNode.safeParse(parseJson(body));
    return post.success ? { kind: 'post', subject, post: post.data } : refused('not-collected');
  }
  const insights = insightsBody.safeParse(parseJson(body));
  return insights.success ? { kind: 'video', subject, insights: insights.data.data } : refused('not-collected');
}

import type { Capture } from '#core/ports/connector.ts';
import type { Instant } from '#core/time/instant.ts';
import { readBody } from '#services/exchange/failure.ts';
import { kindOf, postsBody, type XPost } from './answers.ts';

/** One page of a listing. */
export interface Page {
  capture: Capture;
  learntAt: Instant;
  posts: readonly XPost[];
  /** Posts that a partial error of the answer names, by id, with the kind of problem. */
  refused: ReadonlyMap<string, string | undefined>;
  hasNext: boolean;
}

export function pageOf(capture: Capture): Page {
  const { data, errors, meta } = readBody('X', capture, postsBody);
  const refusals = (errors ?? []).filter(({ section }) => section !== 'includes');
  return {
    capture,
    learntAt: capture.answer.receivedAt,
    posts: data ?? [],
    refused: new Map(refusals.map(({ resource_id: id, value, type }) => [id ?? String(value), kindOf(type)])),
    hasNext: Boolean(meta?.next_token),
  };
}

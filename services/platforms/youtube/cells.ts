import { YOUTUBE } from '#config/dictionary/youtube.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { Cell } from '#core/pulls/pull.ts';
import { dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';

/** Whose days YouTube's are. */
export const ZONE = 'America/Los_Angeles';

/** The version of a metric under which a counter read at that moment was counted. */
export function inForce(name: string, learntAt: Instant): MetricKey {
  const key = keyInForce(YOUTUBE, name, dayOf(learntAt, ZONE));
  if (!key) throw new RangeError(`${name} is not in the dictionary`);
  return key;
}

export function orNotExposed(count: number | null | undefined): Cell {
  return count ?? 'not-exposed';
}

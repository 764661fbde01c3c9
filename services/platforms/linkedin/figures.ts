import { LINKEDIN } from '#config/dictionary/linkedin.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Capture } from '#core/ports/connector.ts';
import type { Day } from '#core/time/day.ts';
import { type Endpoint, endpointOf } from './answers.ts';

/** Whose days LinkedIn's are. */
export const ZONE = 'UTC';

/** Why a request of ours gave nothing: refused to this member, answered without figures, or not answered. */
export function reasonOf(captures: readonly Capture[], endpoint: Endpoint): MissingReason {
  const statuses = captures.filter(({ call }) => endpointOf(call) === endpoint).map(({ answer }) => answer.status);
  if (statuses.includes(200)) return 'not-yet';
  return statuses.includes(403) ? 'no-permission' : 'not-collected';
}

export function keysInForce(names: readonly string[], day: Day): MetricKey[] {
  return names.map((name) => {
    const key = keyInForce(LINKEDIN, name, day);
    if (!key) throw new RangeError(`${name} is not in the dictionary`);
    return key;
  });
}

/** A count is a whole number, of either sign; what is absent is none. */
export function whole(count: number | null | undefined): number | null {
  return count == null || !Number.isSafeInteger(count) ? null : count;
}

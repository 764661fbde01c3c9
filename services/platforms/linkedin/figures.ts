import { LINKEDIN } from '#config/dictionary/linkedin.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { Day } from '#core/time/day.ts';

/** Whose days LinkedIn's are. */
export const ZONE = 'UTC';

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

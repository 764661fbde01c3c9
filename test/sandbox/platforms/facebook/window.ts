import { addDays, type Day, dayOf, dayRange } from '#core/time/day.ts';
import { epochMsOf, type Instant, instantOfEpochMs, toInstant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { daysNotServed, wrongParameter } from './errors.ts';
import { startMs, ZONE } from './truth.ts';

const MAX_SECONDS = 90 * 86_400;
const HISTORY_DAYS = 730;

/** Days asked for, in order, with the links' bounds; or the refusal. */
export type Window = { days: readonly Day[]; previous: Bounds; next: Bounds | undefined } | { refused: Reply };
type Bounds = { since: number; until: number };

/** Reads `since` or `until`: Unix seconds, or a date at 00:00 UTC; `NaN` for anything else. */
export function secondsOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1000 : Number.NaN;
}

/** The window of an insights call: the days that start in [since, until], both included. */
export function windowOf(query: URLSearchParams, now: Instant): Window {
  const today = dayOf(now, ZONE);
  // Without `until` the answer ends two days back; without `since` it holds two days.
  const until = query.has('until') ? secondsOf(query.get('until') ?? '') : startMs(addDays(today, -2)) / 1000;
  const since = query.has('since') ? secondsOf(query.get('since') ?? '') : until - 86_400;
  for (const [name, value] of Object.entries({ since, until })) {
    if (Number.isNaN(value)) return refused(`Parameter ${name}: ${UNPARSEABLE}`);
  }
  if (query.has('until') && since > until) return refused('since param value must be before until');
  if (until - since > MAX_SECONDS) return { refused: daysNotServed() };
  const asked = dayRange(firstFrom(since), lastUpTo(until));
  const days = asked.filter((day) => startMs(day) <= epochMsOf(now) && day >= addDays(today, -HISTORY_DAYS));
  return { days, ...linksOf(asked, now) };
}

const UNPARSEABLE = 'Must be a unixtime or a date/time representation parseable by strtotime()';

function refused(message: string): Window {
  return { refused: wrongParameter(message) };
}

function linksOf(asked: readonly Day[], now: Instant) {
  const first = asked[0] ?? dayOf(now, ZONE);
  const after = addDays(asked.at(-1) ?? first, 1);
  const at = (day: Day) => startMs(day) / 1000;
  const next = { since: at(after), until: at(addDays(after, asked.length)) };
  return {
    previous: { since: at(addDays(first, -asked.length)), until: at(first) },
    next: startMs(after) > epochMsOf(now) ? undefined : next,
  };
}

function firstFrom(seconds: number): Day {
  const day = dayOf(instantOfEpochMs(seconds * 1000), ZONE);
  return startMs(day) >= seconds * 1000 ? day : addDays(day, 1);
}

function lastUpTo(seconds: number): Day {
  return dayOf(instantOfEpochMs(seconds * 1000), ZONE);
}

/** `2026-03-04T08:00:00+0000` */
export function graphTime(instant: Instant | number): string {
  const text = typeof instant === 'number' ? instantOfEpochMs(instant) : toInstant(instant);
  return text.replace(/\.\d{3}Z$/, '+0000');
}

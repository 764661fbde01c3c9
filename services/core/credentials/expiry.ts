import { epochMsOf, type Instant } from '../time/instant.ts';
import type { Credential } from './credential.ts';
import { earlier } from './grant.ts';

/** Days before an end at which somebody is told. */
export const WARNING_DAYS = [30, 14, 7, 3] as const;
/** The nearest of the warnings that has come; `ended` when it is too late. */
export type Warning = (typeof WARNING_DAYS)[number] | 'ended';

/** An end that a person has to do something about. */
export interface Ending {
  /** `access` that nothing renews; `consent` that must be given anew; `version` of a platform's API that stops answering. */
  of: 'access' | 'consent' | 'version';
  at: Instant;
  /** Whole days left, rounded down; negative once it is past. */
  days: number;
  /** `null` while it is further away than the first warning. */
  warning: Warning | null;
}

const DAY_MS = 86_400_000;

export function endingAt(of: Ending['of'], at: Instant, now: Instant): Ending {
  const left = epochMsOf(at) - epochMsOf(now);
  const reached = WARNING_DAYS.filter((days) => left <= days * DAY_MS).at(-1) ?? null;
  return { of, at, days: Math.floor(left / DAY_MS), warning: left <= 0 ? 'ended' : reached };
}

/** The ends of a credential that renewing does not move, nearest first. */
export function endingsOf(credential: Credential, now: Instant): Ending[] {
  const { endsAt, renewableUntil, consentEndsAt } = credential;
  const consent = earlier(renewableUntil ?? undefined, consentEndsAt);
  const endings = consent === undefined ? [] : [endingAt('consent', consent, now)];
  if (renewableUntil === undefined && endsAt !== null) endings.push(endingAt('access', endsAt, now));
  return endings.sort((a, b) => a.days - b.days);
}

/** The warnings that came since somebody looked last: each is told once. */
export function newWarnings(credential: Credential, now: Instant): Ending[] {
  const before = credential.checkedAt === null ? [] : endingsOf(credential, credential.checkedAt);
  const toldOf = (ending: Ending) => before.find(({ of, at }) => of === ending.of && at === ending.at)?.warning ?? null;
  return endingsOf(credential, now).filter((ending) => ending.warning !== null && ending.warning !== toldOf(ending));
}

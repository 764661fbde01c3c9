import type { Instant } from '../time/instant.ts';

/** What a call to a platform presents. Never stored, logged or shown as it is. */
export interface Access {
  /** Bearer token; of OAuth 1.0a, the token that requests are signed for. */
  token: string;
  /** Of OAuth 1.0a: requests are signed with it, and the token alone opens nothing. */
  secret?: string;
}

/** What the owner of an account gave us to read it with. Secret: stored only sealed. */
export interface Grant {
  /** `null` where only the right to renew was given. */
  access: Access | null;
  /** When `access` ends; `null`: never, or nobody says. */
  endsAt: Instant | null;
  /** Gets a new access without a person; absent where the platform gives none. */
  refreshToken?: string;
  /** When `refreshToken` ends for good, whatever is renewed in between; absent: no end is known. */
  refreshEndsAt?: Instant;
}

/** Minutes before its end at which an access is renewed: longer than one call may take. */
const RENEW_MINUTES = 5;

/**
 * The access of a grant as long as a call that begins now can still be answered with it.
 * @param daysAhead how long it has to hold at least, where that is longer
 */
export function usable({ access, endsAt }: Grant, now: Instant, daysAhead = 0): Access | undefined {
  if (access === null) return undefined;
  const minutes = Math.max(RENEW_MINUTES, daysAhead * 24 * 60);
  return endsAt === null || Date.parse(endsAt) - Date.parse(now) > minutes * 60_000 ? access : undefined;
}

/** The earlier of two ends; absent: no end is known. */
export function earlier(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

import type { Zone } from '../../time/day.ts';
import { type Instant, toInstant } from '../../time/instant.ts';
import { normalText } from '../header.ts';
import type { Answers } from '../preview.ts';

/** Keys of the questions of exports and hand-made tables. */
export const EXPORT_KEYS = {
  /** Whose figures they are: id of an account, or `null` to leave the rows out. */
  account: 'account',
  /** When the file was downloaded, `2026-11-03T09:30` in Bogotá or a moment with its offset. */
  exportedAt: 'exported-at',
  /** Whose clock its times are; `null`: nobody knows. */
  zone: 'zone',
  /** Whether its figures are those of each post's whole life. */
  lifetime: 'lifetime',
  /** Which metric its one figure by day is; `null`: none of them. */
  metric: 'metric',
} as const;

export const ZONES: readonly Zone[] = ['America/Bogota', 'America/Los_Angeles', 'UTC'];

/** Names the question whose account the rows of one network are. */
export function accountKey(network: string | undefined): string {
  return network === undefined ? EXPORT_KEYS.account : `${EXPORT_KEYS.account}:${normalText(network)}`;
}

/** Names the question whether an owner that the file names (a page's id, a handle) is the account. */
export function ownerKey(owner: string): string {
  return `owner:${owner.toLowerCase()}`;
}

/** Ids of the accounts that answers give rows to, each once. */
export function accountsAnswered(answers: Answers): string[] {
  const ids = Object.entries(answers).flatMap(([key, answer]) =>
    (key === EXPORT_KEYS.account || key.startsWith(`${EXPORT_KEYS.account}:`)) && typeof answer === 'string'
      ? [answer]
      : [],
  );
  return [...new Set(ids)];
}

export function zoneAnswered({ [EXPORT_KEYS.zone]: answer }: Answers): Zone | undefined {
  return ZONES.find((zone) => zone === answer);
}

/** The moment at which the figures of the file held; `undefined` for what is no moment. */
export function exportedAtOf(answers: Answers): Instant | undefined {
  const answer = answers[EXPORT_KEYS.exportedAt];
  if (typeof answer !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(answer)) return undefined;
  try {
    if (/(?:Z|[+-]\d\d:?\d\d)$/.test(answer)) return toInstant(answer);
    return toInstant(Temporal.PlainDateTime.from(answer).toZonedDateTime('America/Bogota').toInstant());
  } catch {
    return undefined;
  }
}

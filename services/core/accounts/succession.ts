import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

export const SUCCESSION_KINDS = ['renamed', 'replaced', 'merged'] as const;

/**
 * How an account follows another: `renamed`: it is the same one under another id of ours, its followers are the same;
 * `replaced`: a new account takes the place of one that ended; `merged`: another account was taken up into this one.
 */
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

/** An account goes on with the series of another since a day. */
export interface Succession {
  /** Id of the account that came before. */
  of: string;
  /** First day that is the successor's own, Bogotá. */
  since: Day;
  kind: SuccessionKind;
  /** Why, as a person wrote it; reports print it. */
  reason: string;
  /** When a person named it at the command line; absent: the settings do. */
  namedAt?: Instant;
}

/** How the platform called the account when it was read. */
export interface AccountName {
  name: string;
  /** Without sign: `mintrabajocol`; absent where the answer has none. */
  handle?: string;
}

/** A name that an account had since it was first seen so. */
export interface SeenName extends AccountName {
  learntAt: Instant;
}

/** The names of an account with one more: nothing changes when it is the one that holds, or older than that. */
export function withName(names: readonly SeenName[], seen: SeenName): readonly SeenName[] {
  const last = names.at(-1);
  if (last && (seen.learntAt <= last.learntAt || isSameName(last, seen))) return names;
  return [...names, seen];
}

function isSameName(a: AccountName, b: AccountName): boolean {
  return a.name === b.name && a.handle === b.handle;
}

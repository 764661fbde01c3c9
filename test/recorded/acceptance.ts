import type { Platform } from '#core/accounts/account.ts';
import type { Difference, Direction } from './differences.ts';

/** A difference between sandbox and recordings that stays, and why. */
export interface Accepted {
  platform: Platform;
  /** Name of the request, or `error <kind>`; a pattern where several share the reason. */
  endpoint: string | RegExp;
  /** Path of the field, `header <name>`, or a pattern of them. */
  path: string | RegExp;
  direction: Direction;
  /** One sentence. */
  reason: string;
}

/** The same in a list of one platform. */
export type AcceptedThere = Omit<Accepted, 'platform'>;

export interface Found extends Difference {
  platform: Platform;
  endpoint: string;
}

/** What was held against each other under one name, and every path that each side showed. */
export interface Group {
  platform: Platform;
  endpoint: string;
  differences: readonly Found[];
  paths: Readonly<Record<'recorded' | 'sandbox', ReadonlySet<string>>>;
}

export interface Sorted {
  unaccepted: readonly Found[];
  accepted: readonly (Found & Pick<Accepted, 'reason'>)[];
  /** Accepted differences that no longer occur. */
  unused: readonly Accepted[];
}

/** Parts what is accepted from what is not, and finds the acceptances that have become idle. */
export function sortDifferences(groups: readonly Group[], list: readonly Accepted[]): Sorted {
  const found = groups.flatMap(({ differences }) => differences);
  const reasonOf = (difference: Found) => list.find((accepted) => covers(accepted, difference))?.reason;
  return {
    unaccepted: found.filter((difference) => reasonOf(difference) === undefined),
    accepted: found.flatMap((difference) => {
      const reason = reasonOf(difference);
      return reason === undefined ? [] : [{ ...difference, reason }];
    }),
    unused: list.filter((accepted) => isIdle(accepted, found, groups)),
  };
}

/**
 * An acceptance speaks of the sandbox: it is idle when the sandbox no longer does what was accepted. That a folder shows
 * nothing of it proves nothing.
 */
function isIdle(accepted: Accepted, found: readonly Found[], groups: readonly Group[]): boolean {
  if (found.some((difference) => covers(accepted, difference))) return false;
  const ofPlatform = groups.filter(({ platform }) => platform === accepted.platform);
  const touched = ofPlatform.filter(({ endpoint }) => matches(accepted.endpoint, endpoint));
  const has = (side: keyof Group['paths']) =>
    touched.some(({ paths }) => [...paths[side]].some((path) => matches(accepted.path, path)));
  if (ofPlatform.length === 0) return false;
  if (accepted.direction === 'sandbox-only') return !has('sandbox');
  return has('sandbox') && (accepted.direction === 'recorded-only' || has('recorded'));
}

function covers({ platform, endpoint, path, direction }: Accepted, found: Found): boolean {
  return (
    platform === found.platform &&
    direction === found.direction &&
    matches(endpoint, found.endpoint) &&
    matches(path, found.path)
  );
}

function matches(pattern: string | RegExp, text: string): boolean {
  return typeof pattern === 'string' ? pattern === text : pattern.test(text);
}

import { dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

/** Why a platform refuses one metric of a request that it otherwise serves. */
export type RefusedReason = 'retired' | 'no-permission';

/** A metric that a platform refused by name. It is left out of later requests, and tried again weekly. */
export interface RefusedName {
  /** The request it belongs to, by the connector's name for it. */
  part: string;
  /** The platform's own name of the metric. */
  name: string;
  reason: RefusedReason;
  /** Slot of the pull that was refused first. */
  since: Instant;
}

/** What the answers of one part say of the names that were asked: all that is needed to remember refused ones. */
export interface NamesAnswered {
  part: string;
  served: readonly string[];
  refused: readonly { name: string; reason: RefusedReason }[];
}

/** The slot of Monday asks everything again: a metric that is served once more must not stay left out. */
export function triesRefusedNames(slot: Instant): boolean {
  return Temporal.PlainDate.from(dayOf(slot, 'America/Bogota')).dayOfWeek === 1;
}

/** Of what is remembered, the names that a part's request leaves out at a slot. */
export function leftOutNames(
  { slot, refused = [] }: { slot: Instant; refused?: readonly RefusedName[] },
  part: string,
): readonly RefusedName[] {
  return triesRefusedNames(slot) ? [] : refused.filter((each) => each.part === part);
}

/**
 * What is remembered after a pull: what was, without what was served again, and what was refused in it. A part that was
 * not answered, or whose answer spoke of no name, changes nothing.
 */
export function refusedAfter(
  remembered: readonly RefusedName[],
  answered: readonly NamesAnswered[],
  slot: Instant,
): RefusedName[] {
  const isTold = ({ part, name }: Pick<RefusedName, 'part' | 'name'>) =>
    answered.some(
      (each) => each.part === part && (each.served.includes(name) || each.refused.some((one) => one.name === name)),
    );
  const sinceOf = (part: string, name: string) =>
    remembered.find((each) => each.part === part && each.name === name)?.since ?? slot;
  const now = answered.flatMap(({ part, refused }) =>
    refused.map(({ name, reason }) => ({ part, name, reason, since: sinceOf(part, name) })),
  );
  return [...remembered.filter((each) => !isTold(each)), ...now];
}

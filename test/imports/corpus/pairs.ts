import type { Draft } from './draft.ts';
import { TRAPS, type Trap } from './traps.ts';

/** Every two traps that can stand in one file. */
export const PAIRS: readonly { name: string; set(draft: Draft): Draft }[] = TRAPS.flatMap((one, at) =>
  TRAPS.slice(at + 1)
    .filter((other) => goTogether(one, other))
    .map((other) => ({ name: `${one.name}, ${other.name}`, set: (draft: Draft) => other.set(one.set(draft)) })),
);

function goTogether(one: Trap, other: Trap): boolean {
  return one.group !== other.group && !one.not?.includes(other.name) && !other.not?.includes(one.name);
}

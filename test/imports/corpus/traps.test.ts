import { describe, test } from 'vitest';
import { checkDraft } from './check-draft.ts';
import { DRAFT, type Draft } from './draft.ts';
import { TRAPS, type Trap } from './traps.ts';

function goTogether(one: Trap, other: Trap): boolean {
  return one.group !== other.group && !one.not?.includes(other.name) && !other.not?.includes(one.name);
}

const PAIRS = TRAPS.flatMap((one, at) =>
  TRAPS.slice(at + 1).flatMap((other) => (goTogether(one, other) ? [[one, other] as const] : [])),
);

describe('a file with one trap', () => {
  test('none at all', () => checkDraft(DRAFT));
  test.each(TRAPS)('$name', ({ set }) => checkDraft(set(DRAFT)));
});

describe('a file with two traps', () => {
  test.each(
    PAIRS.map(([one, other]) => ({ name: `${one.name}, ${other.name}`, make: (): Draft => other.set(one.set(DRAFT)) })),
  )('$name', ({ make }) => checkDraft(make()));
});

import { describe, test } from 'vitest';
import { checkDraft } from './check-draft.ts';
import { DRAFT } from './draft.ts';
import { PAIRS } from './pairs.ts';
import { TRAPS } from './traps.ts';

/** The proof of imports goes through all pairs. */
const SAMPLE = PAIRS.filter((_, at) => at % 2 === 0);

describe('a file with one trap', () => {
  test('none at all', () => checkDraft(DRAFT));
  test.each(TRAPS)('$name', ({ set }) => checkDraft(set(DRAFT)));
});

describe('a file with two traps', () => {
  test.each(SAMPLE)('$name', ({ set }) => checkDraft(set(DRAFT)));
});

import type { RawCell } from '#core/imports/cell.ts';
import { decideNumber } from '#core/imports/numbers/decide-number.ts';
import type { RateHints } from '#core/imports/numbers/decide-percent.ts';
import type { NumberFormat, NumberType } from '#core/imports/numbers/number-format.ts';
import { createNumberProfile, type NumberProfile, observeNumber } from '#core/imports/numbers/number-profile.ts';
import type { Decision } from '#core/imports/reading.ts';

/** A column as it is profiled: its first cell in row 2. */
export function profileOf(cells: readonly RawCell[]): NumberProfile {
  const profile = createNumberProfile();
  for (const [at, cell] of cells.entries()) observeNumber(profile, cell, at + 2);
  return profile;
}

export function decideCells(
  cells: readonly RawCell[],
  type: NumberType,
  hints: RateHints = {},
): Decision<NumberFormat> {
  return decideNumber(profileOf(cells), type, hints);
}

/** `. ,` style short names of what a decision allows: decimal mark, then thousands mark, `_` for none. */
export function namesOf(decision: Decision<NumberFormat>): string[] {
  if (decision.kind === 'empty') return [];
  const formats = decision.kind === 'decided' ? [decision.value] : decision.options;
  return formats.map(({ decimal, thousands }) => `${decimal ?? '_'}${thousands ?? '_'}`).toSorted();
}

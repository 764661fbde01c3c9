import type { Decision } from '../reading.ts';
import { examplesOf, type Tally } from '../tally.ts';
import { decidePercent, type RateHints } from './decide-percent.ts';
import { decideSeparators } from './decide-separators.ts';
import type { NumberFormat, NumberType } from './number-format.ts';
import type { NumberProfile } from './number-profile.ts';

/**
 * How the numbers of a column are written, from all of them together. `open` gives every format that is still possible;
 * none of them reads all values when the column contradicts itself.
 * @param hints of rates: `percent`, the header has a % sign; `declaredPercent`, the kind of file writes numbers per hundred
 */
export function decideNumber(profile: NumberProfile, type: NumberType, hints: RateHints = {}): Decision<NumberFormat> {
  const tallies = [...Object.values(profile.shapes), profile.accountingDashes];
  const counted = [...tallies, profile.numbers, profile.percentNumbers];
  if (counted.every(({ count }) => count === 0)) return { kind: 'empty' };
  const separators = decideSeparators(profile, type);
  const zeros = accountingZeros(profile);
  const options: NumberFormat[] = [];
  let byHeader = false;
  for (const option of separators.options) {
    const percents = type === 'rate' ? decidePercent(profile, option, hints) : { options: [null], byHeader: false };
    byHeader ||= percents.byHeader;
    for (const percent of percents.options) {
      for (const accountingZero of zeros) options.push({ ...option, accountingZero, percent });
    }
  }
  const [value] = options;
  if (value === undefined || options.length > 1) {
    return { kind: 'open', options, examples: openExamples(profile, separators, zeros.length > 1) };
  }
  const basis = byHeader ? 'header' : tallies.some(({ count }) => count > 0) ? 'values' : 'style';
  return {
    kind: 'decided',
    value,
    basis,
    examples: examplesOf(separators.telling.length > 0 ? separators.telling : counted),
  };
}

/** `$ -` is a zero in accounting format only, and it may be one where nothing speaks for or against that. */
function accountingZeros(profile: NumberProfile): boolean[] {
  const { accountingNumbers, accountingDashes, spacedTexts, tightTexts } = profile;
  if (accountingNumbers > 0) return [true];
  if (accountingDashes.count === 0) return [false];
  return spacedTexts > 0 && tightTexts === 0 ? [true] : [true, false];
}

function openExamples(profile: NumberProfile, separators: { options: unknown[]; telling: Tally[] }, zeros: boolean) {
  if (separators.options.length > 1) return examplesOf(separators.telling);
  if (zeros) return examplesOf([profile.accountingDashes]);
  return examplesOf([...Object.values(profile.shapes), profile.numbers]);
}

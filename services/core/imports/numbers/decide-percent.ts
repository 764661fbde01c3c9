import type { NumberFormat, Separators } from './number-format.ts';
import { holds, type NumberProfile } from './number-profile.ts';

export interface RateHints {
  /** The header has a % sign. */
  percent?: boolean;
  /** The kind of file writes numbers per hundred whatever their size. */
  declaredPercent?: boolean;
}

interface PercentChoice {
  options: NonNullable<NumberFormat['percent']>[];
  byHeader: boolean;
}

/** Above it an unsigned rate is hardly a fraction: a fifth of a hundred times the whole. */
const HARDLY_A_FRACTION = 2;

/**
 * What the rates without their own % sign are. Their maximum and the header must agree: `0.19` under "% IVA" may be 19 % or
 * 0.19 %, and a maximum between 1 and 2 without any sign may be either.
 */
export function decidePercent(profile: NumberProfile, separators: Separators, hints: RateHints): PercentChoice {
  if (hints.declaredPercent === true) return { options: ['per-hundred'], byHeader: true };
  const signed = profile.percentTexts.count > 0;
  const header = hints.percent === true;
  const max = largestUnsigned(profile, separators);
  const byHeader = header && !signed;
  if (signed || header) {
    return max > 0 && max <= 1
      ? { options: ['per-hundred', 'fraction'], byHeader: false }
      : { options: ['per-hundred'], byHeader };
  }
  if (max <= 1) return { options: ['fraction'], byHeader: false };
  return { options: max > HARDLY_A_FRACTION ? ['per-hundred'] : ['fraction', 'per-hundred'], byHeader: false };
}

function largestUnsigned(profile: NumberProfile, { decimal }: Separators): number {
  const sizes = Object.entries(profile.shapes).map(([key, tally]) =>
    decimal !== null && holds(Number(key), decimal) ? tally.maxDecimal : tally.maxWhole,
  );
  return Math.max(profile.numbers.maxWhole, ...sizes);
}

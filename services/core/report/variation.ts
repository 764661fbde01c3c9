import { percent } from '../metrics/ratio.ts';
import type { MonthFigure } from '../month/figure-value.ts';
import type { Variation } from './social-report.ts';

/**
 * How a figure changed against a base: the only place where that is decided, for page, report and mail alike.
 * No percentage across a redefinition, from a part, from nothing, or from a base that is not positive.
 */
export function variationOf(current: MonthFigure, base: MonthFigure): Variation {
  if (current.value.kind === 'missing' || base.value.kind === 'missing') return { kind: 'no-base' };
  if (current.value.kind === 'partial' || base.value.kind === 'partial') return { kind: 'incomplete' };
  const amount = current.value.amount - base.value.amount;
  if (!sameDefinition(current, base)) return { kind: 'mixed-definition', amount };
  const change = base.value.amount > 0 ? percent(amount, base.value.amount, 1) : null;
  return change === null ? { kind: 'no-base' } : { kind: 'change', amount, percent: change };
}

/** True when both rest on the same versions, one of each metric. */
function sameDefinition(current: MonthFigure, base: MonthFigure): boolean {
  const versions = new Set([...current.metrics, ...base.metrics]);
  const names = new Set([...versions].map((key) => key.split('@')[0]));
  return versions.size === names.size;
}

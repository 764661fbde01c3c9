import { isOneDefinition } from '../metrics/hand.ts';
import { percent } from '../metrics/ratio.ts';
import type { MonthFigure } from '../month/month-figure.ts';
import type { Variation } from './social-report.ts';

/** What else stands between two figures than time: `other-account` when one level is of another account. */
type Between = 'nothing' | 'other-account';

/**
 * How a figure changed against a base: the only place where that is decided, for page, report and mail alike.
 * No percentage across a redefinition or from another account's level, from a part, from nothing, or from a base that is not positive.
 */
export function variationOf(current: MonthFigure, base: MonthFigure, between: Between = 'nothing'): Variation {
  if (current.value.kind === 'missing' || base.value.kind === 'missing') return { kind: 'no-base' };
  if (current.value.kind === 'partial' || base.value.kind === 'partial') return { kind: 'incomplete' };
  const amount = current.value.amount - base.value.amount;
  if (!isOneDefinition(current.metrics, base.metrics)) return { kind: 'mixed-definition', amount };
  if (between === 'other-account') return { kind: 'account-change', amount };
  const change = base.value.amount > 0 ? percent(amount, base.value.amount, 1) : null;
  return change === null ? { kind: 'no-base' } : { kind: 'change', amount, percent: change };
}

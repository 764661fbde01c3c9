import type { MetricKey } from '../metrics/definition.ts';
import { versionsOf } from '../metrics/dictionary.ts';
import { handKey } from '../metrics/hand.ts';
import { measured } from '../metrics/value.ts';
import type { FigureRole } from '../report/social-report.ts';
import type { Month } from '../time/month.ts';
import type { AccountHistory } from './account-history.ts';
import type { MonthFigure } from './month-figure.ts';

/** What people wrote of a role for a month, if they did. */
export function handFigure(history: AccountHistory, role: FigureRole, month: Month): MonthFigure | undefined {
  const document = history.months.get(month);
  for (const key of keysOf(history, role)) {
    const held = document?.months?.[key];
    if (typeof held?.cell === 'number')
      return { value: measured(held.cell), metrics: [key], readAt: null, from: 'hand' };
  }
  return undefined;
}

/** Followers are the same to everybody who counts them; of any other figure only the name is. */
function keysOf({ dictionary, account }: AccountHistory, role: FigureRole): MetricKey[] {
  if (role !== 'followers') return [handKey(account.platform, role)];
  const name = dictionary.roles.followers?.metrics[0] ?? '';
  return versionsOf(dictionary, name)
    .map(({ key }) => key)
    .reverse();
}

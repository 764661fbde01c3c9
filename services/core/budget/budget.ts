import type { AnyPlatform } from '../accounts/account.ts';
import { addDays, dayOf, startOfDay, type Zone } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { addMonths, firstDayOf, monthOfDay } from '../time/month.ts';
import type { Cost } from './cost.ts';

/** What an operator lets the platforms take. */
export interface Budgets {
  /** Most of the platform's measure in one of its windows; `null`: no bound of ours. */
  limits: Readonly<Record<AnyPlatform, bigint | null>>;
  /** Used part of a limit of Facebook's, in percent, from which on it is not asked. */
  pausePercent: number;
}

/** What a budget bounds. */
interface Measured {
  measure: keyof Cost;
  span: 'month' | 'day';
  /** Whose days and months they are. */
  zone: Zone;
}

/** As each platform counts: X bills, by UTC days; YouTube's quota is whole again at midnight of California, LinkedIn's at UTC's. */
export const MEASURED: Readonly<Record<AnyPlatform, Measured>> = {
  facebook: { measure: 'calls', span: 'day', zone: 'UTC' },
  x: { measure: 'microUsd', span: 'month', zone: 'UTC' },
  youtube: { measure: 'units', span: 'day', zone: 'America/Los_Angeles' },
  linkedin: { measure: 'calls', span: 'day', zone: 'UTC' },
  'facebook-ads': { measure: 'calls', span: 'day', zone: 'UTC' },
  'linkedin-ads': { measure: 'calls', span: 'day', zone: 'UTC' },
};

/** A stretch over which a budget goes: from a moment until before another. */
export interface BudgetWindow {
  from: Instant;
  until: Instant;
}

/** The window of a platform's budget in which a moment lies. */
export function windowAt(platform: AnyPlatform, now: Instant): BudgetWindow {
  const { span, zone } = MEASURED[platform];
  const day = dayOf(now, zone);
  if (span === 'day') return { from: startOfDay(day, zone), until: startOfDay(addDays(day, 1), zone) };
  const month = monthOfDay(day);
  return { from: startOfDay(firstDayOf(month), zone), until: startOfDay(firstDayOf(addMonths(month, 1)), zone) };
}

import type { Platform } from '#core/accounts/account.ts';
import type { Day } from '#core/time/day.ts';
import type { Month } from '#core/time/month.ts';

/** The invented ministry: one account on each platform, alive for 25 months. */
export const FIRST_MONTH: Month = '2024-11';
export const FIRST_DAY: Day = '2024-11-01';
/** First day without data: the present of the world ends before it. */
export const LAST_DAY: Day = '2026-11-30';

/** Ids as each platform writes them. */
export const NATIVE: Readonly<Record<Platform, string>> = {
  facebook: '104857600123456',
  x: '128450017',
  youtube: 'UCmT7rabajoDemoRendir25m',
  linkedin: 'urn:li:organization:3456789',
};

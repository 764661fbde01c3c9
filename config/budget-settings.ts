import type { Budgets } from '#core/budget/budget.ts';
import { microUsdOf } from '#core/budget/money.ts';
import type { BudgetOptions, Environment } from './schema.ts';

/** The budgets: as the environment says, else as the file does. */
export function budgetsOf(env: Environment, { facebook, x, youtube, linkedin }: BudgetOptions): Budgets {
  const usd = env.RENDIR_X_USD_PER_MONTH ?? x.usdPerMonth;
  const calls = env.RENDIR_LINKEDIN_CALLS_PER_DAY ?? linkedin.callsPerDay;
  return {
    limits: {
      facebook: null,
      x: microUsdOf(usd),
      youtube: BigInt(env.RENDIR_YOUTUBE_UNITS_PER_DAY ?? youtube.unitsPerDay),
      linkedin: calls === null ? null : BigInt(calls),
    },
    pausePercent: env.RENDIR_FACEBOOK_PAUSE_PERCENT ?? facebook.pausePercent,
  };
}

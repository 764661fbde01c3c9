import type { Budgets } from '#core/budget/budget.ts';
import { microUsdOf } from '#core/budget/money.ts';
import type { BudgetOptions, Environment } from './schema.ts';

/** The budgets: as the environment says, else as the file does. */
export function budgetsOf(env: Environment, of: BudgetOptions): Budgets {
  const { facebook, x, youtube, linkedin } = of;
  const usd = env.RENDIR_X_USD_PER_MONTH ?? x.usdPerMonth;
  return {
    limits: {
      facebook: null,
      x: microUsdOf(usd),
      youtube: BigInt(env.RENDIR_YOUTUBE_UNITS_PER_DAY ?? youtube.unitsPerDay),
      linkedin: countOf(env.RENDIR_LINKEDIN_CALLS_PER_DAY ?? linkedin.callsPerDay),
      'facebook-ads': countOf(of['facebook-ads'].callsPerDay),
      'linkedin-ads': countOf(of['linkedin-ads'].callsPerDay),
    },
    pausePercent: env.RENDIR_FACEBOOK_PAUSE_PERCENT ?? facebook.pausePercent,
  };
}

function countOf(calls: number | null): bigint | null {
  return calls === null ? null : BigInt(calls);
}

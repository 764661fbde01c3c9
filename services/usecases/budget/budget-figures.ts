import type { AnyPlatform } from '#core/accounts/account.ts';
import { MEASURED } from '#core/budget/budget.ts';
import type { Instant } from '#core/time/instant.ts';
import { type ConsumptionParts, consumption } from './consumption.ts';

/** A platform's budget as monitoring reads it: dollars, units or calls. */
export interface BudgetFigure {
  platform: AnyPlatform;
  unit: 'usd' | 'units' | 'calls';
  spent: number;
  /** `null`: no bound of ours. */
  limit: number | null;
}

const UNITS = { microUsd: 'usd', units: 'units', calls: 'calls' } as const;

/** Approximate where it is money: a gauge is a float, what is reserved and compared is not. */
export async function budgetFigures(parts: ConsumptionParts, now: Instant): Promise<BudgetFigure[]> {
  return (await consumption(parts, now)).map(({ platform, spent, limit }) => {
    const { measure } = MEASURED[platform];
    const shown = (amount: bigint) => (measure === 'microUsd' ? Number(amount) / 1_000_000 : Number(amount));
    return { platform, unit: UNITS[measure], spent: shown(spent), limit: limit === null ? null : shown(limit) };
  });
}

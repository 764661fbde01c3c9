import type { ColumnProfile } from './column-profile.ts';
import type { ColumnDecision } from './decide-column.ts';

/** Amounts of several currencies stand in the table: no sum of them means anything. */
export function mixesCurrencies(decisions: readonly ColumnDecision[], profiles: readonly ColumnProfile[]): boolean {
  return decisions.some(
    ({ column, ownCurrencies }, index) =>
      ownCurrencies || (column.field?.type === 'currency' && (profiles[index]?.words?.size ?? 2) > 1),
  );
}

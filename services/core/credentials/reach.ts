import type { MetricDefinition, PlatformDictionary } from '../metrics/definition.ts';
import type { Day } from '../time/day.ts';

/** A permission that calls to some endpoints need. */
export interface ScopeNeed {
  scope: string;
  /** Of the endpoint as the dictionary writes it. */
  endpoint: RegExp;
}

/** What permissions let be read, by the names of metrics. */
export interface Reach {
  available: readonly string[];
  /** By the permission that is missing. */
  missing: readonly { scope: string; names: readonly string[] }[];
}

/**
 * The metrics in force on a day, told apart by the permissions that the calls behind them need.
 * @param scopes what the owner allowed
 */
export function reachOf(
  { metrics }: PlatformDictionary,
  needs: readonly ScopeNeed[],
  scopes: readonly string[],
  day: Day,
): Reach {
  const inForce = metrics.filter(
    ({ source, validFrom, validUntil }) =>
      source !== null && (!validFrom || day >= validFrom) && (!validUntil || day <= validUntil),
  );
  const lacked = ({ source }: MetricDefinition) =>
    needs.filter(({ scope, endpoint }) => endpoint.test(source?.endpoint ?? '') && !scopes.includes(scope));
  const names = (of: readonly MetricDefinition[]) => [...new Set(of.map(({ name }) => name))];
  const missing = needs.flatMap(({ scope }) => {
    const behind = inForce.filter((metric) => lacked(metric).some((need) => need.scope === scope));
    return behind.length === 0 ? [] : [{ scope, names: names(behind) }];
  });
  return { available: names(inForce.filter((metric) => lacked(metric).length === 0)), missing };
}

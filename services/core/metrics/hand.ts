import type { Platform } from '../accounts/account.ts';
import type { FigureRole } from '../report/social-report.ts';
import type { MetricKey } from './definition.ts';

/** The key of what people wrote under the name of a role: what they counted is theirs, so no dictionary defines it. */
export function handKey(platform: Platform, role: FigureRole): MetricKey {
  return `${platform}.hand.${role}@1`;
}

function isHandKey(key: string): boolean {
  return key.split('.')[1] === 'hand';
}

/** True when figures rest on one notion each: the same version of every metric, and nothing of people beside the platform's. */
export function isOneDefinition(...figures: readonly (readonly string[])[]): boolean {
  const keys = new Set(figures.flat());
  const names = new Set([...keys].map((key) => key.split('@')[0]));
  const byHand = new Set(figures.map((each) => each.some(isHandKey)));
  return keys.size === names.size && byHand.size <= 1;
}

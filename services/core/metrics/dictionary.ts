import type { Day } from '../time/day.ts';
import { type MetricDefinition, type MetricKey, nameOf, type PlatformDictionary } from './definition.ts';

// A dictionary never changes while a process runs, and figures ask for versions in their innermost loops.
const indexes = new WeakMap<PlatformDictionary, Map<string, MetricDefinition[]>>();

/** The versions of a metric, oldest first. */
export function versionsOf(dictionary: PlatformDictionary, name: string): readonly MetricDefinition[] {
  const index = indexes.get(dictionary) ?? Map.groupBy(dictionary.metrics, ({ key }) => nameOf(key));
  indexes.set(dictionary, index);
  return index.get(name) ?? [];
}

/**
 * The version of a metric that is in force on the day measured, never on the day learnt.
 * @returns undefined where no version was in force: the metric did not exist, or is retired
 */
export function keyInForce(dictionary: PlatformDictionary, name: string, day: Day): MetricKey | undefined {
  const inForce = ({ validFrom, validUntil }: MetricDefinition) =>
    (!validFrom || day >= validFrom) && (!validUntil || day <= validUntil);
  return versionsOf(dictionary, name).find(inForce)?.key;
}

/** Days on which a metric took a new meaning, oldest first. */
export function redefinitionsOf(dictionary: PlatformDictionary, name: string): Day[] {
  return versionsOf(dictionary, name)
    .flatMap(({ validFrom }) => (validFrom ? [validFrom] : []))
    .sort();
}

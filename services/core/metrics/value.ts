/** Why there is no figure, or only a part of one. */
export const MISSING_REASONS = ['not-exposed', 'no-permission', 'retired', 'not-yet', 'gone', 'not-collected'] as const;

/**
 * `not-exposed`: the platform does not offer it; `no-permission`: it refuses it to us; `retired`: it stopped serving it;
 * `not-yet`: it has not published it; `gone`: the subject no longer exists; `not-collected`: nobody read it in time.
 */
export type MissingReason = (typeof MISSING_REASONS)[number];

/** What a partial value counts: days or posts of a month, months of a year, metrics of a sum. */
export type PartUnit = 'days' | 'posts' | 'months' | 'metrics';

/** A figure that says how whole it is. Amounts are integers of the metric's unit. */
export type Value =
  | { kind: 'measured'; amount: number }
  | {
      kind: 'partial';
      amount: number;
      covered: number;
      expected: number;
      of: PartUnit;
      reasons: readonly MissingReason[];
    }
  | { kind: 'missing'; reason: MissingReason };

export function measured(amount: number): Value {
  return { kind: 'measured', amount };
}

export function missing(reason: MissingReason): Value {
  return { kind: 'missing', reason };
}

/**
 * Adds parts into one value: measured when every part is, partial when some are, missing when none is. A part that is
 * itself partial adds its amount, and is not covered. One part stands for itself; no part is a true zero.
 * @param of what the parts are
 */
export function sumOf(parts: readonly Value[], of: PartUnit): Value {
  if (parts.length === 1 && parts[0]) return parts[0];
  const amounts = parts.filter((part) => part.kind !== 'missing');
  if (parts.length > 0 && amounts.length === 0) return missing(firstReason(parts));
  const amount = amounts.reduce((total, part) => total + part.amount, 0);
  const covered = parts.filter((part) => part.kind === 'measured').length;
  if (covered === parts.length) return measured(amount);
  return { kind: 'partial', amount, covered, expected: parts.length, of, reasons: reasonsOf(parts) };
}

/** The distinct reasons of the parts that are not whole, in the order of {@link MISSING_REASONS}. */
export function reasonsOf(parts: readonly Value[]): MissingReason[] {
  const found = new Set(parts.flatMap((part) => reasonsOfOne(part)));
  return MISSING_REASONS.filter((reason) => found.has(reason));
}

function reasonsOfOne(value: Value): readonly MissingReason[] {
  if (value.kind === 'missing') return [value.reason];
  return value.kind === 'partial' ? value.reasons : [];
}

function firstReason(parts: readonly Value[]): MissingReason {
  return reasonsOf(parts)[0] ?? 'not-collected';
}

import type { Decimal } from '../imports/decimal.ts';
import type { Instant } from '../time/instant.ts';
import { moneyDecimal } from './exact.ts';
import type { MediaBuy } from './media-buy.ts';

/** A value of a line as it is told: money as a decimal of its currency's unit. */
export type ToldValue = string | null;

/** One value that a correction changed. */
export interface CorrectedValue {
  /** `net`, `pricing.unitPrice`, `contractor.nit`, `details.daypart` */
  member: string;
  before: ToldValue;
  after: ToldValue;
}

export interface ToldCorrection {
  at: Instant;
  author: string;
  reason: string;
  values: readonly CorrectedValue[];
}

/** Members that follow from others. */
const FOLLOWING: readonly string[] = ['day', 'month'];

/** The corrections of a line, the last one first, value by value. */
export function correctionHistory(buy: MediaBuy): ToldCorrection[] {
  let after: Readonly<Record<string, unknown>> = { ...buy };
  return buy.corrections.toReversed().map(({ at, author, reason, before }) => {
    const values = Object.keys(before)
      .filter((member) => !FOLLOWING.includes(member))
      .flatMap((member) => changedValues(member, before[member], after[member]));
    after = { ...after, ...before };
    return { at, author, reason, values };
  });
}

function changedValues(member: string, before: unknown, after: unknown): CorrectedValue[] {
  if (!isGroup(before) && !isGroup(after)) {
    const [one, two] = [told(before), told(after)];
    return one === two ? [] : [{ member, before: one, after: two }];
  }
  const [one, two] = [isGroup(before) ? before : {}, isGroup(after) ? after : {}];
  const names = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...names].flatMap((name) => changedValues(`${member}.${name}`, one[name], two[name]));
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function told(value: unknown): ToldValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'bigint' ? (moneyDecimal(value) satisfies Decimal) : String(value);
}

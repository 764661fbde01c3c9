import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_REASONS, measured, missing, reasonsOf, sumOf, type Value } from '#core/metrics/value.ts';

const amount = fc.integer({ min: -1e9, max: 1e9 });
const reason = fc.constantFrom(...MISSING_REASONS);
const value: fc.Arbitrary<Value> = fc.oneof(
  amount.map(measured),
  reason.map(missing),
  fc.record({
    kind: fc.constant('partial' as const),
    amount,
    covered: fc.integer({ min: 1, max: 15 }),
    expected: fc.integer({ min: 16, max: 31 }),
    of: fc.constantFrom('days' as const, 'posts' as const),
    reasons: fc.uniqueArray(reason, { minLength: 1 }),
  }),
);

describe('a sum of values', () => {
  it('of several is whole, a part or missing as they are', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 8 }), (parts) => {
        const kinds = new Set(parts.map(({ kind }) => kind));
        const known = parts.flatMap((part) => (part.kind === 'missing' ? [] : [part.amount]));
        const total = known.reduce((sum, one) => sum + one, 0);
        const sum = sumOf(parts, 'months');
        if (kinds.size === 1 && kinds.has('measured')) expect(sum).toEqual({ kind: 'measured', amount: total });
        else if (known.length === 0) expect(sum.kind).toBe('missing');
        else {
          const covered = parts.filter(({ kind }) => kind === 'measured').length;
          expect(sum).toMatchObject({ kind: 'partial', amount: total, covered, expected: parts.length, of: 'months' });
        }
      }),
    );
  });

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), (parts) => {
        expect(sumOf(parts.toReversed(), 'months')).toEqual(sumOf(parts, 'months'));
      }),
    );
  });

  it('of one is that one, of none a true zero', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(sumOf([one], 'months')).toEqual(one);
      }),
    );
    expect(sumOf([], 'months')).toEqual({ kind: 'measured', amount: 0 });
  });

  it('is never zero because something is missing', () => {
    expect(sumOf([missing('gone'), missing('not-exposed')], 'metrics')).toEqual({
      kind: 'missing',
      reason: 'not-exposed',
    });
  });

  it('names each reason once, in the stated order', () => {
    const parts = [missing('not-collected'), measured(3), missing('no-permission'), missing('not-collected')];
    expect(reasonsOf(parts)).toEqual(['no-permission', 'not-collected']);
    expect(sumOf(parts, 'months')).toMatchObject({
      covered: 1,
      expected: 4,
      reasons: ['no-permission', 'not-collected'],
    });
  });
});

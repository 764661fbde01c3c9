import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricKey } from '#core/metrics/definition.ts';
import { measured, missing, type Value } from '#core/metrics/value.ts';
import type { MonthFigure } from '#core/month/month-figure.ts';
import { variationOf } from '#core/report/variation.ts';

const V1: MetricKey = 'facebook.page.views@1';
const V2: MetricKey = 'facebook.page.views@2';
const LIKES: MetricKey = 'facebook.page.likes@1';
const figure = (value: Value, ...metrics: MetricKey[]): MonthFigure => ({ value, metrics, readAt: null });
const part = (amount: number): Value => ({
  kind: 'partial',
  amount,
  covered: 28,
  expected: 30,
  of: 'days',
  reasons: ['not-yet'],
});

describe('a variation', () => {
  it('is the difference and its percentage of the base', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (now, then) => {
        const variation = variationOf(figure(measured(now), V1), figure(measured(then), V1));
        expect(variation).toMatchObject({ kind: 'change', amount: now - then });
        const exact = ((now - then) / then) * 100;
        if (variation.kind !== 'change') return;
        expect(variation.percent).toMatch(/^-?\d+\.\d$/);
        expect(Math.abs(Number(variation.percent) - exact)).toBeLessThanOrEqual(0.05 + Math.abs(exact) * 1e-9 + 1e-9);
      }),
    );
  });

  it.each([
    [1125, 1000, '12.5'],
    [998, 1000, '-0.2'],
    [10_005, 10_000, '0.1'],
    [9_995, 10_000, '-0.1'],
    [100_001, 100_000, '0.0'],
    [99_999, 100_000, '0.0'],
    [0, 40, '-100.0'],
  ])('of %i against %i is %s per cent', (now, then, percent) => {
    const variation = variationOf(figure(measured(now), V1), figure(measured(then), V1));
    expect(variation).toEqual({ kind: 'change', amount: now - then, percent });
  });

  it('has no percentage from zero, nor from a negative base', () => {
    expect(variationOf(figure(measured(5), V1), figure(measured(0), V1))).toEqual({ kind: 'no-base' });
    expect(variationOf(figure(measured(5), V1), figure(measured(-5), V1))).toEqual({ kind: 'no-base' });
  });

  it('has none when one of the two is missing', () => {
    const none = figure(missing('not-collected'));
    expect(variationOf(none, figure(measured(5), V1))).toEqual({ kind: 'no-base' });
    expect(variationOf(figure(measured(5), V1), none)).toEqual({ kind: 'no-base' });
    expect(variationOf(figure(part(5), V1), none)).toEqual({ kind: 'no-base' });
  });

  it('of a part is incomplete, on either side', () => {
    expect(variationOf(figure(part(5), V1), figure(measured(5), V1))).toEqual({ kind: 'incomplete' });
    expect(variationOf(figure(measured(5), V1), figure(part(5), V1))).toEqual({ kind: 'incomplete' });
  });

  it.each([
    ['between two versions', [V2], [V1]],
    ['from a month that mixes them', [V2], [V1, V2]],
    ['of a month that mixes them', [V1, V2], [V1]],
    ['between two months that mix them', [V1, V2], [V1, V2]],
    ['when one of several metrics changed', [LIKES, V2], [LIKES, V1]],
  ])('%s shows the amount without a percentage', (_, now, then) => {
    const variation = variationOf(figure(measured(130), ...now), figure(measured(100), ...then));
    expect(variation).toEqual({ kind: 'mixed-definition', amount: 30 });
  });

  it('of a count without metrics compares', () => {
    const variation = variationOf(figure(measured(3)), figure(measured(2)));
    expect(variation).toEqual({ kind: 'change', amount: 1, percent: '50.0' });
  });
});

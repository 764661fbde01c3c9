import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '#core/report/format.ts';

describe('formatAmount', () => {
  it('writes counts grouped and times in hours with one decimal', () => {
    expect(formatAmount(1_284_560, 'count')).toBe('1.284.560');
    expect(formatAmount(214_377, 'minute')).toBe('3.573,0\u00a0h');
    expect(formatAmount(18_204_551_002, 'millisecond')).toBe('5.056,8\u00a0h');
    expect(formatAmount(-5_400, 'second')).toBe('\u22121,5\u00a0h');
    expect(formatAmount(0, 'minute')).toBe('0,0\u00a0h');
  });

  it('is never further than half a tenth of an hour from the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (minutes) => {
        const text = formatAmount(minutes, 'minute').replace('\u00a0h', '').replaceAll('.', '').replace(',', '.');
        const hours = Number(text.replace('\u2212', '-'));
        expect(Math.abs(hours - minutes / 60)).toBeLessThanOrEqual(0.05 + 1e-6);
      }),
    );
  });
});

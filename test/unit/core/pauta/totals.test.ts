import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createTotals, DIMENSIONS, mergeTotals, sumOfGroup } from '#core/pauta/totals.ts';
import { anyBuy, pesos, sampleBuy } from './sample-buy.ts';

const by = fc.subarray([...DIMENSIONS]);
const buys = fc.array(anyBuy, { maxLength: 12 });
const fold = (all: readonly MediaBuy[], dimensions: Parameters<typeof createTotals>[0]) => {
  const totals = createTotals(dimensions);
  for (const buy of all) totals.add(buy);
  return totals.done();
};

describe('totals', () => {
  it('of parts merge into the totals of the whole, in whatever order', () => {
    fc.assert(
      fc.property(buys, buys, buys, by, (a, b, c, dimensions) => {
        const [one, two, three] = [fold(a, dimensions), fold(b, dimensions), fold(c, dimensions)];
        const whole = fold([...a, ...b, ...c], dimensions);
        expect(mergeTotals(mergeTotals(one, two), three)).toEqual(whole);
        expect(mergeTotals(one, mergeTotals(two, three))).toEqual(whole);
        expect(mergeTotals(three, mergeTotals(two, one))).toEqual(whole);
        expect(fold([...c, ...a, ...b].toReversed(), dimensions)).toEqual(whole);
      }),
    );
  });

  it('add each amount of one stage, currency and medium, and count who has it', () => {
    fc.assert(
      fc.property(buys, (all) => {
        const groups = fold(all, ['medium']);
        expect(groups.reduce((lines, group) => lines + group.lines, 0)).toBe(all.length);
        for (const group of groups) {
          const own = all.filter(
            (buy) =>
              buy.stage === group.stage && buy.currency === group.currency && buy.medium === group.by.medium?.key,
          );
          expect(group.lines).toBe(own.length);
          for (const field of ['net', 'vat', 'total'] as const) {
            const known = own.map((buy) => buy[field]).filter((amount) => amount !== null);
            expect(group[field]).toEqual({ minor: known.reduce((x, y) => x + y, 0n), covered: known.length });
          }
        }
      }),
    );
  });

  it('say whether a sum is of all lines, of some, or of none', () => {
    const [group] = fold([sampleBuy({ net: pesos(10), total: pesos(12) }), sampleBuy({ net: pesos(5) })], []);
    if (!group) throw new Error('no group');
    expect(sumOfGroup(group, 'net')).toEqual({ kind: 'whole', minor: pesos(15) });
    expect(sumOfGroup(group, 'total')).toEqual({ kind: 'partial', minor: pesos(12), covered: 1, expected: 2 });
    expect(sumOfGroup(group, 'vat')).toEqual({ kind: 'missing' });
  });

  it('put together what is written differently, and keep stages in order', () => {
    const all = [
      sampleBuy({ stage: 'paid', campaign: 'TRABAJO DECENTE' }),
      sampleBuy({ stage: 'budgeted' }),
      sampleBuy({ stage: 'paid', campaign: 'Trabajo decente' }),
      sampleBuy({ stage: 'paid', campaign: null }),
    ];
    expect(
      fold(all, ['campaign']).map(({ stage, by: { campaign }, lines }) => [stage, campaign?.label, lines]),
    ).toEqual([
      ['budgeted', 'Trabajo Decente', 1],
      ['paid', 'TRABAJO DECENTE', 2],
      ['paid', undefined, 1],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asKnownBy, type CorrectionRequest, correctBuy } from '#core/pauta/corrections.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Instant } from '#core/time/instant.ts';
import { dec, pesos, sampleBuy } from './sample-buy.ts';

const at = (minute: number): Instant => `2026-04-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
const request = (changes: CorrectionRequest['changes'], rest: Partial<CorrectionRequest> = {}): CorrectionRequest => ({
  at: at(0),
  author: 'Grupo de Comunicaciones',
  reason: 'La factura dice otra cosa',
  changes,
  ...rest,
});

const changes: fc.Arbitrary<CorrectionRequest['changes']> = fc.record(
  {
    net: fc.option(fc.bigInt({ min: 0n, max: 3n }), { nil: null }),
    stage: fc.constantFrom('aired', 'invoiced', 'paid'),
    remarks: fc.constantFrom(null, 'uno', 'dos'),
    outlet: fc.constantFrom(null, { name: 'Radio Andina', nit: null }),
    period: fc.constantFrom(
      { first: '2026-03-01', last: '2026-03-31', precision: 'day' },
      { first: '2026-02-01', last: '2026-02-28', precision: 'month' },
    ),
    details: fc.constantFrom({}, { daypart: 'prime' }),
  },
  { requiredKeys: [] },
);

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

describe('corrections by hand', () => {
  it('leave every earlier state to be asked for', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 8 }), (all) => {
        let buy: MediaBuy = frozen(sampleBuy({ net: 1n }));
        const states: [Instant, MediaBuy][] = [['2026-01-01T00:00:00.000Z', buy]];
        all.forEach((one, minute) => {
          const result = correctBuy(buy, request(one, { at: at(minute) }));
          if (result.kind === 'corrected') buy = frozen(result.buy);
          else expect(result.reason).toBe('nothing-changes');
          states.push([at(minute), buy]);
        });
        for (const [moment, state] of states) expect(asKnownBy(buy, moment)).toEqual(state);
        expect(asKnownBy(buy, '2027-01-01T00:00:00.000Z')).toEqual(buy);
      }),
    );
  });

  it('keep what stood before, who changed it and why', () => {
    const result = correctBuy(sampleBuy({ net: pesos(100) }), request({ net: pesos(90), campaign: 'Trabajo Decente' }));
    expect(result).toMatchObject({
      kind: 'corrected',
      buy: {
        net: pesos(90),
        key: 'k',
        revision: 0,
        corrections: [{ at: at(0), author: 'Grupo de Comunicaciones', reason: 'La factura dice otra cosa' }],
      },
    });
    // The campaign was so already.
    expect(result.kind === 'corrected' && result.buy.corrections[0]?.before).toEqual({ net: pesos(100) });
  });

  it('move day and month with the period', () => {
    const result = correctBuy(
      sampleBuy(),
      request({ period: { first: '2026-05-02', last: '2026-05-03', precision: 'day' } }),
    );
    expect(result).toMatchObject({ buy: { day: '2026-05-02', month: '2026-05' } });
    expect(result.kind === 'corrected' && asKnownBy(result.buy, '2026-03-31T00:00:00.000Z')).toEqual(sampleBuy());
  });

  const refusal = (of: CorrectionRequest, buy = sampleBuy()) => {
    const result = correctBuy(buy, of);
    return result.kind === 'refused' ? [result.reason, ...result.members] : 'corrected';
  };

  it('need an author and a reason, and something that may be changed and does change', () => {
    expect(refusal(request({ net: 1n }, { author: '  ' }))).toEqual(['no-author']);
    expect(refusal(request({ net: 1n }, { reason: '' }))).toEqual(['no-reason']);
    expect(refusal(request({}))).toEqual(['nothing-changes']);
    expect(refusal(request({ quantities: { ordered: null, aired: null, bonus: null } }))).toEqual(['nothing-changes']);
    expect(refusal(request({ quantities: { ordered: dec('1'), aired: null, bonus: null } }))).toBe('corrected');
    expect(refusal(request({ period: { first: '2026-03-02', last: '2026-03-01', precision: 'day' } }))).toEqual([
      'period-reversed',
      'period',
    ]);
  });

  it.each([
    'id',
    'import',
    'key',
    'origin',
    'revision',
    'corrections',
    'proofs',
    'day',
    'month',
    'netAmount',
    'toString',
  ])('do not touch %s', (member) => {
    expect(refusal(request({ net: 1n, [member]: 'x' }))).toEqual(['not-correctable', member]);
  });

  it('come in the order of time', () => {
    const first = correctBuy(sampleBuy(), request({ net: 1n }, { at: at(5) }));
    if (first.kind !== 'corrected') throw new Error(first.reason);
    expect(refusal(request({ net: 2n }, { at: at(5) }), first.buy)).toEqual(['not-later']);
    expect(refusal(request({ net: 2n }, { at: at(6) }), first.buy)).toBe('corrected');
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { correctionHistory } from '#core/pauta/correction-history.ts';
import { correctBuy } from '#core/pauta/corrections.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { dec, pesos, sampleBuy } from './sample-buy.ts';

const correct = (buy: MediaBuy, minute: number, changes: Parameters<typeof correctBuy>[1]['changes']): MediaBuy => {
  const at = `2026-11-01T10:${String(minute).padStart(2, '0')}:00.000Z` as const;
  const result = correctBuy(buy, { at, author: 'Ana', reason: `motivo ${minute}`, changes });
  if (result.kind !== 'corrected') throw new Error(result.reason);
  return result.buy;
};

it('tells each correction value by value, the last one first', () => {
  const buy = sampleBuy({ net: pesos(1000), quantities: { ordered: dec('20') } });
  const once = correct(buy, 1, {
    net: pesos(1200.5),
    period: { first: '2026-04-01', last: '2026-04-30', precision: 'day' },
  });
  const twice = correct(once, 2, { net: null, outlet: null, quantities: { ...once.quantities, aired: dec('18.5') } });
  expect(correctionHistory(twice)).toEqual([
    {
      at: '2026-11-01T10:02:00.000Z',
      author: 'Ana',
      reason: 'motivo 2',
      values: [
        { member: 'net', before: '1200.5', after: null },
        { member: 'outlet.name', before: 'Emisora La Voz del Valle', after: null },
        { member: 'quantities.aired', before: null, after: '18.5' },
      ],
    },
    {
      at: '2026-11-01T10:01:00.000Z',
      author: 'Ana',
      reason: 'motivo 1',
      values: [
        { member: 'net', before: '1000', after: '1200.5' },
        { member: 'period.first', before: '2026-03-01', after: '2026-04-01' },
        { member: 'period.last', before: '2026-03-31', after: '2026-04-30' },
      ],
    },
  ]);
  expect(correctionHistory(buy)).toEqual([]);
});

it('is a chain: what one correction left is what the next one found', () => {
  const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 8 });
  const chained = fc.property(amounts, (all) => {
    const distinct = all.filter((amount, place) => amount !== (place === 0 ? 7n : all[place - 1]));
    fc.pre(distinct.length === all.length);
    const buy = all.reduce((now, net, place) => correct(now, place + 1, { net }), sampleBuy({ net: 7n }));
    const told = correctionHistory(buy)
      .toReversed()
      .map(({ values }) => values[0]);
    const text = (minor: bigint) => String(Number(minor) / 100);
    expect(told.map((value) => Number(value?.after))).toEqual(all.map((net) => Number(text(net))));
    expect(told.map((value) => value?.before)).toEqual([text(7n), ...told.slice(0, -1).map((value) => value?.after)]);
  });
  fc.assert(chained, { numRuns: 40 });
});

it('refuses a municipality of another department', () => {
  const request = (changes: Parameters<typeof correctBuy>[1]['changes']) =>
    correctBuy(sampleBuy(), { at: '2026-11-01T10:00:00.000Z', author: 'a', reason: 'b', changes });
  expect(request({ municipality: '05001' })).toMatchObject({ kind: 'refused', reason: 'place-mismatch' });
  expect(request({ municipality: '76001' }).kind).toBe('corrected');
  expect(request({ department: null, municipality: '76001' })).toMatchObject({ reason: 'place-mismatch' });
  expect(request({ department: '05', municipality: '05001' }).kind).toBe('corrected');
});

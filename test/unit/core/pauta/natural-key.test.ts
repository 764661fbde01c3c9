import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { compareLines, createNaturalKeys, naturalKeyText, sameContentText } from '#core/pauta/natural-key.ts';
import { partyName, remembering } from '#core/pauta/party-name.ts';
import { anyBuy, dec, pesos, sampleBuy } from './sample-buy.ts';

const keyOf = (buy: MediaBuy) => createNaturalKeys().of(buy);

describe('the natural key of a line', () => {
  const buy = sampleBuy({ net: pesos(100), details: { daypart: 'Prime', seconds: '30' } });

  it('stays when what is corrected or gained on the way changes', () => {
    const later: MediaBuy = {
      ...buy,
      id: 'imp-2|0|9',
      import: 'imp-2',
      stage: 'invoiced',
      net: pesos(90),
      quantities: { ordered: dec('4'), aired: dec('4'), bonus: null },
      references: { ...buy.references, invoice: 'FE-1', contract: 'C-9' },
      coverage: 'local',
      remarks: 'corregido',
    };
    expect(keyOf(later).key).toBe(keyOf(buy).key);
    expect(keyOf(later).content).not.toBe(keyOf(buy).content);
  });

  it('does not see case, accents, signs or the order of details', () => {
    const same: MediaBuy = {
      ...buy,
      outlet: { name: 'EMISORA LA VOZ DEL VALLE.', nit: null },
      campaign: 'trabajo  decente',
      details: { seconds: '30', daypart: 'prime' },
    };
    expect(keyOf(same)).toEqual(keyOf(buy));
  });

  it.each<[string, Partial<MediaBuy>]>([
    ['medium', { medium: 'television' }],
    ['outlet', { outlet: { name: 'Emisora Andina', nit: null } }],
    ['chain, where no outlet is named', { outlet: null, network: 'Cadena Andina' }],
    ['contractor', { contractor: { name: 'Otra', nit: '800999888' } }],
    ['campaign', { campaign: null }],
    ['piece', { piece: 'Cuña 15' }],
    ['place', { municipality: '76001' }],
    ['days', { period: { first: '2026-03-01', last: '2026-03-30', precision: 'day' } }],
    ['what only its medium has', { details: { daypart: 'Prime', seconds: '15' } }],
  ])('sees the %s', (_, change) => {
    expect(keyOf({ ...buy, ...change }).key).not.toBe(keyOf(buy).key);
  });

  it('numbers equal lines of an import in their order', () => {
    const keys = createNaturalKeys();
    const other = { ...buy, piece: 'Cuña 15' };
    const all = [buy, other, buy, { ...buy, net: pesos(7) }, other].map((one) => keys.of(one));
    expect(all.map(({ occurrence }) => occurrence)).toEqual([1, 1, 2, 3, 2]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(5);
    expect(all[3]?.key).toBe(naturalKeyText(all[0]?.identity ?? '', 3));
  });

  it('writes no two members into one', () => {
    const a = { ...buy, campaign: 'a b', piece: null };
    const b = { ...buy, campaign: 'a', piece: 'b' };
    const c = { ...buy, campaign: null, piece: 'a b' };
    expect(new Set([a, b, c].map((one) => keyOf(one).key)).size).toBe(3);
  });
});

describe('a line that came before', () => {
  it('is the same, changed, or another buy as its papers and content say', () => {
    const buy = sampleBuy({ net: pesos(100), references: { order: 'OP 1' } });
    const with_ = (references: Partial<MediaBuy['references']>) => ({
      ...buy,
      references: { ...buy.references, ...references },
    });
    expect(compareLines(buy, with_({ order: 'op-1' }))).toBe('identical');
    expect(compareLines(buy, { ...buy, net: pesos(99) })).toBe('changed');
    expect(compareLines(buy, with_({ invoice: 'FE-1' }))).toBe('changed');
    expect(compareLines(buy, with_({ order: 'OP 2' }))).toBe('other');
  });

  it('compares alike from both sides, and with itself as identical', () => {
    fc.assert(
      fc.property(anyBuy, anyBuy, (a, b) => {
        expect(compareLines(a, b)).toBe(compareLines(b, a));
        expect(compareLines(a, structuredClone(a))).toBe('identical');
        expect(sameContentText(a) === sameContentText(b)).toBe(compareLines(a, b) === 'identical');
      }),
    );
  });
});

describe('names as compared', () => {
  it('join letters that stand alone', () => {
    expect(partyName('Medios del Sur S.A.S.')).toBe('medios del sur sas');
    expect(partyName('R.C.N. y Compañía')).toBe(partyName('RCN Y COMPAÑIA'));
  });

  it('are remembered within a limit, and stay right', () => {
    let asked = 0;
    const upper = remembering((text) => {
      asked += 1;
      return text.toUpperCase();
    }, 2);
    expect(['a', 'a', 'b', 'a', 'c', 'a'].map(upper)).toEqual(['A', 'A', 'B', 'A', 'C', 'A']);
    expect(asked).toBe(4);
  });
});

import fc from 'fast-check';
import type { Decimal } from '#core/imports/decimal.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { COVERAGES, MEDIA, OWNERSHIPS, STAGES } from '#core/pauta/taxonomy.ts';
import { BLANK_BUY } from '#test/support/blank-buy.ts';

export const dec = (text: string) => text as Decimal;

/** A buy that says little: one month of spots on one station. */
const BARE: MediaBuy = {
  ...BLANK_BUY,
  id: 'imp-1|0|7',
  import: 'imp-1',
  origin: { sheet: 'Radio', row: 7 },
  key: 'k',
  stage: 'aired',
  medium: 'radio',
  contractor: { name: 'Central de Medios del Sur S.A.S.', nit: '900111222' },
  outlet: { name: 'Emisora La Voz del Valle', nit: null },
  campaign: 'Trabajo Decente',
  piece: 'Cuña 30',
  department: '76',
  period: { first: '2026-03-01', last: '2026-03-31', precision: 'day' },
  day: '2026-03-01',
  month: '2026-03',
};

type Changes = Partial<Omit<MediaBuy, 'pricing' | 'quantities' | 'audience' | 'references'>> & {
  row?: number;
  pricing?: Partial<MediaBuy['pricing']>;
  quantities?: Partial<MediaBuy['quantities']>;
  audience?: Partial<MediaBuy['audience']>;
  references?: Partial<MediaBuy['references']>;
};

/** The bare buy with what is said; `row` names its row. */
export function sampleBuy({ row, pricing, quantities, audience, references, ...rest }: Changes = {}): MediaBuy {
  return {
    ...BARE,
    ...(row === undefined ? {} : { id: `imp-1|0|${row}`, origin: { sheet: 'Radio', row } }),
    ...rest,
    pricing: { ...BARE.pricing, ...pricing },
    quantities: { ...BARE.quantities, ...quantities },
    audience: { ...BARE.audience, ...audience },
    references: { ...BARE.references, ...references },
  };
}

export const pesos = (amount: number) => BigInt(Math.round(amount * 100));

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const amount = orNull(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }));

/** Buys of a few members, so that many share them. */
export const anyBuy: fc.Arbitrary<MediaBuy> = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    medium: fc.constantFrom(...MEDIA),
    coverage: orNull(fc.constantFrom(...COVERAGES)),
    ownership: orNull(fc.constantFrom(...OWNERSHIPS)),
    campaign: orNull(fc.constantFrom('Trabajo Decente', 'TRABAJO DECENTE', 'Empleo Joven')),
    currency: fc.constantFrom('COP', 'USD'),
    net: amount,
    vat: amount,
    total: amount,
  })
  .map((members) => sampleBuy(members));

import { type MediaBuy, NOTHING_SAID } from '#core/pauta/media-buy.ts';

/** A media buy that says nothing but its month. */
export const BLANK_BUY: MediaBuy = {
  ...NOTHING_SAID,
  id: '',
  import: '',
  origin: { sheet: '', row: 0 },
  stage: 'planned',
  medium: 'other',
  outlet: null,
  campaign: null,
  period: { first: '2026-10-01', last: '2026-10-31', precision: 'month' },
  day: '2026-10-01',
  month: '2026-10',
  currency: 'COP',
  net: null,
};

import { monthOfDay } from '../../time/month.ts';
import { type AdSource, type AdStatement, type MediaBuy, NOTHING_SAID } from '../media-buy.ts';
import { createNaturalKeys } from '../natural-key.ts';
import type { AdDay } from './ad-day.ts';

/** Where a line of an advertising account belongs. */
export interface LinePlace {
  import: string;
  /** From 1, in the order in which lines came to the import. */
  row: number;
  /** As the network's own export files are read: `Meta`. */
  outlet: string;
  currency: string;
  source: Pick<AdSource, 'platform' | 'account'>;
}

/** Id of the line of a campaign and day. */
export function adLineId(importId: string, { campaign, day }: Pick<AdDay, 'campaign' | 'day'>): string {
  return `${importId}|${campaign}|${day}`;
}

/**
 * A campaign on a day as a line of the ledger: aired, digital, carried by the network. It has the key that the network's own
 * daily export of campaigns gives the same line, so that a file of it is known.
 * @param digest of a key's text
 */
export function lineOfDay(
  day: AdDay,
  stated: AdStatement,
  place: LinePlace,
  digest: (text: string) => string,
): MediaBuy {
  const { import: importId, row, outlet, currency, source } = place;
  const line: MediaBuy = {
    ...NOTHING_SAID,
    stage: 'aired',
    medium: 'digital',
    id: adLineId(importId, day),
    import: importId,
    origin: { sheet: '', row },
    outlet: { name: outlet, nit: null },
    campaign: stated.campaign,
    period: { first: day.day, last: day.day, precision: 'day' },
    day: day.day,
    month: monthOfDay(day.day),
    currency,
    net: stated.net,
    audience: {
      ...NOTHING_SAID.audience,
      impressions: stated.impressions,
      clicks: stated.clicks,
      reach: stated.reach,
    },
    ads: { ...source, campaign: day.campaign, statements: [stated] },
  };
  return { ...line, key: digest(createNaturalKeys().of(line).key) };
}

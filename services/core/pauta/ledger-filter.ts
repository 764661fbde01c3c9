import { normalText } from '../imports/header.ts';
import type { Month } from '../time/month.ts';
import type { MediaBuy } from './media-buy.ts';
import type { Coverage, Medium, Ownership, Stage } from './taxonomy.ts';

/** Which lines of the ledger are wanted: all conditions at once; absent ones do not matter. */
export interface LedgerFilter {
  /** Months of the first day of the buy, both included. */
  from: Month;
  until: Month;
  stage?: Stage;
  medium?: Medium;
  coverage?: Coverage;
  ownership?: Ownership;
  /** DIVIPOLA code of two digits. */
  department?: string;
  campaign?: string;
  contractor?: string;
  outlet?: string;
  import?: string;
  /** Words that must stand somewhere in the line's names, whatever their case and accents. */
  words?: string;
}

/** A test of one line; names are compared without case, accents and signs. */
export function ledgerTest(filter: LedgerFilter): (buy: MediaBuy) => boolean {
  const same = (wanted: string | undefined, found: string | null | undefined) =>
    wanted === undefined || (found !== null && found !== undefined && normalText(found) === normalText(wanted));
  const is = (wanted: string | undefined, found: string | null) => wanted === undefined || wanted === found;
  const words = normalText(filter.words ?? '')
    .split(' ')
    .filter((word) => word !== '');
  return (buy) =>
    buy.month >= filter.from &&
    buy.month <= filter.until &&
    is(filter.stage, buy.stage) &&
    is(filter.medium, buy.medium) &&
    is(filter.coverage, buy.coverage) &&
    is(filter.ownership, buy.ownership) &&
    is(filter.department, buy.department) &&
    is(filter.import, buy.import) &&
    same(filter.campaign, buy.campaign) &&
    same(filter.contractor, buy.contractor?.name) &&
    same(filter.outlet, buy.outlet?.name) &&
    (words.length === 0 || hasWords(buy, words));
}

function hasWords(
  { campaign, piece, contractor, outlet, network, remarks, references }: MediaBuy,
  words: readonly string[],
) {
  const names = [
    campaign,
    piece,
    contractor?.name,
    contractor?.nit,
    outlet?.name,
    network,
    remarks,
    ...Object.values(references),
  ];
  const text = normalText(names.filter((name) => name != null).join(' '));
  return words.every((word) => text.includes(word));
}

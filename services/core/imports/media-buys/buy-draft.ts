import type { MediaBuy } from '../../pauta/media-buy.ts';
import type { PlaceNote } from '../../pauta/places/place.ts';
import type { BadReason } from '../reading.ts';

/** A buy as its row says it, before it belongs to an import. */
export type BuyDraft = Omit<MediaBuy, 'id' | 'revision' | 'import' | 'key' | 'proofs' | 'corrections'>;

/** Something in a row that is left out of the buy, or kept as written, and becomes a finding: it does not stop the line. */
export interface Doubt {
  field: string;
  written: string;
  reason: BadReason | PlaceNote | 'rounded' | 'too-large' | 'amount-differs' | 'calendar-differs';
}

/** What a row became. */
export interface BuyRecord {
  buy: BuyDraft;
  doubts: readonly Doubt[];
}

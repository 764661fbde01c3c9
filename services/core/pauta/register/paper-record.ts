import type { BuyOrigin } from '../media-buy.ts';
import type { PaperFacts, PaperKind } from './paper.ts';

/** What a row of a file says of a paper, before it belongs to an import. */
export interface PaperRecord {
  kind: PaperKind;
  origin: BuyOrigin;
  said: Readonly<Partial<PaperFacts>>;
}

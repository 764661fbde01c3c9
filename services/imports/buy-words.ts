import { TAXONOMY } from '#config/pauta/words.ts';
import { PLACES } from '#config/territory/places.ts';
import type { BuyWords } from '#core/imports/media-buys/buy-words.ts';
import { readContractReference } from '#core/pauta/contract-reference.ts';
import { readNit } from '#core/pauta/nit.ts';

/** The project's own lists. */
export const BUY_WORDS: BuyWords = { ...TAXONOMY, places: PLACES, nit: readNit, contract: readContractReference };

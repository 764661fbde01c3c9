import { TAXONOMY } from '#config/pauta/words.ts';
import { PLACES } from '#config/territory/places.ts';
import type { BuyWords } from '#core/imports/media-buys/buy-words.ts';
import type { ReadsWord } from '#core/imports/understand/column-values.ts';
import { readContractReference } from '#core/pauta/contract-reference.ts';
import { readNit } from '#core/pauta/nit.ts';

/** The project's own lists. */
export const BUY_WORDS: BuyWords = { ...TAXONOMY, places: PLACES, nit: readNit, contract: readContractReference };

/** True for a word of one of the lists. */
export const readsWord: ReadsWord = (type, text) => {
  if (type !== 'medium' && type !== 'coverage' && type !== 'ownership' && type !== 'stage') return false;
  return BUY_WORDS[type].read(text).kind === 'value';
};

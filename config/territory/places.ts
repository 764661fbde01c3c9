import { createPlaces, type Places } from '#core/pauta/places/places.ts';
import divipola from './divipola.json' with { type: 'json' };
import { PLACE_WORDS } from './place-words.ts';

/**
 * The departments and municipalities of Colombia by DIVIPOLA (DANE). The copy was made once from the list as published on
 * datos.gov.co, with its punctuation and case mended; nothing could be retrieved from DANE itself here, so a newer edition
 * (Nuevo Belén de Bajirá, for one, is not in it) is to be put in by a person, with its source and version.
 */
export const PLACES: Places = createPlaces(divipola, PLACE_WORDS);

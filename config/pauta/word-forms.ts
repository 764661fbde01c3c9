/** The four forms of a word that bends: `privad` gives `privado`, `privada`, `privados`, `privadas`. */
export function inflected(...stems: string[]): string[] {
  return stems.flatMap((stem) => ['o', 'a', 'os', 'as'].map((ending) => stem + ending));
}

/** Singular and plural of words that end in a consonant: `local`, `locales`. */
export function withPlural(...words: string[]): string[] {
  return words.flatMap((word) => [word, `${word}es`]);
}

/** Singular and plural of words that end in a vowel: `valla`, `vallas`. */
export function withPluralS(...words: string[]): string[] {
  return words.flatMap((word) => [word, `${word}s`]);
}

/** Small words, which say nothing on any axis. */
export const SMALL_WORDS = ['a', 'al', 'con', 'de', 'del', 'e', 'el', 'en', 'la', 'las', 'los', 'para', 'y'];

/** Words that tell how far a medium reaches. */
export const REACH_WORDS = [
  ...withPlural('nacional', 'regional', 'departamental', 'municipal', 'local', 'internacional', 'distrital'),
  ...inflected('comunitari'),
];

/** Words that tell whose a medium is. */
export const OWNER_WORDS = [
  ...inflected('public', 'privad', 'comunitari', 'alternativ'),
  'independiente',
  'independientes',
];

/** Words that name a medium or something of it. */
export const MEDIUM_WORDS_ONLY = [
  ...withPluralS('medio', 'emisora', 'radiodifusora', 'cadena', 'revista', 'periodico', 'diario', 'grupo'),
  ...withPlural('canal', 'television'),
  'radio',
  'tv',
  'prensa',
  'comunicacion',
];

import { ALIASES, NEUTRAL } from './aliases.ts';

/** The words of a key, a header or a field name: `sumURLClicks` → `sum url click`, `Pilas(COP)` → `pilas cop`. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .replace(/%/g, ' percent ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** One word for all that mean the same: number of it left out, other languages by the list of aliases. */
export function stemOf(word: string): string {
  const direct = ALIASES.get(word);
  if (direct) return direct;
  for (const single of singularsOf(word)) {
    const known = ALIASES.get(single);
    if (known) return known;
  }
  return singularsOf(word)[0] ?? word;
}

function singularsOf(word: string): string[] {
  if (word.length < 3 || !word.endsWith('s') || word.endsWith('ss')) return [word];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`, word];
  // `sesiones` loses both letters, `clientes` only one: the shorter is tried second where the list knows it.
  return /[nrldz]es$/.test(word) ? [word.slice(0, -2), word.slice(0, -1), word] : [word.slice(0, -1), word];
}

/** How a name fits the words asked for; the less it has beside them, the better. */
export interface Fit {
  /** Words of the name that were not asked for, small ones not counted. */
  extra: number;
  /** Words asked for that the name lacks; only {@link NEUTRAL} ones may be lacking. */
  lacking: readonly string[];
}

/** Holds a name against the words asked for; `undefined` where it lacks one that tells. `newfollows` is `New follows`. */
export function fitOf(asked: readonly string[], name: readonly string[]): Fit | undefined {
  const stems = name.map(stemOf);
  const covered = new Set<number>();
  const telling = tellingWords(asked);
  const required = new Set(telling.length > 0 ? telling : asked);
  const lacking: string[] = [];
  for (const word of asked) {
    const found = placesOf(word, name, stems);
    if (found.length === 0 && required.has(word)) return undefined;
    if (found.length === 0) lacking.push(word);
    for (const place of found) covered.add(place);
  }
  return { extra: stems.filter((stem, place) => !covered.has(place) && !NEUTRAL.has(stem)).length, lacking };
}

function placesOf(word: string, name: readonly string[], stems: readonly string[]): number[] {
  const stem = stemOf(word);
  const single = stems.flatMap((own, place) => (own === stem ? [place] : []));
  if (single.length > 0) return single;
  for (let start = 0; start < name.length; start += 1) {
    for (let end = start + 2; end <= name.length; end += 1) {
      if (name.slice(start, end).join('') === word) return name.slice(start, end).map((_, index) => start + index);
    }
  }
  return [];
}

/** Words that name something: those that only say how it is told are left out. */
export function tellingWords(words: readonly string[]): string[] {
  return words.filter((word) => !NEUTRAL.has(stemOf(word)));
}

import { normalText } from '../imports/header.ts';
import type { CellReading } from '../imports/reading.ts';

/** What the words of one axis of the taxonomy mean. All are compared as by `normalText`. */
export interface WordList<T extends string> {
  /** Phrases that mean a term. */
  terms: Readonly<Record<T, readonly string[]>>;
  /** Words that say nothing on this axis: `de`, `pauta`, and those of other axes. */
  silent: readonly string[];
  /** Phrases that must be asked about, though they suggest answers. */
  asked: Readonly<Record<string, readonly T[]>>;
}

/** Reads the words of one axis. */
export interface Words<T extends string> {
  /** The one term that a text means; `not-in-vocabulary` when a word of it is unknown, or when it means several. */
  read(text: string): CellReading<T>;
  /** Answers to suggest where it could not be read, likeliest first; empty when nothing is near. */
  offers(text: string): readonly T[];
}

/** Phrase → the term that it means; `null` for one that is silent. */
type Phrases<T> = ReadonlyMap<string, T | null>;

/**
 * Builds the reader of an axis. A text is read when every word of it is accounted for and all that count mean one term:
 * `Emisora comunitaria` is radio, `Prensa digital` is asked, `Radio taxi` too.
 */
export function createWords<T extends string>({ terms, silent, asked }: WordList<T>): Words<T> {
  const phrases = new Map<string, T | null>(silent.map((phrase) => [normalText(phrase), null]));
  for (const [term, written] of Object.entries(terms) as [T, readonly string[]][]) {
    for (const phrase of written) phrases.set(normalText(phrase), term);
  }
  const offered = new Map(Object.entries(asked).map(([phrase, answers]) => [normalText(phrase), answers]));
  return {
    read: (text) => {
      const words = normalText(text);
      if (words === '') return text.trim() === '' ? { kind: 'absent', mark: '' } : UNKNOWN;
      const [term, ...others] = offered.has(words) ? [] : (meanings(words.split(' '), phrases) ?? []);
      return term === undefined || others.length > 0 ? UNKNOWN : { kind: 'value', value: term };
    },
    offers: (text) => {
      const words = normalText(text);
      return offered.get(words) ?? [...new Set(found(words.split(' '), phrases, offered))];
    },
  };
}

const UNKNOWN = { kind: 'bad', reason: 'not-in-vocabulary' } as const;

/** Different terms of phrases that cover all words, the longest phrase first at each; `undefined` when one is left over. */
function meanings<T extends string>(words: readonly string[], phrases: Phrases<T>): T[] | undefined {
  const terms = new Set<T>();
  for (let at = 0; at < words.length; ) {
    const length = longestAt(words, at, (phrase) => phrases.has(phrase));
    if (length === 0) return undefined;
    const term = phrases.get(words.slice(at, at + length).join(' '));
    if (term) terms.add(term);
    at += length;
  }
  return [...terms];
}

/** Terms that any part of the text means or suggests. */
function found<T extends string>(
  words: readonly string[],
  phrases: Phrases<T>,
  offered: ReadonlyMap<string, readonly T[]>,
): T[] {
  const terms: T[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longestAt(words, at, (phrase) => phrases.has(phrase) || offered.has(phrase));
    const phrase = words.slice(at, at + length).join(' ');
    terms.push(...(offered.get(phrase) ?? [phrases.get(phrase)]).filter((term) => term != null));
    at += Math.max(1, length);
  }
  return terms;
}

const LONGEST_PHRASE = 6;

function longestAt(words: readonly string[], at: number, isKnown: (phrase: string) => boolean): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    if (isKnown(words.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

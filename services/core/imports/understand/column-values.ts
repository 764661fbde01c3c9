import type { FieldType } from '../kind.ts';
import type { ColumnValues } from './assign-fields.ts';
import { type ColumnProfile, isHollow, isNumeric } from './column-profile.ts';

/** True when a text is a word of the lists for that type of column, or so near to one that it would be asked. */
export type ReadsWord = (type: FieldType, text: string) => boolean;

/** Some words may be unknown and asked; a column of which fewer are known holds something else. */
const KNOWN_WORDS = 0.3;

const WORDS: readonly FieldType[] = ['medium', 'coverage', 'ownership', 'stage'];

/** Judges by the profiles which of its fields a header means: words of a list, numbers, or anything. */
export function valuesOf(profiles: readonly (ColumnProfile | undefined)[], reads: ReadsWord): ColumnValues {
  return {
    isHollow: (index) => isHollow(profiles[index]),
    suits: (index, field) => {
      const profile = profiles[index];
      if (!profile || profile.filled === 0) return true;
      if (WORDS.includes(field.type)) return holdsWords(profile, field.type, reads);
      if (isNumeric(field.type)) return profile.numbers !== null && profile.numbers.bad.count === 0;
      return true;
    },
  };
}

function holdsWords({ words }: ColumnProfile, type: FieldType, reads: ReadsWord): boolean {
  const texts = [...(words?.keys() ?? [])];
  return texts.length > 0 && texts.filter((text) => reads(type, text)).length >= texts.length * KNOWN_WORDS;
}

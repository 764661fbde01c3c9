import { normalText, readHeader } from './header.ts';
import type { FieldSpec, ImportKind } from './kind.ts';

/** How sure a column is a field: 1 for a header that is listed; less for one that is only near. */
export interface FieldMatch {
  field: FieldSpec;
  confidence: number;
}

/** The headers of one kind, ready to be looked up. */
export interface Vocabulary {
  kind: ImportKind;
  /** Fields that the name of a column can mean, best first; empty when it means none. */
  matches(name: string): readonly FieldMatch[];
  /** True for a listed name. */
  lists(name: string): boolean;
}

const EXACT = 1;
const ALSO = 0.9;
const WITHOUT_SMALL_WORDS = 0.95;
const TYPING_ERROR = 0.8;
const LONGER = 0.7;

/** Longer texts are no slips of headers, and are not compared letter by letter. */
const LONGEST_NAME = 60;
const MOST_WORDS = 8;

/** Words that make of a listed name another thing: `costo por lead`, `valor unitario promedio`. */
const CHANGES = new Set(
  'por per x unitario unitaria promedio medio diario diaria mensual semanal anterior acumulado meta'.split(' '),
);

const SMALL_WORDS = /\b(?:de|del|la|el|los|las|por|en|a|y|the|of|no|nro|num|numero|n)\b/g;

/** Builds the look-up of a kind; names that were asked are remembered. */
export function createVocabulary(kind: ImportKind): Vocabulary {
  const exact = index(kind, ({ headers }) => headers);
  const also = index(kind, (field) => field.also ?? []);
  const bare = index(kind, ({ headers }) => headers.map(withoutSmallWords));
  const words = new Set([...CHANGES, ...[...exact.keys()].flatMap((header) => header.split(' '))]);
  const remembered = new Map<string, readonly FieldMatch[]>();
  const matches = (name: string): readonly FieldMatch[] => {
    const before = remembered.get(name);
    if (before) return before;
    const found = [...lookUp(name, exact, bare, words), ...of(also.get(name), ALSO)];
    if (remembered.size < 10_000) remembered.set(name, found);
    return found;
  };
  return { kind, matches, lists: (name) => exact.has(name) || also.has(name) };
}

type Index = ReadonlyMap<string, readonly FieldSpec[]>;

function index(kind: ImportKind, namesOf: (field: FieldSpec) => readonly string[]): Index {
  const map = new Map<string, FieldSpec[]>();
  for (const field of kind.fields) {
    for (const key of namesOf(field)) {
      const fields = map.get(key) ?? [];
      if (!fields.includes(field)) fields.push(field);
      map.set(key, fields);
    }
  }
  return map;
}

function of(fields: readonly FieldSpec[] | undefined, confidence: number): FieldMatch[] {
  return (fields ?? []).map((field) => ({ field, confidence }));
}

function lookUp(name: string, exact: Index, bare: Index, words: ReadonlySet<string>): FieldMatch[] {
  const first = of(exact.get(name), EXACT);
  if (first.length > 0 || name === '') return first;
  const second = of(bare.get(withoutSmallWords(name)), WITHOUT_SMALL_WORDS);
  if (second.length > 0) return second;
  const third = near(name, exact, words);
  return third.length > 0 ? third : longer(name, exact);
}

/** One letter more, less or other, in a name long enough for that to be a slip. */
function near(name: string, exact: Index, words: ReadonlySet<string>): FieldMatch[] {
  if (name.length < 6 || name.length > LONGEST_NAME) return [];
  for (const [header, fields] of exact) {
    if (
      header.length >= 6 &&
      Math.abs(header.length - name.length) <= 1 &&
      isOneSlipApart(name, header) &&
      isSlip(name, header, words)
    ) {
      return fields.map((field) => ({ field, confidence: TYPING_ERROR }));
    }
  }
  return [];
}

/** A word that other headers have is no slip: `meta` is not `neta`. */
function isSlip(name: string, header: string, words: ReadonlySet<string>): boolean {
  const listed = new Set(header.split(' '));
  return !name.split(' ').some((word) => word.length > 2 && !listed.has(word) && words.has(word));
}

/** A listed header with further words behind it, the longest listed one: `valor neto pauta` for `valor neto`. */
function longer(name: string, exact: Index): FieldMatch[] {
  const words = name.split(' ').slice(0, MOST_WORDS);
  for (let length = words.length - 1; length > 0; length -= 1) {
    const fields = exact.get(words.slice(0, length).join(' '));
    if (CHANGES.has(words[length] ?? '')) continue;
    if (fields && words.slice(0, length).join('').length >= 5)
      return fields.map((field) => ({ field, confidence: LONGER }));
  }
  return [];
}

function withoutSmallWords(text: string): string {
  return text.replace(SMALL_WORDS, ' ').replace(/ +/g, ' ').trim();
}

/** True when one insertion, deletion, substitution or swap of neighbours makes `a` into `b`; digits must agree. */
function isOneSlipApart(a: string, b: string): boolean {
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2);
}

/** The field that a key of a cover line names: `Contrato No.` before a colon or a cell. */
export function fieldOfKey(vocabulary: Vocabulary, key: string): FieldSpec | undefined {
  const [match] = vocabulary.matches(readHeader(key.replace(/:\s*$/, '')).name);
  return match && match.confidence >= WITHOUT_SMALL_WORDS && normalText(key) !== '' ? match.field : undefined;
}

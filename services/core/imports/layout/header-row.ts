import { findCalendar } from '../calendar/find-calendar.ts';
import type { RawCell } from '../cell.ts';
import { type HeaderHints, normalText, readHeader } from '../header.ts';
import { CALENDAR } from '../kind.ts';
import type { FieldMatch, Vocabulary } from '../vocabulary.ts';

/** A column as its header names it. */
export interface NamedColumn {
  /** From 0. */
  index: number;
  /** As written, lines joined; a parent above it comes first: `Valores · IVA`. Empty where no header stands. */
  header: string;
  hints: HeaderHints;
  /** Text of a description row under the header, if any. */
  description?: string;
}

/** A row that can be the header of a kind. */
export interface HeaderMatch {
  vocabulary: Vocabulary;
  columns: readonly NamedColumn[];
  /** Distinct fields that the columns can be. */
  fields: number;
  /** Sum of the confidences of the best match of each field. */
  weight: number;
  /** Share of the named columns that are known. */
  share: number;
}

/** Below this a header is not taken to mean a field when tables are looked for. */
const SURE_ENOUGH = 0.7;

/** From here on a name is taken without trying another form of it. */
const SURE = 0.9;

export function textOf(cell: RawCell | undefined): string {
  if (typeof cell === 'string') return isTidy(cell) ? cell : cell.replace(/\s+/g, ' ').trim();
  if (typeof cell !== 'object' || cell === null) return '';
  if ('number' in cell) return cell.number;
  return 'local' in cell ? cell.local : cell.error;
}

/** No spaces but single plain ones between words: as most cells are. */
function isTidy(text: string): boolean {
  let isSpace = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Hard spaces, and from U+1680 on others.
    if (code === 32 ? isSpace : code < 32 || code === 0xa0 || code >= 0x1680) return false;
    isSpace = code === 32;
  }
  return !isSpace || text === '';
}

export function nameColumns(cells: readonly RawCell[], parents?: readonly string[]): NamedColumn[] {
  return cells.map((cell, index) => {
    const own = textOf(cell);
    const parent = parents?.[index] ?? '';
    const header = own !== '' && parent !== '' && parent !== own ? `${parent} · ${own}` : own || parent;
    return { index, header, hints: hintsOf(own, parent) };
  });
}

/** The name is the lower cell's; what the parent says of currency, VAT or scale holds for it too. */
function hintsOf(own: string, parent: string): HeaderHints {
  const below = readHeader(own === '' ? parent : own);
  if (own === '' || parent === '') return below;
  const above = readHeader(parent);
  return {
    ...below,
    currency: below.currency ?? above.currency,
    scale: below.scale === 0 ? above.scale : below.scale,
    percent: below.percent || above.percent,
    vat: below.vat ?? above.vat,
  };
}

/** The kind that the columns tell best, or `null` when they lack what every kind needs. */
export function matchHeader(columns: readonly NamedColumn[], vocabularies: readonly Vocabulary[]): HeaderMatch | null {
  const named = columns.filter(({ header }) => header !== '');
  if (named.length === 0) return null;
  let best: HeaderMatch | null = null;
  for (const vocabulary of vocabularies) {
    const match = matchKind(columns, named, vocabulary);
    if (match && (!best || isBetter(match, best))) best = match;
  }
  return best;
}

function matchKind(
  columns: readonly NamedColumn[],
  named: readonly NamedColumn[],
  vocabulary: Vocabulary,
): HeaderMatch | null {
  const found = new Map<string, number>();
  let known = 0;
  for (const column of named) {
    const matches = matchesOf(column, vocabulary).filter(({ confidence }) => confidence >= SURE_ENOUGH);
    if (matches.length > 0) known += 1;
    for (const { field, confidence } of clearest(matches)) {
      found.set(field.name, Math.max(confidence, found.get(field.name) ?? 0));
    }
  }
  if (vocabulary.kind.target === 'media-buys') {
    const calendar = findCalendar(named);
    if (calendar.size > 0) found.set(CALENDAR, 1);
    for (const { index, hints } of named) if (calendar.has(index) && !isKnown(hints.name, vocabulary)) known += 1;
  }
  const { required } = vocabulary.kind;
  if (!required.some((set) => set.every((name) => found.has(name)))) return null;
  const weight = [...found.values()].reduce((sum, confidence) => sum + confidence, 0);
  return { vocabulary, columns, fields: found.size, weight, share: known / named.length };
}

function isKnown(name: string, vocabulary: Vocabulary): boolean {
  return (vocabulary.matches(name)[0]?.confidence ?? 0) >= SURE_ENOUGH;
}

/** A header counts once, by its own meaning, however many fields it may be. */
function clearest(matches: readonly FieldMatch[]): readonly FieldMatch[] {
  const best = matches[0]?.confidence ?? 0;
  return matches.filter(({ confidence }) => confidence === best);
}

/**
 * Fields that a column can be. What stands in brackets may be part of the name (`CTR (todos)`), so the whole name is looked
 * up first; then the name joined with its parent's, then the name without its brackets.
 */
export function matchesOf({ header, hints }: NamedColumn, vocabulary: Vocabulary): readonly FieldMatch[] {
  const [parent = '', own] = header.split(' · ');
  const names = own === undefined ? [parent] : [`${parent} ${own}`, `${own} ${parent}`, own];
  for (const name of names) {
    const matches = vocabulary.matches(normalText(name));
    if (matches[0] !== undefined && matches[0].confidence >= SURE) return matches;
  }
  return vocabulary.matches(hints.name);
}

/** The kind with more of its columns known; a network's own export before a general kind. */
export function isBetter(match: HeaderMatch, best: HeaderMatch): boolean {
  const scores = (of: HeaderMatch) => [Math.round(of.share * 20), of.weight, of.vocabulary.kind.platform ? 1 : 0];
  const [mine, theirs] = [scores(match), scores(best)];
  for (const [place, score] of mine.entries()) {
    const other = theirs[place] ?? 0;
    if (score !== other) return score > other;
  }
  return false;
}

/** True when a row repeats a header: most of its cells say the same. */
export function repeatsHeader(cells: readonly RawCell[], columns: readonly NamedColumn[]): boolean {
  let named = 0;
  let same = 0;
  for (const { index, header } of columns) {
    if (header === '') continue;
    named += 1;
    const text = textOf(cells[index]);
    if (text !== '' && header.endsWith(text) && (header.length === text.length || header.endsWith(` · ${text}`)))
      same += 1;
    // Data rows say nothing of the kind in their first cells already.
    if (named === 4 && same === 0) return false;
  }
  return same >= Math.max(2, named * 0.7);
}

/** True when some of the cells are listed as headers, in any kind: worth a closer look. */
export function mayBeHeader(cells: readonly RawCell[], vocabularies: readonly Vocabulary[], atLeast: number): boolean {
  let hits = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell.length > 80) continue;
    const { name } = readHeader(cell);
    if (vocabularies.some((vocabulary) => vocabulary.lists(name))) hits += 1;
    if (hits >= atLeast) return true;
  }
  return false;
}

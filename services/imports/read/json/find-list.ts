import { fileTexts } from '#config/texts/file-refusals.ts';
import { refuse } from '../refuse.ts';
import { isRecord, type JsonValue } from './parse-exact.ts';

/** Answers of servers wrap their list in an object or two, no more. */
const MAX_DEPTH = 3;

export interface FoundList {
  /** `resultado.filas`; empty when the list is the whole. */
  path: string;
  items: readonly JsonValue[];
}

/**
 * The list of records or rows: the whole, or the only one within.
 * @throws AppError `file-not-tabular` when there is none, or more than one
 */
export function findList(root: JsonValue): FoundList {
  if (Array.isArray(root)) return { path: '', items: root };
  const lists = listsIn(root, '', 1);
  const [first, ...others] = lists;
  if (!first) throw refuse('file-not-tabular', fileTexts.jsonNoList());
  if (others.length > 0) throw refuse('file-not-tabular', fileTexts.jsonManyLists(lists.map(({ path }) => path)));
  return first;
}

function listsIn(value: JsonValue, path: string, depth: number): FoundList[] {
  if (!isRecord(value) || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(inner)) return listsIn(inner, place, depth + 1);
    return inner.length > 0 && inner.every((item) => isRecord(item) || Array.isArray(item))
      ? [{ path: place, items: inner }]
      : [];
  });
}

import type { Json } from '#test/recorded/json.ts';
import type { Entry } from './imports-folder.ts';
import type { ReadFile, Table } from './read-file.ts';

/** What an expectation is held against. */
export interface Subject {
  file: ReadFile;
  /** The table that it speaks of: the main one where it names none. */
  table: Table;
  /** The expectation with those beside it. */
  expect: Entry['expect'];
}

/** `null` where it holds, else what was understood. */
export type Outcome = { understood: string | null };

/** A way to check keys of one form. The key comes as words: `sumURLClicks` as `sum url clicks`. */
export interface Rule {
  key: RegExp;
  /** `undefined` where it cannot be checked this way after all: the next rule is tried. */
  check(subject: Subject, words: readonly string[][], expected: Json): Outcome | undefined;
}

export function rule(key: RegExp, check: Rule['check']): Rule {
  return { key, check };
}

export const held: Outcome = { understood: null };

/** Holds, or tells what was understood instead. */
export function told(holds: boolean, understood: unknown): Outcome {
  return holds ? held : { understood: textOf(understood) };
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return 'nothing';
  return JSON.stringify(value) ?? String(value);
}

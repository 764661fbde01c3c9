import { deserialize, serialize } from 'node:v8';
import type { Answers } from '#core/imports/preview.ts';
import type { UnderstoodTable } from '#core/imports/understand/understand-table.ts';
import type { Vocabulary } from '#core/imports/vocabulary.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** What a file was understood with. */
export interface UnderstoodWith {
  /** SHA-256 of the file. */
  digest: string;
  answers: Answers;
}

/** Raised when what is kept of a table changes its meaning or its shape; other versions' are surveyed again. */
const FORMAT = 1;

/** Answers that say nothing of how a file is read. */
const ASIDE: readonly string[] = ['overlap'];

/** Tables as plain data. Vocabularies hold functions: the name of the kind stands in their place. */
export function packUnderstood(tables: readonly UnderstoodTable[], use: UnderstoodWith): Uint8Array {
  const kept = tables.map((one) => {
    const { vocabulary, ...table } = one.survey.table;
    return { ...one, survey: { ...one.survey, table }, kind: vocabulary?.kind.name ?? null };
  });
  return serialize({ fits: fitsOf(use), tables: kept });
}

/** The tables that {@link packUnderstood} was given; `null` where they were understood with anything else. */
export function unpackUnderstood(
  bytes: Uint8Array,
  use: UnderstoodWith,
  vocabularies: readonly Vocabulary[],
): UnderstoodTable[] | null {
  const packed = plainOf(bytes);
  if (packed?.fits !== fitsOf(use)) return null;
  return packed.tables.map(({ kind, ...one }) => {
    const vocabulary = vocabularies.find((known) => known.kind.name === kind) ?? null;
    return { ...one, survey: { ...one.survey, table: { ...one.survey.table, vocabulary } } };
  });
}

interface Packed {
  fits: string;
  tables: (UnderstoodTable & { kind: string | null })[];
}

/** `null` for bytes that another version of the runtime wrote and this one does not read. */
function plainOf(bytes: Uint8Array): Packed | null {
  try {
    return deserialize(bytes) as Packed;
  } catch {
    return null;
  }
}

function fitsOf({ digest, answers }: UnderstoodWith): string {
  const said = Object.entries(answers).filter(([key]) => !ASIDE.includes(key));
  return JSON.stringify([packageJson.version, FORMAT, digest, said.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

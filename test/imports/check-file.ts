import type { Answers, Question } from '#core/imports/preview.ts';
import type { Importer } from '#core/ports/importer.ts';
import { isObject } from '#test/recorded/json.ts';
import { waysToRead } from './answering.ts';
import { encodingFaults } from './encoding.ts';
import { type Checked, checkAll, tableOf } from './expectations.ts';
import type { Entry } from './imports-folder.ts';
import { kindFaults } from './kinds.ts';
import { type ReadFile, readFile, type Table } from './read-file.ts';

/**
 * `as expected`: all holds, and nothing is asked; `asked`: all holds, and a person decides what the file leaves open;
 * `wrong`: something does not hold, or nothing could check it.
 */
export type Verdict = 'as expected' | 'asked' | 'wrong';

export interface FileReport {
  file: string;
  /** Kinds of the tables that are imported. */
  kinds: readonly string[];
  verdict: Verdict;
  /** Expectations that hold. */
  held: number;
  faults: readonly string[];
  questions: readonly Question[];
}

/** Reads one file with the product's importer and holds every key of its expectation against what was understood. */
export async function checkFile(importer: Importer, folder: string, entry: Entry): Promise<FileReport> {
  const { file } = entry;
  try {
    const first = await readFile(importer, { folder, file }, {});
    const checked = await checkWays(importer, folder, entry, first);
    const about = [...encodingFaults(entry.encoding, first.preview.file), ...kindFaults(entry.kind, first)];
    const faults = [...checked.flatMap(({ key, fault }) => (fault === null ? [] : [`${key}: ${fault}`])), ...about];
    const kinds = first.tables.flatMap(({ view }) => (view.chosen && view.kind !== null ? [view.kind] : []));
    const open = first.questions.length > 0 ? 'asked' : 'as expected';
    return {
      file,
      kinds: [...new Set(kinds)],
      verdict: faults.length > 0 ? 'wrong' : open,
      held: checked.filter(({ fault }) => fault === null).length,
      faults,
      questions: first.questions,
    };
  } catch (error) {
    const fault = `cannot be read: ${error instanceof Error ? error.message : error}`;
    return { file, kinds: [], verdict: 'wrong', held: 0, faults: [fault], questions: [] };
  }
}

/** The way to answer how columns are read that comes closest: questions and warnings stay those of the first reading. */
async function checkWays(importer: Importer, folder: string, entry: Entry, first: ReadFile): Promise<Checked[]> {
  let best: Checked[] | undefined;
  for (const answers of waysToRead(first.questions, {})) {
    const isFirst = Object.keys(answers).length === 0;
    const read = isFirst ? first : await readFile(importer, { folder, file: entry.file }, answers);
    const checked = await checkRead(importer, folder, entry, answers, { ...read, questions: first.questions });
    if (!best || faultsIn(checked) < faultsIn(best)) best = checked;
    if (faultsIn(best) === 0) break;
  }
  return best ?? [];
}

function faultsIn(checked: readonly Checked[]): number {
  return checked.filter(({ fault }) => fault !== null).length;
}

/** A table that the manifest names and the preview left out is read again as chosen, so that its buys are seen too. */
async function checkRead(
  importer: Importer,
  folder: string,
  { file, expect }: Entry,
  answers: Answers,
  read: ReadFile,
): Promise<Checked[]> {
  const again = new Map<string, Table>();
  for (const [key, nested] of Object.entries(expect)) {
    const table = isObject(nested) && /table$/i.test(key) ? tableOf(read, nested) : undefined;
    if (!table || table.view.chosen || table.kind === null) continue;
    const chosen = await readFile(importer, { folder, file }, { ...answers, tables: [table.view.key] });
    const same = chosen.tables.find(({ view }) => view.key === table.view.key);
    if (same) again.set(table.view.key, same);
  }
  return checkAll(expect, read, (table) => again.get(table.view.key) ?? table);
}

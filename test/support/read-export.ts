import { EXPORT_WORDS } from '#config/imports/export-words.ts';
import { IMPORT_KINDS } from '#config/imports/index.ts';
import type { Account } from '#core/accounts/account.ts';
import type { ImportKind } from '#core/imports/kind.ts';
import type { Answers, ImportWarning, Question } from '#core/imports/preview.ts';
import { createExportTarget } from '#core/imports/readings/export-target.ts';
import { understandChosen } from '#core/imports/understand/preview-file.ts';
import { readRecords } from '#core/imports/understand/read-records.ts';
import type { UnderstoodRow } from '#core/imports/understand/read-table.ts';
import { createVocabulary } from '#core/imports/vocabulary.ts';
import { readsWord } from '#services/imports/buy-words.ts';
import { createFileReader } from '#services/imports/read/file-reader.ts';
import { WIDE_LIMITS, withFile } from './read-whole.ts';

export interface ReadTable {
  key: string;
  kind: ImportKind;
  texts: readonly string[];
  rows: UnderstoodRow[];
}

export interface ReadExport {
  tables: ReadTable[];
  /** What is still asked; the rows are read all the same. */
  questions: readonly Question[];
  warnings: readonly ImportWarning[];
}

const VOCABULARIES = IMPORT_KINDS.map(createVocabulary);

/** A file as the product understands it, in this thread. */
export function readExport(
  bytes: string | Buffer,
  answers: Answers,
  accounts: readonly Account[] = [],
): Promise<ReadExport> {
  return withFile(bytes, async (path) => {
    const file = await createFileReader().open(path, WIDE_LIMITS);
    try {
      const target = createExportTarget({ words: EXPORT_WORDS, answers, accounts });
      const options = { vocabularies: VOCABULARIES, answers, reads: readsWord, targetOf: () => target };
      const { tables: chosen, questions } = await understandChosen(file, options);
      const tables = new Map<string, ReadTable>();
      await readRecords(
        file,
        chosen,
        { ...options, targetOf: () => null },
        async ({ table: key, kind: name, texts, rows }) => {
          const kind = IMPORT_KINDS.find((one) => one.name === name);
          if (!kind) throw new Error(`${key} is of no kind`);
          const table = tables.get(key) ?? { key, kind, texts, rows: [] };
          table.rows.push(...rows);
          tables.set(key, table);
        },
      );
      const warnings = chosen.flatMap((table) => target.warn?.(table) ?? []);
      return { tables: [...tables.values()], questions, warnings };
    } finally {
      await file.close();
    }
  });
}

import type { CommittedRows, ImportDocument } from '#core/imports/import-document.ts';
import { isOfAccount } from '#core/imports/kind.ts';
import { accountsAnswered } from '#core/imports/readings/export-answers.ts';
import type { UnderstoodRow } from '#core/imports/understand/read-table.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { type CommittedExport, commitExport } from '../commit-export.ts';
import { withdrawExport } from '../withdraw-export.ts';
import type { ImportParts } from './import-parts.ts';

/** The tables of an import that are a network's own export, or filled in by hand, gathered until all their rows are in. */
export interface ImportedExports {
  add(batch: ImportBatch): void;
  /** Stores what they say of each account that the answers name. */
  commit(learntAt: Instant): Promise<Pick<CommittedRows, 'readings' | 'notTaken'> & { months: Month[] }>;
}

interface Table {
  kind: string;
  texts: readonly string[];
  batches: (readonly UnderstoodRow[])[];
}

const NOT_TAKEN_SHOWN = 100;

export function importedExports(parts: ImportParts, document: ImportDocument): ImportedExports {
  const tables = new Map<string, Table>();
  return {
    add({ table, kind, texts, rows }) {
      if (rows.length === 0) return;
      const known = tables.get(table) ?? { kind, texts, batches: [] };
      known.batches.push(rows);
      tables.set(table, known);
    },
    async commit(learntAt) {
      const done: CommittedExport[] = [];
      for (const account of await accountsOf(parts, document)) {
        for (const [table, { kind: name, texts, batches: rows }] of tables) {
          const kind = parts.kinds.find((one) => one.name === name);
          if (!kind || !isOfAccount(kind)) continue;
          const { id: importId, digest: fileDigest, answers } = document;
          const order = { account, importId, table, kind, texts, fileDigest, rows, answers, learntAt };
          done.push(await commitExport({ ...parts, words: parts.exportWords }, order));
        }
      }
      const readings = done.reduce((sum, one) => sum + one.readings, 0);
      const refused = done.flatMap((one) => one.refused);
      const first = refused.slice(0, NOT_TAKEN_SHOWN).map(({ row, written, reason }) => ({ row, written, reason }));
      const months = [...new Set(done.flatMap((one) => one.months))];
      return { readings, months, notTaken: { count: refused.length, first } };
    },
  };
}

/** What an import told of accounts no longer counts. */
export async function withdrawExports(
  { store }: ImportParts,
  { id, answers }: ImportDocument,
  at: Instant,
): Promise<void> {
  for (const account of accountsAnswered(answers)) await withdrawExport(store, account, id, at);
}

async function accountsOf({ accounts }: ImportParts, { answers }: ImportDocument) {
  const answered = new Set(accountsAnswered(answers));
  return (await accounts()).filter(({ id }) => answered.has(id));
}

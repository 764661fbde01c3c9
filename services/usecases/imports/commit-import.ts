import type { ImportDocument } from '#core/imports/import-document.ts';
import type { BuyFinding, Severity, StoredFinding } from '#core/pauta/finding.ts';
import type { Month } from '#core/time/month.ts';
import { createImportLines } from './import-lines.ts';
import { changeImport, type ImportParts, progressTeller, sourceOf } from './import-parts.ts';
import { createRejectedFile } from './rejected-file.ts';

/**
 * Stores the lines of a confirmed import, then says in one word that they count. Until then nobody sees them: a run that
 * died in between leaves nothing half done, and the next one finds by their ids what is stored already.
 */
export async function commitImport(parts: ImportParts, document: ImportDocument, signal: AbortSignal): Promise<void> {
  const { store, clock } = parts;
  const lines = createImportLines(parts, document);
  const rejected = createRejectedFile();
  const months = new Set<Month>();
  let rows = 0;
  const onRows = progressTeller(parts, document);
  const source = await sourceOf(parts, document);
  const isLeftOut = document.answers.overlap === 'leave-out';
  for await (const batch of parts.importer.read(source, { answers: document.answers, onRows, signal })) {
    rejected.add(batch.rejected);
    const taken = await lines.take(batch.table, batch.buys);
    const buys = taken.filter(({ isElsewhere }) => !(isLeftOut && isElsewhere)).map(({ buy }) => buy);
    await store.insertMany('buys', buys);
    for (const { month } of buys) months.add(month);
    rows += buys.length;
  }
  await storeFindings(parts, document, lines.finish());
  const bytes = rejected.bytes();
  const rejectedFile = bytes && (await store.putFile(bytes));
  const confirmed = document.confirmed ?? document.received;
  await changeImport(store, document.id, (now) =>
    now.state === 'committing'
      ? {
          ...now,
          state: 'committed',
          rejectedFile,
          committed: { at: clock.now(), by: confirmed.by, months: [...months].sort(), rows },
        }
      : undefined,
  );
}

const ORDER: readonly Severity[] = ['error', 'warning', 'notice'];

async function storeFindings(
  { store }: ImportParts,
  { id }: ImportDocument,
  findings: readonly BuyFinding[],
): Promise<void> {
  const ordered = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const stored = ordered.map(
    (finding, place): StoredFinding => ({
      id: `${id}|${finding.id}`,
      revision: 0,
      import: id,
      place,
      severity: finding.severity,
      finding,
    }),
  );
  await store.insertMany('findings', stored);
}

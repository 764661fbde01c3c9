import type { ImportDocument } from '#core/imports/import-document.ts';
import type { BuyFinding, StoredFinding } from '#core/pauta/finding.ts';
import type { Month } from '#core/time/month.ts';
import { importedExports } from './import-exports.ts';
import { readImport } from './import-lines.ts';
import { changeImport, type ImportParts, progressTeller } from './import-parts.ts';
import { inOrder } from './list-findings.ts';
import { createRejectedFile } from './rejected-file.ts';

/**
 * Stores the lines of a confirmed import, then says in one word that they count. Until then nobody sees them: a run that
 * died in between leaves nothing half done, and the next one finds by their ids what is stored already.
 */
export async function commitImport(parts: ImportParts, document: ImportDocument, signal: AbortSignal): Promise<void> {
  const { store, clock } = parts;
  const rejected = createRejectedFile();
  const exports = importedExports(parts, document);
  const months = new Set<Month>();
  let rows = 0;
  const onRows = progressTeller(parts, document);
  const isLeftOut = document.answers.overlap === 'leave-out';
  const findings = await readImport(parts, document, { signal, onRows }, async (batch, lines) => {
    rejected.add(batch);
    exports.add(batch);
    const buys = lines.filter(({ isElsewhere }) => !(isLeftOut && isElsewhere)).map(({ buy }) => buy);
    await store.insertMany('buys', buys);
    for (const { month } of buys) months.add(month);
    rows += buys.length;
  });
  await storeFindings(parts, document, findings);
  const confirmed = document.confirmed ?? document.received;
  const told = await exports.commit(confirmed.at);
  for (const month of told.months) months.add(month);
  const bytes = rejected.bytes();
  const rejectedFile = bytes && (await store.putFile(bytes));
  await changeImport(store, document.id, (now) =>
    now.state === 'committing'
      ? {
          ...now,
          state: 'committed',
          rejectedFile,
          committed: {
            at: clock.now(),
            by: confirmed.by,
            months: [...months].sort(),
            rows,
            readings: told.readings,
            notTaken: told.notTaken,
          },
        }
      : undefined,
  );
}

async function storeFindings(
  { store }: ImportParts,
  { id }: ImportDocument,
  findings: readonly BuyFinding[],
): Promise<void> {
  const stored = inOrder(findings).map(
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

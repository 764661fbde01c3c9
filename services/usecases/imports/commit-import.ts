import type { ImportDocument } from '#core/imports/import-document.ts';
import type { BuyFinding, StoredFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Month } from '#core/time/month.ts';
import { importedExports } from './import-exports.ts';
import { readImport } from './import-lines.ts';
import { changeImport, type ImportParts, progressTeller, understoodOf } from './import-parts.ts';
import { inOrder } from './list-findings.ts';
import { createRejectedFile } from './rejected-file.ts';

/** Lines: more at once touch each page of their indexes less often, and hold this process longer (4,000: 0.1 to 0.2 s). */
const STORED_AT_ONCE = 4_000;

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
  const gathered: MediaBuy[] = [];
  const options = { signal, onRows, ...(await understoodOf(parts, document)) };
  const findings = await readImport(parts, document, options, async (batch, lines) => {
    rejected.add(batch);
    exports.add(batch);
    const buys = lines.filter(({ isElsewhere }) => !(isLeftOut && isElsewhere)).map(({ buy }) => buy);
    for (const { month } of buys) months.add(month);
    rows += buys.length;
    gathered.push(...buys);
    if (gathered.length >= STORED_AT_ONCE) await store.insertMany('buys', gathered.splice(0));
  });
  await store.insertMany('buys', gathered);
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

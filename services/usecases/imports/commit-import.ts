import type { ImportDocument } from '#core/imports/import-document.ts';
import type { StoredFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Month } from '#core/time/month.ts';
import { commitPapers } from '../register/commit-papers.ts';
import { withRecheck } from '../register/order-recheck.ts';
import { heldFinding } from '../register/recheck-ledger.ts';
import { importedExports } from './import-exports.ts';
import { type ImportFindings, isTaken, readImport } from './import-lines.ts';
import { changeImport, type ImportParts, progressTeller, understoodOf } from './import-parts.ts';
import { inOrder } from './list-findings.ts';
import { createRejectedFile } from './rejected-file.ts';

/** Lines: more at once touch each page of their indexes less often, and take more memory. */
const STORED_AT_ONCE = 2_000;

/**
 * Stores the lines of a confirmed import, then says in one word that they count. Until then nobody sees them: a run that
 * died in between leaves nothing half done, and the next one finds by their ids what is stored already.
 */
export async function commitImport(parts: ImportParts, document: ImportDocument, signal: AbortSignal): Promise<void> {
  const { store, clock } = parts;
  const rejected = createRejectedFile();
  const exports = importedExports(parts, document);
  const months = new Set<Month>();
  let [rows, papers] = [0, 0];
  const onRows = progressTeller(parts, document);
  const storing = createStoring(store);
  const options = { signal, onRows, ...(await understoodOf(parts, document)) };
  const findings = await readImport(parts, document, options, async (batch, lines) => {
    rejected.add(batch);
    exports.add(batch);
    const buys = lines.filter((line) => isTaken(document, line)).map(({ buy }) => buy);
    for (const { month } of buys) months.add(month);
    rows += buys.length;
    papers += await commitPapers(parts, document, batch);
    await storing.add(buys);
  });
  await storing.end();
  await storeFindings(parts, document, findings);
  const confirmed = document.confirmed ?? document.received;
  const told = await exports.commit(confirmed.at);
  for (const month of told.months) months.add(month);
  const bytes = rejected.bytes();
  const rejectedFile = bytes && (await store.putFile(bytes));
  const commit = () =>
    changeImport(store, document.id, (now) =>
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
              ...(papers > 0 && { papers }),
              readings: told.readings,
              notTaken: told.notTaken,
            },
          }
        : undefined,
    );
  // What it tells may concern lines that count already, and its lines invoices that stand in other imports too.
  await (rows + papers > 0 ? withRecheck(parts, `commit|${document.id}`, commit) : commit());
}

/** Lines on their way into the store: some are stored while the next ones are read. */
function createStoring(store: ImportParts['store']) {
  const gathered: MediaBuy[] = [];
  let storing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    await storing;
    storing = store.insertMany('buys', gathered.splice(0));
    // Whoever comes next is told; a reading that fails meanwhile must not leave an error that nobody waits for.
    storing.catch(() => undefined);
  };
  return {
    async add(buys: readonly MediaBuy[]): Promise<void> {
      gathered.push(...buys);
      if (gathered.length >= STORED_AT_ONCE) await flush();
    },
    async end(): Promise<void> {
      await flush();
      await storing;
    },
  };
}

async function storeFindings(
  { store, clock }: ImportParts,
  { id }: ImportDocument,
  { own, held }: ImportFindings,
): Promise<void> {
  const at = clock.now();
  const ofRegister = new Set(held);
  const stored = inOrder([...own, ...held]).map((finding, place): StoredFinding => {
    if (ofRegister.has(finding)) return heldFinding(id, finding, at, place, []);
    return { id: `${id}|${finding.id}`, revision: 0, import: id, place, severity: finding.severity, finding };
  });
  await store.insertMany('findings', stored);
}

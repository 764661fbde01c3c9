import { recheckWaits } from '#config/texts/register.ts';
import { AppError } from '#core/error.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { BlackoutWindow } from '#core/pauta/blackout.ts';
import { type BuyFinding, isHeld, type StoredFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createPaperChecks, type PaperChecks } from '#core/pauta/register/paper-checks.ts';
import { createRegister } from '#core/pauta/register/register.ts';
import type { Cursor, Store } from '#core/ports/store.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { adChecksOf, holdOut } from '../ads/hold-out.ts';
import { countingImports } from '../imports/committed-lines.ts';
import { changeImport } from '../imports/import-parts.ts';
import { scanAll } from '../scan-all.ts';
import type { RecheckParts } from './order-recheck.ts';
import { readRegister } from './read-register.ts';

export interface RecheckLedgerParts extends RecheckParts {
  /** Days on which contracts may not be signed. */
  windows: readonly BlackoutWindow[];
}

/**
 * Holds every line that counts against the register as it stands: what is new is stored with the moment, what no longer
 * holds ends with it. Of several checks that are due only the last one does the work; one waits while another runs, so
 * that an older look at the ledger never undoes a newer one.
 */
export async function recheckLedger(parts: RecheckLedgerParts, item: WorkItem, signal: AbortSignal): Promise<void> {
  const { store, clock } = parts;
  const others = (await scanAll(store, 'work', { index: 'byKind', equal: { kind: 'recheck' } })).filter(
    ({ id }) => id !== item.id,
  );
  const isLater = (other: WorkItem) => other.slot > item.slot || (other.slot === item.slot && other.id > item.id);
  if (others.some((other) => other.state === 'due' && other.notBefore <= clock.now() && isLater(other))) return;
  // Of two that began at the same time the later one waits.
  if (others.some((other) => other.state === 'running' && !isLater(other))) throw waits(clock.now());
  const checks = createPaperChecks(createRegister(await readRegister(store)), parts.windows);
  const ads = await adChecksOf(store);
  const imports = (await countingImports(store)).filter(({ committed }) => (committed?.rows ?? 0) > 0);
  for (const { id } of imports) {
    for await (const buys of linesOf(store, id)) {
      signal.throwIfAborted();
      for (const buy of buys) {
        checks.observe(buy);
        ads.observe(buy);
      }
    }
  }
  const at = clock.now();
  await holdOut(store, ads.covered(), at);
  for (const one of imports) await settle(store, one, [...checks.findingsOf(one.id), ...ads.findingsOf(one.id)], at);
}

function waits(now: Instant): AppError {
  return new AppError({
    code: 'recheck-running',
    recovery: { do: 'wait', until: addMinutes(now, 1) },
    message: recheckWaits(),
  });
}

/** Stored lines of an import, batch by batch. */
export async function* linesOf(store: Store, id: string): AsyncGenerator<MediaBuy[]> {
  let after: Cursor | undefined;
  do {
    const page = await store.scan('buys', {
      index: 'byImport',
      equal: { import: id },
      limit: 1_000,
      ...(after && { after }),
    });
    yield page.documents;
    after = page.next;
  } while (after);
}

/** Lines of all other counting imports, for the sums of invoices that stand in several of them. */
export async function addElsewhere(store: Store, except: string, checks: PaperChecks): Promise<void> {
  if (!checks.needsElsewhere()) return;
  for (const { id } of await countingImports(store)) {
    if (id === except) continue;
    for await (const buys of linesOf(store, id)) for (const buy of buys) checks.addElsewhere(buy);
  }
}

async function settle(
  store: Store,
  document: ImportDocument,
  found: readonly BuyFinding[],
  at: Instant,
): Promise<void> {
  const { id } = document;
  const stored = await scanAll(store, 'findings', { index: 'byImport', equal: { import: id } });
  const open = stored.filter((one) => one.held && isHeld(one));
  const wanted = new Map(found.map((one) => [one.id, one]));
  for (const one of open) {
    const same = wanted.get(one.finding.id);
    if (same && isSame(same, one.finding)) wanted.delete(one.finding.id);
    else await store.replace('findings', { ...one, held: { from: one.held?.from ?? at, until: at } });
  }
  const last = stored.reduce((most, { place }) => Math.max(most, place), -1);
  const fresh = [...wanted.values()].map((finding, place) => heldFinding(id, finding, at, last + 1 + place, stored));
  await store.insertMany('findings', fresh);
  await tellChanged(store, document);
}

function isSame(a: BuyFinding, b: BuyFinding): boolean {
  return canonicalJson(plain(a)) === canonicalJson(plain(b));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one)));
}

/** A finding as it is stored from a moment on; one that held before and ended gets a place of its own beside that. */
export function heldFinding(
  from: string,
  finding: BuyFinding,
  at: Instant,
  place: number,
  before: readonly StoredFinding[],
): StoredFinding {
  const times = before.filter((one) => one.finding.id === finding.id).length;
  const id = times === 0 ? `${from}|${finding.id}` : `${from}|${finding.id}|${times + 1}`;
  return { id, revision: 0, import: from, place, severity: finding.severity, finding, held: { from: at, until: null } };
}

/** Says at the import that its findings changed: pages and reports look there. Said again by the next run, if it dies before. */
async function tellChanged(store: Store, { id, committed }: ImportDocument): Promise<void> {
  const stored = await scanAll(store, 'findings', { index: 'byImport', equal: { import: id } });
  const moments = stored.flatMap(({ held }) => (held ? [held.from, held.until ?? held.from] : []));
  const newest = moments.reduce<Instant | null>((last, one) => (last === null || one > last ? one : last), null);
  if (newest === null) return;
  const findings = stored.filter((one) => isHeld(one)).length;
  await changeImport(store, id, (now) =>
    newest > (now.rechecked ?? committed?.at ?? newest)
      ? { ...now, rechecked: newest, counts: { ...now.counts, findings } }
      : undefined,
  );
}

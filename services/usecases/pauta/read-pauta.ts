import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { comparedPeriods, monthsOf, type PautaPeriod } from '#core/pauta/report/period.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Store } from '#core/ports/store.ts';
import type { Edition } from '#core/report/edition.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { latestSlot } from '#core/time/slot.ts';
import { newestEdition } from '../editions.ts';
import { composePauta, type PautaParts } from './compose-pauta.ts';
import { ledgerVersion, newestLearnt } from './ledger-version.ts';

export interface ReadPautaParts extends PautaParts {
  clock: Clock;
}

/** A period as it stands: frozen in the newest edition of its month, or composed from what is known now. */
export type PautaState =
  | {
      kind: 'closed';
      report: PautaReport;
      edition: Edition;
      /** Something was learnt of its lines after the edition, and is not in it. */
      isBehind: boolean;
    }
  | { kind: 'provisional'; report: PautaReport };

export type ReadPauta = (period: PautaPeriod) => Promise<PautaState>;

/** Periods kept in memory; a report of 100,000 lines is large. */
const KEPT = 4;

/**
 * Reads periods, and composes again only those of which something was learnt. The cutoff of a provisional one moves with
 * the daily slot and with what is learnt, so that the same knowledge gives the same report.
 */
export function pautaReader(parts: ReadPautaParts): ReadPauta {
  const keep = memory();
  return async (period) => {
    const { store } = parts;
    const edition = await editionOf(store, period);
    if (edition) {
      const version = `${edition.digest} ${await ledgerVersion(store, monthsOf(period))}`;
      return keep(version, () => frozen(store, edition, monthsOf(period)));
    }
    const months = [period, ...Object.values(comparedPeriods(period))].flatMap(monthsOf);
    const slot = latestSlot(parts.clock.now());
    const version = `${period.first} ${period.last} ${slot} ${await ledgerVersion(store, months)}`;
    return keep(version, () => provisional(parts, period, months, slot));
  };
}

async function editionOf(store: Store, period: PautaPeriod): Promise<Edition | undefined> {
  const [month] = monthsOf(period);
  return period.kind === 'month' && month ? newestEdition(store, month, 'pauta') : undefined;
}

async function provisional(
  parts: ReadPautaParts,
  period: PautaPeriod,
  months: readonly Month[],
  slot: Instant,
): Promise<PautaState> {
  const learnt = await newestLearnt(parts.store, months);
  const cutoff = learnt !== null && learnt > slot ? learnt : slot;
  const report = await composePauta(parts, { period, cutoff, issuedAt: cutoff, edition: 0 });
  return { kind: 'provisional', report };
}

async function frozen(store: Store, edition: Edition, months: readonly Month[]): Promise<PautaState> {
  const { id, digest, cutoff } = edition;
  const bytes = await store.getFile(digest);
  if (!bytes) throw new RangeError(`the file of edition ${id} is not in the store`);
  const report = JSON.parse(new TextDecoder().decode(bytes)) as PautaReport;
  const learnt = await newestLearnt(store, months);
  return { kind: 'closed', edition, report, isBehind: learnt !== null && learnt > cutoff };
}

/** Keeps the periods last asked for; one that failed is not kept. */
function memory() {
  const kept = new Map<string, Promise<PautaState>>();
  return (version: string, make: () => Promise<PautaState>): Promise<PautaState> => {
    const state = kept.get(version) ?? make();
    kept.delete(version);
    kept.set(version, state);
    state.catch(() => kept.get(version) === state && kept.delete(version));
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return state;
  };
}

import { lastRead } from '#config/texts/ads.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import { isHeld, type StoredFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { type PautaBase, pautaBaseOf } from '#core/pauta/report/compare.ts';
import { createPautaComposer } from '#core/pauta/report/compose.ts';
import type { PautaReport, ReportSource } from '#core/pauta/report/pauta-report.ts';
import { comparedPeriods, monthsOf, type PautaPeriod } from '#core/pauta/report/period.ts';
import type { PautaTexts } from '#core/pauta/report/texts.ts';
import type { Store } from '#core/ports/store.ts';
import type { PlanAction, ReportEntity } from '#core/report/social-report.ts';
import type { Instant } from '#core/time/instant.ts';
import { type UnreadParts, unreadAds } from '../ads/unread-ads.ts';
import { countingImports } from '../imports/committed-lines.ts';
import { scanBuys } from '../ledger/read-ledger.ts';
import { scanAll } from '../scan-all.ts';

export interface PautaParts extends UnreadParts {
  entity: ReportEntity;
  pautaAction: PlanAction;
  pautaTexts: PautaTexts;
  /** Official name of a DIVIPOLA code. */
  placeName(code: string): string | undefined;
}

/** Of which period, as known when, and as which edition; 0 is a provisional one. */
export interface PautaOptions {
  period: PautaPeriod;
  cutoff: Instant;
  issuedAt: Instant;
  edition: number;
}

/** "Informe de pautas realizadas" of a period as known by `cutoff`. */
export async function composePauta(parts: PautaParts, options: PautaOptions): Promise<PautaReport> {
  const { store, entity, pautaAction: action, pautaTexts: texts, placeName } = parts;
  const { period, cutoff } = options;
  const compared = comparedPeriods(period);
  const buys = await buysOf(store, period, cutoff);
  const counting = await countingImports(store, cutoff);
  const ids = new Set(buys.map((buy) => buy.import));
  const imports = counting.filter(({ id }) => ids.has(id));
  const composer = createPautaComposer({
    ...options,
    entity,
    action,
    texts,
    placeName,
    imports: imports.map((one) => sourceOf(one, cutoff)),
    findings: await findingsOf(store, imports, cutoff),
    unread: await unreadAds(parts, period, cutoff),
    bases: {
      previous: await baseOf(store, compared.previous, cutoff),
      yearAgo: await baseOf(store, compared.yearAgo, cutoff),
    },
  });
  for (const buy of buys) composer.add(buy);
  return composer.finish();
}

async function buysOf(store: Store, period: PautaPeriod, cutoff: Instant): Promise<MediaBuy[]> {
  const months = monthsOf(period);
  const [from, until] = [months[0], months.at(-1)];
  const buys: MediaBuy[] = [];
  if (!from || !until) return buys;
  for await (const batch of scanBuys(store, { from, until }, cutoff)) {
    buys.push(...batch.filter(({ day }) => day >= period.first && day <= period.last));
  }
  return buys;
}

/** What a period had, to compare with; `null` where nothing is known of it. */
async function baseOf(store: Store, period: PautaPeriod, cutoff: Instant): Promise<PautaBase | null> {
  const buys = await buysOf(store, period, cutoff);
  return buys.length === 0 ? null : pautaBaseOf(period, buys);
}

function sourceOf(document: ImportDocument, cutoff: Instant): Omit<ReportSource, 'lines'> {
  const { id, name, digest, source, committed, counts, ads } = document;
  if (!committed) throw new RangeError(`import ${id} is not committed`);
  const { at: committedAt, by: committedBy, rows: accepted } = committed;
  const read = ads?.reads.findLast(({ at }) => at <= cutoff);
  if (read)
    return {
      import: id,
      name: lastRead(name, read.readAt),
      digest: read.bundle,
      source,
      committedAt: read.at,
      committedBy,
      accepted: read.lines,
      rejected: 0,
    };
  return { import: id, name, digest, source, committedAt, committedBy, accepted, rejected: counts.rejected };
}

async function findingsOf(
  store: Store,
  imports: readonly ImportDocument[],
  cutoff: Instant,
): Promise<Pick<StoredFinding, 'import' | 'finding'>[]> {
  const lists = await Promise.all(
    imports.map(({ id }) => scanAll(store, 'findings', { index: 'byImport', equal: { import: id } })),
  );
  const held = lists.flat().filter((one) => isHeld(one, cutoff));
  return held.map(({ import: of, finding }) => ({ import: of, finding }));
}

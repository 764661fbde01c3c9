import type { ImportDocument } from '#core/imports/import-document.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { sampleLedger } from './sample-ledger.ts';
import { sampleFindings } from './sample-pauta.ts';

/** The invented ledger as imports leave it: files kept, imports committed, lines and findings stored. */
export async function storeLedger(
  store: Store,
  buys: readonly MediaBuy[] = sampleLedger(),
  committedAt: Instant = '2026-11-02T15:00:00.000Z',
): Promise<MediaBuy[]> {
  for (const name of new Set(buys.map((buy) => buy.import))) {
    const own = buys.filter((buy) => buy.import === name);
    const digest = await store.putFile(new TextEncoder().encode(`archivo de ${name}\n`));
    await store.insert('imports', importOf(name, digest, own, committedAt));
  }
  const order = new Map<string, number>();
  await store.insertMany(
    'findings',
    sampleFindings(buys).map(({ import: from, finding }) => {
      const place = order.get(from) ?? 0;
      order.set(from, place + 1);
      return { id: `${from}|${finding.id}`, revision: 0, import: from, place, severity: finding.severity, finding };
    }),
  );
  await store.insertMany('buys', buys);
  return [...buys];
}

function importOf(name: string, digest: string, buys: readonly MediaBuy[], at: Instant): ImportDocument {
  const act = { at, by: 'laura.meneses' };
  return {
    id: name,
    revision: 0,
    digest,
    name: `${name}.xlsx`,
    bytes: 20,
    way: 'page',
    state: 'committed',
    received: act,
    receivedAt: act.at,
    source: 'Central de Medios del Altiplano',
    answers: {},
    mapping: null,
    progress: buys.length,
    preview: null,
    kinds: ['media-buys'],
    counts: { accepted: buys.length, rejected: 0, questions: 0, warnings: 0, findings: 0 },
    overlaps: [],
    rejectedFile: null,
    refusal: null,
    runs: 1,
    confirmed: act,
    committed: {
      ...act,
      months: [...new Set(buys.map(({ month }) => month))].sort(),
      rows: buys.length,
      readings: 0,
      notTaken: { count: 0, first: [] },
    },
    reverted: null,
  };
}

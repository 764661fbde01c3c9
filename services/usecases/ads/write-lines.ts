import { ADS_OUTLET, ADS_READER, adsSourceName, restatedWords } from '#config/texts/ads.ts';
import type { AdAccount } from '#core/accounts/account.ts';
import { type AdsRead, adsImportId, type ImportDocument, UNREAD_IMPORT } from '#core/imports/import-document.ts';
import { type AdDay, isDelivered } from '#core/pauta/ads/ad-day.ts';
import type { AdsPull } from '#core/pauta/ads/ads-pull.ts';
import { adLineId, lineOfDay } from '#core/pauta/ads/line-of-day.ts';
import { restateBuy, statementOf } from '#core/pauta/ads/restate.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { type Month, monthOfDay } from '#core/time/month.ts';
import { changeImport } from '../imports/import-parts.ts';
import { changeBuy } from '../ledger/correct-buy.ts';
import { type RecheckParts, withRecheck } from '../register/order-recheck.ts';
import { scanAll } from '../scan-all.ts';

export interface LineParts extends RecheckParts {
  /** Digest of the text of a line's key, as importers make it. */
  keyDigest(text: string): string;
}

interface MonthParts {
  parts: LineParts;
  account: AdAccount;
  pull: AdsPull;
  month: Month;
  import: string;
}

/**
 * Brings the ledger up to what a pull says: campaigns by day become lines, a line whose figures were restated keeps what stood
 * before. The lines of a month of an account are one import, which counts from its first reading on; one that was taken back
 * stays so, and its lines are kept up to date all the same.
 */
export async function writeLines(parts: LineParts, account: AdAccount, pull: AdsPull): Promise<void> {
  const byMonth = Map.groupBy(pull.days, ({ day }) => monthOfDay(day));
  for (const [month, days] of [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await writeMonth({ parts, account, pull, month, import: adsImportId(account.id, month) }, days);
  }
}

async function writeMonth(of: MonthParts, days: readonly AdDay[]): Promise<void> {
  const { parts, pull } = of;
  const { store } = parts;
  const lines = await scanAll(store, 'buys', { index: 'byImport', equal: { import: of.import } });
  const byId = new Map(lines.map((line) => [line.id, line]));
  const fresh = days.filter((day) => !byId.has(adLineId(of.import, day)) && isDelivered(day));
  const restated = days.filter((day) => {
    const line = byId.get(adLineId(of.import, day));
    return line && restatedLine(of, line, day);
  });
  const count = lines.length + fresh.length;
  if (count === 0) return;
  const write = async () => {
    await store.insertMany(
      'buys',
      fresh.map((day, index) => newLine(of, day, lines.length + index + 1)),
    );
    for (const day of restated) {
      await changeBuy(parts, adLineId(of.import, day), (line) => restatedLine(of, line, day));
    }
    await noteRead(of, count);
  };
  // A file may tell of the same ads, and a person may have written over what the platform states anew.
  if (fresh.length + restated.length > 0) await withRecheck(parts, `ads|${of.import}|${pull.id}`, write);
  else await noteRead(of, count);
}

function newLine({ parts, account, pull, import: id }: MonthParts, day: AdDay, row: number): MediaBuy {
  const stated = statementOf(day, { at: parts.clock.now(), pull: pull.id, readAt: pull.learntAt });
  const { platform } = account;
  const source = { platform, account: account.id };
  const place = { import: id, row, outlet: ADS_OUTLET[platform], currency: pull.currency, source };
  return lineOfDay(day, stated, place, parts.keyDigest);
}

function restatedLine({ parts, account, pull }: MonthParts, line: MediaBuy, day: AdDay): MediaBuy | undefined {
  const stated = statementOf(day, { at: parts.clock.now(), pull: pull.id, readAt: pull.learntAt });
  return restateBuy(line, stated, restatedWords(account.platform));
}

/** Says that the month was read; the first time, that its lines count. */
async function noteRead(of: MonthParts, lines: number): Promise<void> {
  const { parts, pull, import: id } = of;
  const read: AdsRead = { readAt: pull.learntAt, at: parts.clock.now(), pull: pull.id, bundle: pull.bundle, lines };
  if (await parts.store.insert('imports', newImport(of, read))) return;
  await changeImport(parts.store, id, (now) => {
    const { ads, committed } = now;
    if (!ads || !committed || ads.reads.some((one) => one.pull === read.pull)) return undefined;
    return {
      ...now,
      digest: read.bundle,
      ads: { ...ads, reads: [...ads.reads, read] },
      committed: { ...committed, rows: lines },
      counts: { ...now.counts, accepted: lines },
    };
  });
}

function newImport({ account, pull, month, import: id }: MonthParts, read: AdsRead): ImportDocument {
  const { platform } = account;
  const act = { at: read.at, by: ADS_READER };
  return {
    ...UNREAD_IMPORT,
    id,
    digest: pull.bundle,
    name: adsSourceName(platform, account.name, month),
    bytes: 0,
    way: 'ads',
    state: 'committed',
    received: act,
    receivedAt: read.at,
    source: account.name,
    progress: read.lines,
    counts: { ...UNREAD_IMPORT.counts, accepted: read.lines },
    runs: 0,
    confirmed: act,
    committed: { ...act, months: [month], rows: read.lines, readings: 0, notTaken: { count: 0, first: [] } },
    ads: { platform, account: account.id, reads: [read] },
  };
}

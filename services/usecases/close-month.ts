import { closeNeedsReason, monthNotEnded, nothingToClose } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import { monthId } from '#core/month/month-document.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { type Edition, type EditionFile, editionId, type SocialFormat } from '#core/report/edition.ts';
import type { SocialReport } from '#core/report/social-report.ts';
import type { Instant } from '#core/time/instant.ts';
import { endOfMonth, type Month } from '#core/time/month.ts';
import { type ComposeParts, composeMonth } from './compose-month.ts';
import { previousDigest } from './editions.ts';
import { scanAll } from './scan-all.ts';

const FORMATS: readonly SocialFormat[] = ['json', 'pdf'];

export interface CloseParts extends ComposeParts {
  /** A report as a file of a format; the same report gives the same bytes. */
  render(report: SocialReport, format: SocialFormat): Promise<{ name: string; bytes: Uint8Array }>;
}

/**
 * Freezes a month into an edition: the report as known now, its files, and the digests that it rests on.
 * A month that has one is closed again only with a reason, as the next edition; without change nothing is added.
 * @throws AppError `stop` when the month has not ended, has no data, or would change without a reason
 */
export async function closeMonth(parts: CloseParts, month: Month, now: Instant, reason?: string): Promise<Edition> {
  if (now < endOfMonth(month)) throw refuse('month-not-ended', monthNotEnded(month));
  const editions = await scanAll(parts.store, 'editions', {
    index: 'byPeriod',
    equal: { report: 'social', period: month },
  });
  const last = editions.at(-1);
  const number = (last?.number ?? 0) + 1;
  const report = await composeMonth(parts, { month, cutoff: now, issuedAt: now, edition: number });
  if (report.networks.length === 0) throw refuse('nothing-to-close', nothingToClose(month));
  if (last && (await isUnchanged(parts, report, last))) return last;
  if (last && !reason) throw refuse('reason-needed', closeNeedsReason(month, last.number));
  const edition = await freeze(parts, report, reason ?? null);
  await parts.store.insert('editions', edition);
  return edition;
}

/** The same month with the same moments as the last edition: equal when nothing was learnt since. */
async function isUnchanged(parts: CloseParts, report: SocialReport, last: Edition): Promise<boolean> {
  const { cutoff, issuedAt, number } = last;
  const again: SocialReport = { ...report, cutoff, issuedAt, edition: number };
  const before = await parts.store.getFile(last.digest);
  return before !== undefined && Buffer.from(before).toString('utf8') === canonicalJson(again);
}

async function freeze(parts: CloseParts, report: SocialReport, reason: string | null): Promise<Edition> {
  const { store } = parts;
  const files: EditionFile[] = [];
  for (const format of FORMATS) {
    const { name, bytes } = await parts.render(report, format);
    files.push({ format, name, digest: await store.putFile(bytes), bytes: bytes.length });
  }
  const { month, edition: number, cutoff, issuedAt } = report;
  return {
    id: editionId('social', month, number),
    revision: 0,
    report: 'social',
    period: month,
    number,
    cutoff,
    issuedAt,
    digest: files.find(({ format }) => format === 'json')?.digest ?? '',
    files,
    manifest: { bundles: await bundlesOf(parts, report), previous: await previousDigest(store, 'social', month) },
    reason,
  };
}

/** Digests of the bundles of captures and of the imported files behind the month, in text order. */
async function bundlesOf({ store }: CloseParts, { networks, month, cutoff }: SocialReport): Promise<string[]> {
  const documents = await store.get(
    'months',
    networks.map(({ account }) => monthId(account, month)),
  );
  const pulls = await store.get(
    'pulls',
    documents.flatMap(({ pulls: ids }) => ids),
  );
  // A file that was taken back left a mapping without figures.
  const counting = pulls.filter(({ source, mapping }) => !(source === 'file' && mapping > 0));
  const known = counting.filter(({ learntAt }) => learntAt <= cutoff).map(({ bundle }) => bundle);
  return [...new Set(known)].sort();
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}

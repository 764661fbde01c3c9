import { closeNeedsReason } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { type Edition, type EditionFile, editionId, type FileFormat, type ReportName } from '#core/report/edition.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { previousDigest } from './editions.ts';
import { scanAll } from './scan-all.ts';

/** What every report says of itself. */
interface ReportValue {
  edition: number;
  cutoff: Instant;
  issuedAt: Instant;
}

/** What is frozen, and how it is made. */
export interface Issue<R extends ReportValue, F extends FileFormat> {
  report: ReportName;
  month: Month;
  /** Why an earlier edition is superseded; needed where there is one and something changed. */
  reason: string | undefined;
  formats: readonly F[];
  /**
   * The report as the n-th edition of the month.
   * @throws AppError when there is nothing to freeze
   */
  compose(number: number, last: Edition | undefined): Promise<R>;
  render(report: R, format: F): Promise<{ name: string; bytes: Uint8Array }>;
  /** Digests of what the report rests on, in text order. */
  bundles(report: R): Promise<string[]> | string[];
}

/**
 * Freezes a report of a month into its next edition: its files, and the digests that it rests on. Without change since the
 * last edition nothing is added, and that one stands.
 * @throws AppError `stop` `reason-needed` when it would supersede an edition without saying why
 */
export async function issueEdition<R extends ReportValue, F extends FileFormat>(
  store: Store,
  issue: Issue<R, F>,
): Promise<Edition> {
  const { report: name, month, reason } = issue;
  const editions = await scanAll(store, 'editions', { index: 'byPeriod', equal: { report: name, period: month } });
  const last = editions.at(-1);
  const report = await issue.compose((last?.number ?? 0) + 1, last);
  if (last && (await isUnchanged(store, report, last))) return last;
  if (last && !reason) throw needsReason(month, last.number);
  const edition = await frozen(store, issue, report);
  await store.insert('editions', edition);
  return edition;
}

/** The same report with the same moments as the last edition: equal when nothing was learnt since. */
async function isUnchanged<R extends ReportValue>(store: Store, report: R, last: Edition): Promise<boolean> {
  const { cutoff, issuedAt, number } = last;
  const before = await store.getFile(last.digest);
  const again: R = { ...report, cutoff, issuedAt, edition: number };
  return before !== undefined && new TextDecoder().decode(before) === canonicalJson(again);
}

async function frozen<R extends ReportValue, F extends FileFormat>(
  store: Store,
  { report: name, month, reason, formats, render, bundles }: Issue<R, F>,
  report: R,
): Promise<Edition> {
  const files: EditionFile[] = [];
  for (const format of formats) {
    const file = await render(report, format);
    files.push({ format, name: file.name, digest: await store.putFile(file.bytes), bytes: file.bytes.length });
  }
  const { edition: number, cutoff, issuedAt } = report;
  return {
    id: editionId(name, month, number),
    revision: 0,
    report: name,
    period: month,
    number,
    cutoff,
    issuedAt,
    digest: files.find(({ format }) => format === 'json')?.digest ?? '',
    files,
    manifest: { bundles: await bundles(report), previous: await previousDigest(store, name, month) },
    reason: reason ?? null,
  };
}

function needsReason(month: Month, number: number): AppError {
  const message = closeNeedsReason(month, number);
  return new AppError({ code: 'reason-needed', recovery: { do: 'stop' }, message });
}

import { monthNotEnded, nothingToClose } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import { monthId } from '#core/month/month-document.ts';
import type { Edition, SocialFormat } from '#core/report/edition.ts';
import type { SocialReport } from '#core/report/social-report.ts';
import type { Instant } from '#core/time/instant.ts';
import { endOfMonth, type Month } from '#core/time/month.ts';
import { type ComposeParts, composeMonth } from './compose-month.ts';
import { issueEdition } from './issue-edition.ts';

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
  return issueEdition<SocialReport, SocialFormat>(parts.store, {
    report: 'social',
    month,
    reason,
    formats: FORMATS,
    async compose(edition) {
      const report = await composeMonth(parts, { month, cutoff: now, issuedAt: now, edition });
      if (report.networks.length === 0) throw refuse('nothing-to-close', nothingToClose(month));
      return report;
    },
    render: parts.render,
    bundles: (report) => bundlesOf(parts, report),
  });
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

import { PLATFORMS } from '#core/accounts/account.ts';
import { startAsking } from './asking.ts';
import { readingConnectors } from './connectors.ts';
import { checkEntry, type EntryReport, type Outcome } from './entry-check.ts';
import { readFolder } from './folder.ts';
import { tableOf } from './table.ts';

/**
 * Reads every recorded answer of a folder with the product's connectors.
 * @throws Error when the folder cannot be read
 */
export async function checkRecorded(folder: string): Promise<EntryReport[]> {
  const connectors = readingConnectors();
  const entries = await readFolder(folder);
  const asking = await startAsking();
  try {
    return await Promise.all(
      entries.map((entry) => {
        const connector = connectors.get(entry.platform);
        if (!connector) throw new RangeError(`no connector for ${entry.platform}`);
        return checkEntry(connector, entry, asking);
      }),
    );
  } finally {
    await asking.stop();
  }
}

const COLUMNS: readonly [title: string, outcome: Outcome][] = [
  ['read', 'read'],
  ['errors right', 'error'],
  ['other requests', 'other'],
  ['records', 'record'],
  ['misread', 'misread'],
];

/** A row per platform and one of totals, then each fault with its file. */
export function reportText(reports: readonly EntryReport[]): string {
  const of = (platform: string) =>
    rowOf(
      platform,
      reports.filter((report) => report.platform === platform),
    );
  const head = ['platform', 'entries', 'figures', 'publications', ...COLUMNS.map(([title]) => title)];
  const table = tableOf(head, [...PLATFORMS.map(of), rowOf('total', reports)]);
  const faults = reports.flatMap(({ platform, file, faults }) =>
    faults.map((fault) => `${platform}/${file}: ${fault}`),
  );
  return [table, ...(faults.length > 0 ? ['', 'Misread:', ...faults] : [])].join('\n');
}

function rowOf(name: string, reports: readonly EntryReport[]): (string | number)[] {
  const figures = reports.reduce((sum, report) => sum + report.figures, 0);
  const publications = reports.reduce((sum, report) => sum + report.publications, 0);
  const counts = COLUMNS.map(([, outcome]) => reports.filter((report) => report.outcome === outcome).length);
  return [name, reports.length, figures, publications, ...counts];
}

import { createImporter } from '#services/imports/importer.ts';
import { tableOf } from '#test/recorded/table.ts';
import { checkFile, type FileReport, type Verdict } from './check-file.ts';
import { type Entry, readFolder } from './imports-folder.ts';

/**
 * Reads every file of a folder with the product's importer.
 * @throws Error when the folder or its manifest cannot be read
 */
export async function checkImports(folder: string): Promise<FileReport[]> {
  const entries = await readFolder(folder);
  const importer = createImporter();
  const reports = new Map<Entry, FileReport>();
  const waiting = [...entries];
  const work = async () => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift())
      reports.set(entry, await checkFile(importer, folder, entry));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return entries.flatMap((entry) => reports.get(entry) ?? []);
}

/** Each reading has a thread of its own. */
const AT_ONCE = 3;

const VERDICTS: readonly Verdict[] = ['as expected', 'asked', 'wrong'];

/** A row per file, the count of verdicts, then what is wrong and what is asked, each with its file. */
export function reportText(reports: readonly FileReport[]): string {
  const rows = reports.map(({ file, kinds, verdict, held, faults, questions }) => [
    file,
    kinds.join(', ') || '-',
    verdict,
    held,
    faults.length,
    questions.length,
  ]);
  const counts = VERDICTS.map(
    (verdict) => `${reports.filter((report) => report.verdict === verdict).length} ${verdict}`,
  );
  const faults = reports.flatMap(({ file, faults: own }) => own.map((fault) => `${file}: ${fault}`));
  const asked = reports.flatMap(({ file, questions }) =>
    questions.map(
      ({ key, about, subject, options }) => `${file}: ${key} (${about} of "${subject}": ${offered(options)})`,
    ),
  );
  return [
    tableOf(['file', 'kind', 'verdict', 'held', 'faults', 'questions'], rows),
    ...section('Asked:', asked),
    ...section('Wrong:', faults),
    '',
    `${reports.length} files: ${counts.join(', ')}`,
  ].join('\n');
}

const SHOWN = 4;

function offered(options: readonly unknown[]): string {
  if (options.length === 0) return 'any answer';
  const shown = options.slice(0, SHOWN).map((option) => (typeof option === 'string' ? option : JSON.stringify(option)));
  return [...shown, ...(options.length > SHOWN ? [`… ${options.length}`] : [])].join(' | ');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines] : [];
}

import { exportInFuture, exportOfOtherPlatform, exportTooLong, exportWithoutMoment } from '#config/texts/readings.ts';
import type { Account, Platform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { ImportKind } from '#core/imports/kind.ts';
import type { Answers } from '#core/imports/preview.ts';
import { exportedAtOf } from '#core/imports/readings/export-answers.ts';
import type { ExportContext } from '#core/imports/readings/export-context.ts';
import type { ExportWords, RefusedReading } from '#core/imports/readings/export-words.ts';
import { mapExport } from '#core/imports/readings/map-export.ts';
import type { UnderstoodRow } from '#core/imports/understand/read-table.ts';
import type { PlatformDictionary } from '#core/metrics/definition.ts';
import { monthsTouched } from '#core/month/fold.ts';
import type { Store } from '#core/ports/store.ts';
import { countReadings, type Pull, pullId } from '#core/pulls/pull.ts';
import { formatCount } from '#core/report/format.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { foldIntoMonths } from './fold-into-months.ts';
import { learnPostsOfFile } from './learn-posts.ts';
import { markFiles } from './stored-accounts.ts';

export interface ExportParts {
  store: Store;
  dictionaries: ReadonlyMap<Platform, PlatformDictionary>;
  words: ExportWords;
}

/** One table of an import, for one of the accounts that its answers name (`accountsAnswered`). */
export interface ExportOrder {
  account: Account;
  importId: string;
  /** Key of the table in its file. */
  table: string;
  kind: ImportKind;
  /** What stands above the table. */
  texts: readonly string[];
  /** SHA-256 under which the file's bytes are kept. */
  fileDigest: string;
  rows: AsyncIterable<readonly UnderstoodRow[]> | Iterable<readonly UnderstoodRow[]>;
  answers: Answers;
  /** When the import was confirmed: the same at every try. */
  learntAt: Instant;
}

export interface CommittedExport {
  /** `null` where the table gave no reading: it is kept with its file and counts nowhere. */
  pull: string | null;
  readings: number;
  posts: number;
  months: readonly Month[];
  refused: readonly RefusedReading[];
}

/** Rows of one table and account that make one pull; a pull is one document. */
const MOST_ROWS = 50_000;

/**
 * Stores what a table of an export says of an account as a pull with source `file`, learns its posts, and brings the months
 * up to date. Doing it again for the same import, table and account adds nothing.
 * @throws AppError `stop` when the answers do not tell when the file was downloaded, or it has too many rows
 */
export async function commitExport(parts: ExportParts, order: ExportOrder): Promise<CommittedExport> {
  const { store } = parts;
  const { account, kind } = order;
  const { tables, posts, refused } = mapExport(kind, await gathered(order.rows), contextOf(parts, order));
  const told = { readings: countReadings({ tables }), posts: posts.length, refused };
  if (told.readings === 0 && posts.length === 0) return { pull: null, months: [], ...told };
  const pull = await insertPull(store, order, tables);
  // A run that died after its commit may not have come this far; an import that was taken back since is left alone.
  if (!(await isWithdrawn(store, pull))) {
    await learnPostsOfFile(store, account, posts, pull);
    await foldIntoMonths(store, pull);
    await markFiles(store, account.id, monthsTouched(pull)[0], pull.learntAt);
  }
  return { pull: pull.id, months: monthsTouched(pull), ...told };
}

async function gathered(batches: ExportOrder['rows']): Promise<UnderstoodRow[]> {
  const rows: UnderstoodRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length > MOST_ROWS) throw refuse('export-too-long', exportTooLong(formatCount(MOST_ROWS)));
  }
  return rows;
}

function contextOf({ dictionaries, words }: ExportParts, order: ExportOrder): ExportContext {
  const { account, answers, kind, texts, learntAt } = order;
  const dictionary = dictionaries.get(account.platform);
  if (!dictionary) throw new RangeError(`no dictionary for ${account.platform}`);
  if (kind.platform !== undefined && kind.platform !== account.platform)
    throw refuse('export-of-other-platform', exportOfOtherPlatform(account.id));
  const exportedAt = kind.target === 'account-months' ? learntAt : exportedAtOf(answers);
  if (exportedAt === undefined) throw refuse('export-without-moment', exportWithoutMoment());
  if (exportedAt > learntAt) throw refuse('export-in-future', exportInFuture(exportedAt));
  return { account, dictionary, words, answers, texts, exportedAt, learntAt };
}

/** Its slot is the moment of the import, and a millisecond more where another table of that moment has it. */
async function insertPull(store: Store, order: ExportOrder, tables: Pull['tables']): Promise<Pull> {
  for (let slot = order.learntAt; ; slot = addMinutes(slot, 1 / 60_000)) {
    const pull = pullOf(order, slot, tables);
    if (await store.insert('pulls', pull)) return pull;
    const [stored] = await store.get('pulls', [pull.id]);
    if (stored?.import?.id === order.importId && stored.import.table === order.table) return stored;
  }
}

function pullOf(
  { account, importId, table, kind, fileDigest, learntAt }: ExportOrder,
  slot: Instant,
  tables: Pull['tables'],
): Pull {
  return {
    id: pullId(account.id, slot, 'file', 0),
    revision: 0,
    account: account.id,
    platform: account.platform,
    slot,
    source: 'file',
    mapping: 0,
    mapper: `${kind.name}@${kind.version}`,
    learntAt,
    bundle: fileDigest,
    calls: 0,
    import: { id: importId, table },
    tables,
    gaps: [],
  };
}

async function isWithdrawn(store: Store, { account, slot }: Pull): Promise<boolean> {
  return (await store.get('pulls', [pullId(account, slot, 'file', 1)])).length > 0;
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}

import { FOLDER } from '#config/texts/import-folder.ts';
import { AppError } from '#core/error.ts';
import type { FolderFile, WatchedFolder } from '#core/ports/watched-folder.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';
import type { ImportParts } from './import-parts.ts';
import { receiveImport } from './receive-import.ts';

/** Minutes for which a file must not have changed: nobody is writing it any more. */
const STILL_MINUTES = 1;

/** Days after which a file that was received and could not be read is left where it is. */
const RECENT_MINUTES = 2 * 24 * 60;

/** What became of the files of one look into the folder. */
export interface FolderLook {
  received: { place: string; import: string; again: boolean }[];
  refused: { place: string; reason: string }[];
  /** Could not be taken this time, and stand where they stood. */
  failed: { place: string; error: unknown }[];
}

/** Looks into the folder, once each time that it is called. */
export type FolderWatch = () => Promise<FolderLook>;

/**
 * Receives what people put into a folder: files that stood unchanged for a minute between two looks. Two processes may look
 * into one folder: the same bytes are one import, and who comes late to move a file finds it moved. A file whose import
 * turned out to be no table is moved to the refused ones.
 */
export function createFolderWatch(parts: ImportParts, folder: WatchedFolder): FolderWatch {
  const seen = new Map<string, { mark: string; since: Instant }>();
  return async () => {
    const look: FolderLook = { received: [], refused: [], failed: [] };
    const files = await folder.list();
    forget(seen, files);
    for (const file of files.filter((one) => isStill(seen, one, parts.clock.now()))) {
      // One that cannot be moved keeps the others from nothing.
      await take(parts, folder, file, look).catch((error: unknown) => look.failed.push({ place: file.place, error }));
    }
    await refuseUnread(parts, folder);
    return look;
  };
}

function forget(seen: Map<string, unknown>, files: readonly FolderFile[]): void {
  const there = new Set(files.map(({ place }) => place));
  for (const place of seen.keys()) if (!there.has(place)) seen.delete(place);
}

function isStill(
  seen: Map<string, { mark: string; since: Instant }>,
  { place, mark }: FolderFile,
  now: Instant,
): boolean {
  const before = seen.get(place);
  if (before?.mark === mark) return addMinutes(before.since, STILL_MINUTES) <= now;
  seen.set(place, { mark, since: now });
  return false;
}

async function take(parts: ImportParts, folder: WatchedFolder, file: FolderFile, look: FolderLook): Promise<void> {
  const { place, name, source } = file;
  try {
    const about = { name, by: FOLDER.by, way: 'folder' as const, ...(source !== null && { source }) };
    const receipt = await folder.read(file, (bytes) => receiveImport(parts, { ...about, bytes }));
    if (!receipt) return;
    await folder.keep(file);
    look.received.push({ place, import: receipt.import.id, again: receipt.again });
  } catch (error) {
    if (!(error instanceof AppError) || error.recovery.do !== 'skip') throw error;
    await folder.refuse(file, error.message);
    look.refused.push({ place, reason: error.code });
  }
}

/** Files that were received, and that the importer then found to be no table. */
async function refuseUnread({ store, clock }: ImportParts, folder: WatchedFolder): Promise<void> {
  const from = addMinutes(clock.now(), -RECENT_MINUTES);
  const refused = await scanAll(store, 'imports', { index: 'byState', equal: { state: 'refused' }, range: { from } });
  for (const { way, name, source, bytes, digest, refusal } of refused)
    if (way === 'folder' && refusal) await folder.refuseReceived({ name, source, bytes, digest }, refusal.message);
}

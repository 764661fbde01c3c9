import { createHash } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileTexts } from '#config/texts/file-refusals.ts';
import { FOLDER } from '#config/texts/import-folder.ts';
import { AppError } from '#core/error.ts';
import type { FolderFile, WatchedFolder } from '#core/ports/watched-folder.ts';
import { LIMITS } from './limits.ts';

export interface FolderOptions {
  /** Bytes of the largest file that is taken. */
  limit?: number;
}

/** @param root of an existing folder */
export function createWatchedFolder(root: string, { limit = LIMITS.bytes }: FolderOptions = {}): WatchedFolder {
  const at = (file: FolderFile) => path.join(root, file.place);
  return {
    list: () => listFiles(root),
    async read(file, take) {
      await using handle = await openPlain(at(file));
      if (!handle) return undefined;
      return await take(chunksOf(handle, await sizeOf(handle, limit)));
    },
    keep: async (file) => void (await moveAside(root, file.place, FOLDER.received)),
    refuse: (file, reason) => refuse(root, file.place, file.place, reason),
    refuseReceived: (file, reason) => refuseReceived(root, file, reason),
  };
}

async function listFiles(root: string): Promise<FolderFile[]> {
  const entries = await entriesOf(root);
  const files = await filesOf(root, '', entries);
  for (const { name } of entries.filter((entry) => entry.isDirectory() && isOpen(entry) && !ASIDE.has(entry.name))) {
    // A subfolder that cannot be read, or is gone by now, keeps the others from nothing.
    const inside = await readdir(path.join(root, name), { withFileTypes: true }).catch(() => []);
    files.push(...(await filesOf(root, name, inside)));
  }
  return files;
}

const ASIDE: ReadonlySet<string> = new Set([FOLDER.received, FOLDER.refused]);

async function entriesOf(root: string): Promise<Dirent[]> {
  try {
    return await readdir(root, { withFileTypes: true });
  } catch (error) {
    const message = FOLDER.unreadable(root, codeOf(error));
    throw new AppError({ code: 'folder-unreadable', recovery: { do: 'fix-setup' }, message, cause: error });
  }
}

/** A file that is still being written by a program often has a name that begins so. */
function isOpen({ name }: Dirent): boolean {
  return !name.startsWith('.') && !name.startsWith('~$');
}

async function filesOf(root: string, folder: string, entries: readonly Dirent[]): Promise<FolderFile[]> {
  const files: FolderFile[] = [];
  for (const { name } of entries.filter((entry) => entry.isFile() && isOpen(entry))) {
    const place = path.join(folder, name);
    const found = await lstat(path.join(root, place)).catch(() => undefined);
    if (!found?.isFile()) continue;
    const { size: bytes, mtimeMs, ctimeMs, ino } = found;
    files.push({ place, name, source: folder || null, bytes, mark: `${bytes} ${mtimeMs} ${ctimeMs} ${ino}` });
  }
  return files;
}

/** Opens a plain file, never what a link leads to; `undefined` when it is not there any more. */
async function openPlain(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw unreadable(error);
  }
}

async function sizeOf(handle: FileHandle, limit: number): Promise<number> {
  const { size } = await handle.stat();
  if (size > limit) throw skip('file-too-large', fileTexts.tooManyBytes(limit));
  return size;
}

const READ_BYTES = 262_144;

/** As many bytes as it had when it was opened, though it may grow while it is read. */
async function* chunksOf(handle: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const chunk = Buffer.allocUnsafeSlow(Math.min(READ_BYTES, size - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at).catch((error: unknown) => {
      throw unreadable(error);
    });
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

function unreadable(error: unknown): AppError {
  return skip('file-unreadable', FOLDER.unreadableFile(codeOf(error)));
}

async function digestOf(file: string, size: number): Promise<string | undefined> {
  await using handle = await openPlain(file);
  if (!handle) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(handle, size)) hash.update(chunk);
  return hash.digest('hex');
}

async function refuse(root: string, from: string, place: string, reason: string): Promise<void> {
  const moved = await moveAside(root, from, FOLDER.refused, place);
  if (moved !== undefined) await writeFile(`${moved}.txt`, FOLDER.note(path.basename(place), reason), { flag: 'wx' });
}

async function refuseReceived(
  root: string,
  { name, source, bytes, digest }: Parameters<WatchedFolder['refuseReceived']>[0],
  reason: string,
): Promise<void> {
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const place = path.join(source ?? '', numbered(name, number));
    const received = path.join(FOLDER.received, place);
    const found = await lstat(path.join(root, received)).catch(() => undefined);
    if (!found) return;
    if (!found.isFile() || found.size !== bytes) continue;
    if ((await digestOf(path.join(root, received), bytes)) === digest)
      return refuse(root, received, path.join(source ?? '', name), reason);
  }
}

/** Names tried for a file whose own is taken. */
const MOST_NAMES = 1_000;

function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const { name: bare, ext } = path.parse(name);
  return `${bare} (${number})${ext}`;
}

/**
 * Moves a file into one of the folders aside, under its name or the next free one, and resolves with where it stands;
 * `undefined` when somebody else moved it. An empty file holds the place first, so that nothing is overwritten.
 */
async function moveAside(root: string, from: string, aside: string, place = from): Promise<string | undefined> {
  const { dir, base } = path.parse(path.join(root, aside, place));
  await mkdir(dir, { recursive: true });
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const target = path.join(dir, numbered(base, number));
    const held = await open(target, 'wx').catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') return undefined;
      throw error;
    });
    if (!held) continue;
    await held.close();
    try {
      await rename(path.join(root, from), target);
      return target;
    } catch (error) {
      await unlink(target);
      if (isGone(error)) return undefined;
      throw error;
    }
  }
  throw new Error(`${MOST_NAMES} files of the name ${base} stand in ${dir}`);
}

function skip(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'skip' }, message });
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ELOOP', 'EMLINK', 'ENOTDIR'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { fileTexts } from '#config/texts/file-refusals.ts';
import type { ReadLimits } from '#core/ports/file-reader.ts';
import { damaged, refuse } from '../refuse.ts';

/** The parts of a packed file, by their names in lower case, as parts are told apart in a workbook. */
export interface ZipParts {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** @throws AppError `file-damaged`, `file-zip-bomb`; also for a part that is not there */
  bytes(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

const MAX_PARTS = 2_000;

const STORED = 0;
const DEFLATED = 8;

/** Deflate makes at most 1,032 of 1; sheets full of one value reach some 200. Small parts may do as they like. */
const MAX_RATIO = 500;
const SMALL_PART = 8 << 20;

/**
 * Opens a packed file after looking at its directory only: how many parts it says to have and how large they are. While
 * a part is read, it is held to what was said.
 */
export async function openZip(path: string, size: number, limits: ReadLimits): Promise<ZipParts> {
  const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true }).catch((cause: unknown) => {
    throw damaged(cause, fileTexts.zipDamaged());
  });
  try {
    return partsOf(zip, await directoryOf(zip, size, limits));
  } catch (cause) {
    zip.close();
    const locked = cause instanceof Error && cause.message.includes('encryption');
    throw locked ? refuse('file-encrypted', fileTexts.encrypted(), cause) : damaged(cause, fileTexts.zipDamaged());
  }
}

async function directoryOf(zip: ZipFile, size: number, limits: ReadLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_PARTS) throw refuse('file-zip-bomb', fileTexts.zipTooManyParts(MAX_PARTS));
  const entries = new Map<string, Entry>();
  let packed = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpackedBytes) throw refuse('file-zip-bomb', fileTexts.zipTooLarge(limits.unpackedBytes));
    // Parts that share their bytes add up to more than the file.
    const shared = packed > size || entries.has(keyOf(entry.fileName));
    const dense = entry.uncompressedSize > SMALL_PART && entry.uncompressedSize > entry.compressedSize * MAX_RATIO;
    if (shared || dense) throw refuse('file-zip-bomb', fileTexts.zipSuspicious(entry.fileName));
    if (entry.isEncrypted()) throw refuse('file-encrypted', fileTexts.encrypted());
    if (!entry.fileName.endsWith('/')) entries.set(keyOf(entry.fileName), entry);
  }
  return entries;
}

function keyOf(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}

function partsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ZipParts {
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(keyOf(name)),
    async *bytes(name) {
      const entry = entries.get(keyOf(name));
      if (!entry) throw refuse('file-damaged', fileTexts.partDamaged(name));
      let stream: Readable | undefined;
      let size = 0;
      let sum = 0;
      try {
        stream = await unpacked(zip, entry);
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > entry.uncompressedSize) throw refuse('file-zip-bomb', fileTexts.zipSuspicious(name));
          sum = crc32(chunk, sum);
          yield chunk;
        }
      } catch (cause) {
        throw damaged(cause, fileTexts.partDamaged(name));
      } finally {
        stream?.destroy();
      }
      if (size !== entry.uncompressedSize || sum !== entry.crc32) {
        throw refuse('file-damaged', fileTexts.partDamaged(name));
      }
    },
    close: () => zip.close(),
  };
}

/** In larger pieces than yauzl's own, which takes twice the time for them. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<Readable> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === STORED) return packed;
  if (entry.compressionMethod !== DEFLATED) throw new Error(`packed in an unknown way: ${entry.compressionMethod}`);
  // Its error, if any, comes out of the stream that is returned.
  return pipeline(packed, createInflateRaw({ chunkSize: 1 << 17 }), () => {});
}

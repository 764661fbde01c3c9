import { createHash } from 'node:crypto';
import type { Chunks, Store } from '#core/ports/store.ts';

/** A file of this size or less is stored in one piece; a larger one in pieces of this size. */
export const PIECE_BYTES = 1024 * 1024;

export type Files = Pick<Store, 'putChunks' | 'getChunks' | 'putFile' | 'getFile' | 'removeFile'>;

/** What an adapter does with files; a file is there once `putSmall` or `finish` has resolved. */
export interface Shelf {
  has(digest: string): Promise<boolean>;
  putSmall(digest: string, bytes: Uint8Array): Promise<void>;
  /** Begins a file of more than one piece, after it removed what is left of those that died. */
  begin(): Promise<Upload>;
  getChunks: Store['getChunks'];
  /** False when it was not there. */
  remove(digest: string): Promise<boolean>;
}

/** A large file on its way in, that nobody sees. */
export interface Upload {
  write(piece: Uint8Array): Promise<void>;
  /** Gives the file its name; where it is there already, what was written goes. */
  finish(digest: string, bytes: number): Promise<void>;
  abandon(): Promise<void>;
}

/** The files of the store port over what an adapter does with pieces. */
export function filesOn(shelf: Shelf): Files {
  async function getChunks(digest: string) {
    const file = await shelf.getChunks(digest);
    return file && { bytes: file.bytes, chunks: whole(file.chunks, file.bytes, digest) };
  }

  return {
    putChunks: (chunks) => putChunks(shelf, chunks),
    getChunks,
    async putFile(bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      if (bytes.length <= PIECE_BYTES) await shelf.putSmall(digest, bytes);
      else if (!(await shelf.has(digest))) await putChunks(shelf, [bytes]);
      return digest;
    },
    async getFile(digest) {
      const file = await getChunks(digest);
      if (!file) return undefined;
      const bytes = new Uint8Array(file.bytes);
      let place = 0;
      for await (const chunk of file.chunks) {
        bytes.set(chunk, place);
        place += chunk.length;
      }
      return bytes;
    },
    removeFile: (digest) => shelf.remove(digest),
  };
}

/** Each piece is written once the next one is known: a file of one piece is stored as a small one. */
async function putChunks(shelf: Shelf, chunks: Chunks) {
  const hash = createHash('sha256');
  let upload: Upload | undefined;
  let [bytes, last] = [0, new Uint8Array()];
  try {
    for await (const piece of inPieces(chunks)) {
      hash.update(piece);
      if (bytes > 0) {
        upload ??= await shelf.begin();
        await upload.write(last);
      }
      bytes += piece.length;
      last = piece;
    }
    await upload?.write(last);
  } catch (error) {
    // What cannot be removed now is when the next large file begins.
    await upload?.abandon().catch(() => undefined);
    throw error;
  }
  const digest = hash.digest('hex');
  // When this fails, nobody can tell here whether the file is there: what nobody names is removed later.
  await (upload ? upload.finish(digest, bytes) : shelf.putSmall(digest, last));
  return { digest, bytes };
}

/** The same bytes in pieces of {@link PIECE_BYTES}, the last one shorter; none of no bytes. */
async function* inPieces(chunks: Chunks): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let [held, length]: [Uint8Array[], number] = [[], 0];
  for await (const chunk of chunks) {
    held.push(chunk);
    length += chunk.length;
    if (length < PIECE_BYTES) continue;
    const bytes = Buffer.concat(held, length);
    const rest = length % PIECE_BYTES;
    for (let at = 0; at < length - rest; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
    [held, length] = [[bytes.subarray(length - rest)], rest];
  }
  if (length > 0) yield Buffer.concat(held, length);
}

/** A file that lost a piece must not pass for a shorter one. */
async function* whole(chunks: Chunks, bytes: number, digest: string): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    yield chunk;
  }
  if (read !== bytes) throw new RangeError(`file ${digest} has ${read} of its ${bytes} bytes in the store`);
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Binary, GridFSBucket, ObjectId } from 'mongodb';
import type { Store } from '#core/ports/store.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';

/** A file of this size or less lies in its document; a larger one in GridFS. */
const INLINE_BYTES = 1024 * 1024;

/** Collections of files: one document a digest, and the chunks of large ones. */
const FILES = 'files';
const LARGE_FILES = 'large_files';

/** Of a large file the document names the upload that is complete. */
interface FileDocument {
  _id: string;
  length: number;
  bytes?: Binary;
  upload?: ObjectId;
}

/** Content-addressed files over one database. */
export function filesOver({ db, guarded }: Connection): Pick<Store, 'putFile' | 'getFile' | 'removeFile'> {
  const files = db.collection<FileDocument>(FILES);
  const bucket = new GridFSBucket(db, { bucketName: LARGE_FILES });

  /** A file is there once its document is: an upload that died before leaves chunks that nobody names. */
  async function put(digest: string, bytes: Uint8Array): Promise<void> {
    if ((await files.countDocuments({ _id: digest }, { limit: 1 })) > 0) return;
    if (bytes.length <= INLINE_BYTES) return insert({ _id: digest, length: bytes.length, bytes: new Binary(bytes) });
    const upload = new ObjectId();
    await pipeline(Readable.from([Buffer.from(bytes)]), bucket.openUploadStreamWithId(upload, digest));
    await insert({ _id: digest, length: bytes.length, upload });
  }

  async function insert(file: FileDocument): Promise<void> {
    try {
      await files.insertOne(file);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Somebody else was faster with the same bytes.
      if (file.upload) await bucket.delete(file.upload);
    }
  }

  async function get(digest: string): Promise<Uint8Array | undefined> {
    const file = await files.findOne({ _id: digest });
    if (!file) return undefined;
    if (file.bytes) return Uint8Array.from(file.bytes.buffer.subarray(0, file.bytes.position));
    const chunks: Buffer[] = [];
    for await (const chunk of bucket.openDownloadStream(file.upload ?? new ObjectId())) chunks.push(chunk as Buffer);
    return Uint8Array.from(Buffer.concat(chunks, file.length));
  }

  /** Its name first: a run that dies then leaves chunks that nobody names, as an upload does. */
  async function remove(digest: string): Promise<boolean> {
    const file = await files.findOneAndDelete({ _id: digest }, { projection: { upload: 1 } });
    if (file?.upload) await bucket.delete(file.upload);
    return file !== null;
  }

  return {
    async putFile(bytes) {
      const copy = Uint8Array.from(bytes);
      const digest = createHash('sha256').update(copy).digest('hex');
      await guarded(() => put(digest, copy));
      return digest;
    },
    getFile: (digest) => guarded(() => get(digest)),
    removeFile: (digest) => guarded(() => remove(digest)),
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes the chunks of uploads that died more than a day ago and that no file names. */
export async function sweepUploads({ db }: Pick<Connection, 'db'>): Promise<void> {
  const chunks = db.collection(`${LARGE_FILES}.chunks`);
  // The driver's ids hold the second in which they were made.
  const dayAgo = ObjectId.createFromTime((new ObjectId().getTimestamp().getTime() - DAY_MS) / 1000);
  for (const upload of await chunks.distinct('files_id', { files_id: { $lt: dayAgo } })) {
    if (await db.collection(FILES).findOne({ upload })) continue;
    await chunks.deleteMany({ files_id: upload });
    await db.collection(`${LARGE_FILES}.files`).deleteOne({ _id: upload });
  }
}

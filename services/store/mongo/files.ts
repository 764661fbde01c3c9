import { Binary, type Collection, type Db, GridFSBucket, ObjectId } from 'mongodb';
import type { Shelf, Upload } from '../files.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';

/** Collections of files: one document a digest, and the chunks of large ones. */
const FILES = 'files';
const LARGE_FILES = 'large_files';

/** Name in GridFS of a file that is not there yet; afterwards it is its digest. */
const UNFINISHED = 'unfinished';

/** Chunks of 255 KiB that are asked for at once: the driver's own stream takes more than 16 MiB of them. */
const READ_AT_ONCE = 8;

/** Of a large file the document names the upload that is complete. */
interface FileDocument {
  _id: string;
  length: number;
  bytes?: Binary;
  upload?: ObjectId;
}

/** Files over one database: a small one lies in its document, a larger one in GridFS. */
export function shelfOver({ db, guarded }: Connection): Shelf {
  const files = db.collection<FileDocument>(FILES);
  const bucket = new GridFSBucket(db, { bucketName: LARGE_FILES });

  async function* download(upload: ObjectId): AsyncGenerator<Uint8Array> {
    const pieces = db.collection<{ data: Binary }>(`${LARGE_FILES}.chunks`);
    const options = { sort: { n: 1 }, batchSize: READ_AT_ONCE } as const;
    try {
      for await (const { data } of pieces.find({ files_id: upload }, options)) yield bytesOf(data);
    } catch (error) {
      await guarded(() => Promise.reject(error));
    }
  }

  return {
    has: (digest) => guarded(async () => (await files.countDocuments({ _id: digest }, { limit: 1 })) > 0),
    putSmall: (digest, bytes) =>
      guarded(async () => {
        await insertNew(files, { _id: digest, length: bytes.length, bytes: new Binary(bytes) });
      }),
    async begin() {
      await guarded(() => removeDead(db));
      return uploadOver(bucket, files, guarded);
    },
    async getChunks(digest) {
      const file = await guarded(() => files.findOne({ _id: digest }));
      if (!file) return undefined;
      const { length, bytes, upload } = file;
      if (upload) return { bytes: length, chunks: download(upload) };
      return { bytes: length, chunks: bytes ? [bytesOf(bytes)] : [] };
    },
    remove: (digest) =>
      guarded(async () => {
        // Its name first: a run that dies then leaves chunks that nobody names, as an upload does.
        const file = await files.findOneAndDelete({ _id: digest }, { projection: { upload: 1 } });
        if (file?.upload) await bucket.delete(file.upload);
        return file !== null;
      }),
  };
}

/** A file is there once its document is: an upload that died before leaves chunks that nobody names. */
function uploadOver(bucket: GridFSBucket, files: Collection<FileDocument>, guarded: Connection['guarded']): Upload {
  const upload = new ObjectId();
  const stream = bucket.openUploadStreamWithId(upload, UNFINISHED);
  // Told by the calls below too.
  stream.on('error', () => {});
  const told = (work: (done: (error?: Error | null) => void) => void) =>
    guarded(() => new Promise<void>((resolve, reject) => work((error) => (error ? reject(error) : resolve()))));
  return {
    write: (piece) => told((done) => stream.write(piece, done)),
    async finish(digest, length) {
      await told((done) => stream.end(done));
      await guarded(async () => {
        await bucket.rename(upload, digest);
        // Somebody else may have been faster with the same bytes.
        if (!(await insertNew(files, { _id: digest, length, upload }))) await bucket.delete(upload);
      });
    },
    abandon: () => guarded(() => stream.abort()),
  };
}

function bytesOf({ buffer, position }: Binary): Uint8Array {
  return Uint8Array.from(buffer.subarray(0, position));
}

async function insertNew(files: Collection<FileDocument>, file: FileDocument): Promise<boolean> {
  try {
    await files.insertOne(file);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes what is left of uploads that began more than a day ago and that no file names. */
async function removeDead(db: Db): Promise<void> {
  const chunks = db.collection(`${LARGE_FILES}.chunks`);
  const uploads = db.collection<{ _id: ObjectId; filename: string }>(`${LARGE_FILES}.files`);
  // The driver's ids hold the second in which they were made.
  const dayAgo = ObjectId.createFromTime((new ObjectId().getTimestamp().getTime() - DAY_MS) / 1000);
  const old: ObjectId[] = await chunks.distinct('files_id', { files_id: { $lt: dayAgo } });
  const digests = (await uploads.find({ _id: { $in: old } }).toArray()).map(({ filename }) => filename);
  const named = await db
    .collection<FileDocument>(FILES)
    .find({ _id: { $in: digests } }, { projection: { upload: 1 } })
    .toArray();
  const kept = new Set(named.map(({ upload }) => upload?.toHexString()));
  for (const upload of old.filter((one) => !kept.has(one.toHexString()))) {
    await chunks.deleteMany({ files_id: upload });
    await uploads.deleteOne({ _id: upload });
  }
}

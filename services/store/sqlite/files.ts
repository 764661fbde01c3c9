import type { Shelf, Upload } from '../files.ts';
import type { Column, Connection } from './connection.ts';
import { lostUpload } from './errors.ts';

/** An upload of which nothing came for so long belongs to a process that died. */
const DEAD_AFTER_SECONDS = 3_600;

/**
 * Files over one connection. A small one lies in its row; the pieces of a large one are rows of their own, each written
 * in a transaction of its own, so that others write in between. A row of `uploads` is a file that is not there yet.
 */
export function shelfOver(connection: Connection): Shelf {
  return {
    async has(digest) {
      return connection.rows('SELECT 1 FROM files WHERE digest = ?', [digest]).length > 0;
    },
    async putSmall(digest, bytes) {
      connection.run('INSERT INTO files (digest, bytes) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING', [
        digest,
        bytes,
      ]);
    },
    async begin() {
      removeDead(connection);
      const [[id = null] = []] = connection.rows('INSERT INTO uploads (touched) VALUES (unixepoch()) RETURNING id', []);
      return uploadOver(connection, id);
    },
    async getChunks(digest) {
      const [row] = connection.rows('SELECT bytes, upload FROM files WHERE digest = ?', [digest]);
      if (!row) return undefined;
      const [bytes, upload = null] = row;
      if (upload === null && bytes instanceof Uint8Array) return { bytes: bytes.length, chunks: [bytes] };
      const [[length] = []] = connection.rows('SELECT sum(length(bytes)) FROM file_pieces WHERE upload = ?', [upload]);
      return { bytes: Number(length), chunks: piecesOf(connection, upload) };
    },
    async remove(digest) {
      return connection.write(() => {
        const [[upload = null] = []] = connection.rows('SELECT upload FROM files WHERE digest = ?', [digest]);
        if (upload !== null) removePieces(connection, upload);
        return connection.run('DELETE FROM files WHERE digest = ?', [digest]) === 1;
      });
    },
  };
}

function* piecesOf(connection: Connection, upload: Column): Generator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const values = [upload, place];
    const [[bytes] = []] = connection.rows('SELECT bytes FROM file_pieces WHERE upload = ? AND place = ?', values);
    if (!(bytes instanceof Uint8Array)) return;
    yield bytes;
  }
}

function uploadOver(connection: Connection, id: Column): Upload {
  let place = 0;
  return {
    async write(piece) {
      connection.write(() => {
        const isOurs = connection.run('UPDATE uploads SET touched = unixepoch() WHERE id = ?', [id]) === 1;
        if (!isOurs) throw lostUpload();
        connection.run('INSERT INTO file_pieces (upload, place, bytes) VALUES (?, ?, ?)', [id, place, piece]);
      });
      place += 1;
    },
    async finish(digest) {
      connection.write(() => {
        if (connection.run('DELETE FROM uploads WHERE id = ?', [id]) === 0) throw lostUpload();
        const sql = "INSERT INTO files (digest, bytes, upload) VALUES (?, x'', ?) ON CONFLICT (digest) DO NOTHING";
        if (connection.run(sql, [digest, id]) === 0) removePieces(connection, id);
      });
    },
    async abandon() {
      connection.write(() => removeUpload(connection, id));
    },
  };
}

function removeDead(connection: Connection): void {
  const sql = 'SELECT id FROM uploads WHERE touched < unixepoch() - ?';
  const isAny = connection.rows(sql, [DEAD_AFTER_SECONDS]).length > 0;
  if (!isAny) return;
  connection.write(() => {
    for (const [id = null] of connection.rows(sql, [DEAD_AFTER_SECONDS])) removeUpload(connection, id);
  });
}

function removeUpload(connection: Connection, id: Column): void {
  removePieces(connection, id);
  connection.run('DELETE FROM uploads WHERE id = ?', [id]);
}

function removePieces(connection: Connection, id: Column): void {
  connection.run('DELETE FROM file_pieces WHERE upload = ?', [id]);
}

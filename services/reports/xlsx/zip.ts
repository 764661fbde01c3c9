import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of the archive, in pieces of text. */
export interface ZipEntry {
  name: string;
  pieces: Iterable<string>;
}

/** 1980-01-01, the first day that a ZIP can tell: the same bytes whenever it is made. */
const DOS_DATE = 33;
const DEFLATED = 8;
/** Bit 11: names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;
/** Pieces are gathered into blocks of about this many characters. */
const BLOCK = 65_536;

interface Stored {
  name: Buffer;
  body: readonly Buffer[];
  crc: number;
  compressed: number;
  size: number;
}

/** Deflates the entries in their order, one at a time; below 4 GiB in all, as every workbook here is. */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const stored: Stored[] = [];
  for (const entry of entries) stored.push(await deflated(entry));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of stored) {
    directory.push(directoryRecord(file, offset), file.name);
    parts.push(localHeader(file), file.name, ...file.body);
    offset += 30 + file.name.length + file.compressed;
  }
  return Buffer.concat([...parts, ...directory, endRecord(stored.length, directory, offset)]);
}

async function deflated({ name, pieces }: ZipEntry): Promise<Stored> {
  const body: Buffer[] = [];
  let [crc, size, compressed] = [0, 0, 0];
  const counted = function* () {
    for (const block of blocks(pieces)) {
      crc = crc32(block, crc);
      size += block.length;
      yield block;
    }
  };
  for await (const chunk of Readable.from(counted()).pipe(createDeflateRaw())) {
    body.push(chunk);
    compressed += chunk.length;
  }
  return { name: Buffer.from(name), body, crc, compressed, size };
}

function* blocks(pieces: Iterable<string>): Generator<Buffer> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < BLOCK) continue;
    yield Buffer.from(waiting.join(''));
    [waiting, length] = [[], 0];
  }
  yield Buffer.from(waiting.join(''));
}

function localHeader(file: Stored): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, file, 4);
  return header;
}

function directoryRecord(file: Stored, offset: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(VERSION, 4);
  writeCommon(record, file, 6);
  record.writeUInt32LE(offset, 42);
  return record;
}

/** What the header of a file and its record in the directory have in common. */
function writeCommon(target: Buffer, { crc, compressed, size, name }: Stored, at: number): void {
  target.writeUInt16LE(VERSION, at);
  target.writeUInt16LE(FLAGS, at + 2);
  target.writeUInt16LE(DEFLATED, at + 4);
  target.writeUInt16LE(0, at + 6);
  target.writeUInt16LE(DOS_DATE, at + 8);
  target.writeUInt32LE(crc, at + 10);
  target.writeUInt32LE(compressed, at + 14);
  target.writeUInt32LE(size, at + 18);
  target.writeUInt16LE(name.length, at + 22);
}

function endRecord(count: number, directory: readonly Buffer[], offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  record.writeUInt32LE(offset, 16);
  return record;
}

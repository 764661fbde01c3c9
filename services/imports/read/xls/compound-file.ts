import { CFB } from '@e965/xlsx';
import type { ForeignFile } from '#config/texts/file-refusals.ts';

/** What the compound files of old Office turn out to be. */
export type CompoundKind = { kind: 'workbook' } | { kind: 'encrypted' } | { kind: 'foreign'; what: ForeignFile };

interface Stream {
  content: Uint8Array;
}

const SECTOR = 512;

/** @throws Error for a file that is cut or damaged */
export function compoundKind(bytes: Buffer): CompoundKind {
  const container: unknown = CFB.read(bytes, { type: 'buffer' });
  const find = (name: string): Stream | undefined => CFB.find(container, name) ?? undefined;
  if (find('EncryptedPackage') || find('EncryptionInfo')) return { kind: 'encrypted' };
  const book = find('Workbook') ?? find('Book');
  if (book) return { kind: hasPassword(Buffer.from(book.content)) ? 'encrypted' : 'workbook' };
  if (find('WordDocument')) return { kind: 'foreign', what: 'word' };
  if (find('PowerPoint Document')) return { kind: 'foreign', what: 'slides' };
  // The directory stands anywhere; where it was cut off, nothing is found.
  if (bytes.length % SECTOR !== 0) throw new Error('cut within a sector');
  return { kind: 'foreign', what: 'mail' };
}

const FILE_PASS = 0x002f;
const END_OF_PART = 0x000a;

/** Each record begins with its kind and length; the one that says "encrypted" stands in the first part of the book. */
function hasPassword(book: Buffer): boolean {
  for (let at = 0; at + 4 <= book.length; at += 4 + book.readUInt16LE(at + 2)) {
    const kind = book.readUInt16LE(at);
    if (kind === FILE_PASS) return true;
    if (kind === END_OF_PART) return false;
  }
  return false;
}

import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { fileTexts } from '#config/texts/file-refusals.ts';
import type { FileFacts } from '#core/ports/file-reader.ts';
import { refuse } from '../refuse.ts';

export interface Encoding {
  name: NonNullable<FileFacts['encoding']>;
  /** Bytes of the mark at the start, that are no text. */
  bomBytes: number;
}

const BOMS: readonly [name: Encoding['name'], bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What the first bytes alone tell: a byte order mark, or the zeros that UTF-16 puts beside Latin letters. */
export function markedEncoding(head: Buffer): Encoding | undefined {
  const marked = BOMS.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (marked) return { name: marked[0], bomBytes: marked[1].length };
  const zeros = [0, 0];
  const pairs = Math.floor(Math.min(head.length, 4_096) / 2);
  for (let at = 0; at < pairs * 2; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (pairs < 2 || Math.max(even, odd) < pairs * 0.4 || Math.min(even, odd) > pairs * 0.05) return undefined;
  return { name: odd > even ? 'utf-16le' : 'utf-16be', bomBytes: 0 };
}

/**
 * The encoding in which every byte of the file has a meaning: UTF-8 when all of it is, else Windows-1252.
 * @throws AppError `file-damaged` for zeros amid text, and for a file marked UTF-8 that is not
 */
export async function encodingOf(file: FileHandle, head: Buffer): Promise<Encoding> {
  const marked = markedEncoding(head);
  if (marked && marked.name !== 'utf-8') return marked;
  const fault = await firstFault(file);
  if (fault?.kind === 'zero') throw refuse('file-damaged', fileTexts.zerosInText(await lineAt(file, fault.at)));
  if (fault && marked) throw refuse('file-damaged', fileTexts.notUtf8(await lineAt(file, fault.at)));
  return fault ? { name: 'windows-1252', bomBytes: 0 } : (marked ?? { name: 'utf-8', bomBytes: 0 });
}

const CHUNK = 1 << 20;

interface Fault {
  kind: 'zero' | 'not-utf-8';
  /** Within this many bytes of the chunk it was found in. */
  at: number;
}

/** A zero anywhere weighs more than bytes that are not UTF-8: no text of one byte a letter has zeros. */
async function firstFault(file: FileHandle): Promise<Fault | undefined> {
  const buffer = Buffer.allocUnsafe(CHUNK + 3);
  let fault: Fault | undefined;
  let kept = 0;
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(buffer, kept, CHUNK, position);
    const bytes = buffer.subarray(0, kept + bytesRead);
    const zero = bytes.indexOf(0);
    if (zero >= 0) return { kind: 'zero', at: position - kept + zero };
    const whole = bytesRead === 0 ? bytes : bytes.subarray(0, wholeCharacters(bytes));
    if (!fault && !isUtf8(whole)) fault = { kind: 'not-utf-8', at: position - kept + firstInvalid(whole) };
    if (bytesRead === 0) return fault;
    position += bytesRead;
    kept = bytes.length - whole.length;
    buffer.copyWithin(0, whole.length, bytes.length);
  }
}

/** How many bytes are left when a character cut at the end is left out. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** By halves, since each probe is native and quick; the last few letters one by one. */
function firstInvalid(bytes: Buffer): number {
  let from = 0;
  for (let to = bytes.length; to - from > 64; ) {
    const middle = from + wholeCharacters(bytes.subarray(from, from + Math.floor((to - from) / 2)));
    if (isUtf8(bytes.subarray(from, middle))) from = middle;
    else to = middle;
  }
  while (from < bytes.length) {
    const next = from + lengthOf(bytes[from] ?? 0);
    if (!isUtf8(bytes.subarray(from, next))) break;
    from = next;
  }
  return from;
}

/** How many bytes a letter has that begins with this one. */
function lengthOf(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
}

async function lineAt(file: FileHandle, target: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  let lines = 1;
  for (let position = 0; position < target; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK, target - position), position);
    if (bytesRead === 0) break;
    for (const byte of buffer.subarray(0, bytesRead)) if (byte === 10) lines++;
    position += bytesRead;
  }
  return lines;
}

import type { FileHandle } from 'node:fs/promises';
import { fileTexts } from '#config/texts/file-refusals.ts';
import { refuse } from '../refuse.ts';
import type { Encoding } from './encoding.ts';

export type LineEnd = '\n' | '\r';

const CHUNK = 1 << 18;

/** No table has such a line; without a bound a file of one line would fill the memory. */
const MAX_LINE_BYTES = 32 << 20;

/**
 * The lines of a text file without their ends (a `\r` before `\n` stays), those of one chunk at a time. Each line is a
 * text of its own: whoever keeps a cell of it keeps the line, not the chunk. Nothing after the last end is no line.
 */
export async function* readLines(file: FileHandle, encoding: Encoding, end: LineEnd): AsyncGenerator<string[]> {
  const decode = encoding.name === 'windows-1252' ? decodeWindows1252 : decodeUtf8;
  const endByte = end.charCodeAt(0);
  let rest: Buffer = Buffer.alloc(0);
  let seen = 0;
  for await (const chunk of readBytes(file, encoding)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: string[] = [];
    let at = 0;
    for (let stop = bytes.indexOf(endByte, rest.length); stop >= 0; stop = bytes.indexOf(endByte, at)) {
      lines.push(decode(bytes, at, stop));
      at = stop + 1;
    }
    rest = bytes.subarray(at);
    seen += lines.length;
    if (rest.length > MAX_LINE_BYTES) throw refuse('file-damaged', fileTexts.endlessLine(seen + 1));
    yield lines;
  }
  if (rest.length > 0) yield [decode(rest, 0, rest.length)];
}

function decodeUtf8(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('utf8', from, to);
}

const windows1252 = new TextDecoder('windows-1252');

function decodeWindows1252(bytes: Buffer, from: number, to: number): string {
  return windows1252.decode(bytes.subarray(from, to));
}

/** The bytes after the mark; those of UTF-16 become UTF-8, so that lines are found in one way. */
async function* readBytes(file: FileHandle, { name, bomBytes }: Encoding): AsyncGenerator<Buffer> {
  const wide = name === 'utf-16le' || name === 'utf-16be';
  let rest: Buffer = Buffer.alloc(0);
  for (let position = bomBytes; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    const chunk = buffer.subarray(0, bytesRead);
    if (!wide) {
      yield chunk;
      continue;
    }
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const text = decodeUtf16(bytes, name);
    // A pair of surrogates that the chunk cut in two would be lost.
    const cut = /[\uD800-\uDBFF]$/.test(text) ? 1 : 0;
    rest = Buffer.from(bytes.subarray((text.length - cut) * 2));
    yield Buffer.from(text.slice(0, text.length - cut), 'utf8');
  }
}

/** The text of a file as UTF-8, whatever it is written in. */
export async function* readUtf8(file: FileHandle, encoding: Encoding): AsyncGenerator<Buffer> {
  for await (const chunk of readBytes(file, encoding)) {
    yield encoding.name === 'windows-1252' ? Buffer.from(windows1252.decode(chunk), 'utf8') : chunk;
  }
}

function decodeUtf16(bytes: Buffer, name: Encoding['name']): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return name === 'utf-16be' ? Buffer.from(even).swap16().toString('utf16le') : even.toString('utf16le');
}

/** A whole text, or the beginning of one, without its mark. */
export function decodeText(bytes: Buffer, { name, bomBytes }: Encoding): string {
  const text = bytes.subarray(bomBytes);
  if (name === 'windows-1252') return windows1252.decode(text);
  return name === 'utf-8' ? text.toString('utf8') : decodeUtf16(text, name);
}

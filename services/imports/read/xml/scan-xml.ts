import { fileTexts } from '#config/texts/file-refusals.ts';
import { refuse } from '../refuse.ts';
import { wholeCharacters } from '../text/encoding.ts';
import { decodeXml } from './xml-text.ts';

/** Names come without their prefix: who writes `<x:row>` means `<row>`. */
export interface XmlHandlers {
  /** @param attributes as written, see `attribute`; @param empty for `<a/>`, which is not closed */
  open(name: string, attributes: string, empty: boolean): void;
  close(name: string): void;
  /** May come in several pieces; entities are decoded. */
  text(text: string): void;
}

/** More than this between two signs is no part of a workbook; what is unfinished is held in memory. */
const MAX_PIECE = 4 << 20;

/** Reads XML as it comes. Without document types: the five entities of XML and numbered characters are all there are. */
export async function scanXml(part: string, bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of scanningXml(part, bytes, handlers));
}

/** The same, which pauses after each piece of the file for whoever takes what the handlers made of it. */
export async function* scanningXml(
  part: string,
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): AsyncGenerator<undefined> {
  let rest = '';
  const nesting = { depth: 0 };
  for await (const text of decoded(bytes)) {
    const xml = rest === '' ? text : rest + text;
    rest = xml.slice(scan(part, xml, handlers, nesting));
    if (rest.length > MAX_PIECE) throw refuse('file-zip-bomb', fileTexts.zipSuspicious(part));
    yield;
  }
  if (rest.trim() !== '' || nesting.depth !== 0) throw refuse('file-damaged', fileTexts.partDamaged(part));
}

/** Hands on what is complete in `xml`; returns where what is not begins. */
function scan(part: string, xml: string, handlers: XmlHandlers, nesting: { depth: number }): number {
  for (let at = 0; ; ) {
    const start = xml.indexOf('<', at);
    if (start < 0) return at;
    if (start > at) handlers.text(decodeXml(xml.slice(at, start)));
    const sign = xml.charCodeAt(start + 1);
    const end = sign === 33 || sign === 63 ? skipped(part, xml, start, handlers) : tagEnd(xml, start);
    if (end < 0) return start;
    if (sign === 47) {
      nesting.depth--;
      handlers.close(localName(xml, start + 2, end));
    } else if (sign !== 33 && sign !== 63 && !openTag(xml, start, end, handlers)) nesting.depth++;
    at = end + 1;
  }
}

/** @returns whether the tag is empty */
function openTag(xml: string, start: number, end: number, handlers: XmlHandlers): boolean {
  const empty = xml.charCodeAt(end - 1) === 47;
  const stop = empty ? end - 1 : end;
  let space = start + 1;
  while (space < stop && xml.charCodeAt(space) > 32) space++;
  handlers.open(localName(xml, start + 1, space), space < stop ? xml.slice(space, stop) : '', empty);
  return empty;
}

function localName(xml: string, from: number, to: number): string {
  const name = xml.slice(from, to);
  const colon = name.indexOf(':');
  return (colon < 0 ? name : name.slice(colon + 1)).trimEnd();
}

/** The `>` that ends a tag: not one within an attribute's quotes. */
function tagEnd(xml: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml.charCodeAt(at);
    if (quote !== 0) {
      if (sign === quote) quote = 0;
    } else if (sign === 62) return at;
    else if (sign === 34 || sign === 39) quote = sign;
  }
  return -1;
}

/** The end of a comment, instruction or CDATA; -1 when it is not complete. */
function skipped(part: string, xml: string, start: number, handlers: XmlHandlers): number {
  if (xml.startsWith('<?', start)) return endOf(xml, '?>', start);
  if (xml.startsWith('<!--', start)) return endOf(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) {
    const end = endOf(xml, ']]>', start + 9);
    if (end >= 0) handlers.text(xml.slice(start + 9, end - 2));
    return end;
  }
  if (xml.length - start < 9) return -1;
  throw refuse('file-zip-bomb', fileTexts.xmlEntities(part));
}

function endOf(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from);
  return at < 0 ? -1 : at + sign.length - 1;
}

async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let wide: TextDecoder | undefined;
  let first = true;
  for await (const chunk of bytes) {
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) wide = new TextDecoder('utf-16le');
    if (first && chunk[0] === 0xfe && chunk[1] === 0xff) wide = new TextDecoder('utf-16be');
    const bom = first && chunk[0] === 0xef ? 3 : 0;
    first = false;
    if (wide) {
      yield wide.decode(chunk, { stream: true });
      continue;
    }
    const all = rest.length === 0 ? chunk.subarray(bom) : Buffer.concat([rest, chunk]);
    const whole = wholeCharacters(all);
    rest = all.subarray(whole);
    yield all.toString('utf8', 0, whole);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

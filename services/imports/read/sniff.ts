import type { ForeignFile } from '#config/texts/file-refusals.ts';
import { markedEncoding } from './text/encoding.ts';
import { decodeText } from './text/read-lines.ts';

/** What the first bytes of a file say that it is. `json` may still turn out to be text that begins with a bracket. */
export type Sniffed =
  | { kind: 'zip' | 'ole' }
  | { kind: 'text' | 'json' | 'spreadsheet-xml' | 'html' }
  | { kind: 'foreign'; what: ForeignFile };

type Signature = readonly [bytes: string, kind: 'zip' | 'ole' | ForeignFile, at?: number];

/** Bytes as they stand in the file, from `at`; each letter is one byte. No table begins like these. */
const SIGNATURES: readonly Signature[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'archive'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['%PDF-', 'pdf'],
  ['{\\rtf', 'rtf'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['\x1f\x8b', 'archive'],
  ['\xff\xfe\0\0', 'utf32'],
  ['\0\0\xfe\xff', 'utf32'],
];

/** A table may begin like these, or have such a word at that place: they count only where the rest is no text. */
const SIGNATURES_OF_BINARIES: readonly Signature[] = [
  ['GIF8', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['8BPS', 'image'],
  ['BM', 'image'],
  ['WEBP', 'image', 8],
  ['ftyphei', 'image', 4],
  ['ftypM4A', 'audio', 4],
  ['ftyp', 'video', 4],
  ['WAVE', 'audio', 8],
  ['AVI ', 'video', 8],
  ['\x1aE\xdf\xa3', 'video'],
  ['ID3', 'audio'],
  ['\xff\xfb', 'audio'],
  ['\xff\xf3', 'audio'],
  ['OggS\0', 'audio'],
  ['fLaC', 'audio'],
  ['Rar!\x1a', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['\xfd7zXZ', 'archive'],
  ['BZh', 'archive'],
  ['SQLite format 3\0', 'database'],
  ['\0\x01\0\0Standard ', 'database'],
  ['PAR1', 'database'],
  ['\x7fELF', 'program'],
  ['MZ', 'program'],
];

/** @param head the first bytes of a file that has some */
export function sniff(head: Buffer): Sniffed {
  const binary = isBinary(head);
  const signed = signatureOf(head, binary ? [...SIGNATURES, ...SIGNATURES_OF_BINARIES] : SIGNATURES);
  if (signed === 'ole' || signed === 'zip') return { kind: signed };
  if (signed !== undefined) return foreign(signed);
  const marked = markedEncoding(head);
  if (!marked && binary) return foreign('binary');
  return sniffText(decodeText(head, marked ?? { name: 'utf-8', bomBytes: 0 }));
}

function signatureOf(head: Buffer, signatures: readonly Signature[]): Signature[1] | undefined {
  const start = head.toString('latin1', 0, 64);
  return signatures.find(([bytes, , at = 0]) => start.startsWith(bytes, at))?.[1];
}

function foreign(what: ForeignFile): Sniffed {
  return { kind: 'foreign', what };
}

/** Text has next to no control characters; a few zeros amid text are damage of a text, told later with their line. */
function isBinary(head: Buffer): boolean {
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls++;
  }
  return zeros > head.length / 100 + 1 || controls > head.length / 50 + 1;
}

/** A page, or the part of one that holds its table. */
const HTML = /<(!doctype\s+html|html|head|body|meta|style)[\s>]/i;

const SPREADSHEET_XML = 'urn:schemas-microsoft-com:office:spreadsheet';

function sniffText(text: string): Sniffed {
  const start = text.slice(0, 4_096).trimStart();
  if (start.startsWith('<')) {
    if (text.includes(SPREADSHEET_XML) && /<([\w-]+:)?Workbook[\s>]/.test(text)) return { kind: 'spreadsheet-xml' };
    if (HTML.test(start) || (!/^<\?xml/i.test(start) && /<(html|table)[\s>]/i.test(start))) return { kind: 'html' };
    if (/^<(\?xml|!DOCTYPE|!--|[A-Za-z_][\w:.-]*[\s>/])/.test(start)) return foreign('xml');
  }
  return { kind: /^[[{]/.test(start) ? 'json' : 'text' };
}

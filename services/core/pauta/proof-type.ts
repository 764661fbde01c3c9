/** What can prove that something aired: a document, a recording, a photograph. */
export interface ProofType {
  kind: 'document' | 'audio' | 'photo';
  /** Media type under which its bytes are served. */
  type: string;
}

const PDF: ProofType = { kind: 'document', type: 'application/pdf' };
/** `%PDF-` may stand after a few foreign bytes. */
const PDF_WITHIN = 1_024;

interface Signature extends ProofType {
  /** Text at the start; `?` is any byte. */
  starts: string;
}

const photo = (starts: string, type: string): Signature => ({ kind: 'photo', type, starts });
const audio = (starts: string, type: string): Signature => ({ kind: 'audio', type, starts });

const SIGNATURES: readonly Signature[] = [
  photo('\xff\xd8\xff', 'image/jpeg'),
  photo('\x89PNG\r\n\x1a\n', 'image/png'),
  photo('RIFF????WEBP', 'image/webp'),
  photo('????ftypheic', 'image/heic'),
  photo('????ftypheix', 'image/heic'),
  photo('????ftypmif1', 'image/heic'),
  audio('ID3', 'audio/mpeg'),
  audio('RIFF????WAVE', 'audio/wav'),
  audio('OggS', 'audio/ogg'),
  audio('fLaC', 'audio/flac'),
  audio('#!AMR', 'audio/amr'),
  audio('????ftypM4A ', 'audio/mp4'),
];

/** What a file is, by its content; its name says nothing. `undefined`: nothing that proves an airing. */
export function proofType(bytes: Uint8Array): ProofType | undefined {
  const found = SIGNATURES.find(({ starts }) => beginsWith(bytes, starts));
  if (found) return { kind: found.kind, type: found.type };
  if (isMpegAudio(bytes)) return { kind: 'audio', type: 'audio/mpeg' };
  return textOf(bytes, PDF_WITHIN).includes('%PDF-') ? PDF : undefined;
}

function beginsWith(bytes: Uint8Array, starts: string): boolean {
  return [...starts].every((sign, place) => sign === '?' || bytes[place] === sign.charCodeAt(0));
}

/** A frame of layer III without a tag before it: eleven bits of synchrony, a known rate of bits and of samples. */
function isMpegAudio([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2;
  return isFrame && (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c;
}

function textOf(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

import { inflateRawSync } from 'node:zlib';
import { type ZipEntry, zipFile } from '#test/support/zip-file.ts';

/** Numbers below a bound, the same for the same seed. */
export type Random = (below: number) => number;

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const NASTY = [
  '\0',
  '"',
  '\r',
  '\n',
  ';',
  '\u2028',
  '=',
  '-',
  '1e999',
  '9'.repeat(400),
  '<',
  ']]>',
  '&#0;',
  '\ufeff',
  'Total',
  '$ -',
  '00/00/0000',
];

/** What happens to files on their way. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flips(bytes, random) {
    const copy = Buffer.from(bytes);
    for (let count = 1 + random(8); count > 0 && copy.length > 0; count -= 1) copy[random(copy.length)] = random(256);
    return copy;
  },
  cut: (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  'cut in front': (bytes, random) => bytes.subarray(random(bytes.length + 1)),
  'doubled part'(bytes, random) {
    const [from, to] = ends(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'swapped parts'(bytes, random) {
    const [from, to] = ends(bytes, random);
    return Buffer.concat([bytes.subarray(to), bytes.subarray(from, to), bytes.subarray(0, from)]);
  },
  'hole in it'(bytes, random) {
    const [from, to] = ends(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'random bytes': (_bytes, random) => Buffer.from(Array.from({ length: random(2_000) }, () => random(256))),
  'odd pieces'(bytes, random) {
    const at = random(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(NASTY[random(NASTY.length)] ?? ''), bytes.subarray(at)]);
  },
  'part of a packed file': (bytes, random) => withPart(bytes, random),
};

function ends(bytes: Buffer, random: Random): [number, number] {
  const [one, other] = [random(bytes.length + 1), random(bytes.length + 1)];
  return [Math.min(one, other), Math.max(one, other)];
}

/** One part of a packed file mutated in its text, and packed again; another mutation for what is not packed. */
function withPart(bytes: Buffer, random: Random): Buffer {
  const parts = partsOf(bytes);
  const place = random(Math.max(1, parts.length));
  const names = ['flips', 'cut', 'doubled part', 'swapped parts', 'hole in it', 'odd pieces'];
  const mutation = MUTATIONS[names[random(names.length)] ?? 'flips'];
  if (!mutation || parts.length === 0) return mutation ? mutation(bytes, random) : bytes;
  return zipFile(
    parts.map((part, at) => (at === place ? { ...part, content: mutation(Buffer.from(part.content), random) } : part)),
  );
}

/** The parts of a packed file as the tests write them; none of one that is damaged already. */
function partsOf(bytes: Buffer): ZipEntry[] {
  try {
    return [...readParts(bytes)];
  } catch {
    return [];
  }
}

function* readParts(bytes: Buffer): Generator<ZipEntry> {
  for (let at = 0; at + 30 < bytes.length && bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [method, packed, name] = [
      bytes.readUInt16LE(at + 8),
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
    ];
    const start = at + 30 + name;
    const content = bytes.subarray(start, start + packed);
    yield { name: bytes.toString('utf8', at + 30, start), content: method === 8 ? inflateRawSync(content) : content };
    at = start + packed;
  }
}

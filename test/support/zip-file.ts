import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: string | Buffer;
  /** Not packed. */
  stored?: boolean;
  /** What the directory says of its size, where that is a lie. */
  saysSize?: number;
  /** Bit 0: encrypted. */
  flags?: number;
}

/** A packed file made by hand, so that it may be wrong in the ways that tests need. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.stored ? content : deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const local = header(entry, content, packed, name, false, 0);
    directory.push(header(entry, content, packed, name, true, offset), name);
    bodies.push(local, name, packed);
    offset += local.length + name.length + packed.length;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(names.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, names, end]);
}

function header(entry: ZipEntry, content: Buffer, packed: Buffer, name: Buffer, central: boolean, offset: number) {
  const bytes = Buffer.alloc(central ? 46 : 30);
  const shift = central ? 2 : 0;
  bytes.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  bytes.writeUInt16LE(20, 4 + shift);
  bytes.writeUInt16LE((entry.flags ?? 0) | 0x800, 6 + shift);
  bytes.writeUInt16LE(entry.stored ? 0 : 8, 8 + shift);
  bytes.writeUInt32LE(crc32(content), 14 + shift);
  bytes.writeUInt32LE(packed.length, 18 + shift);
  bytes.writeUInt32LE(entry.saysSize ?? content.length, 22 + shift);
  bytes.writeUInt16LE(name.length, 26 + shift);
  if (central) bytes.writeUInt32LE(offset, 42);
  return bytes;
}

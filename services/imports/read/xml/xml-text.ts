const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities of XML itself; others stay as they are written. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/g, (written, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? written;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : written;
  });
}

/** What Excel writes for characters that XML cannot hold: `_x000D_` is a carriage return. */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * The same text as one of its own. A part of a text keeps the whole alive: who holds a cell would hold the piece of the
 * file that it came from.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

const patterns = new Map<string, RegExp>();

/** An attribute of a tag by its name without prefix; decoded. */
export function attribute(attributes: string, name: string): string | undefined {
  const quick = attributes.indexOf(` ${name}="`);
  if (quick >= 0) {
    const from = quick + name.length + 3;
    return decodeXml(attributes.slice(from, attributes.indexOf('"', from)));
  }
  if (!attributes.includes(name)) return undefined;
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? decodeXml(found[1] ?? found[2] ?? '') : undefined;
}

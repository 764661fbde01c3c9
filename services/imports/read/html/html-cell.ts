import type { RawCell } from '#core/imports/cell.ts';
import { type CellFormat, cellFormat, NAMED_FORMATS, numberCell, PLAIN } from '../number-format.ts';

/** Attributes of a cell, by their names in lower case. */
export type Attributes = Readonly<Record<string, string>>;

/** Formats that the page's styles give to classes. */
export type ClassFormats = ReadonlyMap<string, string>;

const FORMAT = /mso-number-format\s*:\s*("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[^;}]+)/i;
/** Excel's own way to say that a number is one of a text. */
const AS_TEXT = '@';

/** The classes of a sheet of styles whose cells have a format: `.xl24 {mso-number-format:"\#\,\#\#0";}`. */
export function classFormats(styles: string): ClassFormats {
  const formats = new Map<string, string>();
  for (const rule of styles.split('}')) {
    const at = rule.lastIndexOf('{');
    const [selectors, body] = [rule.slice(0, Math.max(at, 0)), rule.slice(at + 1)];
    const format = formatIn(body);
    if (format === undefined) continue;
    for (const [, name = ''] of selectors.matchAll(/\.([\w-]+)/g)) formats.set(name, format);
  }
  return formats;
}

/** The format code that a style gives; quotes and strokes of the style sheet are taken off. */
function formatIn(style: string): string | undefined {
  const written = FORMAT.exec(style)?.[1]?.trim();
  if (written === undefined) return undefined;
  const bare = /^["']/.test(written) ? written.slice(1, -1) : written;
  return bare.replace(/\\([\da-f]{4})\s?|\\([\s\S])/gi, (_, hex?: string, sign?: string) =>
    hex === undefined ? (sign ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/**
 * A cell of a table: the number that Excel or LibreOffice wrote beside what it shows, else the text. A number that its format
 * says to be text stays the text that is shown.
 */
export function htmlCell(shown: string, attributes: Attributes, classes: ClassFormats): RawCell {
  const text = shown.trim();
  const code = formatOf(attributes, classes);
  const number = numberOf(text, attributes);
  if (number !== undefined && code !== AS_TEXT) return numberCell(number, readFormat(code), false);
  return text === '' ? null : text;
}

function formatOf(attributes: Attributes, classes: ClassFormats): string | undefined {
  const own = formatIn(attributes.style ?? '');
  if (own !== undefined) return own;
  const named = (attributes.class ?? '').split(/\s+/).find((name) => classes.has(name));
  return named === undefined ? attributes.sdnum?.split(';').slice(2).join(';') : classes.get(named);
}

/** `x:num="1234.5"`, `sdval="1234.5"`; `x:num` alone: what is shown is the number. */
function numberOf(text: string, attributes: Attributes): string | undefined {
  if ('x:str' in attributes) return undefined;
  const number = attributes['x:num'] ?? attributes.sdval;
  if (number === undefined) return undefined;
  const written = number.trim() === '' ? text : number.trim();
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(written) ? written : undefined;
}

function readFormat(code: string | undefined): CellFormat {
  return code === undefined || code === '' ? PLAIN : cellFormat(NAMED_FORMATS[code] ?? code);
}

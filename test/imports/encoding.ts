import type { FileFacts } from '#core/ports/file-reader.ts';

type Fact = readonly [said: RegExp, name: string, holds: (facts: FileFacts) => boolean];

/** What a manifest may say of the bytes, and what the product must then have found. Line ends are nobody's business. */
const FACTS: readonly Fact[] = [
  [/^XLSX\b/i, 'xlsx', ({ container }) => container === 'xlsx'],
  [/^XLS\b/i, 'xls', ({ container }) => container === 'xls'],
  [/^JSON\b/i, 'json', ({ container }) => container === 'json'],
  [/\bXML\b/i, 'spreadsheet-xml', ({ container }) => container === 'spreadsheet-xml' || container === 'xlsx'],
  [/^(?:UTF-8|ASCII)\b/i, 'utf-8', ({ encoding }) => encoding === 'utf-8'],
  [/UTF-16 ?LE/i, 'utf-16le', ({ encoding }) => encoding === 'utf-16le'],
  [/UTF-16 ?BE/i, 'utf-16be', ({ encoding }) => encoding === 'utf-16be'],
  [/^(?:Windows-1252|Latin-?1|ISO-8859-1)\b/i, 'windows-1252', ({ encoding }) => encoding === 'windows-1252'],
  [/\bcon BOM\b/i, 'with BOM', ({ bom }) => bom === true],
  [/\bsin BOM\b/i, 'without BOM', ({ bom }) => bom !== true],
  [/\bpunto y coma\b/i, 'semicolons', ({ delimiter }) => delimiter === ';'],
  [/(?<!punto y )\bcoma\b/i, 'commas', ({ delimiter }) => delimiter === ','],
  [/\btabulador(?:es)?\b/i, 'tabs', ({ delimiter }) => delimiter === '\t'],
];

/** What the manifest says of the bytes and the product found otherwise. */
export function encodingFaults(said: string, facts: FileFacts): string[] {
  const { container, encoding, bom, delimiter } = facts;
  const found = JSON.stringify({ container, encoding, bom, delimiter });
  const claims = FACTS.filter(([pattern]) => pattern.test(said));
  if (said !== '' && claims.length === 0) return [`encoding: "${said}" is not checked: nothing of it is known`];
  return claims
    .filter(([, , holds]) => !holds(facts))
    .map(([, name]) => `encoding: expected ${name}, understood ${found}`);
}

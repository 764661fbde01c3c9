import { REJECTED_COLUMNS } from '#config/texts/imports.ts';
import { normalText } from '#core/imports/header.ts';
import type { ImportDocument, ImportMapping } from '#core/imports/import-document.ts';
import type { Answers, AnswerValue, Preview, TableView } from '#core/imports/preview.ts';
import type { FoundTableHeaders } from '#core/ports/importer.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';
import { keptAnswers } from './import-parts.ts';

/** The mapping that fits what was found in a file: same kind, same headers; of several, that of the named source. */
export async function fittingMapping(
  store: Store,
  tables: readonly FoundTableHeaders[],
  source: string | null,
): Promise<ImportMapping | undefined> {
  for (const table of tables) {
    if (table.kind === null) continue;
    const known = await scanAll(store, 'mappings', { index: 'byKind', equal: { kind: table.kind } });
    const fitting = newestOfEach(known.filter(({ headers }) => sameTexts(headers, keptHeaders(table.headers))));
    const own = fitting.filter((mapping) => source === null || normalText(mapping.source) === normalText(source));
    if (own.length === 1) return own[0];
  }
  return undefined;
}

/** Keeps the decisions of an import, those asked and those that its values made, under its source, as the next version for each kind that it holds. */
export async function saveMapping(
  store: Store,
  document: ImportDocument,
  preview: Preview,
  source: string,
  at: Instant,
  by: string,
): Promise<void> {
  for (const table of preview.tables.filter(({ chosen, kind }) => chosen && kind !== null)) {
    const kind = table.kind ?? '';
    const known = await scanAll(store, 'mappings', { index: 'byKind', equal: { kind } });
    const before = known.filter((one) => normalText(one.source) === normalText(source));
    const version = Math.max(0, ...before.map((one) => one.version)) + 1;
    const mapping: ImportMapping = {
      id: `${normalText(source)}|${kind}|${version}`,
      revision: 0,
      source,
      kind,
      version,
      headers: keptHeaders(table.columns.filter(({ calendar }) => !calendar).map(({ header }) => header)),
      answers: { ...writtenFormats(table), ...keptAnswers(document.answers) },
      saved: { at, by },
      import: document.id,
    };
    const last = before.find((one) => one.version === version - 1);
    if (last && sameTexts(last.headers, mapping.headers) && sameAnswers(last, mapping)) continue;
    await store.insert('mappings', mapping);
  }
}

/** Columns that a file of rejected rows has beside those of the file it came from. */
const ADDED: ReadonlySet<string> = new Set(REJECTED_COLUMNS.map(normalText));

function keptHeaders(headers: readonly string[]): string[] {
  return headers
    .map(normalText)
    .filter((header) => header !== '' && !ADDED.has(header))
    .toSorted();
}

/** How numbers and days were written, for a later file whose own values leave it open. */
function writtenFormats({ columns }: TableView): Answers {
  const formats = columns.flatMap(({ key, field, format, calendar }): [string, AnswerValue][] => {
    if (field === null || calendar || typeof format !== 'object' || format === null) return [];
    return [[`${'order' in format ? 'date' : 'number'}:${key}`, format as AnswerValue]];
  });
  return Object.fromEntries(formats);
}

function newestOfEach(mappings: readonly ImportMapping[]): ImportMapping[] {
  const newest = new Map<string, ImportMapping>();
  for (const mapping of mappings) {
    const before = newest.get(mapping.source);
    if (!before || before.version < mapping.version) newest.set(mapping.source, mapping);
  }
  return [...newest.values()];
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, place) => text === b[place]);
}

function sameAnswers(a: ImportMapping, b: ImportMapping): boolean {
  const text = ({ answers }: ImportMapping) =>
    JSON.stringify(Object.entries(answers).toSorted(([one], [two]) => (one < two ? -1 : 1)));
  return text(a) === text(b);
}

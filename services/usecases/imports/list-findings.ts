import { findingSentence } from '#config/texts/findings.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { ToldFinding } from '#core/imports/preview.ts';
import { type BuyFinding, isHeld, type Severity, type StoredFinding } from '#core/pauta/finding.ts';
import type { Cursor, Store } from '#core/ports/store.ts';
import { previewOf } from './import-parts.ts';

const ORDER: readonly Severity[] = ['error', 'warning', 'notice'];

/** What cannot be right first; else as they were found. */
export function inOrder(findings: readonly BuyFinding[]): BuyFinding[] {
  return findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

export function toldFinding(finding: BuyFinding): ToldFinding {
  const { severity, rule, buys } = finding;
  return { severity, rule, sentence: findingSentence(finding), lines: buys.count };
}

export interface FindingsPage {
  findings: readonly ToldFinding[];
  next?: Cursor;
}

/** Findings of an import, errors first: as stored once its lines count or counted; before, as its preview tells them. */
export async function listFindings(
  store: Store,
  document: ImportDocument,
  limit: number,
  after?: Cursor,
): Promise<FindingsPage> {
  if (document.committed === null) return toldBefore(store, document, limit, after);
  const equal = { import: document.id };
  const documents: StoredFinding[] = [];
  let next = after;
  do {
    const query = { index: 'byImport', equal, limit: limit - documents.length, ...(next && { after: next }) };
    const page = await store.scan('findings', query);
    // What no longer holds stays stored for reports of earlier moments.
    documents.push(...page.documents.filter((one) => isHeld(one)));
    next = page.next;
  } while (next && documents.length < limit);
  return { findings: documents.map(({ finding }) => toldFinding(finding)), ...(next && { next }) };
}

async function toldBefore(
  store: Store,
  document: ImportDocument,
  limit: number,
  after: Cursor | undefined,
): Promise<FindingsPage> {
  const { findings = [] } = (await previewOf({ store }, document)) ?? {};
  const from = after === undefined ? 0 : Number(after.value) + 1;
  const page = findings.slice(from, from + limit);
  const last = from + page.length - 1;
  return { findings: page, ...(last + 1 < findings.length && { next: { value: last, id: document.id } }) };
}

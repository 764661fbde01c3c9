import type { Instant } from '../../time/instant.ts';
import type { RegisterEntry } from './fold-register.ts';
import {
  PAPER_MEMBERS,
  type PaperFacts,
  type PaperKind,
  type PaperMember,
  paperKey,
  type RegisterVersion,
} from './paper.ts';

/** What a person writes of a paper. `null` takes back what stands there; what is left out stays. */
export interface PaperRequest {
  kind: PaperKind;
  facts: Readonly<Partial<PaperFacts>>;
  author: string;
  /** Needed to correct what is known already. */
  reason?: string | undefined;
}

export type PaperRefusal =
  | 'no-author'
  | 'no-reason'
  | 'no-number'
  | 'days-reversed'
  | 'no-currency'
  | 'not-of-kind'
  | 'nothing-changes';

export type PaperResult = { kind: 'version'; version: RegisterVersion } | { kind: 'refused'; reason: PaperRefusal };

/**
 * What a person said, as a version of the paper.
 * @param before the paper that is corrected; `undefined`: a new one
 */
export function handVersion(
  { kind, facts, author, reason = '' }: PaperRequest,
  at: Instant,
  before: RegisterEntry | undefined,
): PaperResult {
  const said = changedFacts(facts, before);
  const whole: Partial<PaperFacts> = { ...before?.facts, ...said };
  const paper = before?.id ?? paperKey(kind, whole);
  const refused = refusalOf(kind, facts, whole, author, reason, before);
  if (refused) return { kind: 'refused', reason: refused };
  if (Object.keys(said).length === 0) return { kind: 'refused', reason: 'nothing-changes' };
  const number = 1 + (before?.versions.filter((one) => one.import === null && one.paper === paper).length ?? 0);
  const version: RegisterVersion = {
    // Two who correct the same thing at once would be the same version: the second is told to look again.
    id: `hand|${paper}|${String(number).padStart(6, '0')}`,
    revision: 0,
    kind,
    paper,
    import: null,
    origin: null,
    learntAt: at,
    author: author.trim(),
    reason: before ? reason.trim() : null,
    said,
  };
  return { kind: 'version', version };
}

function refusalOf(
  kind: PaperKind,
  facts: Readonly<Partial<PaperFacts>>,
  whole: Partial<PaperFacts>,
  author: string,
  reason: string,
  before: RegisterEntry | undefined,
): PaperRefusal | undefined {
  const { first, last, value, net, vat, total, currency } = whole;
  if (author.trim() === '') return 'no-author';
  if (before && reason.trim() === '') return 'no-reason';
  if (Object.keys(facts).some((name) => !PAPER_MEMBERS[kind].includes(name as PaperMember))) return 'not-of-kind';
  if (paperKey(kind, whole) === '') return 'no-number';
  if (first && last && last < first) return 'days-reversed';
  const hasMoney = [value, net, vat, total].some((amount) => amount !== null && amount !== undefined);
  return hasMoney && !currency ? 'no-currency' : undefined;
}

/** Of a correction only what is said otherwise; of a new paper only what is said at all. */
function changedFacts(facts: Readonly<Partial<PaperFacts>>, before: RegisterEntry | undefined): Partial<PaperFacts> {
  const said = Object.entries(facts).filter(([name, value]) => {
    const now = before?.facts[name as PaperMember] ?? null;
    const isUnclear = before?.unclear.includes(name as PaperMember) ?? false;
    return value !== undefined && (isUnclear ? value !== null : !isSame(now, value));
  });
  return Object.fromEntries(said);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

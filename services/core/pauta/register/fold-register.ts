import type { Party } from '../media-buy.ts';
import { partyName } from '../party-name.ts';
import {
  NOTHING_KNOWN,
  PAPER_MEMBERS,
  type PaperFacts,
  type PaperKind,
  type PaperMember,
  type RegisterVersion,
} from './paper.ts';
import { contractKey, numberKey } from './reference-key.ts';

/** A paper as its versions tell it. */
export interface RegisterEntry {
  /** Key of its first version. */
  id: string;
  kind: PaperKind;
  facts: PaperFacts;
  /** Members of which one file says several things: nothing is taken of them. */
  unclear: readonly PaperMember[];
  /** In the order in which they were learnt. */
  versions: readonly RegisterVersion[];
}

/**
 * The papers that versions tell of. What was learnt later counts, member by member, with two exceptions: a file that says
 * what an earlier file said already is no news against a correction between them, and what one file says in two ways is
 * not taken at all.
 * @param versions those that count, in any order
 */
export function foldRegister(versions: readonly RegisterVersion[]): RegisterEntry[] {
  const entries: Open[] = [];
  const byKey = new Map<string, Open[]>();
  for (const version of versions.toSorted(asLearnt)) {
    const entry = paperOf(version, byKey) ?? open(version, entries);
    entry.versions.push(version);
    remember(entry, version, byKey);
  }
  return entries.map(({ id, kind, versions: own }) => ({ id, kind, versions: own, ...factsOf(kind, own) }));
}

interface Open {
  id: string;
  kind: PaperKind;
  /** Ids in SECOP II, contracts and contractors that its versions name: what tells it from others of its number. */
  secop: Set<string>;
  contracts: Set<string>;
  parties: Party[];
  versions: RegisterVersion[];
}

function asLearnt(a: RegisterVersion, b: RegisterVersion): number {
  if (a.learntAt !== b.learntAt) return a.learntAt < b.learntAt ? -1 : 1;
  if (a.import !== null && a.import === b.import)
    return (a.origin?.row ?? 0) - (b.origin?.row ?? 0) || (a.id < b.id ? -1 : 1);
  return a.id < b.id ? -1 : 1;
}

function open({ paper, kind }: RegisterVersion, entries: Open[]): Open {
  const entry: Open = { id: paper, kind, secop: new Set(), contracts: new Set(), parties: [], versions: [] };
  entries.push(entry);
  return entry;
}

/** Under which a paper may be asked for: the key that it was given, its id in SECOP II, its number. */
function keysOf({ kind, paper, said }: RegisterVersion): string[] {
  const secop = said.secopContract ? [`${kind} ${contractKey(said.secopContract)}`] : [];
  const number = said.number ? [`${kind} ${numberKey(said.number)}`] : [];
  return [`= ${paper}`, ...secop, ...number];
}

function remember(entry: Open, version: RegisterVersion, byKey: Map<string, Open[]>): void {
  const { secopContract, contract, contractor } = version.said;
  if (secopContract) entry.secop.add(contractKey(secopContract));
  if (contract) entry.contracts.add(contractKey(contract));
  if (contractor) entry.parties.push(contractor);
  for (const key of keysOf(version)) {
    const known = byKey.get(key) ?? [];
    if (!known.includes(entry)) byKey.set(key, [...known, entry]);
  }
}

/** The paper that a version is of: the one it names, or the only one of its number with which it does not clash. */
function paperOf(version: RegisterVersion, byKey: ReadonlyMap<string, readonly Open[]>): Open | undefined {
  const [paper = '', ...keys] = keysOf(version);
  const [named] = byKey.get(paper) ?? [];
  if (named) return named;
  const found = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
  const fitting = [...found].filter((entry) => fits(entry, version));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fits(entry: Open, { kind, said }: RegisterVersion): boolean {
  if (kind === 'contract') {
    return !said.secopContract || entry.secop.size === 0 || entry.secop.has(contractKey(said.secopContract));
  }
  const contract = said.contract ? contractKey(said.contract) : null;
  const clashes = contract !== null && entry.contracts.size > 0 && !entry.contracts.has(contract);
  if (clashes && kind === 'order') return false;
  // Numbers of invoices are each contractor's own: nothing but the same contractor makes two of them one.
  if (!said.contractor) return kind === 'order' || entry.parties.length === 0;
  const { contractor } = said;
  return entry.parties.length === 0 ? kind === 'order' : entry.parties.some((one) => isSameParty(one, contractor));
}

/** By NIT where both have one, else by name. */
export function isSameParty(a: Party, b: Party): boolean {
  if (a.nit !== null && b.nit !== null) return a.nit === b.nit;
  return partyName(a.name) === partyName(b.name);
}

type Said = Partial<Record<PaperMember, unknown>>;

function factsOf(kind: PaperKind, versions: readonly RegisterVersion[]): Pick<RegisterEntry, 'facts' | 'unclear'> {
  const facts: Record<string, unknown> = { ...NOTHING_KNOWN };
  const unclear = new Set<PaperMember>();
  const fileSaid: Said = {};
  for (const { isFile, said, twice } of steps(versions)) {
    for (const member of PAPER_MEMBERS[kind]) {
      if (twice.has(member)) {
        facts[member] = null;
        unclear.add(member);
      } else if (member in said && !(isFile && member in fileSaid && isSame(fileSaid[member], said[member]))) {
        facts[member] = said[member];
        unclear.delete(member);
      }
      if (isFile && member in said) fileSaid[member] = twice.has(member) ? undefined : said[member];
    }
  }
  return { facts: facts as unknown as PaperFacts, unclear: [...unclear] };
}

interface Step {
  isFile: boolean;
  said: Said;
  /** Members that rows of the same file say differently. */
  twice: ReadonlySet<PaperMember>;
}

/** Versions one by one, the rows of one file together. */
function steps(versions: readonly RegisterVersion[]): Step[] {
  const found: (Step & { import: string | null; twice: Set<PaperMember> })[] = [];
  for (const { import: from, said } of versions) {
    const before = found.find((one) => from !== null && one.import === from);
    if (!before) {
      found.push({ import: from, isFile: from !== null, said: { ...said }, twice: new Set() });
      continue;
    }
    for (const [name, value] of Object.entries(said) as [PaperMember, unknown][]) {
      if (name in before.said && !isSame(before.said[name], value)) before.twice.add(name);
      before.said[name] = value;
    }
  }
  return found;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isParty(a) || !isParty(b)) return false;
  return a.nit === b.nit && partyName(a.name) === partyName(b.name);
}

function isParty(value: unknown): value is Party {
  return typeof value === 'object' && value !== null && 'nit' in value;
}

import { normalText } from '../imports/header.ts';
import type { MediaBuy, MinorUnits } from './media-buy.ts';
import { partyKey, partyName, remembering } from './party-name.ts';
import { COVERAGES, MEDIA, OWNERSHIPS, STAGES, type Stage } from './taxonomy.ts';

/** By what buys can be put together, beside stage and currency. */
export const DIMENSIONS = [
  'medium',
  'coverage',
  'ownership',
  'department',
  'campaign',
  'contractor',
  'outlet',
  'month',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a group has in common; `null` where its buys do not say. */
export type Member = { readonly key: string; readonly label: string } | null;

/** An amount over the lines of a group that have it. */
export interface PartSum {
  minor: MinorUnits;
  covered: number;
}

/**
 * Buys of one stage and currency that have something in common. Stages are never added: a buy counts at its own stage only,
 * and one that was paid was ordered and aired before, often in another import. Reach is in no total.
 */
export interface TotalGroup {
  stage: Stage;
  currency: string;
  by: Readonly<Partial<Record<Dimension, Member>>>;
  lines: number;
  /** Before VAT. */
  net: PartSum;
  vat: PartSum;
  /** With VAT. */
  total: PartSum;
}

/** A sum of a group: of all its lines, of some of them, or of none. */
export type GroupSum =
  | { kind: 'whole'; minor: MinorUnits }
  | { kind: 'partial'; minor: MinorUnits; covered: number; expected: number }
  | { kind: 'missing' };

export function sumOfGroup(group: TotalGroup, field: 'net' | 'vat' | 'total'): GroupSum {
  const { minor, covered } = group[field];
  if (covered === 0) return { kind: 'missing' };
  return covered === group.lines
    ? { kind: 'whole', minor }
    : { kind: 'partial', minor, covered, expected: group.lines };
}

/** Adds buys into groups; memory grows with the groups, not with the buys. */
export function createTotals(by: readonly Dimension[]): { add(buy: MediaBuy): void; done(): TotalGroup[] } {
  const groups = new Map<string, TotalGroup>();
  const memberOf = createMembers();
  return {
    add(buy) {
      const group = ofOne(buy, by, memberOf);
      const key = keyOf(group);
      const before = groups.get(key);
      groups.set(key, before ? added(before, group) : group);
    },
    done: () => [...groups.values()].sort(compareGroups),
  };
}

/** Two lists of groups as one. In whatever order and grouping lists are merged, the result is the same. */
export function mergeTotals(a: readonly TotalGroup[], b: readonly TotalGroup[]): TotalGroup[] {
  const groups = new Map<string, TotalGroup>();
  for (const group of [...a, ...b]) {
    const key = keyOf(group);
    const before = groups.get(key);
    groups.set(key, before ? added(before, group) : group);
  }
  return [...groups.values()].sort(compareGroups);
}

function ofOne(buy: MediaBuy, by: readonly Dimension[], memberOf: MemberOf): TotalGroup {
  const part = (minor: MinorUnits | null): PartSum => ({ minor: minor ?? 0n, covered: minor === null ? 0 : 1 });
  return {
    stage: buy.stage,
    currency: buy.currency,
    by: Object.fromEntries(by.map((dimension) => [dimension, memberOf[dimension](buy)])),
    lines: 1,
    net: part(buy.net),
    vat: part(buy.vat),
    total: part(buy.total),
  };
}

function added(a: TotalGroup, b: TotalGroup): TotalGroup {
  const plus = (field: 'net' | 'vat' | 'total'): PartSum => ({
    minor: a[field].minor + b[field].minor,
    covered: a[field].covered + b[field].covered,
  });
  const by = Object.fromEntries(
    Object.entries(a.by).map(([name, member]) => [name, earlier(member, b.by[name as Dimension])]),
  );
  return { ...a, by, lines: a.lines + b.lines, net: plus('net'), vat: plus('vat'), total: plus('total') };
}

/** Of two spellings of one member the first in text order, so that the order of the buys does not show. */
function earlier(a: Member, b: Member | undefined): Member {
  return a && b && b.label < a.label ? b : a;
}

export type MemberOf = Readonly<Record<Dimension, (buy: MediaBuy) => Member>>;

export function createMembers(): MemberOf {
  const [text, party] = [remembering(normalText), remembering(partyName)];
  const plain = (value: string | null): Member => (value === null ? null : { key: value, label: value });
  return {
    medium: (buy) => plain(buy.medium),
    coverage: (buy) => plain(buy.coverage),
    ownership: (buy) => plain(buy.ownership),
    department: (buy) => plain(buy.department),
    month: (buy) => plain(buy.month),
    campaign: ({ campaign }) => (campaign === null ? null : { key: text(campaign), label: campaign }),
    contractor: ({ contractor }) => contractor && { key: partyKey(contractor, party), label: contractor.name },
    outlet: ({ outlet }) => outlet && { key: partyKey(outlet, party), label: outlet.name },
  };
}

function keyOf({ stage, currency, by }: TotalGroup): string {
  return JSON.stringify([stage, currency, ...DIMENSIONS.map((dimension) => by[dimension]?.key ?? null)]);
}

const ORDERS: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  medium: MEDIA,
  coverage: COVERAGES,
  ownership: OWNERSHIPS,
};

/** By stage, currency, then each dimension: words of the taxonomy in its order, others by key; those without one last. */
function compareGroups(a: TotalGroup, b: TotalGroup): number {
  const stages = STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage);
  if (stages !== 0) return stages;
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  for (const dimension of DIMENSIONS) {
    const [one, two] = [a.by[dimension]?.key, b.by[dimension]?.key];
    if (one === two) continue;
    if (one === undefined || two === undefined) return one === undefined ? 1 : -1;
    const order = ORDERS[dimension];
    if (order) return order.indexOf(one) - order.indexOf(two);
    return one < two ? -1 : 1;
  }
  return 0;
}

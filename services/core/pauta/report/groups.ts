import type { Decimal } from '../../imports/decimal.ts';
import { compareExact, divideDecimals, multiplyDecimals } from '../exact.ts';
import type { MediaBuy } from '../media-buy.ts';
import { COVERAGES, MEDIA, OWNERSHIPS } from '../taxonomy.ts';
import { createMembers, type Dimension, type Member, type MemberOf } from '../totals.ts';
import { type Amount, createSums, type SumsUnderWay } from './amount.ts';
import type { Group } from './pauta-report.ts';
import type { Labels } from './texts.ts';

interface GroupUnderWay {
  key: string | null;
  spellings: Map<string, number>;
  nit: string | null;
  through: Set<string>;
  sums: SumsUnderWay;
  reference: SumsUnderWay;
}

/** Puts the counted lines of one currency together by one dimension, beside those of the reference stage. */
export function groupsOf(
  dimension: Dimension,
  counted: readonly MediaBuy[],
  reference: readonly MediaBuy[] | null,
  labels: Labels,
): Group[] {
  const groups = new Map<string | null, GroupUnderWay>();
  const memberOf = createMembers();
  const groupOf = (buy: MediaBuy) => {
    const member = memberIn(dimension, buy, memberOf);
    const group = groups.get(member?.key ?? null) ?? emptyGroup(member);
    groups.set(group.key, group);
    if (member) group.spellings.set(member.label, (group.spellings.get(member.label) ?? 0) + 1);
    noteParty(dimension, buy, group);
    return group;
  };
  for (const buy of counted) groupOf(buy).sums.add(buy);
  for (const buy of reference ?? []) groupOf(buy).reference.add(buy);
  const all = createSums();
  for (const buy of counted) all.add(buy);
  const { net } = all.done();
  return [...groups.values()]
    .map((group) => finished(dimension, group, net, reference !== null, labels))
    .sort(orderOf(dimension));
}

/** Coverage tells a buy of the whole country from one whose department nobody wrote. */
export const WHOLE_COUNTRY = 'national';
export const ABROAD = 'international';

function memberIn(dimension: Dimension, buy: MediaBuy, memberOf: MemberOf): Member {
  if (dimension !== 'department' || buy.department !== null) return memberOf[dimension](buy);
  const apart = buy.coverage === WHOLE_COUNTRY || buy.coverage === ABROAD ? buy.coverage : null;
  return apart === null ? null : { key: apart, label: apart };
}

function emptyGroup(member: Member): GroupUnderWay {
  return {
    key: member?.key ?? null,
    spellings: new Map(),
    nit: null,
    through: new Set(),
    sums: createSums(),
    reference: createSums(),
  };
}

function noteParty(dimension: Dimension, buy: MediaBuy, group: GroupUnderWay): void {
  if (dimension !== 'contractor' && dimension !== 'outlet') return;
  group.nit = buy[dimension]?.nit ?? group.nit;
  if (dimension === 'outlet' && buy.outlet && buy.contractor) group.through.add(buy.contractor.name);
}

function finished(
  dimension: Dimension,
  group: GroupUnderWay,
  all: Amount,
  hasReference: boolean,
  labels: Labels,
): Group {
  const sums = group.sums.done();
  return {
    key: group.key,
    label: labels.member(dimension, group.key, commonest(group.spellings)),
    nit: group.nit,
    through: [...group.through].sort(),
    sums,
    reference: hasReference ? group.reference.done() : null,
    share: shareOf(sums.net, all),
  };
}

/** The spelling of most lines; of several the first in text order, so that the order of the lines does not show. */
export function commonest(spellings: ReadonlyMap<string, number>): string {
  const sorted = [...spellings].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted[0]?.[0] ?? '';
}

const HUNDRED = '100' as Decimal;
const ZERO = '0' as Decimal;

/** Per cent with one decimal; none from a part, nor of nothing. */
function shareOf(part: Amount, all: Amount): Decimal | null {
  if (part.kind !== 'measured' || all.kind !== 'measured' || compareExact(all.amount, ZERO) <= 0) return null;
  return divideDecimals(multiplyDecimals(part.amount, HUNDRED), all.amount, 1);
}

const ORDERS: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  medium: MEDIA,
  coverage: COVERAGES,
  ownership: OWNERSHIPS,
};
const BY_KEY: readonly Dimension[] = ['department', 'month'];

function orderOf(dimension: Dimension): (a: Group, b: Group) => number {
  const words = ORDERS[dimension];
  return (a, b) => {
    if (a.key === b.key) return 0;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    if (words) return words.indexOf(a.key) - words.indexOf(b.key);
    const byAmount = BY_KEY.includes(dimension) ? 0 : compareAmounts(b.sums.net, a.sums.net);
    return byAmount || (a.key < b.key ? -1 : 1);
  };
}

/** As numbers, what is missing below all that is known. */
export function compareAmounts(a: Amount, b: Amount): number {
  if (a.kind === 'missing' || b.kind === 'missing') return Number(b.kind === 'missing') - Number(a.kind === 'missing');
  return compareExact(a.amount, b.amount);
}

import { redefinitionsOf } from '../metrics/dictionary.ts';
import { percent } from '../metrics/ratio.ts';
import { reasonsOf, type Value } from '../metrics/value.ts';
import type { AccountHistory } from '../month/account-history.ts';
import { addHours } from '../time/instant.ts';
import { endOfMonth, type Month, monthOfDay } from '../time/month.ts';
import { COUNTER_GRACE_HOURS } from '../time/slot.ts';
import type { Coverage, Figure, FigureRole, NetworkMonth } from './social-report.ts';
import type { ChangeFact, HoleFact, Named } from './texts.ts';

const MOST_CHANGES = 4;
/** Figures of the first page: only these are worth a sentence when they cannot be compared. */
const HEADLINE: readonly FigureRole[] = ['followers', 'posts', 'views', 'interactions'];
/** A share of the month's interactions from which one post is worth a sentence, in per cent. */
const REMARKABLE_SHARE = 10;

/** What changed in the month, most important first: growth, then the largest movements, then the best post. */
export function changeFacts(networks: readonly NetworkMonth[]): ChangeFact[] {
  // One sentence per network: the first page tells of all of them before it tells twice of one.
  const flows = networks
    .flatMap((network) => largest([flowFact(networks, network, 'interactions'), flowFact(networks, network, 'views')]))
    .sort(byMovement);
  return [...growthFact(networks), ...flows.slice(0, 2), ...bestPostFact(networks)].slice(0, MOST_CHANGES);
}

type Flow = ChangeFact & { kind: 'flow' };

function largest(flows: readonly Flow[][]): Flow[] {
  return flows.flat().toSorted(byMovement).slice(0, 1);
}

function byMovement(a: Flow, b: Flow): number {
  return Math.abs(Number(b.percent)) - Math.abs(Number(a.percent));
}

/** How sentences name a network among those of the report. */
function namedAmong(networks: readonly NetworkMonth[], { platform, name }: NetworkMonth): Named {
  const several = networks.filter((other) => other.platform === platform).length > 1;
  return { platform, account: several ? name : null };
}

function growthFact(networks: readonly NetworkMonth[]): ChangeFact[] {
  const growing = networks.flatMap((network) => {
    const followers = figureOf(network, 'followers');
    const { value, previous, yearAgo } = followers;
    if (value.kind !== 'measured' || previous.variation.kind !== 'change' || previous.variation.amount <= 0) return [];
    const year = yearAgo.variation.kind === 'change' ? yearAgo.variation.percent : null;
    const fact: ChangeFact & { kind: 'growth' } = {
      kind: 'growth',
      network: namedAmong(networks, network),
      followers: value.amount,
      month: previous.variation.percent,
      year,
      against: previous.month,
    };
    return [fact];
  });
  return growing.toSorted((a, b) => Number(b.month) - Number(a.month)).slice(0, 1);
}

function flowFact(networks: readonly NetworkMonth[], network: NetworkMonth, role: 'views' | 'interactions'): Flow[] {
  const { value, previous } = figureOf(network, role);
  if (value.kind !== 'measured' || previous.variation.kind !== 'change') return [];
  const posts = figureOf(network, 'posts').value;
  const count = posts.kind === 'measured' ? posts.amount : null;
  const { percent: change } = previous.variation;
  const named = namedAmong(networks, network);
  return [{ kind: 'flow', role, network: named, amount: value.amount, percent: change, posts: count }];
}

function bestPostFact(networks: readonly NetworkMonth[]): ChangeFact[] {
  const best = networks.flatMap((network) => {
    const total = figureOf(network, 'interactions').value;
    const [post] = network.topPosts;
    // Of a part nobody knows the share.
    if (post?.interactions.kind !== 'measured' || total.kind !== 'measured' || total.amount <= 0) return [];
    const share = percent(post.interactions.amount, total.amount, 0) ?? '0';
    const { published, format } = post;
    const fact: ChangeFact & { kind: 'best-post' } = {
      kind: 'best-post',
      network: namedAmong(networks, network),
      published,
      format,
      interactions: post.interactions.amount,
      share,
    };
    // More than the whole would say that the month lost interactions elsewhere: no share to tell of.
    return Number(share) >= REMARKABLE_SHARE && Number(share) <= 100 ? [fact] : [];
  });
  return best.toSorted((a, b) => Number(b.share) - Number(a.share)).slice(0, 1);
}

/** What is missing or not comparable in the month, in the order of networks. */
export function holeFacts(
  networks: readonly NetworkMonth[],
  histories: readonly AccountHistory[],
  coverage: readonly Coverage[],
  month: Month,
): HoleFact[] {
  const perNetwork = networks.flatMap((network, index) => {
    const history = histories[index];
    const covered = coverage[index];
    if (!history || !covered) return [];
    const goesOn = history.cutoff < endOfMonth(month);
    const named = namedAmong(networks, network);
    const lacking = network.figures.filter(({ value }) => !(goesOn && isStillToCome(value)));
    return [
      ...missedSlots(named, covered),
      ...missingFacts(named, lacking),
      ...partialFacts(named, lacking),
      ...lateReading(named, network, history, month),
      ...redefinitions(named, network, history, month),
    ];
  });
  return [...underWay(histories, month), ...perNetwork, ...noYearBase(networks, histories)];
}

/** One sentence for a month that goes on, instead of one for each figure that its last days still lack. */
function underWay([history]: readonly AccountHistory[], month: Month): HoleFact[] {
  if (!history || history.cutoff >= endOfMonth(month)) return [];
  return [{ kind: 'under-way', readUntil: history.cutoff }];
}

function isStillToCome(value: Value): boolean {
  const reasons = reasonsOf([value]);
  return reasons.length > 0 && reasons.every((reason) => reason === 'not-yet');
}

function missedSlots(network: Named, { slots, expected }: Coverage): HoleFact[] {
  return slots < expected ? [{ kind: 'missed-slots', network, slots, expected }] : [];
}

/** Figures without a value, by reason; what a platform never offers is no hole. */
function missingFacts(network: Named, figures: readonly Figure[]): HoleFact[] {
  const byReason = Map.groupBy(figures, ({ value }) => (value.kind === 'missing' ? value.reason : 'not-exposed'));
  return [...byReason].flatMap(([reason, group]) =>
    reason === 'not-exposed'
      ? []
      : [{ kind: 'missing' as const, network, roles: group.map(({ role }) => role), reason }],
  );
}

/** Figures that cover a part, those of the same part together. */
function partialFacts(network: Named, figures: readonly Figure[]): HoleFact[] {
  const partial = figures.flatMap(({ role, value }) => (value.kind === 'partial' ? [{ role, value }] : []));
  const sameHole = Map.groupBy(partial, ({ value }) =>
    [value.covered, value.expected, value.of, ...value.reasons].join(),
  );
  return [...sameHole.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { covered, expected, of, reasons } = first.value;
    const roles = group.map(({ role }) => role);
    return [{ kind: 'partial' as const, network, roles, covered, expected, of, reasons }];
  });
}

function lateReading(named: Named, network: NetworkMonth, { cutoff }: AccountHistory, month: Month): HoleFact[] {
  const { readAt } = figureOf(network, 'followers');
  const end = endOfMonth(month);
  const isAtEnd = readAt === null || (readAt >= end && readAt <= addHours(end, COUNTER_GRACE_HOURS));
  return isAtEnd || cutoff < end ? [] : [{ kind: 'late-reading', network: named, readAt }];
}

function redefinitions(named: Named, network: NetworkMonth, { dictionary }: AccountHistory, month: Month): HoleFact[] {
  const names = HEADLINE.flatMap((role) => (role === 'posts' ? [] : (dictionary.roles[role]?.metrics ?? [])));
  const mixed = network.figures.some(
    ({ previous, yearAgo }) =>
      previous.variation.kind === 'mixed-definition' || yearAgo.variation.kind === 'mixed-definition',
  );
  const days = names.flatMap((name) => redefinitionsOf(dictionary, name)).filter((day) => monthOfDay(day) <= month);
  const last = days.toSorted().at(-1);
  return mixed && last ? [{ kind: 'redefined', network: named, day: last }] : [];
}

/** One sentence for all networks: what has no figure a year ago, since they were not read yet. */
function noYearBase(networks: readonly NetworkMonth[], histories: readonly AccountHistory[]): HoleFact[] {
  const isWithout = ({ role, value, yearAgo }: Figure) =>
    HEADLINE.includes(role) && value.kind !== 'missing' && yearAgo.value.kind === 'missing';
  const without = networks.flatMap((network) => {
    const roles = network.figures.filter(isWithout).map(({ role }) => role);
    return roles.length > 0 ? [{ network: namedAmong(networks, network), roles }] : [];
  });
  const since = histories.flatMap(({ account }) => account.connectedAt ?? []).sort()[0];
  return without.length > 0 ? [{ kind: 'no-year-base', networks: without, since: since ?? null }] : [];
}

function figureOf(network: NetworkMonth, role: FigureRole): Figure {
  const figure = network.figures.find((one) => one.role === role);
  if (!figure) throw new RangeError(`the report has no figure for ${role}`);
  return figure;
}

import { redefinitionsOf } from '../metrics/dictionary.ts';
import { reasonsOf, type Value } from '../metrics/value.ts';
import type { AccountHistory } from '../month/account-history.ts';
import { addHours } from '../time/instant.ts';
import { endOfMonth, type Month, monthOf, monthOfDay } from '../time/month.ts';
import { COUNTER_GRACE_HOURS } from '../time/slot.ts';
import { figureOf, namedAmong } from './named.ts';
import type { Coverage, Figure, FigureRole, NetworkMonth } from './social-report.ts';
import type { HoleFact, Named } from './texts.ts';

/** Figures of the first page: only these are worth a sentence when they cannot be compared. */
const HEADLINE: readonly FigureRole[] = ['followers', 'posts', 'views', 'interactions'];

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
      ...(network.successions ?? []).map((change) => ({ kind: 'succession' as const, network: named, change })),
      ...namesSeen(named, history, month),
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

/** Other names of the account that were first seen in the month. */
function namesSeen(network: Named, { account, cutoff }: AccountHistory, month: Month): HoleFact[] {
  const names = (account.names ?? []).filter(({ learntAt }) => learntAt <= cutoff);
  return names.flatMap(({ learntAt: at, ...after }, place): HoleFact[] => {
    const before = names[place - 1];
    return before && monthOf(at) === month ? [{ kind: 'name-seen', network, before, after, at }] : [];
  });
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

import type { MetricKey } from '../metrics/definition.ts';
import { type Day, startOfDay } from '../time/day.ts';
import { type Month, monthOfDay } from '../time/month.ts';
import type { SeriesLink } from './account-history.ts';
import type { Held, MonthDocument } from './month-document.ts';
import { fromMember, originOf } from './origin.ts';

/** How the months of two accounts become those of one series. */
export interface Joint {
  link: Pick<SeriesLink, 'since' | 'kind'>;
  /** The successor stood already before: its days are expected too. */
  lived: boolean;
  isAdditive(key: MetricKey): boolean;
}

type Series = Readonly<Partial<Record<MetricKey, Readonly<Record<Day, Held>>>>>;

/** A month of a joined series, or `undefined` where nothing is known of it. */
export function joinMonths(
  before: MonthDocument | undefined,
  own: MonthDocument | undefined,
  month: Month,
  { link, lived, isAdditive }: Joint,
): MonthDocument | undefined {
  const [last, isMerged] = [monthOfDay(link.since), link.kind === 'merged'];
  if (month > last) return own;
  const base = own ?? before;
  if (month < last && !isMerged) return before;
  if (!base) return undefined;
  const at = { since: link.since, isMerged };
  const { months: _, ...rest } = base;
  return {
    ...rest,
    learntAt: latest(before?.learntAt, own?.learntAt) ?? base.learntAt,
    pulls: joinPulls(before, own, month, { ...at, lived }),
    counters: joinDays(before?.counters, own?.counters, at, () => false, lived),
    // The month's end is the successor's: what two accounts stood at does not add up.
    closing: own?.closing ?? {},
    days: joinDays(before?.days, own?.days, at, isAdditive, lived),
    // What people wrote of one account for the month says nothing of the other.
    ...(month === last && own?.months && { months: own.months }),
    gaps: { ...before?.gaps, ...own?.gaps },
    posts: joinPosts(before?.posts ?? [], own?.posts ?? []),
  };
}

interface At {
  since: Day;
  isMerged: boolean;
}

function joinDays(
  before: Series = {},
  own: Series = {},
  { since, isMerged }: At,
  adds: Joint['isAdditive'],
  lived: boolean,
): Series {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(own)])].sort() as MetricKey[];
  const cell = (key: MetricKey, day: Day): Held | undefined => {
    const [theirs, ours] = [before[key]?.[day], own[key]?.[day]];
    if (day >= since) return ours;
    if (!isMerged) return theirs;
    if (!lived) return adds(key) ? theirs : undefined;
    return adds(key) ? sumOf(theirs, ours) : ours;
  };
  return Object.fromEntries(
    keys.map((key) => {
      const days = [...new Set([...Object.keys(before[key] ?? {}), ...Object.keys(own[key] ?? {})])].sort() as Day[];
      return [key, Object.fromEntries(days.flatMap((day) => entryOf(day, cell(key, day))))];
    }),
  );
}

function entryOf(day: Day, held: Held | undefined): [Day, Held][] {
  return held ? [[day, held]] : [];
}

/** A day of two accounts: known when both are. */
function sumOf(a: Held | undefined, b: Held | undefined): Held | undefined {
  const known = a ?? b;
  if (!known) return undefined;
  const learntAt = latest(a?.learntAt, b?.learntAt) ?? known.learntAt;
  const { mapping } = known;
  const from = fromMember(originOf([a, b]));
  if (typeof a?.cell === 'number' && typeof b?.cell === 'number')
    return { cell: a.cell + b.cell, learntAt, mapping, ...from };
  const said = [a?.cell, b?.cell].find((cell) => typeof cell === 'string');
  return { cell: said ?? 'not-collected', learntAt, mapping, ...from };
}

/**
 * Pulls that tell how far the month was read. Before two accounts were merged it was read as far as the one of them that
 * was read less: the posts of the other are not known beyond.
 */
function joinPulls(
  before: MonthDocument | undefined,
  own: MonthDocument | undefined,
  month: Month,
  { since, isMerged, lived }: At & { lived: boolean },
): readonly string[] {
  const [theirs, ours] = [before?.pulls ?? [], own?.pulls ?? []];
  if (month === monthOfDay(since)) {
    const start = startOfDay(since, 'America/Bogota');
    return [...theirs.filter((id) => (id.split('|')[1] ?? '') < start), ...ours].sort();
  }
  if (!isMerged || !lived) return theirs;
  return lastSlot(theirs) < lastSlot(ours) ? theirs : ours;
}

function lastSlot(pulls: readonly string[]): string {
  return pulls.map((id) => id.split('|')[1] ?? '').reduce((last, slot) => (slot > last ? slot : last), '');
}

function joinPosts(before: MonthDocument['posts'], own: MonthDocument['posts']): MonthDocument['posts'] {
  const known = new Set(own.map(({ native }) => native));
  const all = [...before.filter(({ native }) => !known.has(native)), ...own];
  return all.sort((a, b) => (a.native < b.native ? -1 : 1));
}

function latest<T extends string>(a: T | undefined, b: T | undefined): T | undefined {
  return a !== undefined && b !== undefined ? (a > b ? a : b) : (a ?? b);
}

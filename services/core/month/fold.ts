import type { MetricKey } from '../metrics/definition.ts';
import { type Gap, latestMappings, type Origin, type Pull, type ReadingRow, type ReadingTable } from '../pulls/pull.ts';
import { type Day, dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { addMonths, endOfMonth, type Month, monthOf, monthOfDay } from '../time/month.ts';
import { isWithinBoundaryGrace } from '../time/slot.ts';
import { FOLD, type Held, type HeldGap, type HeldPost, heldAt, type MonthDocument, monthId } from './month-document.ts';

/** Days after a month boundary during which a pull still reads the days of the month before. */
const TRAILING_DAYS = 10;

/** The months whose documents a pull changes, in order. */
export function monthsTouched(pull: Pick<Pull, 'tables' | 'gaps' | 'slot'>): Month[] {
  const months = new Set(pull.tables.flatMap((table) => [...monthsOfTable(table)]));
  return [...months.union(monthsOfGaps(pull))].sort();
}

/** What a whole pull lacks is lacking in the month of its slot, and in the one before while that is still read. */
function monthsOfGaps({ gaps, slot }: Pick<Pull, 'gaps' | 'slot'>): Set<Month> {
  if (!gaps.some(isOfWholePull)) return new Set();
  const month = monthOf(slot);
  const isTrailing = Number(dayOf(slot, 'America/Bogota').slice(8)) <= TRAILING_DAYS;
  return new Set(isTrailing ? [addMonths(month, -1), month] : [month]);
}

function isOfWholePull({ subjects }: Gap): boolean {
  return subjects === undefined;
}

function monthsOfTable({ level, period, learntAt, rows }: ReadingTable): Set<Month> {
  if (isSeriesOfPosts({ level, period })) return new Set();
  if (period.grain === 'day') return new Set(rows.flatMap(({ day }) => (day ? [monthOfDay(day)] : [])));
  if (period.grain === 'month') return new Set(rows.flatMap(({ month }) => month ?? []));
  const at = period.at ?? learntAt;
  const month = monthOf(at);
  return new Set(isWithinBoundaryGrace(at) ? [addMonths(month, -1), month] : [month]);
}

// A month holds one series a metric, the account's: the days of several posts would take each other's place in it. Those
// of posts stay in their pulls.
function isSeriesOfPosts({ level, period }: Pick<ReadingTable, 'level' | 'period'>): boolean {
  return level === 'post' && period.grain !== 'instant';
}

/**
 * The month as it looks with one more pull. Folding is commutative and idempotent: any order of the same pulls, each
 * folded once or more, gives the same document.
 */
export function foldPull(document: MonthDocument, pull: Pull): MonthDocument {
  const draft = draftOf(document);
  for (const table of pull.tables) foldTable(draft, table, pull);
  return {
    ...document,
    learntAt: pull.learntAt > document.learntAt ? pull.learntAt : document.learntAt,
    pulls: [...new Set([...document.pulls, pull.id])].sort(),
    counters: draft.counters,
    closing: draft.closing,
    days: draft.days,
    ...(Object.keys(draft.months).length > 0 && { months: draft.months }),
    gaps: foldGaps(document, pull),
    posts: [...draft.posts.values()].sort((a, b) => (a.native < b.native ? -1 : 1)),
  };
}

/** A month of an account of which nothing has been learnt. */
export function emptyMonth(pull: Pick<Pull, 'account' | 'platform' | 'learntAt'>, month: Month): MonthDocument {
  const { account, platform, learntAt } = pull;
  const nothing = { pulls: [], counters: {}, closing: {}, days: {}, gaps: {}, posts: [] };
  return { id: monthId(account, month), revision: 0, account, platform, month, fold: FOLD, learntAt, ...nothing };
}

/** The month as the newest mappings of the pulls tell it, or `undefined` when none touches it. */
export function foldMonth(month: Month, pulls: readonly Pull[]): MonthDocument | undefined {
  const touching = latestMappings(pulls).filter((pull) => monthsTouched(pull).includes(month));
  const [first] = touching;
  if (!first) return undefined;
  return touching.reduce((document, pull) => foldPull(document, pull), emptyMonth(first, month));
}

type ByDay = Record<Day, Held>;
type ByKey<T> = Partial<Record<MetricKey, T>>;

interface Draft {
  month: Month;
  end: Instant;
  counters: ByKey<ByDay>;
  closing: ByKey<Held>;
  days: ByKey<ByDay>;
  months: ByKey<Held>;
  posts: Map<string, { native: string; closing: ByKey<Held> }>;
}

function draftOf({ month, counters, closing, days, months, posts }: MonthDocument): Draft {
  const copyPost = ({ native, closing: held }: HeldPost) => [native, { native, closing: { ...held } }] as const;
  return {
    month,
    end: endOfMonth(month),
    counters: copyByKey(counters),
    closing: { ...closing },
    days: copyByKey(days),
    months: { ...months },
    posts: new Map(posts.map(copyPost)),
  };
}

/** Per metric, the gap learnt last. */
function foldGaps({ gaps, month }: MonthDocument, pull: Pull): MonthDocument['gaps'] {
  if (!monthsOfGaps(pull).has(month)) return gaps;
  const folded: Partial<Record<string, HeldGap>> = { ...gaps };
  for (const { metrics, level, reason } of pull.gaps.filter(isOfWholePull)) {
    const gap = { reason, learntAt: pull.learntAt };
    for (const name of metrics.length > 0 ? metrics : [level]) {
      const before = folded[name];
      if (!before || isLaterGap(gap, before)) folded[name] = gap;
    }
  }
  return folded;
}

function isLaterGap(gap: HeldGap, before: HeldGap): boolean {
  return gap.learntAt === before.learntAt ? gap.reason > before.reason : gap.learntAt > before.learntAt;
}

function copyByKey(source: MonthDocument['days']): ByKey<ByDay> {
  return Object.fromEntries(Object.entries(source).map(([key, byDay]) => [key, { ...byDay }]));
}

function foldTable(draft: Draft, table: ReadingTable, { mapping, source }: Pick<Pull, 'mapping' | 'source'>): void {
  if (!monthsOfTable(table).has(draft.month)) return;
  const { learntAt, period } = table;
  const from = table.hand ? ('hand' as const) : source === 'file' ? ('file' as const) : undefined;
  const at = period.grain === 'instant' && period.at !== learntAt ? period.at : undefined;
  for (const row of table.rows) {
    for (const [column, key] of table.keys.entries()) {
      const cell = row.cells[column] ?? null;
      if (cell !== null)
        foldCell(draft, table, row, key, { cell, learntAt, mapping, ...(at && { at }), ...(from && { from }) });
    }
  }
}

function foldCell(draft: Draft, table: ReadingTable, row: ReadingRow, key: MetricKey, held: Held) {
  if (table.period.grain === 'day') {
    if (row.day && monthOfDay(row.day) === draft.month) keepNewest(byDayOf(draft.days, key), row.day, held);
    return;
  }
  if (table.period.grain === 'month') {
    const before = draft.months[key];
    if (row.month === draft.month && (!before || isNewer(held, before))) draft.months[key] = held;
    return;
  }
  if (table.level === 'post') {
    const post = draft.posts.get(row.subject) ?? { native: row.subject, closing: {} };
    draft.posts.set(row.subject, post);
    keepClosing(post.closing, key, held, draft.end);
    return;
  }
  keepClosing(draft.closing, key, held, draft.end);
  if (heldAt(held) >= draft.end) return;
  const byDay = byDayOf(draft.counters, key);
  const day = dayOf(heldAt(held), 'America/Bogota');
  const before = byDay[day];
  if (!before || isLater(held, before)) byDay[day] = held;
}

function byDayOf(target: ByKey<ByDay>, key: MetricKey): ByDay {
  const byDay = target[key] ?? {};
  target[key] = byDay;
  return byDay;
}

function keepNewest(target: ByDay, day: Day, held: Held): void {
  const before = target[day];
  if (!before || isNewer(held, before)) target[day] = held;
}

function keepClosing(target: ByKey<Held>, key: MetricKey, held: Held, end: Instant): void {
  const before = target[key];
  if (!before || closesBetter(held, before, end)) target[key] = held;
}

/** A figure beats a reason, the API a file, a file a person; then the newest learnt wins, then the newest mapping. */
function isNewer(held: Held, before: Held): boolean {
  if (isFigure(held) !== isFigure(before)) return isFigure(held);
  if (held.from !== before.from) return rankOf(held) < rankOf(before);
  return isLearntLater(held, before);
}

/** Of one day, the counter that held last. */
function isLater(held: Held, before: Held): boolean {
  if (isFigure(held) !== isFigure(before)) return isFigure(held);
  return heldAt(held) !== heldAt(before) ? heldAt(held) > heldAt(before) : isNewer(held, before);
}

/**
 * The first figure after the month's end (within the grace, or it would not be here), the API's before a file's, since both
 * are of that boundary; else the last before it.
 */
function closesBetter(held: Held, before: Held, end: Instant): boolean {
  if (isFigure(held) !== isFigure(before)) return isFigure(held);
  const after = [heldAt(held) >= end, heldAt(before) >= end] as const;
  if (after[0] !== after[1]) return after[0];
  if (after[0] && held.from !== before.from) return rankOf(held) < rankOf(before);
  if (heldAt(held) !== heldAt(before)) return after[0] === heldAt(held) < heldAt(before);
  return isNewer(held, before);
}

const RANKS = { file: 1, hand: 2 } satisfies Record<Origin, number>;

function rankOf({ from }: Held): number {
  return from === undefined ? 0 : RANKS[from];
}

function isLearntLater(held: Held, before: Held): boolean {
  if (held.learntAt !== before.learntAt) return held.learntAt > before.learntAt;
  return held.mapping !== before.mapping ? held.mapping > before.mapping : breaksTie(held, before);
}

// Two answers of the same moment: any rule does, as long as the order of folding does not matter.
function breaksTie(held: Held, before: Held): boolean {
  if (typeof held.cell === 'number' && typeof before.cell === 'number') return held.cell > before.cell;
  return String(held.cell) > String(before.cell);
}

function isFigure({ cell }: Held): boolean {
  return typeof cell === 'number';
}

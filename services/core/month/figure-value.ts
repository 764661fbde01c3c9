import type { MetricKey, RoleSource } from '../metrics/definition.ts';
import { versionsOf } from '../metrics/dictionary.ts';
import { MISSING_REASONS, type MissingReason, measured, missing, type Value } from '../metrics/value.ts';
import { slotsRead } from '../pulls/pull.ts';
import type { FigureRole } from '../report/social-report.ts';
import type { Day } from '../time/day.ts';
import { addDays, dayOf } from '../time/day.ts';
import { addMonths, daysOf, endOfMonth, lastDayOf, type Month } from '../time/month.ts';
import { type AccountHistory, daysUntil, isReadToItsEnd, postsPublishedIn, soFar } from './account-history.ts';
import { gapReason, unlistedSince } from './gaps.ts';
import { handFigure } from './hand-figure.ts';
import { type Held, heldAt, type MonthDocument } from './month-document.ts';
import type { MonthFigure } from './month-figure.ts';
import { fromMember, originOf } from './origin.ts';
import { postsGain } from './posts-gain.ts';

/**
 * The figure of one role in one month, whatever the platform: the same function serves report, page and mail. What people
 * wrote stands in only where nothing was read.
 */
export function monthFigure(history: AccountHistory, role: FigureRole, month: Month): MonthFigure {
  const read = readFigure(history, role, month);
  return read.value.kind === 'missing' ? (handFigure(history, role, month) ?? read) : read;
}

function readFigure(history: AccountHistory, role: FigureRole, month: Month): MonthFigure {
  if (role === 'posts') return { value: postCount(history, month), metrics: [], readAt: null };
  const source = history.dictionary.roles[role];
  if (!source) return { value: missing('not-exposed'), metrics: [], readAt: null };
  if (source.from === 'posts') return { ...postsGain(history, source.metrics, month), readAt: null };
  return accountFigure(history, source, month);
}

function accountFigure(history: AccountHistory, source: RoleSource, month: Month): MonthFigure {
  const definition = versionsOf(history.dictionary, source.metrics[0] ?? '').at(-1);
  if (definition?.grain === 'instant') return counterFigure(history, source, month);
  if (definition?.nature === 'windowed' || definition?.nature === 'level') return windowFigure(history, source, month);
  // People counted on each day are not the month's people, nor is a sum of quotients a quotient.
  if (!source.metrics.every((name) => isAdditive(history, name)))
    return { value: missing('not-exposed'), metrics: [], readAt: null };
  return sumOfDays(history, source.metrics, month);
}

function isAdditive({ dictionary }: AccountHistory, name: string): boolean {
  return versionsOf(dictionary, name).every(({ nature }) => nature === 'additive');
}

/** A counter at the month's end. */
function counterFigure(history: AccountHistory, { metrics, fallback }: RoleSource, month: Month): MonthFigure {
  const document = history.months.get(month);
  const held = newestOf(history, metrics[0] ?? '', (key) => document?.closing[key]);
  if (held && typeof held.cell === 'number') {
    return { value: measured(held.cell), metrics: [held.key], readAt: heldAt(held), ...fromMember(held.from) };
  }
  if (fallback) return levelOfLastDay(history, fallback, month);
  const reason = held ? reasonOf(held) : (gapOf(history, metrics, document) ?? 'not-collected');
  return { value: missing(reason), metrics: [], readAt: null };
}

/** A level that the platform keeps by day stands in for a counter that nobody read. */
function levelOfLastDay(history: AccountHistory, name: string, month: Month): MonthFigure {
  const held = newestOf(history, name, (key) => history.months.get(month)?.days[key]?.[lastDayOf(month)]);
  if (!held || typeof held.cell !== 'number') return { value: missing(reasonOf(held)), metrics: [], readAt: null };
  return { value: measured(held.cell), metrics: [held.key], readAt: null, ...fromMember(held.from) };
}

/** A level, or a window that the platform moves day by day: the one that ends with the month. */
function windowFigure(history: AccountHistory, { metrics }: RoleSource, month: Month): MonthFigure {
  const figure = levelOfLastDay(history, metrics[0] ?? '', month);
  if (figure.value.kind !== 'missing') return figure;
  return { ...figure, value: missing(reasonOfDay(history, metrics, lastDayOf(month), history.months.get(month))) };
}

/** Days added up: a day counts when every metric of the role has it. */
function sumOfDays(history: AccountHistory, names: readonly string[], month: Month): MonthFigure {
  const document = history.months.get(month);
  const days = daysOf(month).map((day) => ({ day, parts: partsOfDay(history, document, names, day) }));
  const whole = days.filter(({ parts }) => parts.length === names.length);
  const metrics = [...new Set(whole.flatMap(({ parts }) => parts.map(({ key }) => key)))].sort();
  if (whole.length === 0)
    return { value: missing(reasonOfDays(history, names, month, document)), metrics, readAt: null };
  const amount = whole.reduce((sum, { parts }) => sum + parts.reduce((total, part) => total + part.amount, 0), 0);
  const from = fromMember(originOf(whole.flatMap(({ parts }) => parts)));
  const holes = days.filter(({ parts }) => parts.length < names.length);
  if (holes.length === 0) return { value: measured(amount), metrics, readAt: null, ...from };
  const found = new Set(holes.map(({ day }) => reasonOfDay(history, names, day, document)));
  const reasons = MISSING_REASONS.filter((reason) => found.has(reason));
  return {
    value: { kind: 'partial', amount, covered: whole.length, expected: days.length, of: 'days', reasons },
    metrics,
    readAt: null,
    ...from,
  };
}

function partsOfDay(history: AccountHistory, document: MonthDocument | undefined, names: readonly string[], day: Day) {
  return names.flatMap((name) => {
    const held = newestOf(history, name, (key) => document?.days[key]?.[day]);
    return held && typeof held.cell === 'number'
      ? [{ key: held.key, amount: held.cell, ...fromMember(held.from) }]
      : [];
  });
}

/** Posts published in the month, so far when it has not ended; a part, or unknown, where they could not be listed. */
function postCount(history: AccountHistory, month: Month): Value {
  const amount = postsPublishedIn(history, month).length;
  const unlisted = unlistedSince(history, history.months.get(month));
  if (unlisted && unlisted.from < endOfMonth(month)) return daysUntil(unlisted.from, month, amount, unlisted.reason);
  return isReadToItsEnd(history, month) ? measured(amount) : soFar(history, month, amount);
}

type Found = Held & { key: MetricKey };

/** Among the versions of a metric, the reading learnt last. */
function newestOf(
  history: AccountHistory,
  name: string,
  held: (key: MetricKey) => Held | undefined,
): Found | undefined {
  let newest: Found | undefined;
  for (const { key } of versionsOf(history.dictionary, name)) {
    const reading = held(key);
    if (reading && !(newest && isPreferred(newest, reading))) newest = { ...reading, key };
  }
  return newest;
}

/** The API before a file, then what was learnt later. */
function isPreferred(held: Held, other: Held): boolean {
  if (held.from !== other.from) return held.from === undefined;
  return held.learntAt > other.learntAt;
}

function reasonOf(held: Held | undefined): MissingReason {
  return held && typeof held.cell === 'string' ? held.cell : 'not-collected';
}

function reasonOfDays(
  history: AccountHistory,
  names: readonly string[],
  month: Month,
  document: MonthDocument | undefined,
): MissingReason {
  const said = daysOf(month).flatMap((day) => saidOfDay(history, names, day, document) ?? []);
  return said[0] ?? reasonOfDay(history, names, lastDayOf(month), document);
}

/**
 * A day without figure: what the platform said of it, or of the metric; else it had not given it when it was last asked,
 * or nobody asked after it.
 */
function reasonOfDay(
  history: AccountHistory,
  names: readonly string[],
  day: Day,
  document: MonthDocument | undefined,
): MissingReason {
  const said = saidOfDay(history, names, day, document) ?? gapOf(history, names, document);
  if (said) return said;
  const months = [document, history.months.get(addMonths(day.slice(0, 7) as Month, 1))];
  const asked = months.some((each) => slotsRead(each?.pulls ?? []).some((slot) => slot > addDays(day, 1)));
  return asked || day >= dayOf(history.cutoff, 'America/Bogota') ? 'not-yet' : 'not-collected';
}

function gapOf(history: AccountHistory, names: readonly string[], document: MonthDocument | undefined) {
  return names.map((name) => gapReason(history, document, 'account', name)).find((reason) => reason !== undefined);
}

function saidOfDay(
  history: AccountHistory,
  names: readonly string[],
  day: Day,
  document: MonthDocument | undefined,
): MissingReason | undefined {
  for (const name of names) {
    const cell = newestOf(history, name, (key) => document?.days[key]?.[day])?.cell;
    if (typeof cell === 'string') return cell;
  }
  return undefined;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricKey } from '#core/metrics/definition.ts';
import { emptyMonth, foldMonth, foldPull, monthsTouched } from '#core/month/fold.ts';
import type { Held } from '#core/month/month-document.ts';
import { type Cell, type Gap, latestMappings, type Pull, type ReadingTable } from '#core/pulls/pull.ts';
import { toDay } from '#core/time/day.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { addMonths, endOfMonth, type Month } from '#core/time/month.ts';
import { counterTable, dayTable, smallPull } from '#test/support/small-world.ts';

const MONTH: Month = '2026-10';
const HOUR = 3_600_000;
// 00:00 of Bogotá on 1 October and 1 November.
const [START, END] = [Date.UTC(2026, 9, 1, 5), Date.UTC(2026, 10, 1, 5)];
const FANS: MetricKey = 'facebook.page.fans@1';
const LIKES: MetricKey = 'facebook.post.likes@1';
const VIEWS: MetricKey = 'facebook.page.views@2';

const REFUSED: Gap = { level: 'account', metrics: ['facebook.page.views'], reason: 'no-permission' };

// Few values, so that readings meet at the same moment, the same key and the same mapping.
const moment = fc
  .constantFrom(START - HOUR, START, START + HOUR, START + 7 * HOUR, START + 300 * HOUR, END - HOUR, END - 1, END)
  .chain((base) =>
    fc.constantFrom(0, HOUR, 3 * HOUR, 6 * HOUR - 1, 6 * HOUR).map((more) => instantOfEpochMs(base + more)),
  );
const cell: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(0, 1, 2, 30, 400, 'gone', 'not-exposed', 'no-permission', null);
const day = fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01').map(toDay);

const table: fc.Arbitrary<ReadingTable> = fc.oneof(
  fc.tuple(moment, cell).map(([at, value]) => counterTable('account', at, { 1: { [FANS]: value } })),
  fc
    .tuple(moment, fc.dictionary(fc.constantFrom('p', 'q'), cell, { minKeys: 1 }))
    .map(([at, posts]) =>
      counterTable(
        'post',
        at,
        Object.fromEntries(Object.entries(posts).map(([id, value]) => [id, { [LIKES]: value }])),
      ),
    ),
  fc.tuple(moment, fc.dictionary(day, cell, { minKeys: 1 })).map(([at, cells]) => dayTable(at, VIEWS, cells)),
);
const pull = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 0, max: 2 }),
    fc.array(table, { minLength: 1, maxLength: 4 }),
    fc.constantFrom<Gap[]>([], [REFUSED], [{ ...REFUSED, reason: 'retired' }], [{ ...REFUSED, metrics: [] }]),
  )
  .map(([slot, mapping, tables, gaps]) => ({ ...smallPull(`2026-10-0${slot}T05:10:00.000Z`, tables, mapping), gaps }));
// A pull is immutable: one id, one content.
const pulls = fc.uniqueArray(pull, { selector: ({ id }) => id, minLength: 1, maxLength: 7 });

function folded(month: Month, some: readonly Pull[], start = emptyOf(month, some)) {
  return some.filter((one) => monthsTouched(one).includes(month)).reduce(foldPull, start);
}

function emptyOf(month: Month, some: readonly Pull[]) {
  const touching = some.filter((one) => monthsTouched(one).includes(month));
  return emptyMonth(touching[0] ?? smallPull('2026-10-01T05:10:00.000Z', []), month);
}

describe('folding pulls into a month', () => {
  it('gives the same document in any order, however often a pull comes', () => {
    const order = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(pulls, order, (some, noise) => {
        const shuffled = noise.map((at) => some[at % some.length]).flatMap((one) => one ?? []);
        const every = [...shuffled, ...some.toReversed(), ...shuffled];
        expect(folded(MONTH, every, emptyOf(MONTH, every))).toEqual(folded(MONTH, some));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same document when it was stored and taken up again in between', () => {
    fc.assert(
      fc.property(pulls, fc.nat({ max: 7 }), (some, cut) => {
        const first = folded(MONTH, some.slice(0, cut), emptyOf(MONTH, some));
        const second = folded(MONTH, some.slice(cut), JSON.parse(JSON.stringify(first)));
        expect(second).toEqual(folded(MONTH, some));
      }),
    );
  });

  it('is the month that a rebuild from the newest mappings gives', () => {
    fc.assert(
      fc.property(pulls, (some) => {
        const latest = latestMappings(some);
        const rebuilt = foldMonth(MONTH, some.toReversed());
        const touching = latest.filter((one) => monthsTouched(one).includes(MONTH));
        expect(rebuilt).toEqual(touching.length === 0 ? undefined : folded(MONTH, latest));
      }),
    );
  });

  it('closes a counter as the rule is told', () => {
    fc.assert(
      fc.property(pulls, (some) => {
        const document = folded(MONTH, some);
        expect(document.closing[FANS]).toEqual(closingTold(readings(some, 'account', FANS, '1')));
        for (const native of ['p', 'q']) {
          const held = document.posts.find((post) => post.native === native)?.closing[LIKES];
          expect(held).toEqual(closingTold(readings(some, 'post', LIKES, native)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps of each day what was learnt last, a number before a reason', () => {
    fc.assert(
      fc.property(pulls, (some) => {
        const document = folded(MONTH, some);
        for (const at of ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'] as const) {
          const told = newestTold(dayReadings(some, at));
          expect(document.days[VIEWS]?.[at]).toEqual(at.startsWith('2026-10') ? told : undefined);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the last reading of each Bogotá day of the month, and no other', () => {
    fc.assert(
      fc.property(pulls, (some) => {
        const inside = readings(some, 'account', FANS, '1').filter(({ at }) => at >= START && at < END);
        const byDay = Map.groupBy(inside, ({ at }) => new Date(at - 5 * HOUR).toISOString().slice(0, 10));
        const told = Object.fromEntries([...byDay].map(([of, all]) => [of, newestTold(all)]));
        expect(folded(MONTH, some).counters[FANS] ?? {}).toEqual(told);
      }),
    );
  });
});

it('keeps the days of posts out of the series of the account, whatever their keys', () => {
  const ofPosts = (key: MetricKey, period: ReadingTable['period']): ReadingTable => ({
    level: 'post',
    learntAt: '2026-10-12T05:10:00.000Z',
    keys: [key],
    period,
    rows: [1, 2].map((n) => ({ subject: `p${n}`, day: '2026-10-09', month: MONTH, cells: [10 * n] })),
  });
  const days = { grain: 'day', zone: 'America/Los_Angeles' } as const;
  const series = [ofPosts(VIEWS, days), ofPosts('facebook.post.day-views@1', days), ofPosts(VIEWS, { grain: 'month' })];
  const account = dayTable('2026-10-11T05:10:00.000Z', VIEWS, { '2026-10-09': 500 });
  const one = smallPull('2026-10-11T05:10:00.000Z', [account]);
  const other = smallPull('2026-10-12T05:10:00.000Z', series);
  expect(monthsTouched(other)).toEqual([]);
  const both = foldPull(folded(MONTH, [one]), other);
  expect(both).toMatchObject({ days: { [VIEWS]: { '2026-10-09': { cell: 500 } } }, posts: [] });
  expect([Object.keys(both.days), both.months]).toEqual([[VIEWS], undefined]);
});

describe('the months that a pull touches', () => {
  it.each([
    ['2026-11-01T05:10:00.000Z', ['2026-10', '2026-11']],
    ['2026-11-01T10:59:59.999Z', ['2026-10', '2026-11']],
    ['2026-11-01T11:00:00.000Z', ['2026-11']],
    ['2026-11-02T05:10:00.000Z', ['2026-11']],
    ['2026-11-01T04:59:00.000Z', ['2026-10']],
  ] as const)('are, for a counter read at %s, %j', (at, months) => {
    const tables = [counterTable('account', at, { 1: { [FANS]: 1 } })];
    expect(monthsTouched(smallPull(at, tables))).toEqual(months);
  });

  it('are, for days, the months written on them', () => {
    const tables = [dayTable('2027-02-03T05:10:00.000Z', VIEWS, { '2026-12-31': 1, '2027-02-01': 2 })];
    expect(monthsTouched(smallPull('2027-02-03T05:10:00.000Z', tables))).toEqual(['2026-12', '2027-02']);
  });

  it('are, for what a whole pull lacked, that of its slot, and the one before while its days are still read', () => {
    const lacking = (slot: Instant) => monthsTouched({ ...smallPull(slot, []), gaps: [REFUSED] });
    expect(lacking('2026-10-10T05:10:00.000Z')).toEqual(['2026-09', '2026-10']);
    expect(lacking('2026-10-11T05:10:00.000Z')).toEqual(['2026-10']);
    const ofOnePost = { ...REFUSED, level: 'post' as const, subjects: ['p'] };
    expect(monthsTouched({ ...smallPull('2026-10-10T05:10:00.000Z', []), gaps: [ofOnePost] })).toEqual([]);
  });
});

type Reading = Omit<Held, 'at'> & { at: number };

function readings(some: readonly Pull[], level: ReadingTable['level'], key: MetricKey, subject: string): Reading[] {
  return some.flatMap(({ tables, mapping }) =>
    tables.flatMap((one) => {
      if (one.level !== level || one.period.grain !== 'instant') return [];
      const value = one.rows.find((row) => row.subject === subject)?.cells[one.keys.indexOf(key)];
      return value == null ? [] : [readingOf(value, one, mapping)];
    }),
  );
}

function dayReadings(some: readonly Pull[], of: string): Reading[] {
  return some.flatMap(({ tables, mapping }) =>
    tables.flatMap((one) => {
      const value = one.rows.find((row) => row.day === of)?.cells[0];
      return value == null ? [] : [readingOf(value, one, mapping)];
    }),
  );
}

function readingOf(cell: NonNullable<Cell>, { learntAt }: ReadingTable, mapping: number): Reading {
  return { cell, learntAt, mapping, at: Date.parse(learntAt) };
}

/** Sorts by the rules in turn and takes the first. */
function best(all: readonly Reading[], ...rules: ((reading: Reading) => number | string)[]): Held | undefined {
  const sorted = all.toSorted((a, b) => {
    for (const rule of rules) {
      const [one, other] = [rule(a), rule(b)];
      if (one !== other) return one > other ? -1 : 1;
    }
    return 0;
  });
  if (!sorted[0]) return undefined;
  const { at: _, ...held } = sorted[0];
  return held;
}

const isNumber = ({ cell: value }: Reading) => Number(typeof value === 'number');
const ties = [({ mapping }: Reading) => mapping, ({ cell: value }: Reading) => value];

function newestTold(all: readonly Reading[]): Held | undefined {
  return best(all, isNumber, ({ at }) => at, ...ties);
}

function closingTold(all: readonly Reading[]): Held | undefined {
  const inReach = all.filter(({ at }) => at >= START && at < END + 6 * HOUR);
  const numbers = inReach.filter(isNumber);
  const after = (numbers.length > 0 ? numbers : inReach).filter(({ at }) => at >= END);
  if (after.length > 0) return best(after, ({ at }) => -at, ...ties);
  return best(numbers.length > 0 ? numbers : inReach, ({ at }) => at, ...ties);
}

it('knows the bounds that these tests write by hand', () => {
  expect(endOfMonth(MONTH)).toBe(instantOfEpochMs(END));
  expect(endOfMonth(addMonths(MONTH, -1))).toBe(instantOfEpochMs(START));
});

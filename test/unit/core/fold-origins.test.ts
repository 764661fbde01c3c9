import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricKey } from '#core/metrics/definition.ts';
import { emptyMonth, foldMonth, foldPull, monthsTouched } from '#core/month/fold.ts';
import type { Held, MonthDocument } from '#core/month/month-document.ts';
import { type Pull, pullId, type ReadingTable, slotsRead } from '#core/pulls/pull.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { counterTable, dayTable, smallPull } from '#test/support/small-world.ts';

const MONTH: Month = '2026-10';
const HOUR = 3_600_000;
const END = Date.UTC(2026, 10, 1, 5);
const LIKES: MetricKey = 'facebook.post.likes@1';
const VIEWS: MetricKey = 'facebook.page.views@2';
const HAND: MetricKey = 'facebook.hand.views@1';

const hours = (...some: number[]) => fc.constantFrom(...some.map((each) => instantOfEpochMs(END + each * HOUR)));
const amount = fc.constantFrom(1, 2, 30, 'gone' as const, null);

interface Written {
  source: 'api' | 'file';
  learntAt: Instant;
  at: Instant | undefined;
  kind: 'counter' | 'day' | 'hand';
  cell: number | 'gone' | null;
  mapping: number;
}

const written: fc.Arbitrary<Written> = fc.record({
  source: fc.constantFrom('api' as const, 'file' as const),
  learntAt: hours(-30, 0.1, 3, 90, 91),
  at: fc.option(hours(-40, -30, -1, 0, 0.1, 5, 6, 80), { nil: undefined }),
  kind: fc.constantFrom('counter' as const, 'day' as const, 'hand' as const),
  cell: amount,
  mapping: fc.constantFrom(0, 1),
});

function tableOf({ source, learntAt, at, kind, cell }: Written): ReadingTable {
  if (kind === 'day') return dayTable(learntAt, VIEWS, { '2026-10-31': cell });
  if (kind === 'hand') {
    const rows = [{ subject: '1', month: MONTH, cells: [cell] }];
    return { level: 'account', learntAt, keys: [HAND], period: { grain: 'month' }, hand: true, rows };
  }
  const table = counterTable('post', learntAt, { p: { [LIKES]: cell } });
  // What a file tells held before it was taken in; an answer holds when it comes.
  return source === 'file' && at !== undefined && at < learntAt
    ? { ...table, period: { grain: 'instant', at } }
    : table;
}

const pulls = fc.array(written, { minLength: 1, maxLength: 7 }).map((all) =>
  all.map((one, index): Pull => {
    const slot = `2026-11-0${index + 1}T05:10:00.000Z` as Instant;
    const { source, mapping } = one;
    const pull = smallPull(slot, [tableOf(one)], mapping);
    return { ...pull, source, id: pullId(pull.account, slot, source, mapping), learntAt: one.learntAt };
  }),
);

function folded(some: readonly Pull[]): MonthDocument {
  const touching = some.filter((one) => monthsTouched(one).includes(MONTH));
  // The moment from which an empty month begins is none of the property's.
  const start = {
    ...emptyMonth(smallPull('2026-10-01T05:10:00.000Z', []), MONTH),
    learntAt: '2026-01-01T00:00:00.000Z' as Instant,
  };
  return touching.reduce(foldPull, start);
}

interface Reading {
  cell: number | string;
  at: number;
  learnt: number;
  rank: number;
  mapping: number;
}

function readings(some: readonly Pull[], key: MetricKey): Reading[] {
  return some.flatMap(({ tables, source, mapping }) =>
    tables.flatMap((table) => {
      const cell = table.rows[0]?.cells[table.keys.indexOf(key)];
      if (cell == null) return [];
      const at = table.period.grain === 'instant' ? (table.period.at ?? table.learntAt) : table.learntAt;
      const rank = table.hand ? 2 : source === 'file' ? 1 : 0;
      return [{ cell, at: Date.parse(at), learnt: Date.parse(table.learntAt), rank, mapping }];
    }),
  );
}

/** The reading that a list of rules puts first, each as a number of which the smaller comes first. */
function first(all: readonly Reading[], ...rules: ((reading: Reading) => number)[]): Reading | undefined {
  return all.toSorted((a, b) => {
    for (const rule of rules) if (rule(a) !== rule(b)) return rule(a) - rule(b);
    return String(a.cell) > String(b.cell) ? -1 : 1;
  })[0];
}

const figureFirst = ({ cell }: Reading) => (typeof cell === 'number' ? 0 : 1);
const newest = [
  ({ learnt }: Reading) => -learnt,
  ({ mapping }: Reading) => -mapping,
  ({ cell }: Reading) => (typeof cell === 'number' ? -cell : 0),
];

function closingTold(all: readonly Reading[]): Reading | undefined {
  const inReach = all.filter(({ at }) => at >= Date.UTC(2026, 9, 1, 5) && at < END + 6 * HOUR);
  const figures = inReach.filter((one) => figureFirst(one) === 0);
  const among = figures.length > 0 ? figures : inReach;
  const after = among.filter(({ at }) => at >= END);
  const rank = ({ rank: value }: Reading) => value;
  if (after.length > 0) return first(after, rank, ({ at }) => at, ...newest);
  return first(among, ({ at }) => -at, rank, ...newest);
}

const shown = (held: Held | undefined) => held && [held.cell, Date.parse(held.at ?? held.learntAt), held.from ?? 'api'];
const expected = (reading: Reading | undefined) =>
  reading && [reading.cell, reading.at, ['api', 'file', 'hand'][reading.rank]];

describe('folding what the API, files and people told', () => {
  it('gives the same month in any order, however often each comes, and when it was stored in between', () => {
    fc.assert(
      fc.property(pulls, fc.array(fc.nat(), { minLength: 15, maxLength: 15 }), (some, noise) => {
        const shuffled = noise.flatMap((at) => some[at % some.length] ?? []);
        const half = JSON.parse(JSON.stringify(folded(shuffled)));
        const again = some
          .filter((one) => monthsTouched(one).includes(MONTH))
          .toReversed()
          .reduce(foldPull, half);
        expect(again).toEqual(folded(some));
        expect(foldMonth(MONTH, some.toReversed())?.days).toEqual(foldMonth(MONTH, some)?.days);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what counts: by the moment for a counter, by where it comes from for the same period', () => {
    fc.assert(
      fc.property(pulls, (some) => {
        const document = folded(some);
        const closing = document.posts.find(({ native }) => native === 'p')?.closing[LIKES];
        expect(shown(closing)).toEqual(expected(closingTold(readings(some, LIKES))));
        const rank = ({ rank: value }: Reading) => value;
        const dayTold = first(readings(some, VIEWS), figureFirst, rank, ...newest);
        expect(shown(document.days[VIEWS]?.['2026-10-31'])).toEqual(expected(dayTold));
        expect(shown(document.months?.[HAND])).toEqual(expected(first(readings(some, HAND), figureFirst, ...newest)));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a month that the API alone told of in the form that it had', () => {
    const at: Instant = '2026-11-01T05:10:00.000Z';
    const document = folded([smallPull(at, [counterTable('post', at, { p: { [LIKES]: 3 } })])]);
    expect(document).not.toHaveProperty('months');
    expect(document.posts).toEqual([{ native: 'p', closing: { [LIKES]: { cell: 3, learntAt: at, mapping: 0 } } }]);
  });

  it('takes no file for a reading of its slot', () => {
    expect(
      slotsRead([
        'a|2026-11-01T05:10:00.000Z|api|0',
        'a|2026-11-05T20:00:00.000Z|file|0',
        'a|2026-10-01T05:10:00.000Z|backfill|1',
      ]),
    ).toEqual(['2026-11-01T05:10:00.000Z', '2026-10-01T05:10:00.000Z']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { type MetricKey, type Nature, nameOf } from '#core/metrics/definition.ts';
import type { Value } from '#core/metrics/value.ts';
import { missing } from '#core/metrics/value.ts';
import { monthFigure } from '#core/month/figure-value.ts';
import type { Cell, Pull } from '#core/pulls/pull.ts';
import type { Day } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { counterTable, dayTable, smallHistory, smallPost, smallPull } from '#test/support/small-world.ts';

const FANS: MetricKey = 'facebook.page.fans@1';
const days = (from: number, to: number, of = '2026-10') =>
  Array.from({ length: to - from + 1 }, (_, n) => `${of}-${String(from + n).padStart(2, '0')}` as Day);
const series = (key: MetricKey, cells: Readonly<Record<Day, Cell>>, learntAt: Instant = '2026-11-05T05:10:00.000Z') =>
  smallPull(learntAt, [dayTable(learntAt, key, cells)]);
const october = (cells: readonly Cell[]) => Object.fromEntries(days(1, 31).map((day, n) => [day, cells[n] ?? null]));

describe('a figure that the platform does not fill', () => {
  it('is missing because it is not exposed', () => {
    const figure = monthFigure(smallHistory([]), 'watchTime', '2026-10');
    expect(figure).toEqual({ value: { kind: 'missing', reason: 'not-exposed' }, metrics: [], readAt: null });
  });
});

describe('a figure of days that do not add up', () => {
  const cells = october(Array.from({ length: 31 }, (_, n) => 100 + n));
  const figureOf = (nature: Nature) => {
    const history = smallHistory([series('facebook.page.views@2', cells)]);
    const metrics = history.dictionary.metrics.map((each) => ({ ...each, nature }));
    return monthFigure({ ...history, dictionary: { ...history.dictionary, metrics } }, 'views', '2026-10').value;
  };

  it.each([
    ['additive', { kind: 'measured', amount: 31 * 115 }],
    ['level', { kind: 'measured', amount: 130 }],
    ['windowed', { kind: 'measured', amount: 130 }],
    ['unique', missing('not-exposed')],
    ['ratio', missing('not-exposed')],
  ] as const)('of nature %s is never their sum but where they add up', (nature, value) => {
    expect(figureOf(nature)).toEqual(value);
  });

  it('is of nature unique or windowed wherever people are counted', () => {
    const ofPeople = DICTIONARIES.flatMap(({ metrics }) => metrics).filter(({ key }) =>
      /reach|page-visitors|follows-\w+-people/.test(key),
    );
    expect(ofPeople.length).toBeGreaterThan(5);
    expect(ofPeople.filter(({ nature }) => nature !== 'unique' && nature !== 'windowed')).toEqual([]);
  });

  it('fills no role of any platform', () => {
    for (const { roles, metrics } of DICTIONARIES) {
      const named = Object.values(roles).flatMap(({ from, metrics: names }) => (from === 'account' ? names : []));
      const daily = metrics.filter(({ key, grain }) => grain === 'day' && named.includes(nameOf(key)));
      expect(daily.filter(({ nature }) => nature === 'unique' || nature === 'ratio')).toEqual([]);
    }
  });
});

describe('a sum of days', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 0, max: 1e9 }) },
    { weight: 1, arbitrary: fc.constantFrom<Cell>(null, 'no-permission', 'not-exposed') },
  );
  const month = fc.array(cell, { minLength: 31, maxLength: 31 });

  it('is whole, a part, or missing as its days are', () => {
    fc.assert(
      fc.property(month, (cells) => {
        const history = smallHistory([series('facebook.page.views@2', october(cells))]);
        const numbers = cells.filter((one) => typeof one === 'number');
        const { value } = monthFigure(history, 'views', '2026-10');
        expect(amountsOf(value)).toEqual(toldOf(numbers.length, numbers));
        const said = new Set(cells.filter((one) => typeof one === 'string'));
        if (value.kind === 'partial') expect(value.reasons.filter((one) => one !== 'not-yet')).toEqual(inOrder(said));
      }),
    );
  });

  it('of two metrics counts a day only when it has both', () => {
    fc.assert(
      fc.property(month, month, (likes, comments) => {
        const history = smallHistory([
          series('facebook.page.likes@1', october(likes)),
          series('facebook.page.comments@1', october(comments), '2026-11-06T05:10:00.000Z'),
        ]);
        const both = likes.flatMap((like, n) => {
          const comment = comments[n];
          return typeof like === 'number' && typeof comment === 'number' ? [like + comment] : [];
        });
        expect(amountsOf(monthFigure(history, 'interactions', '2026-10').value)).toEqual(toldOf(both.length, both));
      }),
    );
  });

  it('says of each hole what the platform said of it', () => {
    const cells = Array.from({ length: 31 }, (_, n): Cell => (n === 4 ? 'no-permission' : n === 9 ? null : 10));
    const { value } = monthFigure(smallHistory([series('facebook.page.views@2', october(cells))]), 'views', '2026-10');
    expect(value).toEqual({
      kind: 'partial',
      amount: 290,
      covered: 29,
      expected: 31,
      of: 'days',
      reasons: ['no-permission', 'not-yet'],
    });
  });

  it('whose days all carry a reason carries it', () => {
    const cells = Array.from({ length: 31 }, (): Cell => 'no-permission');
    const { value } = monthFigure(smallHistory([series('facebook.page.views@2', october(cells))]), 'views', '2026-10');
    expect(value).toEqual({ kind: 'missing', reason: 'no-permission' });
  });

  it('rests on both versions in the month of a redefinition', () => {
    const before = Object.fromEntries(days(1, 23, '2026-08').map((day) => [day, 1]));
    const after = Object.fromEntries(days(24, 31, '2026-08').map((day) => [day, 100]));
    const history = smallHistory([
      series('facebook.page.views@1', before, '2026-09-05T05:10:00.000Z'),
      series('facebook.page.views@2', after, '2026-09-06T05:10:00.000Z'),
    ]);
    expect(monthFigure(history, 'views', '2026-08')).toEqual({
      value: { kind: 'measured', amount: 823 },
      metrics: ['facebook.page.views@1', 'facebook.page.views@2'],
      readAt: null,
    });
  });

  it('that nobody asked for after its days is not collected, and not yet while they may still come', () => {
    const last: Pull = series('facebook.page.views@2', { '2026-10-01': 5 }, '2026-10-05T05:10:00.000Z');
    const left = smallHistory([last]);
    expect(monthFigure(left, 'views', '2026-10').value).toMatchObject({
      covered: 1,
      reasons: ['not-yet', 'not-collected'],
    });
    const provisional = smallHistory([last], [], { cutoff: '2026-10-05T12:00:00.000Z' });
    expect(monthFigure(provisional, 'views', '2026-10').value).toMatchObject({ covered: 1, reasons: ['not-yet'] });
    expect(monthFigure(left, 'views', '2026-11').value).toEqual({ kind: 'missing', reason: 'not-collected' });
  });
});

describe('a counter at the end of a month', () => {
  const read = (at: Instant, fans: Cell) => smallPull(at, [counterTable('account', at, { 1: { [FANS]: fans } })]);

  it('is the reading after the boundary, with its time', () => {
    const history = smallHistory([read('2026-10-31T05:10:00.000Z', 90), read('2026-11-01T05:10:03.000Z', 95)]);
    expect(monthFigure(history, 'followers', '2026-10')).toEqual({
      value: { kind: 'measured', amount: 95 },
      metrics: [FANS],
      readAt: '2026-11-01T05:10:03.000Z',
    });
  });

  it('is the last one before when the boundary was missed, with its time', () => {
    const history = smallHistory([
      read('2026-10-30T05:10:00.000Z', 90),
      read('2026-10-29T05:10:00.000Z', 80),
      read('2026-11-01T12:00:00.000Z', 99),
    ]);
    const figure = monthFigure(history, 'followers', '2026-10');
    expect(figure).toMatchObject({ value: { amount: 90 }, readAt: '2026-10-30T05:10:00.000Z' });
  });

  it('may fall, and is not clipped', () => {
    const history = smallHistory([read('2026-10-01T05:10:00.000Z', 500), read('2026-11-01T05:10:00.000Z', 400)]);
    expect(monthFigure(history, 'followers', '2026-09').value).toEqual({ kind: 'measured', amount: 500 });
    expect(monthFigure(history, 'followers', '2026-10').value).toEqual({ kind: 'measured', amount: 400 });
  });

  it('stands back for the daily level of the last day, and for nothing else', () => {
    const level = series('facebook.page.fans-day@1', { '2026-10-30': 7, '2026-10-31': 8 });
    expect(monthFigure(smallHistory([level]), 'followers', '2026-10')).toEqual({
      value: { kind: 'measured', amount: 8 },
      metrics: ['facebook.page.fans-day@1'],
      readAt: null,
    });
    const without = series('facebook.page.fans-day@1', { '2026-10-30': 7 });
    expect(monthFigure(smallHistory([without]), 'followers', '2026-10').value).toMatchObject({ kind: 'missing' });
  });

  it('is missing with the reason that was read', () => {
    const history = smallHistory([read('2026-11-01T05:10:00.000Z', 'no-permission')]);
    const noLevel = { ...history, dictionary: { ...history.dictionary, roles: { followers: FANS_ONLY } } };
    expect(monthFigure(noLevel, 'followers', '2026-10').value).toEqual({ kind: 'missing', reason: 'no-permission' });
    expect(monthFigure(noLevel, 'followers', '2026-08').value).toEqual({ kind: 'missing', reason: 'not-collected' });
  });
});

describe('a window that moves day by day', () => {
  it('is the one that ends with the month', () => {
    const history = smallHistory([
      series('facebook.page.reach@1', { '2026-10-30': 70, '2026-10-31': 80, '2026-11-01': 90 }),
    ]);
    expect(monthFigure(history, 'reach', '2026-10').value).toEqual({ kind: 'measured', amount: 80 });
    expect(monthFigure(history, 'reach', '2026-07').value).toEqual({ kind: 'missing', reason: 'not-collected' });
  });

  it('is missing for the reason given when the platform refuses it', () => {
    const history = smallHistory([series('facebook.page.reach@1', { '2026-10-31': 'no-permission' })]);
    expect(monthFigure(history, 'reach', '2026-10').value).toEqual({ kind: 'missing', reason: 'no-permission' });
  });
});

describe('a day without a figure', () => {
  it('is "not yet" once a pull after its end asked for it, "not collected" when none did', () => {
    const known = { '2026-10-05': 7 };
    const reasonAfter = (slot: Instant) => {
      const { value } = monthFigure(smallHistory([series('facebook.page.views@2', known, slot)]), 'reach', '2026-10');
      return value;
    };
    expect(reasonAfter('2026-11-01T05:10:00.000Z')).toEqual(missing('not-yet'));
    expect(reasonAfter('2026-10-31T05:10:00.000Z')).toEqual(missing('not-collected'));
  });
});

describe('a metric that whole pulls lacked', () => {
  const refused = (slot: Instant) => ({
    ...smallPull(slot, []),
    gaps: [{ level: 'account' as const, metrics: ['facebook.page.views'], reason: 'no-permission' as const }],
  });

  it('is missing for the reason that they gave', () => {
    const pulls = [refused('2026-10-20T05:10:00.000Z'), refused('2026-11-02T05:10:00.000Z')];
    expect(monthFigure(smallHistory(pulls, []), 'views', '2026-10').value).toEqual(missing('no-permission'));
  });

  it('is no longer, once it was read again: what still lacks has another reason', () => {
    const read = smallPull('2026-10-21T05:10:00.000Z', [
      dayTable('2026-10-21T05:10:00.000Z', 'facebook.page.views@2', { '2026-10-19': 5 }),
    ]);
    const { value } = monthFigure(smallHistory([refused('2026-10-20T05:10:00.000Z'), read], []), 'views', '2026-10');
    expect(value).toMatchObject({ kind: 'partial', amount: 5, covered: 1 });
    expect(value).not.toMatchObject({ reasons: expect.arrayContaining(['no-permission']) });
  });
});

describe('the posts of a month', () => {
  const posts = [
    smallPost('before', '2026-10-01T04:59:59.000Z'),
    smallPost('first', '2026-10-01T05:00:00.000Z'),
    smallPost('last', '2026-11-01T04:59:59.000Z'),
    smallPost('after', '2026-11-01T05:00:00.000Z'),
    smallPost('reposted', '2026-10-10T05:00:00.000Z', {
      versions: [{ text: '', permalink: '', format: 'other', shared: true, learntAt: '2026-10-11T05:10:00.000Z' }],
    }),
    smallPost('gone', '2026-10-12T05:00:00.000Z', { goneSince: '2026-10-15T05:10:00.000Z' }),
  ];
  const read = (at: Instant) => smallPull(at, [counterTable('account', at, { 1: { [FANS]: 1 } })]);

  it('are its own publications by Bogotá time, those that vanished too', () => {
    const history = smallHistory([read('2026-10-20T05:10:00.000Z'), read('2026-11-01T05:10:00.000Z')], posts);
    expect(monthFigure(history, 'posts', '2026-10').value).toEqual({ kind: 'measured', amount: 3 });
  });

  it('are a part until the month was read to its end', () => {
    const pulls = [read('2026-10-20T05:10:00.000Z')];
    const part = { kind: 'partial', amount: 3, covered: 19, expected: 31, of: 'days' };
    const now = smallHistory(pulls, posts, { cutoff: '2026-10-20T12:00:00.000Z' });
    expect(monthFigure(now, 'posts', '2026-10').value).toEqual({ ...part, reasons: ['not-yet'] });
    const later = smallHistory(pulls, posts);
    expect(monthFigure(later, 'posts', '2026-10').value).toEqual({ ...part, reasons: ['not-collected'] });
  });

  it('are not known yet when only the month before was read to its end', () => {
    const cutoff = '2026-10-01T06:00:00.000Z' as const;
    const history = smallHistory([read('2026-10-01T05:10:00.000Z')], posts.slice(0, 2), { cutoff });
    expect(monthFigure(history, 'posts', '2026-10').value).toEqual({ kind: 'missing', reason: 'not-yet' });
    expect(monthFigure(history, 'posts', '2026-09').value).toEqual({ kind: 'measured', amount: 1 });
  });

  const refused = (at: Instant): Pull => ({
    ...read(at),
    gaps: [{ level: 'post', metrics: [], reason: 'no-permission' }],
  });
  const listed = (at: Instant) => smallPull(at, [counterTable('post', at, { first: { 'facebook.post.likes@1': 1 } })]);

  it('are unknown, never zero, when the platform refused to list them', () => {
    const pulls = [refused('2026-10-20T05:10:00.000Z'), refused('2026-11-01T05:10:00.000Z')];
    expect(monthFigure(smallHistory(pulls, []), 'posts', '2026-10').value).toEqual(missing('no-permission'));
  });

  it('are a part when the listing was refused from some day on', () => {
    const pulls = [listed('2026-10-13T05:10:00.000Z'), refused('2026-10-14T05:10:00.000Z')];
    const ended = smallHistory([...pulls, refused('2026-11-01T05:10:00.000Z')], posts);
    const part = { kind: 'partial', amount: 3, covered: 12, expected: 31, of: 'days', reasons: ['no-permission'] };
    expect(monthFigure(ended, 'posts', '2026-10').value).toEqual(part);
  });

  it('are whole when a refusal came before, or after, the listing at the end of the month', () => {
    const end = [listed('2026-11-01T05:10:00.000Z'), read('2026-11-01T05:10:00.000Z')];
    for (const at of ['2026-10-20T05:10:00.000Z', '2026-11-03T05:10:00.000Z'] as const) {
      const { value } = monthFigure(smallHistory([refused(at), ...end], posts), 'posts', '2026-10');
      expect(value).toEqual({ kind: 'measured', amount: 3 });
    }
  });

  it('are unknown when nobody read the account, never zero', () => {
    expect(monthFigure(smallHistory([], posts), 'posts', '2026-10').value).toMatchObject({ kind: 'missing' });
  });

  it('of a month before the connection are known only if something older is', () => {
    const account = { ...smallHistory([]).account, connectedAt: '2026-12-01T05:10:00.000Z' as const };
    const pulls = [read('2026-12-01T05:10:00.000Z')];
    expect(monthFigure(smallHistory(pulls, posts, { account }), 'posts', '2026-10').value).toEqual({
      kind: 'measured',
      amount: 3,
    });
    const young = smallHistory(pulls, posts.slice(1), { account });
    expect(monthFigure(young, 'posts', '2026-10').value).toMatchObject({ kind: 'missing' });
    // The days of a series tell nothing of how far back a listing went.
    const late = { ...account, connectedAt: '2026-12-15T05:10:00.000Z' as const };
    const backfill = series('facebook.page.views@2', october([1]), late.connectedAt);
    expect(monthFigure(smallHistory([backfill], posts.slice(1), { account: late }), 'posts', '2026-10').value).toEqual(
      missing('not-collected'),
    );
  });
});

const FANS_ONLY = { from: 'account', metrics: ['facebook.page.fans'] } as const;

function amountsOf(value: Value): unknown {
  return value.kind === 'partial' ? { amount: value.amount, covered: value.covered, expected: value.expected } : value;
}

function toldOf(covered: number, numbers: readonly number[]): unknown {
  const amount = numbers.reduce((sum, one) => sum + one, 0);
  if (covered === 31) return { kind: 'measured', amount };
  return covered === 0 ? expect.objectContaining({ kind: 'missing' }) : { amount, covered, expected: 31 };
}

function inOrder(said: ReadonlySet<Cell>): string[] {
  return ['not-exposed', 'no-permission', 'retired', 'not-yet', 'gone', 'not-collected'].filter((one) =>
    said.has(one as Cell),
  );
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricKey } from '#core/metrics/definition.ts';
import { monthFigure } from '#core/month/figure-value.ts';
import type { Cell } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { counterTable, smallHistory, smallPost, smallPull } from '#test/support/small-world.ts';

const LIKES: MetricKey = 'facebook.post.likes@1';
const SHARES: MetricKey = 'facebook.post.shares@1';
const OPENING: Instant = '2026-10-01T05:10:00.000Z';
const CLOSING: Instant = '2026-11-01T05:10:00.000Z';

const read = (at: Instant, posts: Readonly<Record<string, Cell>>, key = LIKES) =>
  smallPull(at, [
    counterTable('post', at, Object.fromEntries(Object.entries(posts).map(([id, n]) => [id, { [key]: n }]))),
  ]);

const OLD = smallPost('old', '2026-06-10T15:00:00.000Z');
const YOUNG = smallPost('young', '2026-09-25T15:00:00.000Z');
const NEW = smallPost('new', '2026-10-12T15:00:00.000Z');

describe('what the posts of an account gained in a month', () => {
  it('is closing minus opening of each, and all of a new one', () => {
    const pulls = [read(OPENING, { old: 40, young: 5 }), read(CLOSING, { old: 41, young: 25, new: 300 })];
    expect(monthFigure(smallHistory(pulls, [OLD, YOUNG, NEW]), 'reactions', '2026-10')).toEqual({
      value: { kind: 'measured', amount: 1 + 20 + 300 },
      metrics: [LIKES],
      readAt: null,
    });
  });

  it('keeps a fall', () => {
    const pulls = [read(OPENING, { old: 40 }), read(CLOSING, { old: 31 })];
    expect(monthFigure(smallHistory(pulls, [OLD]), 'reactions', '2026-10').value).toEqual({
      kind: 'measured',
      amount: -9,
    });
  });

  it('is a part when an old post has no opening', () => {
    const pulls = [read(OPENING, { young: 5 }), read(CLOSING, { old: 41, young: 25 })];
    expect(monthFigure(smallHistory(pulls, [OLD, YOUNG]), 'reactions', '2026-10').value).toEqual({
      kind: 'partial',
      amount: 20,
      covered: 1,
      expected: 2,
      of: 'posts',
      reasons: ['not-collected'],
    });
  });

  it('leaves out a post whose figure the platform hides', () => {
    const pulls = [
      read(CLOSING, { new: 'not-exposed' }),
      // Nothing is said of its reactions any more: they count with what they were.
      read(CLOSING, { young: 90 }, SHARES),
      read('2026-10-20T05:10:00.000Z', { young: 8 }),
      read(OPENING, { young: 5 }),
    ];
    const { value } = monthFigure(smallHistory(pulls, [YOUNG, NEW]), 'reactions', '2026-10');
    expect(value).toEqual({ kind: 'measured', amount: 3 });
  });

  it('is a part when a figure was refused, with the reason read', () => {
    const pulls = [read(CLOSING, { new: 'no-permission', young: 8 }), read(OPENING, { young: 5 })];
    expect(monthFigure(smallHistory(pulls, [YOUNG, NEW]), 'reactions', '2026-10').value).toEqual({
      kind: 'partial',
      amount: 3,
      covered: 1,
      expected: 2,
      of: 'posts',
      reasons: ['no-permission'],
    });
  });

  it('is missing when no post has a figure, and when nobody read any', () => {
    const hidden = smallHistory([read(CLOSING, { new: 'not-exposed' })], [NEW]);
    expect(monthFigure(hidden, 'reactions', '2026-10').value).toEqual({ kind: 'missing', reason: 'not-exposed' });
    const unread = smallHistory([read(OPENING, { old: 1 })], [OLD]);
    expect(monthFigure(unread, 'reactions', '2026-11').value).toEqual({ kind: 'missing', reason: 'not-collected' });
  });

  it('counts a post of two metrics only when it has both', () => {
    const pulls = [
      read(CLOSING, { new: 10, other: 20 }),
      smallPull('2026-11-01T05:11:00.000Z', [counterTable('post', CLOSING, { new: { [SHARES]: 3 } })]),
    ];
    const posts = [NEW, smallPost('other', '2026-10-13T15:00:00.000Z')];
    expect(monthFigure(smallHistory(pulls, posts), 'shares', '2026-10')).toMatchObject({
      value: { kind: 'partial', amount: 13, covered: 1, expected: 2 },
      metrics: [LIKES, SHARES],
    });
  });

  it('leaves out reposts, posts that do not exist yet and posts past their last reading', () => {
    const reposted = smallPost('reposted', '2026-10-05T15:00:00.000Z', {
      versions: [{ text: '', permalink: '', format: 'other', shared: true, learntAt: OPENING }],
    });
    const aged = smallPost('aged', '2025-10-20T15:00:00.000Z');
    const later = smallPost('later', '2026-11-01T05:05:00.000Z');
    const pulls = [read(OPENING, { aged: 7, old: 1 }), read(CLOSING, { old: 2, reposted: 900, later: 50 })];
    const history = smallHistory(pulls, [aged, OLD, reposted, later]);
    expect(monthFigure(history, 'reactions', '2026-10').value).toEqual({ kind: 'measured', amount: 1 });
  });

  it('leaves out a post that grew too old to be read at the end of the month, and no younger one', () => {
    const posts = [smallPost('aged', '2025-11-01T04:59:59.000Z'), smallPost('kept', '2025-11-01T05:00:00.000Z'), YOUNG];
    const pulls = [
      read(OPENING, { aged: 9, kept: 9, young: 5 }),
      read('2026-10-15T05:10:00.000Z', { aged: 900, kept: 13 }),
      read(CLOSING, { young: 25, kept: 13 }),
    ];
    const { value } = monthFigure(smallHistory(pulls, posts), 'reactions', '2026-10');
    expect(value).toEqual({ kind: 'measured', amount: 4 + 20 });
  });

  it('is a part in both months when a boundary between them was missed', () => {
    const pulls = [
      read(OPENING, { old: 100, young: 5 }),
      read('2026-10-31T05:10:00.000Z', { new: 25 }),
      read('2026-11-02T05:10:00.000Z', { new: 30 }),
      read('2026-12-01T05:10:00.000Z', { old: 500, young: 6, new: 40 }),
    ];
    const history = smallHistory(pulls, [OLD, YOUNG, NEW]);
    const part = { kind: 'partial', covered: 0, expected: 3, of: 'posts', reasons: ['not-collected'] };
    expect(monthFigure(history, 'reactions', '2026-10').value).toEqual({ ...part, amount: 25 });
    expect(monthFigure(history, 'reactions', '2026-11').value).toEqual({ ...part, amount: 400 + 1 + 15 });
  });

  it('says that a month under way is not finished', () => {
    const pulls = [read(OPENING, { old: 40 }), read('2026-10-20T05:10:00.000Z', { new: 30 })];
    const history = smallHistory(pulls, [OLD, NEW, smallPost('newest', '2026-10-20T15:00:00.000Z')], {
      cutoff: '2026-10-20T16:00:00.000Z',
    });
    // Nineteen days had ended when the account was read last.
    expect(monthFigure(history, 'reactions', '2026-10').value).toEqual({
      kind: 'partial',
      amount: 30,
      covered: 19,
      expected: 31,
      of: 'days',
      reasons: ['not-yet'],
    });
  });
});

describe('a post that vanished', () => {
  const gone = (native: string, published: Instant, goneSince: Instant) => smallPost(native, published, { goneSince });

  it('counts with what it had when it was last read in the month', () => {
    const pulls = [
      read(OPENING, { young: 5, old: 1 }),
      read('2026-10-14T05:10:00.000Z', { young: 9 }),
      read(CLOSING, { old: 1 }),
    ];
    const posts = [OLD, gone('young', YOUNG.published, '2026-10-15T05:10:00.000Z')];
    expect(monthFigure(smallHistory(pulls, posts), 'reactions', '2026-10').value).toEqual({
      kind: 'measured',
      amount: 4,
    });
  });

  it('is a hole named "gone" when it was never read', () => {
    const posts = [OLD, gone('unread', '2026-10-14T06:00:00.000Z', '2026-10-16T05:10:00.000Z')];
    const pulls = [read(OPENING, { old: 1 }), read(CLOSING, { old: 1 })];
    expect(monthFigure(smallHistory(pulls, posts), 'reactions', '2026-10').value).toEqual({
      kind: 'partial',
      amount: 0,
      covered: 1,
      expected: 2,
      of: 'posts',
      reasons: ['gone'],
    });
  });

  it('and was found missing at a month boundary belongs to the month that ended', () => {
    const posts = [OLD, gone('young', YOUNG.published, CLOSING)];
    const pulls = [
      read(OPENING, { young: 5, old: 1 }),
      read('2026-10-31T05:10:00.000Z', { young: 9 }),
      read(CLOSING, { old: 1 }),
      read('2026-12-01T05:10:00.000Z', { old: 3 }),
    ];
    const history = smallHistory(pulls, posts);
    expect(monthFigure(history, 'reactions', '2026-10').value).toEqual({ kind: 'measured', amount: 4 });
    expect(monthFigure(history, 'reactions', '2026-11').value).toEqual({ kind: 'measured', amount: 2 });
  });

  it('is "gone", not "not collected", in the month at whose end it was found missing', () => {
    const posts = [OLD, gone('unread', '2026-10-31T20:00:00.000Z', CLOSING)];
    const pulls = [read(OPENING, { old: 1 }), read(CLOSING, { old: 1 })];
    expect(monthFigure(smallHistory(pulls, posts), 'reactions', '2026-10').value).toMatchObject({ reasons: ['gone'] });
  });
});

describe('the gain of any posts', () => {
  const cell = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null, freq: 6 });
  const drawn = fc.array(fc.record({ isNew: fc.boolean(), opening: cell, closing: cell }), {
    minLength: 1,
    maxLength: 12,
  });

  it('equals the sum told post by post', () => {
    fc.assert(
      fc.property(drawn, (some) => {
        const posts = some.map(({ isNew }, n) => smallPost(`p${n}`, isNew ? NEW.published : YOUNG.published));
        const of = (at: 'opening' | 'closing') =>
          Object.fromEntries(some.map((one, n) => [`p${n}`, at === 'opening' && one.isNew ? null : one[at]]));
        // A post that keeps company, so that both months were read.
        const pulls = [read(OPENING, { ...of('opening'), old: 1 }), read(CLOSING, { ...of('closing'), old: 1 })];
        // One that neither month knows is no post of theirs; one read on the first alone has gained nothing that is known.
        const expected = some.filter(({ isNew, opening, closing }) => isNew || opening !== null || closing !== null);
        const gains = expected.map(({ isNew, opening, closing }) => {
          if (isNew) return closing;
          return opening === null ? null : (closing ?? opening) - opening;
        });
        const known = gains.filter((gain) => gain !== null);
        // A post that was not read at the end of the month is no whole one, whatever is known of it.
        const whole = expected.filter(({ isNew, opening, closing }) => closing !== null && (isNew || opening !== null));
        const amount = known.reduce((sum, gain) => sum + gain, 0);
        const { value } = monthFigure(smallHistory(pulls, [...posts, OLD]), 'reactions', '2026-10');
        if (whole.length === expected.length) expect(value).toEqual({ kind: 'measured', amount });
        else
          expect(value).toMatchObject({
            kind: 'partial',
            amount,
            covered: whole.length + 1,
            expected: expected.length + 1,
          });
      }),
      { numRuns: 60 },
    );
  });
});

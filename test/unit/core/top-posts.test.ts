import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#core/pulls/pull.ts';
import { rankedPosts, topPosts } from '#core/report/top-posts.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { counterTable, smallHistory, smallPost, smallPull } from '#test/support/small-world.ts';

const CLOSING: Instant = '2026-11-01T05:10:00.000Z';
const DAY = '2026-10-05T12:00:00.000Z' as const;

interface Drawn {
  native: string;
  hour: number;
  likes: Cell;
  shares: Cell;
}

function historyOf(drawn: readonly Drawn[], text?: string) {
  const cells = Object.fromEntries(
    drawn.map(({ native, likes, shares }) => [
      native,
      { 'facebook.post.likes@1': likes, 'facebook.post.shares@1': shares, 'facebook.post.views@1': 1000 },
    ]),
  );
  const posts = drawn.map(({ native, hour }) => {
    const published = instantOfEpochMs(Date.parse(DAY) + hour * 3_600_000);
    const version = { text: text ?? native, permalink: `https://p.example/${native}`, format: 'video' as const };
    return smallPost(native, published, { versions: [{ ...version, learntAt: published }] });
  });
  return smallHistory([smallPull(CLOSING, [counterTable('post', CLOSING, cells)])], posts);
}

describe('the best posts of a month', () => {
  const cell = fc.constantFrom<Cell>(0, 1, 2, 3, 'not-exposed', 'no-permission', null);
  const drawn = fc.uniqueArray(
    fc.record({
      native: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 2 }),
      hour: fc.nat({ max: 3 }),
      likes: cell,
      shares: cell,
    }),
    { selector: ({ native }) => native, maxLength: 9 },
  );

  it('come by interactions, then the earlier, then by id, those without a figure last', () => {
    fc.assert(
      fc.property(drawn, (some) => {
        const told = some.toSorted((a, b) => {
          const [one, other] = [a, b].map(({ likes, shares }) => amount(likes, shares));
          if (one !== other) return (other ?? 0) - (one ?? 0);
          return a.hour - b.hour || (a.native < b.native ? -1 : 1);
        });
        const ranked = rankedPosts(historyOf(some.toReversed()), '2026-10');
        expect(ranked.map(({ native }) => native)).toEqual(told.map(({ native }) => native));
        expect(ranked.map(({ rank }) => rank)).toEqual(told.map((_, n) => n + 1));
        expect(topPosts(historyOf(some), '2026-10')).toEqual(ranked.slice(0, 5));
      }),
    );
  });

  it('say which of their figures are parts', () => {
    const [post] = topPosts(historyOf([{ native: 'p', hour: 0, likes: 7, shares: 'no-permission' }]), '2026-10');
    expect(post?.interactions).toEqual({
      kind: 'partial',
      amount: 7,
      covered: 1,
      expected: 2,
      of: 'metrics',
      reasons: ['no-permission'],
    });
    expect(post?.views).toEqual({ kind: 'measured', amount: 1000 });
  });

  it('tell who may see them as that was known', () => {
    const words = { text: 'p', permalink: 'https://p.example/p', format: 'video' } as const;
    const versions = [
      { ...words, learntAt: DAY },
      { ...words, visibility: 'private' as const, learntAt: CLOSING },
    ];
    const history = smallHistory([], [smallPost('p', DAY, { versions })]);
    const told = (cutoff: Instant) =>
      rankedPosts({ ...history, cutoff }, '2026-10').map(({ visibility }) => visibility);
    expect([told('2026-10-31T05:10:00.000Z'), told(CLOSING)]).toEqual([[undefined], ['private']]);
  });

  it('are of the month only', () => {
    const history = historyOf([{ native: 'p', hour: 0, likes: 7, shares: 1 }]);
    expect(topPosts(history, '2026-11')).toEqual([]);
  });
});

describe('the text of a post', () => {
  const shown = (text: string) =>
    topPosts(historyOf([{ native: 'p', hour: 0, likes: 1, shares: 1 }], text), '2026-10')[0]?.text;

  it('of 200 characters stays, of more is cut with an ellipsis', () => {
    expect(shown('a'.repeat(200))).toBe('a'.repeat(200));
    expect(shown('a'.repeat(201))).toBe(`${'a'.repeat(199)}…`);
  });

  it.each([
    ['a family', '👨‍👩‍👧‍👦'],
    ['a skin tone', '👩🏽‍🔧'],
    ['a flag', '🇨🇴'],
    ['a combining accent', 'e\u0301'],
    ['a keycap', '1️⃣'],
  ])('is never cut inside %s', (_, character) => {
    expect(shown(character.repeat(200))).toBe(character.repeat(200));
    expect(shown(`${character.repeat(198)}b${character.repeat(4)}`)).toBe(`${character.repeat(198)}b…`);
  });

  it('stands on one line, without a space before the ellipsis', () => {
    expect(shown('  Uno\n\n  dos\ttres ')).toBe('Uno dos tres');
    expect(shown(`${'a'.repeat(198)} ${'b'.repeat(50)}`)).toBe(`${'a'.repeat(198)}…`);
  });
});

function amount(...cells: Cell[]): number {
  const numbers = cells.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? -1 : numbers.reduce((sum, one) => sum + one, 0);
}

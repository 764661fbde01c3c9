import { describe, expect, it } from 'vitest';
import { changeFacts } from '#core/report/change-facts.ts';
import { networkMonth } from '#core/report/network.ts';
import type { Day } from '#core/time/day.ts';
import { counterTable, dayTable, smallHistory, smallPost, smallPull } from '#test/support/small-world.ts';

const READ = '2026-11-01T05:10:00.000Z';

/** October with so many interactions on each of its first days, and one post that had `best` at the month's end. */
function october(lastDay: number, each: number, best: number) {
  const days = Array.from({ length: lastDay }, (_, n) => `2026-10-${String(n + 1).padStart(2, '0')}` as Day);
  const of = (amount: number) => Object.fromEntries(days.map((day) => [day, amount]));
  const tables = [
    counterTable('account', READ, { 1: { 'facebook.page.fans@1': 9 } }),
    counterTable('post', READ, { a: { 'facebook.post.likes@1': best, 'facebook.post.shares@1': 0 } }),
    dayTable(READ, 'facebook.page.likes@1', of(each)),
    dayTable(READ, 'facebook.page.comments@1', of(0)),
  ];
  const posts = [smallPost('a', '2026-10-05T15:00:00.000Z')];
  return changeFacts([networkMonth(smallHistory([smallPull(READ, tables)], posts), '2026-10')]);
}

describe('the best post of a month', () => {
  it('is told with its share of the interactions of the month', () => {
    expect(october(31, 10, 62)).toMatchObject([{ kind: 'best-post', interactions: 62, share: '20' }]);
  });

  it('is not told when its share is small, more than the whole, or of a part', () => {
    expect(october(31, 10, 29)).toEqual([]);
    expect(october(31, 10, 400)).toEqual([]);
    expect(october(30, 10, 62)).toEqual([]);
  });
});

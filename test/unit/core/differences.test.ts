import { describe, expect, it } from 'vitest';
import { differencesOf } from '#core/pulls/differences.ts';
import { counterTable, dayTable } from '#test/support/small-world.ts';

const AT = '2026-10-02T05:10:00.000Z';
const likes = (...counts: (number | 'gone')[]) =>
  counterTable('post', AT, Object.fromEntries(counts.map((count, n) => [`p${n}`, { 'facebook.post.likes@1': count }])));

describe('the differences between two readings of the same captures', () => {
  it('are none between equal ones, in whatever order', () => {
    const days = dayTable(AT, 'facebook.page.views@1', { '2026-10-01': 4 });
    expect(differencesOf([likes(1, 2), days], [days, likes(1, 2)])).toEqual([]);
  });

  it('are told metric by metric, with the first place', () => {
    const before = [likes(1, 2, 3), dayTable(AT, 'facebook.page.views@1', { '2026-10-01': 4 })];
    const after = [likes(1, 'gone', 30), dayTable(AT, 'facebook.page.views@2', { '2026-10-01': 4 })];
    expect(differencesOf(before, after)).toEqual([
      {
        metric: 'facebook.page.views@1',
        count: 1,
        example: { subject: '1', period: '2026-10-01', before: 4, after: null },
      },
      {
        metric: 'facebook.page.views@2',
        count: 1,
        example: { subject: '1', period: '2026-10-01', before: null, after: 4 },
      },
      { metric: 'facebook.post.likes@1', count: 2, example: { subject: 'p1', period: null, before: 2, after: 'gone' } },
    ]);
  });
});

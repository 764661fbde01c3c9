import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_TEXTS } from '#config/texts/sentences.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import type { AccountHistory } from '#core/month/account-history.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { composeSocialReport, type ReportInputs } from '#core/report/compose.ts';
import { addDays, type Day } from '#core/time/day.ts';
import { addMinutes, type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { daysOf, type Month } from '#core/time/month.ts';
import { slotOfDay } from '#core/time/slot.ts';
import {
  counterTable,
  dayTable,
  REDEFINED_ON,
  SMALL_ACCOUNT,
  smallHistory,
  smallPost,
  smallPull,
} from '#test/support/small-world.ts';

const MONTH: Month = '2026-10';
const CUTOFF: Instant = '2026-11-09T05:40:00.000Z';
const FANS: MetricKey = 'facebook.page.fans@1';

/** Three months of daily pulls of an account, without those of the days that are skipped. */
function lived(id: string, size: number, skipped: readonly Day[] = [], until: Instant = CUTOFF): AccountHistory {
  const all = [...daysOf('2026-08'), ...daysOf('2026-09'), ...daysOf(MONTH), '2026-11-01' as const];
  const days = all.filter((day) => slotOfDay(day) <= until);
  const posts = Array.from({ length: 40 }, (_, n) =>
    smallPost(`p${n}`, instantOfEpochMs(Date.UTC(2026, 7, 3 + Math.floor(n / 2) * 4, 15))),
  );
  const pulls = days
    .filter((day) => !skipped.includes(day))
    .map((day, n) => {
      const slot = slotOfDay(day);
      const yesterday = addDays(day, -1);
      const key: MetricKey = yesterday < REDEFINED_ON ? 'facebook.page.views@1' : 'facebook.page.views@2';
      const out = posts.filter(({ published }) => published < slot);
      const likes = Object.fromEntries(
        out.map(({ native }) => [native, { 'facebook.post.likes@1': n * size, 'facebook.post.shares@1': 3 } as const]),
      );
      return smallPull(slot, [
        counterTable('account', addMinutes(slot, 1), { 1: { [FANS]: 1000 + n * size } }),
        dayTable(slot, key, { [yesterday]: 100 + n }),
        dayTable(slot, 'facebook.page.likes@1', { [yesterday]: 10 }),
        dayTable(slot, 'facebook.page.comments@1', { [yesterday]: 2 }),
        ...(out.length > 0 ? [counterTable('post', slot, likes)] : []),
      ]);
    });
  const connectedAt: Instant = '2026-08-01T05:10:00.000Z';
  return smallHistory(pulls, posts, {
    account: { ...SMALL_ACCOUNT, id, name: id, connectedAt },
    cutoff: until,
  });
}

const inputs = (histories: readonly AccountHistory[]): ReportInputs => ({
  month: MONTH,
  entity: {
    name: 'Ministerio',
    unit: 'Comunicaciones',
    responsible: 'Coordinación',
    formatCode: null,
    demonstration: false,
  },
  action: { id: 'info', name: 'Información', subcomponent: '1', deliverable: 'Reporte', fiscalYear: 2026 },
  edition: 1,
  cutoff: '2026-11-09T05:40:00.000Z',
  issuedAt: '2026-11-09T05:40:00.000Z',
  histories,
  unread: [],
  texts: REPORT_TEXTS,
});

const whole = lived('facebook-a', 2);
const holed = lived('facebook-b', 3, ['2026-10-10', '2026-10-11']);

describe('a report', () => {
  it('is the same canonical JSON whatever the order of accounts, months and posts', () => {
    const told = canonicalJson(composeSocialReport(inputs([whole, holed])));
    const shuffled = <T>(list: readonly T[], noise: readonly number[]) =>
      list
        .map((one, n) => ({ one, at: noise[n % noise.length] ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
    const noise = fc.array(fc.nat(), { minLength: 7, maxLength: 41 });
    fc.assert(
      fc.property(noise, fc.boolean(), (drawn, swap) => {
        const moved = [whole, holed].map((history) => ({
          ...history,
          posts: shuffled(history.posts, drawn),
          months: new Map(shuffled([...history.months], drawn)),
        }));
        expect(canonicalJson(composeSocialReport(inputs(swap ? moved.toReversed() : moved)))).toBe(told);
      }),
      { numRuns: 25 },
    );
  });

  it('changes nothing of what it is made of', () => {
    const before = structuredClone(inputs([holed]).histories.map(({ months, posts }) => ({ months, posts })));
    composeSocialReport(inputs([holed]));
    expect([holed].map(({ months, posts }) => ({ months, posts }))).toEqual(before);
  });

  it('prints the figures of its month', () => {
    const [network] = composeSocialReport(inputs([whole])).networks;
    const figure = (role: string) => network?.figures.find((one) => one.role === role);
    // Pull 92 is that of 1 November: 31 + 30 + 31 days came before it; pull 61 is that of 1 October.
    expect(figure('followers')).toMatchObject({
      value: { kind: 'measured', amount: 1000 + 92 * 2 },
      opening: { kind: 'measured', amount: 1000 + 61 * 2 },
      readAt: '2026-11-01T05:11:00.000Z',
      previous: { month: '2026-09', variation: { kind: 'change', amount: 62, percent: '5.5' } },
      yearAgo: { month: '2025-10', variation: { kind: 'no-base' } },
      yearToDate: null,
    });
    const views = Array.from({ length: 31 }, (_, n) => 100 + 62 + n).reduce((sum, one) => sum + one, 0);
    expect(figure('views')).toMatchObject({ value: { kind: 'measured', amount: views }, yearToDate: null });
    expect(figure('interactions')?.value).toEqual({ kind: 'measured', amount: 31 * 12 });
    expect(network?.rates.interactionsPerViews.value).toBe(((31 * 12 * 100) / views).toFixed(2));
    // Two posts every fourth day: 2, 6, 10, 14 and 18 October.
    expect(figure('posts')?.value).toEqual({ kind: 'measured', amount: 5 * 2 });
    expect(network?.activity.daysWithoutPosts).toBe(31 - 5);
  });

  it('says what was not collected, and how much was', () => {
    const report = composeSocialReport(inputs([holed, whole]));
    expect(report.method.coverage).toEqual([
      { account: 'facebook-a', slots: 31, expected: 31 },
      { account: 'facebook-b', slots: 29, expected: 31 },
    ]);
    expect(report.holes.some(({ text }) => text.includes('29 de 31'))).toBe(true);
    const views = report.networks[1]?.figures.find(({ role }) => role === 'views');
    expect(views?.value).toMatchObject({ kind: 'partial', covered: 29, expected: 31 });
  });

  it('names the networks of the plan that it lacks, and why', () => {
    const unread = [{ platform: 'x' as const, name: '@Ministerio' }];
    const { holes } = composeSocialReport({ ...inputs([whole]), unread });
    expect(holes.slice(0, 3).map(({ text }) => text)).toEqual([
      'X (Twitter) · @Ministerio: la cuenta aún no se leía en este mes; el reporte no trae sus cifras.',
      'YouTube: no hay cuenta configurada; el reporte no trae cifras de esta red.',
      'LinkedIn: no hay cuenta configurada; el reporte no trae cifras de esta red.',
    ]);
  });

  it('tells once that a month goes on, and only what else is wrong with it', () => {
    const until: Instant = '2026-10-20T06:00:00.000Z';
    const running = lived('facebook-c', 2, [], until);
    const broken = lived('facebook-d', 2, ['2026-10-05'], until);
    const holesOf = (history: AccountHistory) =>
      composeSocialReport({ ...inputs([history]), cutoff: until, issuedAt: until })
        .holes.map(({ strong }) => strong)
        .filter((strong) => !['X (Twitter)', 'YouTube', 'LinkedIn'].includes(strong));
    expect(holesOf(running)).toEqual(['El mes sigue en curso', 'Comparación anual']);
    expect(holesOf(broken)).toEqual(
      expect.arrayContaining(['El mes sigue en curso', 'Facebook, lecturas diarias', 'Comparación anual']),
    );
  });

  it('holds no float and nothing undefined', () => {
    expect(() => canonicalJson(composeSocialReport(inputs([whole, holed])))).not.toThrow();
    expect(() => canonicalJson(composeSocialReport(inputs([])))).not.toThrow();
  });

  it('changes with its edition and its moments, which are given to it', () => {
    const report = composeSocialReport({ ...inputs([whole]), edition: 2, issuedAt: '2026-11-20T12:00:00.000Z' });
    expect(report).toMatchObject({ edition: 2, issuedAt: '2026-11-20T12:00:00.000Z' });
    expect({ ...report, edition: 1, issuedAt: inputs([]).issuedAt }).toEqual(composeSocialReport(inputs([whole])));
  });
});

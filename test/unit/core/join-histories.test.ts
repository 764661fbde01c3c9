import { describe, expect, it } from 'vitest';
import { REPORT_TEXTS } from '#config/texts/sentences.ts';
import type { Account } from '#core/accounts/account.ts';
import type { Succession, SuccessionKind } from '#core/accounts/succession.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import type { AccountHistory } from '#core/month/account-history.ts';
import { monthFigure } from '#core/month/figure-value.ts';
import { joinHistories } from '#core/month/join-histories.ts';
import type { Post } from '#core/posts/post.ts';
import type { Pull } from '#core/pulls/pull.ts';
import { composeSocialReport } from '#core/report/compose.ts';
import { networkMonth } from '#core/report/network.ts';
import type { FigureRole } from '#core/report/social-report.ts';
import { addDays, type Day, dayRange } from '#core/time/day.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { slotOfDay } from '#core/time/slot.ts';
import {
  counterTable,
  dayTable,
  SMALL_ACCOUNT,
  smallHistory,
  smallPost,
  smallPull,
} from '#test/support/small-world.ts';

const FANS: MetricKey = 'facebook.page.fans@1';
const LIKES: MetricKey = 'facebook.page.likes@1';
const COMMENTS: MetricKey = 'facebook.page.comments@1';
const OLD: Account = { ...SMALL_ACCOUNT, id: 'facebook-old', name: 'La anterior' };
const NEW: Account = { ...SMALL_ACCOUNT, id: 'facebook-new', name: 'La nueva', native: '2' };

/** An account read every day: so many likes and comments a day, a number of followers that does not move. */
function lived(
  account: Account,
  first: Day,
  last: Day,
  daily: number,
  fans: number,
  posts: Post[] = [],
): AccountHistory {
  const pulls = dayRange(first, last).map((day): Pull => {
    const slot = slotOfDay(day);
    const yesterday = addDays(day, -1);
    const out = posts.filter(({ published }) => published < slot);
    const likes = Object.fromEntries(out.map(({ native }) => [native, { 'facebook.post.likes@1': 7 } as const]));
    const tables = [
      counterTable('account', addMinutes(slot, 1), { 1: { [FANS]: fans } }),
      dayTable(slot, LIKES, { [yesterday]: daily }),
      dayTable(slot, COMMENTS, { [yesterday]: 1 }),
      ...(out.length > 0 ? [counterTable('post', slot, likes)] : []),
    ];
    const pull = smallPull(slot, tables);
    return { ...pull, account: account.id, id: pull.id.replace(SMALL_ACCOUNT.id, account.id) };
  });
  const connectedAt = slotOfDay(first);
  return smallHistory(pulls, posts, { account: { ...account, connectedAt }, cutoff: '2026-08-20T12:00:00.000Z' });
}

const post = (account: Account, native: string, published: Instant) =>
  smallPost(native, published, { account: account.id, id: `${account.id}|${native}` });
const link = (kind: SuccessionKind, since: Day): Succession => ({ of: OLD.id, since, kind, reason: 'Fusión' });
const amount = (history: AccountHistory, role: FigureRole, month: '2026-05' | '2026-06' | '2026-07') =>
  monthFigure(history, role, month).value;

describe('an account that was replaced', () => {
  const [before, after] = [post(OLD, 'a', '2026-06-03T15:00:00.000Z'), post(NEW, 'b', '2026-06-20T15:00:00.000Z')];
  const stray = post(OLD, 'c', '2026-06-25T15:00:00.000Z');
  const old = lived(OLD, '2026-05-01', '2026-06-15', 10, 900, [before, stray]);
  const own = lived(NEW, '2026-06-11', '2026-08-19', 30, 200, [after]);
  const series = joinHistories(own, old, link('replaced', '2026-06-11'));

  it('gives each day to the account that stood on it', () => {
    // Ten days of eleven and twenty of thirty-one.
    expect(amount(series, 'interactions', '2026-06')).toEqual({ kind: 'measured', amount: 10 * 11 + 20 * 31 });
    expect(amount(series, 'interactions', '2026-05')).toEqual({ kind: 'measured', amount: 31 * 11 });
    expect(amount(series, 'interactions', '2026-07')).toEqual(amount(own, 'interactions', '2026-07'));
  });

  it('counts the posts of each while it stood', () => {
    expect(amount(series, 'posts', '2026-06')).toEqual({ kind: 'measured', amount: 2 });
    // The old one was not read at the month's end: of its post a part is known.
    expect(amount(series, 'reactions', '2026-06')).toMatchObject({
      kind: 'partial',
      amount: 14,
      covered: 1,
      expected: 2,
    });
    expect(amount(series, 'reactions', '2026-07')).toEqual({ kind: 'measured', amount: 0 });
  });

  it('has no percentage of followers over the change, and one of what was gained', () => {
    const { figures, rates, series: drawn, successions } = networkMonth(series, '2026-06');
    const of = (role: FigureRole) => figures.find((each) => each.role === role);
    expect(of('followers')?.previous.variation).toEqual({ kind: 'account-change', amount: -700 });
    expect(of('interactions')?.previous.variation).toEqual({ kind: 'change', amount: 730 - 341, percent: '114.1' });
    expect([rates.growth.value, rates.interactionsPerFollowers.value]).toEqual([null, null]);
    expect(drawn.map(({ breaks }) => breaks.filter(({ cause }) => cause === 'replaced').length)).toEqual([1, 1, 1, 1]);
    expect(successions).toEqual([
      { since: '2026-06-11', kind: 'replaced', account: OLD.id, name: OLD.name, reason: 'Fusión' },
    ]);
    const july = networkMonth(series, '2026-07');
    expect(july.figures[0]?.previous.variation).toMatchObject({ kind: 'change', percent: '0.0' });
    expect(july.successions).toHaveLength(1);
  });

  it('is told in the report, with its reason', () => {
    const { holes } = composeSocialReport({
      month: '2026-06',
      entity: { name: 'M', unit: 'U', responsible: 'R', formatCode: null, demonstration: false },
      action: { id: 'a', name: 'a', subcomponent: '1', deliverable: 'd', fiscalYear: 2026 },
      edition: 1,
      cutoff: series.cutoff,
      issuedAt: series.cutoff,
      histories: [series],
      unread: [],
      texts: REPORT_TEXTS,
    });
    const told = holes.filter(({ strong }) => strong.includes('cambio de cuenta'));
    expect(told.map(({ text }) => text)).toEqual([
      'Facebook, cambio de cuenta: desde el 11 de junio de 2026 reemplaza a La anterior; lo publicado y ganado continúa la serie, y los seguidores de una y otra no se comparan. Motivo: Fusión',
    ]);
  });
});

describe('an account that is only another id of the same one', () => {
  const shared = '2026-06-03T15:00:00.000Z';
  const old = lived(OLD, '2026-05-01', '2026-06-10', 10, 900, [post(OLD, 'a', shared)]);
  const own = lived(NEW, '2026-06-11', '2026-08-19', 10, 990, [post(NEW, 'a', shared)]);
  const series = joinHistories(own, old, link('renamed', '2026-06-11'));

  it('is compared whole, and counts a post once', () => {
    const [followers] = networkMonth(series, '2026-06').figures;
    expect(followers?.previous.variation).toEqual({ kind: 'change', amount: 90, percent: '10.0' });
    expect(amount(series, 'posts', '2026-06')).toEqual({ kind: 'measured', amount: 1 });
    expect(amount(series, 'reactions', '2026-06')).toEqual({ kind: 'measured', amount: 7 });
  });
});

describe('two accounts that were merged into one of them', () => {
  const old = lived(OLD, '2026-05-01', '2026-06-11', 10, 900);
  const own = lived(NEW, '2026-05-01', '2026-08-19', 30, 200);
  const series = joinHistories(own, old, link('merged', '2026-06-11'));

  it('add their days up as long as they were two, and their followers never', () => {
    expect(amount(series, 'interactions', '2026-05')).toEqual({ kind: 'measured', amount: 31 * (11 + 31) });
    expect(amount(series, 'interactions', '2026-06')).toEqual({ kind: 'measured', amount: 10 * 42 + 20 * 31 });
    expect(amount(series, 'followers', '2026-05')).toEqual({ kind: 'measured', amount: 200 });
    expect(networkMonth(series, '2026-06').figures[0]?.previous.variation).toMatchObject({ kind: 'account-change' });
  });

  it('lack the days of which one is not known', () => {
    const late = lived(OLD, '2026-05-12', '2026-06-11', 10, 900);
    const joined = joinHistories(own, late, link('merged', '2026-06-11'));
    expect(amount(joined, 'interactions', '2026-05')).toMatchObject({ kind: 'partial', covered: 21, expected: 31 });
  });
});

describe('a chain of successors', () => {
  it('gives each month to the account of its time', () => {
    const third: Account = { ...SMALL_ACCOUNT, id: 'facebook-third' };
    const old = lived(OLD, '2026-05-01', '2026-06-01', 10, 900);
    const own = lived(NEW, '2026-06-01', '2026-07-01', 30, 200);
    const newest = lived(third, '2026-07-01', '2026-08-19', 50, 100);
    const middle = joinHistories(own, old, link('replaced', '2026-06-01'));
    const series = joinHistories(newest, middle, { ...link('replaced', '2026-07-01'), of: NEW.id });
    const perDay = (['2026-05', '2026-06', '2026-07'] as const).map((month) => amount(series, 'interactions', month));
    expect(perDay).toEqual([31 * 11, 30 * 31, 31 * 51].map((each) => ({ kind: 'measured', amount: each })));
    expect(series.links?.map(({ of }) => of.id)).toEqual([OLD.id, NEW.id]);
  });
});

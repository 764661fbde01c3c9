import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#core/accounts/account.ts';
import { PLATFORMS } from '#core/accounts/account.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Figure, SocialReport } from '#core/report/social-report.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { beginConnection } from '#services/usecases/credentials/begin-connection.ts';
import { expiryBoard } from '#services/usecases/credentials/expiry-board.ts';
import { finishConnection } from '#services/usecases/credentials/finish-connection.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { firstSlot, LAST_SLOT, MOST_MONTHS } from '#test/demo/scenario.ts';
import { figureOf, issuedReports, networkOf } from '#test/e2e/truth.ts';
import type { Fault } from '#test/sandbox/faults.ts';
import * as facebook from '#test/sandbox/platforms/facebook/truth.ts';
import { postsOf } from '#test/sandbox/world/posts.ts';
import { consentAt, REDIRECT } from '#test/support/consent.ts';
import { type Expected, expectedFigure } from '#test/support/model.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { xBill } from '#test/support/x-bill.ts';

const START = firstSlot(MOST_MONTHS);

/** Facebook stops serving the plays of videos, in all versions. */
const VIDEO_VIEWS_END = toInstant('2026-06-15T00:00:00Z');
const TOKEN_DEAD: Fault = {
  platform: 'facebook',
  name: 'token-dead',
  from: toInstant('2026-04-09T00:00:00Z'),
  until: toInstant('2026-04-12T12:00:00Z'),
};
/** The version that is asked ends, and the operator sets another one three days later. */
const VERSION_DEAD: Fault = {
  platform: 'linkedin',
  name: 'version-dead',
  from: toInstant('2026-07-15T00:00:00Z'),
  until: toInstant('2026-07-18T00:00:00Z'),
};
const FAULTS: readonly Fault[] = [
  { platform: 'facebook', name: 'dead-metric:page_video_views', from: VIDEO_VIEWS_END },
  TOKEN_DEAD,
  VERSION_DEAD,
];
/**
 * Of a month, in millionths of a dollar. After the first month, in which the history is read, the operator takes it back:
 * too little for a month until X sells a body its own posts for less, enough from then on.
 */
const X_BUDGETS = { first: 20_000_000, later: 5_000_000 };

let open: OpenApp;
let reports: SocialReport[];
/** What X would bill, call by call. */
const bill: { at: Instant; microUsd: number; isPosts: boolean }[] = [];

/** As a person does it: asked on the page, consented to in the browser. */
async function connect(platform: Platform): Promise<void> {
  const { address, state } = await beginConnection(open.app, { platform, redirectUri: REDIRECT });
  const back = await consentAt(address);
  const { connected } = await finishConnection(open.app, { state, code: back.searchParams.get('code') ?? '' });
  expect(connected).toHaveLength(1);
}

const boardOf = async (platform: Platform) => {
  const [state] = (await expiryBoard(open.app)).filter(({ account }) => account.platform === platform);
  return state;
};

/** Months of X whose budget ended before them: when it did, as the calls that arrived tell. */
function xOutages(): Fault[] {
  const months = Map.groupBy(
    bill.filter(({ isPosts }) => isPosts),
    ({ at }) => at.slice(0, 7),
  );
  return [...months.values()].flatMap((calls) => {
    const last = calls.at(-1)?.at ?? START;
    const next = toInstant(Temporal.Instant.from(last).add({ hours: 24 }).toString());
    if (next.slice(0, 7) !== last.slice(0, 7) || next > LAST_SLOT) return [];
    const end = `${Temporal.PlainYearMonth.from(last.slice(0, 7)).add({ months: 1 })}-01T00:00:00Z`;
    return [{ platform: 'x', name: 'unavailable', from: next, until: toInstant(end) } as const];
  });
}

describe('a year with all that goes wrong in one', () => {
  const boards = new Map<string, Awaited<ReturnType<typeof boardOf>>>();
  beforeAll(async () => {
    const none = { facebook: null, 'facebook-ads': null, 'linkedin-ads': null };
    const limits = { ...none, x: BigInt(X_BUDGETS.first), youtube: 9_000n, linkedin: 500n };
    open = await openApp({
      start: START,
      connecting: true,
      faults: FAULTS,
      budgets: { limits },
      onCall(platform, request) {
        const at = open.clock.now();
        if (platform === 'x')
          bill.push({ at, microUsd: xBill(request, at), isPosts: request.path.endsWith('/tweets') });
      },
    });
    for (const platform of PLATFORMS) await connect(platform);
    await open.runUntil(toInstant('2025-12-01T00:00:00Z'));
    limits.x = BigInt(X_BUDGETS.later);
    await open.runUntil(toInstant('2026-04-12T14:00:00Z'));
    boards.set('a dead token', await boardOf('facebook'));
    await connect('facebook');
    await open.runUntil(toInstant('2026-10-26T14:00:00Z'));
    boards.set('a consent that ends', await boardOf('linkedin'));
    await connect('linkedin');
    await open.runUntil(LAST_SLOT);
    reports = await issuedReports(open);
  });
  afterAll(() => open.stop());

  it('closes every month', () => {
    expect(reports.map(({ month }) => month)).toEqual(
      Array.from({ length: MOST_MONTHS }, (_, n) =>
        Temporal.PlainYearMonth.from(START.slice(0, 7)).add({ months: n }).toString(),
      ),
    );
  });

  it('tells in time what a person has to do', () => {
    expect(boards.get('a dead token')).toMatchObject({ way: 'dead' });
    expect(boards.get('a consent that ends')?.endings[0]).toMatchObject({ of: 'consent', days: 5, warning: 7 });
  });

  it('never bills more of X than the budget of a month, and stops only where the next reading would pass it', () => {
    const months = [...Map.groupBy(bill, ({ at }) => at.slice(0, 7))].slice(1);
    const sums = months.map(
      ([month, calls]) => [month, calls.reduce((sum, { microUsd }) => sum + microUsd, 0)] as const,
    );
    expect(sums.filter(([, sum]) => sum > X_BUDGETS.later)).toEqual([]);
    const stopped = xOutages().map(({ from = START }) => from.slice(0, 7));
    expect(stopped).toEqual(['2025-12', '2026-01', '2026-02', '2026-03', '2026-04']);
    // A day of X costs the user and the posts of thirty days.
    for (const [month, sum] of sums.filter(([one]) => stopped.includes(one)))
      expect(X_BUDGETS.later - sum, month).toBeLessThan(Math.max(...dailyBills(month)));
  });

  it('prints the truth in every figure, or why there is none', () => {
    const incidents = [...FAULTS.filter(({ name }) => !name.startsWith('dead-metric')), ...xOutages()];
    const differing = reports.flatMap((report) =>
      PLATFORMS.flatMap((platform) =>
        networkOf(report, platform).figures.flatMap((figure) => {
          const model = { connectedAt: Date.parse(START), closedAt: Date.parse(report.cutoff), incidents };
          const expected =
            platform === 'facebook' && figure.role === 'videoViews'
              ? videoViews(report.month, report.cutoff)
              : expectedFigure(model, platform, figure.role, report.month);
          return isAsExpected(figure, expected)
            ? []
            : [{ month: report.month, platform, ...figure.value, role: figure.role, expected }];
        }),
      ),
    );
    expect(differing).toEqual([]);
  });

  it('gives for each hole its reason', () => {
    const reasons = reports.flatMap((report) =>
      PLATFORMS.flatMap((platform) =>
        networkOf(report, platform).figures.flatMap(({ role, value }) => {
          if (value.kind === 'measured') return [];
          const why: readonly MissingReason[] = value.kind === 'missing' ? [value.reason] : value.reasons;
          return why[0] === 'not-exposed' ? [] : [`${report.month} ${platform} ${role}: ${why.join(', ')}`];
        }),
      ),
    );
    expect(reasons.filter((one) => !one.includes(' x '))).toEqual(
      ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map((month) => `${month} facebook videoViews: retired`),
    );
    expect(reasons.filter((one) => one.includes(' x ')).filter((one) => !/: (not-collected|gone)/.test(one))).toEqual(
      [],
    );
  });

  it('compares nothing across YouTube’s redefinition of views', () => {
    const kinds = reports.map((report) => {
      const { previous, yearAgo } = figureOf(networkOf(report, 'youtube'), 'views');
      return [report.month, previous.variation.kind, yearAgo.variation.kind];
    });
    expect(kinds.slice(-4)).toEqual([
      ['2026-07', 'change', 'change'],
      ['2026-08', 'mixed-definition', 'mixed-definition'],
      ['2026-09', 'mixed-definition', 'mixed-definition'],
      ['2026-10', 'change', 'mixed-definition'],
    ]);
  });

  it('keeps what was deleted, and says since when', async () => {
    for (const platform of PLATFORMS) {
      const account = (await open.app.accounts()).find((one) => one.platform === platform)?.id ?? '';
      const posts = await scanAll(open.app.store, 'posts', { index: 'byAccount', equal: { account } });
      const gone = posts.filter(({ goneSince }) => goneSince !== undefined).length;
      const deleted = postsOf(platform).filter(
        ({ published, deletedAt }) => deletedAt && deletedAt > START && published > START && deletedAt < LAST_SLOT,
      );
      expect(gone).toBeGreaterThan(0);
      expect(gone).toBeLessThanOrEqual(postsOf(platform).filter(({ deletedAt }) => deletedAt).length);
      expect(deleted.length).toBeGreaterThan(0);
    }
  });
});

/** What a month's slots were billed, each. */
function dailyBills(month: string): number[] {
  const days = Map.groupBy(
    bill.filter(({ at }) => at.startsWith(month)),
    ({ at }) => at.slice(0, 10),
  );
  return [...days.values()].map((calls) => calls.reduce((sum, { microUsd }) => sum + microUsd, 0));
}

/** Plays until the last reading before they were retired, as it gave them. */
function videoViews(month: string, cutoff: Instant): Expected {
  const lastRead = toInstant('2026-06-14T05:10:00Z');
  const known = cutoff < VIDEO_VIEWS_END ? cutoff : lastRead;
  const days = Temporal.PlainYearMonth.from(month).daysInMonth;
  const figures = Array.from({ length: days }, (_, n) => {
    const day = `${month}-${String(n + 1).padStart(2, '0')}` as `${number}-${number}-${number}`;
    // A day that is not over when it is read is none.
    return facebook.startMs(day) + 25 * 3_600_000 < Date.parse(known) ? facebook.day('videoViews', day, known) : null;
  });
  const served = figures.filter((figure) => figure !== null);
  if (served.length === 0) return { kind: 'missing' };
  const amount = served.reduce((sum, figure) => sum + figure, 0);
  return { kind: served.length === days ? 'measured' : 'partial', amount };
}

function isAsExpected({ value }: Figure, expected: Expected | undefined): boolean {
  if (!expected) return value.kind === 'missing' && value.reason === 'not-exposed';
  return value.kind === expected.kind && (value.kind === 'missing' || value.amount === expected.amount);
}

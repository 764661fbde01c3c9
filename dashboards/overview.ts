import { FOOT, MONTH_BAR, PENDING, PROBLEM_PAGE, WELCOME } from '#config/texts/pages.ts';
import { capitalize, formatMoment, formatMonth } from '#core/report/format.ts';
import { addMonths, type Month, monthOf } from '#core/time/month.ts';
import { workId } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { accountFreshness, type Freshness } from '#services/usecases/account-freshness.ts';
import { type MonthState, type ReadMonth, readableMonths } from '#services/usecases/read-month.ts';
import type { Base } from './figures.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';
import { cards } from './overview/cards.ts';
import { freshnessPanel } from './overview/freshness.ts';
import { monthBar } from './overview/month-bar.ts';
import { bestPanel, changesPanel, downloadsPanel, holesPanel } from './overview/panels.ts';
import { trendsPanel } from './overview/trends.ts';
import { pending, welcome } from './overview/welcome.ts';
import { problemPage } from './problem.ts';

export type OverviewParts = App & { readMonth: ReadMonth };

export interface OverviewQuery {
  /** `2026-10`; anything else is no month. Absent: the last month that has ended, else the present one. */
  mes?: string | undefined;
  /** `interanual`: variations against the same month a year ago. */
  comparar?: string | undefined;
}

/** The first page: a month at a glance, or what to do until there is one. */
export async function overview(parts: OverviewParts, query: OverviewQuery): Promise<{ status: number; page: Page }> {
  const accounts = await parts.accounts();
  const now = parts.clock.now();
  if (accounts.length === 0) return { status: 200, page: { title: WELCOME.title, section: '/', main: welcome() } };
  const months = readableMonths(accounts, now);
  const readings = await accountFreshness(parts.store, accounts, now);
  if (months.length === 0)
    return { status: 200, page: { title: PENDING.title, section: '/', main: pending(readings, now) } };
  const month = query.mes === undefined ? defaultMonth(months, monthOf(now)) : months.find((one) => one === query.mes);
  const state = month && (await parts.readMonth(month));
  if (!month || !state) return { status: 404, page: problemPage(PROBLEM_PAGE.noMonth) };
  const base = query.comparar === 'interanual' ? 'yearAgo' : 'previous';
  const stopped = await stoppedClose(parts, month);
  return { status: 200, page: monthPage(parts, { month, months, state, base, readings, stopped }) };
}

/** The last month that has ended: it has what the present one cannot have yet, a whole month to compare. */
function defaultMonth(months: readonly Month[], present: Month): Month {
  const ended = addMonths(present, -1);
  return months.includes(ended) ? ended : present;
}

/** Why the close of a month is parked, if it is. */
async function stoppedClose({ store }: OverviewParts, month: Month): Promise<string | null> {
  const [item] = await store.get('work', [workId('close', month)]);
  return item?.state === 'parked' ? (item.cause?.message ?? '') : null;
}

function monthPage(
  { settings, clock }: OverviewParts,
  view: {
    month: Month;
    months: readonly Month[];
    state: MonthState;
    base: Base;
    readings: readonly Freshness[];
    stopped: string | null;
  },
): Page {
  const { month, months, state, base, readings, stopped } = view;
  const { report } = state;
  const now = clock.now();
  const compared = formatMonth(base === 'yearAgo' ? addMonths(month, -12) : addMonths(month, -1));
  const main = html`<div class="wrap">
${monthBar({ month, months, base, state, workingDay: settings.close.workingDay, now, stopped })}
${cards(report, base)}
${changesPanel(report)}
<div class="columns"><div>${bestPanel(report)}</div>
<div>${downloadsPanel(state)}${holesPanel(report)}${freshnessPanel(readings, now)}</div></div>
${trendsPanel(report)}
</div>`;
  const foot = [FOOT.data(formatMoment(report.cutoff)), MONTH_BAR.comparedWith(compared), FOOT.youtube];
  return { title: capitalize(formatMonth(month)), section: '/', main, foot };
}

import { HOLIDAYS } from '#config/holidays.ts';
import { MONTH_BAR, STATE } from '#config/texts/pages.ts';
import { capitalize, formatDay, formatMonth, monthName } from '#core/report/format.ts';
import { closeDayOf } from '#core/time/calendar.ts';
import { dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { addMonths, endOfMonth, type Month } from '#core/time/month.ts';
import type { MonthState } from '#services/usecases/read-month.ts';
import type { Base } from '../figures.ts';
import { type Html, html, raw } from '../html.ts';

export interface MonthBar {
  month: Month;
  months: readonly Month[];
  base: Base;
  state: MonthState;
  workingDay: number;
  now: Instant;
  /** Why the close of the month waits for a person, if it does. */
  stopped: string | null;
}

/** Address of a month: month and comparison stand in it. */
function monthAddress(month: Month, base: Base): string {
  return `/?mes=${month}${base === 'yearAgo' ? '&comparar=interanual' : ''}`;
}

/** Title, choice of month and comparison, and the state of the month. */
export function monthBar(bar: MonthBar): Html {
  const { month, months, base } = bar;
  const title = capitalize(formatMonth(month));
  return html`<div class="monthbar">
<h1>${title}</h1>
${stateMark(bar)}
<div class="choices"><nav class="picker" aria-label="${MONTH_BAR.label}">
${step(months, addMonths(month, -1), base, MONTH_BAR.previous, '◂')}
<details><summary>${formatMonth(month)}<span class="unseen"> · ${MONTH_BAR.all}</span></summary><ul>${months
    .toReversed()
    .map((one) => monthLink(one, bar))}</ul></details>
${step(months, addMonths(month, 1), base, MONTH_BAR.next, '▸')}
</nav>
${comparison(month, base)}</div>
${bar.stopped !== null && html`<p class="notice">${STATE.stopped(bar.stopped)}</p>`}
</div>`;
}

function step(months: readonly Month[], to: Month, base: Base, label: string, sign: string): Html {
  if (!months.includes(to)) return html`<span class="step off" aria-hidden="true">${sign}</span>`;
  return html`<a class="step" href="${monthAddress(to, base)}"><span aria-hidden="true">${sign}</span><span class="unseen">${label}: ${formatMonth(to)}</span></a>`;
}

function monthLink(month: Month, bar: MonthBar): Html {
  const current = month === bar.month && raw(' aria-current="page"');
  return html`<li><a href="${monthAddress(month, bar.base)}"${current}>${formatMonth(month)}</a></li>`;
}

function comparison(month: Month, base: Base): Html {
  const choices = [
    { value: 'previous' as const, words: monthName(addMonths(month, -1)) },
    { value: 'yearAgo' as const, words: formatMonth(addMonths(month, -12)) },
  ];
  const links = choices.map(
    ({ value, words }) =>
      html`<a href="${monthAddress(month, value)}"${value === base && raw(' aria-current="true"')}>${words}</a>`,
  );
  return html`<nav class="compare" aria-label="${MONTH_BAR.compareLabel}"><span>${MONTH_BAR.compareLabel}:</span>${links}</nav>`;
}

function stateMark(bar: MonthBar): Html {
  const closed = bar.state.kind === 'closed';
  return html`<p class="state ${closed ? 'closed' : 'open'}">${stateWords(bar)}</p>`;
}

function stateWords({ month, state, workingDay, now }: MonthBar): string {
  if (state.kind === 'closed')
    return STATE.closed(state.edition.number, formatDay(dayOf(state.edition.issuedAt, 'America/Bogota')));
  const day = closeDayOf(month, workingDay, HOLIDAYS);
  const words = formatDay(day).replace(/ de \d{4}$/, '');
  if (now < endOfMonth(month)) return STATE.running(words);
  return day < dayOf(now, 'America/Bogota') ? STATE.overdue(words) : STATE.closing(words);
}

import { MONTH_BAR } from '#config/texts/pages.ts';
import { PAUTA } from '#config/texts/pauta-pages.ts';
import { ofPeriod } from '#config/texts/pauta-report-notes.ts';
import { comparedPeriods, type PautaPeriod, periodOfMonth } from '#core/pauta/report/period.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import { formatDay, formatMonth } from '#core/report/format.ts';
import { dayOf } from '#core/time/day.ts';
import { type Month, monthOfDay } from '#core/time/month.ts';
import type { PautaState } from '#services/usecases/pauta/read-pauta.ts';
import type { Base } from '../figures.ts';
import { type Html, html, raw } from '../html.ts';
import { pautaAddress } from './addresses.ts';

export interface PeriodBar {
  period: PautaPeriod;
  /** Months that can be chosen, oldest first. */
  months: readonly Month[];
  base: Base;
  state: PautaState;
}

/** Title, choice of period and comparison, and how final it is. */
export function periodBar(bar: PeriodBar): Html {
  const { period, state } = bar;
  return html`<div class="monthbar">
<h1>${PAUTA.title(ofPeriod(period))}</h1>
${stateMark(state)}
<div class="choices">${picker(bar)}${comparison(bar)}${otherPeriod(period)}</div>
${state.kind === 'closed' && state.isBehind && html`<p class="notice">${PAUTA.behind(monthOfDay(period.first))}</p>`}
</div>`;
}

function picker({ period, months, base }: PeriodBar): Html {
  const month = monthOfDay(period.first);
  const [before, after] = [months.findLast((one) => one < month), months.find((one) => one > monthOfDay(period.last))];
  const list = months.toReversed().map((one) => {
    const current = period.kind === 'month' && one === month && raw(' aria-current="page"');
    return html`<li><a href="${pautaAddress(periodOfMonth(one), base)}"${current}>${formatMonth(one)}</a></li>`;
  });
  return html`<nav class="picker" aria-label="${MONTH_BAR.label}">
${step(before, base, MONTH_BAR.previous, '◂')}
<details><summary>${formatPeriod(period)}<span class="unseen"> · ${MONTH_BAR.all}</span></summary><ul>${list}</ul></details>
${step(after, base, MONTH_BAR.next, '▸')}
</nav>`;
}

function step(to: Month | undefined, base: Base, words: string, sign: string): Html {
  if (to === undefined) return html`<span class="step off" aria-hidden="true">${sign}</span>`;
  return html`<a class="step" href="${pautaAddress(periodOfMonth(to), base)}"><span aria-hidden="true">${sign}</span><span class="unseen">${words}: ${formatMonth(to)}</span></a>`;
}

function comparison({ period, base }: PeriodBar): Html {
  const compared = comparedPeriods(period);
  const links = (['previous', 'yearAgo'] as const).map(
    (one) =>
      html`<a href="${pautaAddress(period, one)}"${one === base && raw(' aria-current="true"')}>${formatPeriod(compared[one])}</a>`,
  );
  return html`<nav class="compare" aria-label="${MONTH_BAR.compareLabel}"><span>${MONTH_BAR.compareLabel}:</span>${links}</nav>`;
}

function otherPeriod({ first, last }: PautaPeriod): Html {
  return html`<details class="other"><summary>${PAUTA.other}</summary><form method="get" action="/pauta">
<p><label for="desde">${PAUTA.first}</label><input id="desde" name="desde" type="date" value="${first}" required></p>
<p><label for="hasta">${PAUTA.last}</label><input id="hasta" name="hasta" type="date" value="${last}" required></p>
<p><button class="button quiet" type="submit">${PAUTA.show}</button></p></form></details>`;
}

function stateMark(state: PautaState): Html {
  if (state.kind === 'provisional') return html`<p class="state open">${PAUTA.open}</p>`;
  const { number, issuedAt } = state.edition;
  return html`<p class="state closed">${PAUTA.closed(number, formatDay(dayOf(issuedAt, 'America/Bogota')))}</p>`;
}

import { PLATFORM_LOOK } from '#config/platforms.ts';
import { amountWords, CONSUMPTION } from '#config/texts/budgets.ts';
import { formatMoment } from '#core/report/format.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Consumption } from '#services/usecases/budget/consumption.ts';
import { type Html, html } from './html.ts';
import { momentElement } from './moments.ts';
import { panel } from './overview/panels.ts';

/** What each platform took of its budget, until when that counts, and what the platform says of its own limits. */
export function consumptionPanel(all: readonly Consumption[], now: Instant): Html {
  const table = html`<table class="work"><caption>${CONSUMPTION.caption}</caption>
<thead><tr><th scope="col">${CONSUMPTION.platform}</th><th scope="col">${CONSUMPTION.used}</th><th scope="col">${CONSUMPTION.budget}</th><th scope="col">${CONSUMPTION.renewed}</th><th scope="col">${CONSUMPTION.limits}</th></tr></thead>
<tbody>${all.map((one) => row(one, now))}</tbody></table>`;
  return panel('consumo', CONSUMPTION.title, table);
}

function row({ platform, spent, limit, until, told, pauses }: Consumption, now: Instant): Html {
  const [pause] = pauses.toReversed();
  const said = told === null ? CONSUMPTION.nothingTold : CONSUMPTION.told(told.limit, told.percent);
  return html`<tr><th scope="row">${PLATFORM_LOOK[platform].name}</th>
<td>${amountWords(platform, spent)}</td><td>${CONSUMPTION.of(platform, limit)}</td><td>${momentElement(until, now)}</td>
<td>${said}${pause && html`<br>${CONSUMPTION.paused(formatMoment(pause.until))}`}</td></tr>`;
}

import { platformName } from '#config/platforms.ts';
import { amountWords, CONSUMPTION } from '#config/texts/budgets.ts';
import { formatMoment } from '#core/report/format.ts';
import type { Consumption } from '#services/usecases/budget/consumption.ts';
import { type Html, html } from './html.ts';
import { panel } from './overview/panels.ts';

/** What each platform took of its budget, until when that counts, and what the platform says of its own limits. */
export function consumptionPanel(all: readonly Consumption[]): Html {
  return panel('consumo', CONSUMPTION.title, html`<dl class="engines">${all.map(item)}</dl>`);
}

function item({ platform, spent, limit, until, told, pauses }: Consumption): Html {
  const [pause] = pauses.toReversed();
  return html`<dt>${platformName(platform)}</dt>
<dd>${amountWords(platform, spent)} ${CONSUMPTION.of(platform, limit)}, ${CONSUMPTION.until(until)}
${told && html`<p>${CONSUMPTION.told(told.limit, told.percent)}</p>`}
${pause && html`<p>${CONSUMPTION.paused(formatMoment(pause.until))}</p>`}</dd>`;
}

import { STAGE_NAME } from '#config/texts/pauta.ts';
import { PAUTA } from '#config/texts/pauta-pages.ts';
import { COUNTED_NAME, MONEY_NAME, STAGE_MEANING } from '#config/texts/pauta-report.ts';
import type { Sums } from '#core/pauta/report/amount.ts';
import type { CurrencyFigures } from '#core/pauta/report/pauta-report.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import type { Stage } from '#core/pauta/taxonomy.ts';
import { amountCell, countCell, derivedCell, variationLine } from '#services/reports/pauta/cells.ts';
import type { Base } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { cellElement } from './cells.ts';

/** Stages with a card of their own; between them stands what was executed. */
const BEFORE: readonly Stage[] = ['budgeted', 'planned', 'ordered'];
const AFTER: readonly Stage[] = ['invoiced', 'paid'];

/** What the files say of each stage, side by side and never added, and the share of community media. */
export function stageCards(figures: CurrencyFigures, id: string, base: Base): Html {
  const cards = [...BEFORE.map((stage) => stageCard(figures, stage)), executedCard(figures, base)];
  return html`<section aria-labelledby="${id}"><h3 id="${id}" class="unseen">${PAUTA.cards}</h3>
<p class="lead cards-lead">${PAUTA.cardsLead}</p>
<ul class="stages">${cards}${AFTER.map((stage) => stageCard(figures, stage))}</ul>
${communityStrip(figures)}</section>`;
}

function stageCard({ stages, currency }: CurrencyFigures, stage: Stage): Html {
  const sums = stages.find((one) => one.stage === stage)?.own;
  return card(STAGE_NAME[stage], STAGE_MEANING[stage], sums ?? NO_LINES, currency, '');
}

function executedCard(figures: CurrencyFigures, base: Base): Html {
  const isExecuted = figures.counted === 'executed';
  const compared = figures[base];
  const { text, dotted } = variationLine(compared.net.variation, null);
  const against = html`<span class="unseen"> ${PAUTA.against(formatPeriod(compared.period))}</span>`;
  const variation = html`<p class="variation ${dotted ? 'dotted' : ''}">${text}${against}</p>`;
  const sums = isExecuted ? figures.sums : NO_LINES;
  return card(COUNTED_NAME.executed, PAUTA.executed, sums, figures.currency, isExecuted ? variation : '');
}

const NOTHING = { kind: 'missing', reason: 'no-lines' } as const;
const NO_LINES: Sums = { lines: 0, net: NOTHING, vat: NOTHING, total: NOTHING };

function card(name: string, meaning: string, sums: Sums, currency: string, variation: Html | string): Html {
  const row = (words: string, value: Html) => html`<div><dt>${words}</dt><dd>${value}</dd></div>`;
  const rows = html`<dl>${row(MONEY_NAME.vat, cellElement(amountCell(sums.vat, currency)))}
${row(MONEY_NAME.total, cellElement(amountCell(sums.total, currency)))}
${row(PAUTA.lines, cellElement(countCell(sums.lines)))}</dl>`;
  return html`<li class="card${sums.lines === 0 ? ' empty-stage' : ''}"><h4>${name}</h4><p class="under">${meaning}</p>
<p class="headline">${cellElement(amountCell(sums.net, currency))}</p>${variation}${sums.lines > 0 && rows}</li>`;
}

/** For information: no figure is set that it would have to reach. */
function communityStrip({ community, counted }: CurrencyFigures): Html {
  return html`<p class="community"><strong>${PAUTA.community}:</strong> ${cellElement(derivedCell(community))}
<span class="quiet">${PAUTA.communityOf(COUNTED_NAME[counted].toLowerCase())}</span></p>`;
}

import { PAUTA } from '#config/texts/pauta-pages.ts';
import { DERIVED_NAME, MONEY_NAME, PAUTA_BLOCKS, PAUTA_COLUMNS, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import type { Cost, CurrencyFigures } from '#core/pauta/report/pauta-report.ts';
import { amountCell, countCell, derivedCell, quantityCell } from '#services/reports/pauta/cells.ts';
import { type Html, html } from '../html.ts';
import { cellElement, foldedTable, stackedTable } from './cells.ts';

const OPEN = 10;

/** How much was bought and aired of each medium, and what a unit cost; units of two media are never added. */
export function quantitiesTable({ media }: CurrencyFigures): Html {
  const rows = media.map(({ label, lines, ordered, aired, bonus, costs }) => [
    html`${label}`,
    cellElement(countCell(lines)),
    cellElement(quantityCell(ordered)),
    cellElement(quantityCell(aired)),
    cellElement(quantityCell(bonus)),
    costList(costs),
  ]);
  const columns = [
    { name: PAUTA.medium },
    { name: PAUTA_WORDS.lines, number: true },
    { name: PAUTA_COLUMNS.ordered, number: true },
    { name: PAUTA_COLUMNS.aired, number: true },
    { name: PAUTA_COLUMNS.bonus, number: true },
    { name: PAUTA.costs },
  ];
  return html`<div class="next-table">${stackedTable(PAUTA_BLOCKS.quantities, columns, rows)}</div>`;
}

/** What was bought of each network or site: what adds up, and its costs. */
export function digitalTable({ digital, currency }: CurrencyFigures): Html {
  const rows = digital.map(({ label, sums, impressions, clicks, views, costs }) => [
    html`${label}`,
    cellElement(amountCell(sums.net, currency)),
    cellElement(quantityCell(impressions)),
    cellElement(quantityCell(clicks)),
    cellElement(quantityCell(views)),
    costList(costs),
  ]);
  const columns = [
    { name: PAUTA_COLUMNS.platform },
    { name: MONEY_NAME.net, number: true },
    { name: PAUTA_COLUMNS.impressions, number: true },
    { name: PAUTA_COLUMNS.clicks, number: true },
    { name: PAUTA_COLUMNS.views, number: true },
    { name: PAUTA.costs },
  ];
  return foldedTable(PAUTA_COLUMNS.platform, columns, rows, OPEN, PAUTA.more);
}

/** Those that can be had; what a medium does not sell is no question there. */
function costList(costs: readonly Cost[]): Html {
  const known = costs.filter(({ value }) => value.kind !== 'missing');
  if (known.length === 0) return html`<span class="nodata">${PAUTA.noCosts}</span>`;
  return html`<ul class="plain costs">${known.map(({ name, value }) => html`<li>${DERIVED_NAME[name]}: ${cellElement(derivedCell(value))}</li>`)}</ul>`;
}

import { STAGE_NAME } from '#config/texts/pauta.ts';
import { PAUTA } from '#config/texts/pauta-pages.ts';
import {
  COUNTED_NAME,
  DIMENSION_NAME,
  MONEY_NAME,
  PAUTA_BLOCKS,
  PAUTA_SECTIONS,
  PAUTA_WORDS,
} from '#config/texts/pauta-report.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import { departmentsOf } from '#core/pauta/report/facts.ts';
import { ABROAD, WHOLE_COUNTRY } from '#core/pauta/report/groups.ts';
import type { CurrencyFigures, Group } from '#core/pauta/report/pauta-report.ts';
import type { Dimension } from '#core/pauta/totals.ts';
import { amountCell, countCell } from '#services/reports/pauta/cells.ts';
import { shareOf } from '#services/reports/pauta/groups-table.ts';
import { mapOf } from '#services/reports/pauta/sections/territory.ts';
import { type Html, html, raw } from '../html.ts';
import { panel } from '../overview/panels.ts';
import { ledgerAddress } from './addresses.ts';
import { type Column, cellElement, foldedTable } from './cells.ts';
import { digitalTable, quantitiesTable } from './quantity-tables.ts';

/** Rows that stand open; contractors and outlets can be hundreds. */
const OPEN = 10;

export type Months = Pick<LedgerFilter, 'from' | 'until'>;

interface GroupsOptions {
  figures: CurrencyFigures;
  months: Months;
  /** Of the page: figures of several currencies stand in one. */
  id: string;
}

/** The tables of one currency: by medium, coverage and owner, place, campaign, and who was paid. */
export function groupPanels(options: GroupsOptions): Html {
  const { id } = options;
  const { media, reach, territory, campaigns, parties, digital } = PAUTA_SECTIONS;
  const section = (name: string, title: string, lead: string, body: Html) =>
    panel(`${id}-${name}`, title, html`<p class="lead">${lead}</p>${body}`);
  return html`${section('medios', media.title, media.lead, html`${groupsTable(options, 'medium')}${quantitiesTable(options.figures)}`)}
${section('cobertura', reach.title, reach.lead, html`${groupsTable(options, 'coverage')}<div class="next-table">${groupsTable(options, 'ownership')}</div>`)}
${section('territorio', territory.title, territory.lead, territoryBody(options))}
${section('campanas', campaigns.title, campaigns.lead, groupsTable(options, 'campaign'))}
${section('partes', parties.title, parties.lead, html`<h3>${PAUTA_BLOCKS.contractors}</h3>${groupsTable(options, 'contractor')}<h3>${PAUTA_BLOCKS.outlets}</h3>${groupsTable(options, 'outlet')}`)}
${options.figures.digital.length > 0 && section('digital', digital.title, digital.lead, digitalTable(options.figures))}`;
}

function groupsTable({ figures, months }: GroupsOptions, dimension: Dimension): Html {
  const { reference, counted } = figures;
  const columns: Column[] = [
    { name: DIMENSION_NAME[dimension] },
    { name: PAUTA_WORDS.lines, number: true },
    ...(reference === null ? [] : [{ name: `${STAGE_NAME[reference.stage]}, sin IVA`, number: true }]),
    { name: MONEY_NAME.net, number: true },
    { name: MONEY_NAME.total, number: true },
    { name: PAUTA_WORDS.share, number: true },
  ];
  const rows = figures.groups[dimension].map((group) => groupRow(figures, group, linkOf(dimension, group, months)));
  const caption = `${DIMENSION_NAME[dimension]}, ${COUNTED_NAME[counted].toLowerCase()}`;
  return foldedTable(caption, columns, rows, OPEN, PAUTA.more);
}

function groupRow({ currency, reference }: CurrencyFigures, group: Group, address: string | undefined): Html[] {
  const { label, nit, through, sums, share } = group;
  const name = address === undefined ? html`${label}` : html`<a href="${address}">${label}</a>`;
  const under = html`${nit !== null && html`<small>${PAUTA_WORDS.nit} ${nit}</small>`}${through.length > 0 && html`<small>${through.join(', ')}</small>`}${bar(share)}`;
  return [
    html`${name}${under}`,
    cellElement(countCell(sums.lines)),
    ...(reference === null || group.reference === null ? [] : [cellElement(amountCell(group.reference.net, currency))]),
    cellElement(amountCell(sums.net, currency)),
    cellElement(amountCell(sums.total, currency)),
    cellElement(shareOf(group)),
  ];
}

/** The share as a length; the number stands in its own column. */
function bar(share: string | null): Html | false {
  if (share === null || share.startsWith('-')) return false;
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="100" height="4" class="track"/><rect width="${share}" height="4"/></svg>`;
}

/** The lines of a group in the ledger, where its filter can say it. */
function linkOf(dimension: Dimension, { key, label }: Group, months: Months): string | undefined {
  if (key === null || dimension === 'month') return undefined;
  if (dimension === 'department' && (key === WHOLE_COUNTRY || key === ABROAD)) return undefined;
  const value = dimension === 'campaign' || dimension === 'contractor' || dimension === 'outlet' ? label : key;
  return ledgerAddress({ ...months, [dimension]: value });
}

function territoryBody(options: GroupsOptions): Html {
  const { figures, id } = options;
  const table = groupsTable(options, 'department');
  const map = departmentsOf(figures.groups.department).length > 0 && mapOf(figures, `${id}-mapa`);
  if (!map) return table;
  return html`<div class="territory"><figure class="tiles"><figcaption>${map.title}</figcaption>${raw(map.svg)}</figure><div>${table}</div></div>`;
}

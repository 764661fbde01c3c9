import type { z } from 'zod';
import { MEDIUM_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { LEDGER } from '#config/texts/pauta-pages.ts';
import { MONEY_NAME } from '#config/texts/pauta-report.ts';
import { moneyDecimal } from '#core/pauta/exact.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import type { MediaBuy, MinorUnits } from '#core/pauta/media-buy.ts';
import type { Amount } from '#core/pauta/report/amount.ts';
import { sumOfGroup, type TotalGroup } from '#core/pauta/totals.ts';
import { formatCount, formatMonth } from '#core/report/format.ts';
import { monthOf } from '#core/time/month.ts';
import { readCursor, writeCursor } from '#services/api/cursor.ts';
import type { ApiParts } from '#services/api/parts.ts';
import { amountCell } from '#services/reports/pauta/cells.ts';
import { ledgerTotals, listBuys } from '#services/usecases/ledger/read-ledger.ts';
import { pautaMonths } from '#services/usecases/pauta/ledger-version.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { panel } from '../overview/panels.ts';
import { ledgerAddress, lineAddress } from './addresses.ts';
import { cellElement, stackedTable } from './cells.ts';
import { filterForm } from './ledger-filter-form.ts';
import { filterOf, type ledgerQuery, placeSchema } from './ledger-query.ts';
import { daysWords, lineName, placeWords } from './line-words.ts';
import { pautaMenu } from './menu.ts';

const PER_PAGE = 50;

/** The ledger: what is filtered, its sums, and its lines a page at a time. */
export async function ledgerPage(parts: ApiParts, query: z.output<typeof ledgerQuery>): Promise<Page> {
  const { store, clock } = parts;
  const months = await pautaMonths(store);
  const filter = filterOf(query, months.at(-1) ?? monthOf(clock.now()));
  const after = readCursor(query.sigue, placeSchema);
  const [{ buys, next }, totals] = await Promise.all([
    listBuys(store, filter, PER_PAGE, after),
    ledgerTotals(store, filter, []),
  ]);
  const here = ledgerAddress(filter);
  const paging = html`<p class="paging">${after && html`<a href="${here}">${LEDGER.first}</a>`} ${next && html`<a href="${here}&amp;sigue=${writeCursor(next)}">${LEDGER.next}</a>`}</p>`;
  const main = html`<div class="wrap pauta">${pautaMenu('/pauta/libro')}<h1>${LEDGER.title}</h1><p class="lead">${LEDGER.lead}</p>
${panel('filtro', LEDGER.filter, filterForm(filter, months), 'filter-panel')}
${totals.length === 0 ? html`<p class="empty">${isNarrow(filter) ? LEDGER.none : LEDGER.nothing}</p>` : html`${totalsPanel(totals, filter)}${linesPanel(buys, filter, countOf(totals), paging)}`}</div>`;
  return { title: LEDGER.title, section: '/pauta', main };
}

function isNarrow({ from: _f, until: _u, ...conditions }: LedgerFilter): boolean {
  return Object.keys(conditions).length > 0;
}

function totalsPanel(totals: readonly TotalGroup[], filter: LedgerFilter): Html {
  const several = new Set(totals.map(({ currency }) => currency)).size > 1;
  const rows = totals.map((group) => [
    html`${STAGE_NAME[group.stage]}${several && html`<small>${group.currency}</small>`}`,
    html`${formatCount(group.lines)}`,
    ...(['net', 'vat', 'total'] as const).map((field) =>
      cellElement(amountCell(amountOf(group, field), group.currency)),
    ),
  ]);
  const columns = [
    { name: LEDGER.stage },
    { name: LEDGER.lines, number: true },
    { name: MONEY_NAME.net, number: true },
    { name: MONEY_NAME.vat, number: true },
    { name: MONEY_NAME.total, number: true },
  ];
  const query = new URLSearchParams({ format: 'csv', ...filter });
  return panel(
    'sumas',
    LEDGER.totals,
    html`${stackedTable(LEDGER.totalsCaption, columns, rows)}<p class="buttons"><a class="button quiet" href="/api/v1/pauta/lines?${query.toString()}">${LEDGER.csv}</a></p>`,
  );
}

/** A sum of the ledger as the report words it. */
export function amountOf(group: TotalGroup, field: 'net' | 'vat' | 'total'): Amount {
  const sum = sumOfGroup(group, field);
  if (sum.kind === 'missing') return { kind: 'missing', reason: 'not-stated' };
  const amount = moneyDecimal(sum.minor);
  if (sum.kind === 'whole') return { kind: 'measured', amount };
  return { kind: 'partial', amount, covered: sum.covered, expected: sum.expected };
}

function countOf(totals: readonly TotalGroup[]): number {
  return totals.reduce((sum, { lines }) => sum + lines, 0);
}

function linesPanel(buys: readonly MediaBuy[], { from, until }: LedgerFilter, all: number, paging: Html): Html {
  const columns = [
    { name: LEDGER.line },
    { name: LEDGER.medium },
    { name: LEDGER.stage },
    { name: LEDGER.days },
    { name: LEDGER.place },
    { name: MONEY_NAME.net, number: true },
    { name: MONEY_NAME.total, number: true },
  ];
  const caption = LEDGER.listCaption(formatMonth(from), formatMonth(until), buys.length, all);
  return panel('lineas', LEDGER.list, html`${stackedTable(caption, columns, buys.map(lineRow))}${paging}`, 'lines');
}

function lineRow(buy: MediaBuy): Html[] {
  const { medium, stage, period, currency, campaign, piece, contractor, outlet } = buy;
  const through = outlet && contractor && contractor.name !== outlet.name ? contractor.name : null;
  const under = [campaign, piece, through].filter((one) => one !== null);
  return [
    html`<a href="${lineAddress(buy.id)}">${lineName(buy)}</a>${under.length > 0 && html`<small>${under.join(' · ')}</small>`}`,
    html`${MEDIUM_NAME[medium]}`,
    html`${STAGE_NAME[stage]}`,
    html`<span class="days">${daysWords(period)}</span>`,
    html`${placeWords(buy) ?? html`<span class="nodata">${LEDGER.noPlace}</span>`}`,
    cellElement(amountCell(moneyOf(buy.net), currency)),
    cellElement(amountCell(moneyOf(buy.total), currency)),
  ];
}

/** One line's money as the report words it. */
export function moneyOf(minor: MinorUnits | null): Amount {
  if (minor === null) return { kind: 'missing', reason: 'not-stated' };
  return { kind: 'measured', amount: moneyDecimal(minor) };
}

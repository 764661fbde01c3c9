import { STAGE_NAME } from '#config/texts/pauta.ts';
import { CAMPAIGNS, countedLines } from '#config/texts/pauta-pages.ts';
import type { Campaign } from '#core/pauta/campaign.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import type { TotalGroup } from '#core/pauta/totals.ts';
import { capitalize, formatDay, formatMonth } from '#core/report/format.ts';
import { addMonths, type Month, monthOf } from '#core/time/month.ts';
import type { ApiParts } from '#services/api/parts.ts';
import { amountCell } from '#services/reports/pauta/cells.ts';
import { type CampaignSums, campaignSums, savedCampaigns } from '#services/usecases/ledger/campaigns.ts';
import { pautaMonths } from '#services/usecases/pauta/ledger-version.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { panel } from '../overview/panels.ts';
import { campaignAddress, ledgerAddress } from './addresses.ts';
import { campaignForm } from './campaign-form.ts';
import { cellElement, stackedTable } from './cells.ts';
import { type Option, selectField } from './ledger-filter-form.ts';
import { amountOf } from './ledger-page.ts';
import { pautaMenu } from './menu.ts';

export type Months = Pick<LedgerFilter, 'from' | 'until'>;

const YEAR = 12;

/** The months asked for; by default the last twelve that the ledger knows of. */
export async function monthsAsked(
  { store, clock }: ApiParts,
  asked: { desde?: Month | undefined; hasta?: Month | undefined },
): Promise<{ months: Months; known: Month[] }> {
  const known = await pautaMonths(store);
  const last = known.at(-1) ?? monthOf(clock.now());
  const until = asked.hasta ?? asked.desde ?? last;
  const from = asked.desde ?? addMonths(until, 1 - YEAR);
  return { months: { from: from > until ? until : from, until }, known };
}

/** Campaigns that people keep, what was bought for each, and names that belong to none yet. */
export async function campaignsPage(
  parts: ApiParts,
  asked: { desde?: Month | undefined; hasta?: Month | undefined },
  refused?: { form: URLSearchParams; sentence: string },
): Promise<Page> {
  const { months, known } = await monthsAsked(parts, asked);
  const [kept, sums] = await Promise.all([savedCampaigns(parts), campaignSums(parts, months)]);
  const main = html`<div class="wrap pauta">${pautaMenu('/pauta/campanas')}<h1>${CAMPAIGNS.title}</h1><p class="lead">${CAMPAIGNS.lead}</p>
${monthsForm('/pauta/campanas', months, known)}
${panel('guardadas', CAMPAIGNS.kept, keptTable(kept, sums, months))}
${namesPanel(sums, months)}
${panel('nueva', CAMPAIGNS.fresh, campaignForm(undefined, refused))}</div>`;
  return { title: CAMPAIGNS.title, section: '/pauta', main };
}

/** A choice of months, sent as an address. */
export function monthsForm(action: string, { from, until }: Months, known: readonly Month[]): Html {
  const all = [...new Set([...known, from, until])].sort().reverse();
  const options = all.map((month): Option => [month, capitalize(formatMonth(month))]);
  return html`<form method="get" action="${action}" class="months">${selectField('desde', 'desde', CAMPAIGNS.from, options, from)}${selectField('hasta', 'hasta', CAMPAIGNS.to, options, until)}<p><button class="button quiet" type="submit">${CAMPAIGNS.show}</button></p></form>`;
}

function keptTable(kept: readonly Campaign[], sums: readonly CampaignSums[], months: Months): Html {
  if (kept.length === 0) return html`<p>${CAMPAIGNS.noneKept}</p>`;
  const byId = new Map(sums.flatMap((one) => (one.campaign ? [[one.campaign.id, one.totals] as const] : [])));
  const rows = kept.map((campaign) => [
    html`<a href="${campaignAddress(campaign.id)}?${new URLSearchParams({ desde: months.from, hasta: months.until }).toString()}">${campaign.name}</a>${campaign.status === 'closed' && html`<small>${CAMPAIGNS.closed}</small>`}`,
    html`${daysOf(campaign)}`,
    html`${campaign.hashtags.map((tag) => `#${tag}`).join(' ')}`,
    stageList(byId.get(campaign.id) ?? []),
  ]);
  return stackedTable(
    CAMPAIGNS.keptCaption,
    [{ name: CAMPAIGNS.name }, { name: CAMPAIGNS.dates }, { name: CAMPAIGNS.hashtags }, { name: CAMPAIGNS.bought }],
    rows,
  );
}

export function daysOf({ first, last }: Campaign): string {
  if (first && last) return CAMPAIGNS.days(formatDay(first), formatDay(last));
  if (first) return CAMPAIGNS.since(formatDay(first));
  return last ? CAMPAIGNS.until(formatDay(last)) : CAMPAIGNS.noDays;
}

/** Stages one under the other, each with its amount: they are not added. */
function stageList(totals: readonly TotalGroup[]): Html {
  if (totals.length === 0) return html`<span class="nodata">${CAMPAIGNS.noLines}</span>`;
  const items = totals.map(
    (group) =>
      html`<li>${STAGE_NAME[group.stage]}: ${cellElement(amountCell(amountOf(group, 'net'), group.currency))} <span class="quiet">${countedLines(group.lines)}</span></li>`,
  );
  return html`<ul class="plain stage-list">${items}</ul>`;
}

/** Names in the lines that no campaign bears, each with a button that keeps it as one. */
function namesPanel(sums: readonly CampaignSums[], months: Months): Html | false {
  const loose = sums.filter(({ campaign }) => campaign === null);
  if (loose.length === 0) return false;
  const rows = loose.map(({ name, totals }) => [
    name === null
      ? html`<span class="quiet">${CAMPAIGNS.noCampaign}</span>`
      : html`<a href="${ledgerAddress({ ...months, campaign: name })}">${name}</a>`,
    stageList(totals),
    name === null ? html`` : html`${keepForm(name)}`,
  ]);
  const columns = [{ name: CAMPAIGNS.name }, { name: CAMPAIGNS.bought }, { name: CAMPAIGNS.save }];
  return panel(
    'nombres',
    CAMPAIGNS.names,
    html`<p class="lead">${CAMPAIGNS.namesLead}</p>${stackedTable(CAMPAIGNS.keptCaption, columns, rows)}`,
  );
}

function keepForm(name: string): Html {
  return html`<form method="post" action="/pauta/campanas"><input type="hidden" name="nombre" value="${name}"><button class="button quiet" type="submit">${CAMPAIGNS.save}<span class="unseen">: ${name}</span></button></form>`;
}

import { PLATFORM_LOOK } from '#config/platforms.ts';
import { BEST } from '#config/texts/pages.ts';
import { MEDIUM_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { CAMPAIGNS } from '#config/texts/pauta-pages.ts';
import { DIMENSION_NAME, MONEY_NAME, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import type { Value } from '#core/metrics/value.ts';
import type { Medium } from '#core/pauta/taxonomy.ts';
import type { TotalGroup } from '#core/pauta/totals.ts';
import { formatCount, formatMoment, shortDay } from '#core/report/format.ts';
import { dayOf } from '#core/time/day.ts';
import type { Month } from '#core/time/month.ts';
import { asLedgerProblems } from '#services/api/ledger-requests.ts';
import type { ApiParts } from '#services/api/parts.ts';
import { amountCell } from '#services/reports/pauta/cells.ts';
import { type CampaignView, campaignView } from '#services/usecases/ledger/campaigns.ts';
import type { MonthPost } from '#services/usecases/month-posts.ts';
import { valueElement } from '../figures.ts';
import { type Html, html, webAddress } from '../html.ts';
import type { Page } from '../layout.ts';
import { panel } from '../overview/panels.ts';
import { campaignAddress, ledgerAddress } from './addresses.ts';
import { campaignForm } from './campaign-form.ts';
import { daysOf, type Months, monthsAsked, monthsForm } from './campaigns-page.ts';
import { cellElement, foldedTable, stackedTable } from './cells.ts';
import { amountOf } from './ledger-page.ts';
import { pautaMenu } from './menu.ts';

const POSTS_OPEN = 15;

/** One campaign: what was bought for it, and what its posts did, side by side. */
export async function campaignPage(
  parts: ApiParts,
  id: string,
  asked: { desde?: Month | undefined; hasta?: Month | undefined },
): Promise<Page> {
  const { months, known } = await monthsAsked(parts, asked);
  const view = await asLedgerProblems(campaignView(parts, id, months));
  const { campaign } = view;
  const { at, by } = campaign.saved;
  const others = campaign.aliases.slice(1);
  const main = html`<div class="wrap pauta">${pautaMenu('/pauta/campanas')}
<p><a href="/pauta/campanas">${CAMPAIGNS.back}</a></p>
<div class="heading"><h1>${campaign.name}</h1>${campaign.status === 'closed' && html`<p class="stage-mark">${CAMPAIGNS.closed}</p>`}</div>
<p class="lead">${daysOf(campaign)}${campaign.hashtags.length > 0 && ` · ${campaign.hashtags.map((tag) => `#${tag}`).join(' ')}`}${others.length > 0 && ` · ${CAMPAIGNS.writtenAs}: ${others.join(', ')}`}. ${CAMPAIGNS.saved(formatMoment(at), by)}</p>
${monthsForm(campaignAddress(id), months, known)}
${panel('comprado', CAMPAIGNS.bought, boughtTable(view, months))}
${panel('redes', CAMPAIGNS.networks, networksBody(view))}
${panel('cambiar', CAMPAIGNS.edit, campaignForm(campaign))}</div>`;
  return { title: campaign.name, section: '/pauta', main };
}

function boughtTable({ totals, campaign }: CampaignView, months: Months): Html {
  if (totals.length === 0) return html`<p>${CAMPAIGNS.noneBought}</p>`;
  const columns = [
    { name: DIMENSION_NAME.medium },
    { name: PAUTA_WORDS.lines, number: true },
    { name: MONEY_NAME.net, number: true },
    { name: MONEY_NAME.vat, number: true },
    { name: MONEY_NAME.total, number: true },
  ];
  const byStage = Map.groupBy(totals, ({ stage, currency }) => `${STAGE_NAME[stage]}, ${currency}`);
  const tables = [...byStage].map(
    ([title, groups]) => html`<div class="next-table">${stackedTable(title, columns, groups.map(boughtRow))}</div>`,
  );
  // The ledger is filtered by one name as lines write it.
  const links = [campaign.name, ...campaign.aliases.slice(1)].map(
    (name) => html`<li><a href="${ledgerAddress({ ...months, campaign: name })}">${name}</a></li>`,
  );
  return html`<p class="quiet">${CAMPAIGNS.boughtCaption}</p>${tables}
<h3>${CAMPAIGNS.seeLines}</h3><ul class="plain">${links}</ul>`;
}

function boughtRow(group: TotalGroup): Html[] {
  const { by, currency, lines } = group;
  return [
    html`${MEDIUM_NAME[by.medium?.key as Medium]}`,
    html`${formatCount(lines)}`,
    ...(['net', 'vat', 'total'] as const).map((field) => cellElement(amountCell(amountOf(group, field), currency))),
  ];
}

function networksBody({ networks, posts }: CampaignView): Html {
  if (posts.length === 0) return html`<p>${CAMPAIGNS.nonePosts}</p>`;
  const rows = networks.map(({ platform, posts: count, interactions }) => [
    html`<span class="net-${platform}"><span class="swatch" aria-hidden="true"></span>${PLATFORM_LOOK[platform].name}</span>`,
    html`${formatCount(count)}`,
    interactionsElement(interactions),
  ]);
  const columns = [
    { name: CAMPAIGNS.network },
    { name: CAMPAIGNS.published, number: true },
    { name: CAMPAIGNS.interactions, number: true },
  ];
  return html`${stackedTable(CAMPAIGNS.networksCaption, columns, rows)}
<h3>${CAMPAIGNS.postsTitle}</h3>${foldedTable(CAMPAIGNS.postsCaption, [{ name: BEST.post }, { name: BEST.network }, { name: BEST.date }, { name: BEST.interactions, number: true }], posts.map(postRow), POSTS_OPEN, CAMPAIGNS.morePosts)}`;
}

/** What the posts of one network have together: of those with a figure, and of how many. */
function interactionsElement(interactions: readonly Value[]): Html {
  const known = interactions.flatMap((one) => (one.kind === 'missing' ? [] : [one]));
  if (known.length === 0) return html`<span class="nodata">${CAMPAIGNS.noFigure}</span>`;
  const sum = known.reduce((total, { amount }) => total + amount, 0);
  const whole = known.filter(({ kind }) => kind === 'measured').length;
  const covered = CAMPAIGNS.withFigure(formatCount(whole), formatCount(interactions.length));
  return html`<span class="amount">${formatCount(sum)}</span>${whole < interactions.length && html`<small>${covered}</small>`}`;
}

function postRow({ platform, text, permalink, published, interactions, from }: MonthPost): Html[] {
  const address = webAddress(permalink);
  const words = text || BEST.untitled;
  const day = dayOf(published, 'America/Bogota');
  return [
    html`<span class="post">${address ? html`<a href="${address}" rel="noreferrer">${words}</a>` : words}</span>`,
    html`<span class="net-${platform}"><span class="swatch" aria-hidden="true"></span>${PLATFORM_LOOK[platform].name}</span>`,
    html`<time datetime="${day}">${shortDay(day)} ${day.slice(0, 4)}</time>`,
    valueElement(interactions, 'count', from),
  ];
}

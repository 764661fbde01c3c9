import { CARD } from '#config/texts/pages.ts';
import { ROLE_NAME } from '#config/texts/report.ts';
import { shortDay } from '#core/report/format.ts';
import { figureOf } from '#core/report/named.ts';
import type { FigureRole, SocialReport } from '#core/report/social-report.ts';
import { dayOf } from '#core/time/day.ts';
import { sparkLine } from '#services/reports/charts/spark-line.ts';
import { type Named, namedNetworks, seriesOf } from '#services/reports/words/networks.ts';
import { type Base, valueElement, variationElement } from '../figures.ts';
import { type Html, html, raw, webAddress } from '../html.ts';

/** As wide as a card of four abreast. */
const SPARK = { width: 252, height: 60 };

const ROWS: readonly FigureRole[] = ['views', 'interactions', 'posts'];

/** A card per network: followers, three figures with their variation, and the shape of thirteen months. */
export function cards(report: SocialReport, base: Base): Html {
  const items = namedNetworks(report).map((named) => card(report, named, base));
  return html`<section aria-labelledby="cifras"><h2 id="cifras" class="unseen">${CARD.section}</h2>
<ul class="cards">${items}</ul></section>`;
}

function card(report: SocialReport, named: Named, base: Base): Html {
  const { network, title } = named;
  const followers = figureOf(network, 'followers');
  const address = webAddress(network.url);
  const account = address ? html`<a href="${address}" rel="noreferrer">${network.name}</a>` : network.name;
  const rows = ROWS.map((role) => {
    const figure = figureOf(network, role);
    return html`<div><dt>${ROLE_NAME[role]}</dt><dd>${valueElement(figure.value, figure.unit, figure.from)} ${variationElement(figure, base)}</dd></div>`;
  });
  return html`<li class="card net-${network.platform}">
<h3>${title}</h3>
<p class="account">${account}</p>
<p class="headline">${valueElement(followers.value, followers.unit, followers.from)}</p>
<p class="under">${followersLabel(report, followers.readAt)} ${variationElement(followers, base)}</p>
<dl>${rows}</dl>
<div class="spark">${spark(named)}<p>${CARD.spark}</p></div>
</li>`;
}

function followersLabel({ edition }: SocialReport, readAt: ReturnType<typeof figureOf>['readAt']): string {
  if (edition > 0) return CARD.followersClosed;
  return readAt === null ? CARD.followersMissing : CARD.followersAt(shortDay(dayOf(readAt, 'America/Bogota')));
}

function spark({ network, title }: Named): Html {
  const series = seriesOf(network, 'interactions');
  const { platform, account } = network;
  const input = { id: `spark-${account}`, platform, network: title, label: ROLE_NAME.interactions, series };
  return raw(sparkLine(input, SPARK).svg);
}

import { ADS_PAGE } from '#config/texts/ads.ts';
import { LINE } from '#config/texts/pauta-pages.ts';
import type { AdStatement, MediaBuy } from '#core/pauta/media-buy.ts';
import { formatExact, formatMoney } from '#core/pauta/money-text.ts';
import { formatMoment } from '#core/report/format.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';

/** All that its platform has said of a line, the last one first; nothing for a line of a file. */
export function statementsPanel({ ads, currency }: MediaBuy): Html | false {
  if (!ads) return false;
  const rows = ads.statements.toReversed().map((one) => row(one, currency));
  const { readAt, spend, impressions, clicks, reach } = ADS_PAGE;
  const heads = [spend, impressions, clicks, reach].map((name) => html`<th scope="col" class="number">${name}</th>`);
  return panel(
    'declaraciones',
    ADS_PAGE.statements,
    html`<dl class="facts"><dt>${ADS_PAGE.campaign}</dt><dd><code>${ads.campaign}</code></dd></dl>
<table><thead><tr><th scope="col">${readAt}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

function row({ readAt, net, impressions, clicks, reach }: AdStatement, currency: string): Html {
  const money = net === null ? LINE.nothing : formatMoney({ minor: net, currency });
  const counts = [impressions, clicks, reach].map((count) => (count === null ? LINE.nothing : formatExact(count)));
  return html`<tr><th scope="row">${formatMoment(readAt)}</th>${[money, ...counts].map((text) => html`<td class="number">${text}</td>`)}</tr>`;
}

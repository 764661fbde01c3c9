import { TRENDS } from '#config/texts/pages.ts';
import { ROLE_NAME } from '#config/texts/report.ts';
import { capitalize, formatMonth } from '#core/report/format.ts';
import type { Series, SocialReport } from '#core/report/social-report.ts';
import { flowBars } from '#services/reports/charts/flow-bars.ts';
import { levelLine } from '#services/reports/charts/level-line.ts';
import { type Named, NOT_COLLECTED, namedNetworks, seriesOf } from '#services/reports/words/networks.ts';
import { valueWords } from '../figures.ts';
import { type Html, html, raw } from '../html.ts';
import { panel } from './panels.ts';

const ROLES = ['followers', 'views', 'interactions'] as const;

/** Thirteen months of each network, a small chart each on its own scale, with the table behind them. */
export function trendsPanel(report: SocialReport): Html {
  const networks = namedNetworks(report);
  const blocks = ROLES.map((role) => block(networks, role));
  return panel('tendencia', TRENDS.title, html`<p class="lead">${TRENDS.lead}</p>${blocks}`, 'trends');
}

function block(networks: readonly Named[], role: Series['role']): Html {
  const label = ROLE_NAME[role];
  return html`<div class="trend"><h3>${label}</h3>
<div class="multiples">${networks.map((named) => chart(named, role))}</div>
<details class="behind"><summary>${TRENDS.table(label)}</summary><div class="scroll" tabindex="0" role="group" aria-label="${TRENDS.caption(label)}">${table(networks, role)}</div></details></div>`;
}

function chart({ network, title }: Named, role: Series['role']): Html {
  const { account, platform } = network;
  const series = seriesOf(network, role);
  const input = { id: `trend-${account}-${role}`, platform, network: title, label: ROLE_NAME[role], series };
  const drawn = role === 'followers' ? levelLine(input, 'screen') : flowBars(input, 'screen');
  return html`<figure class="net-${platform}"><figcaption><span class="swatch" aria-hidden="true"></span>${title}</figcaption>${raw(drawn.svg)}</figure>`;
}

function table(networks: readonly Named[], role: Series['role']): Html {
  const months = networks[0] ? seriesOf(networks[0].network, role).points.map(({ month }) => month) : [];
  const rows = months.map((month, index) => {
    const cells = networks.map(({ network }) => {
      const { points } = seriesOf(network, role);
      return html`<td class="number">${valueWords(points[index]?.value ?? NOT_COLLECTED, 'count', points[index]?.from)}</td>`;
    });
    return html`<tr><th scope="row">${capitalize(formatMonth(month))}</th>${cells}</tr>`;
  });
  return html`<table><caption>${TRENDS.caption(ROLE_NAME[role])}</caption>
<thead><tr><th scope="col">${TRENDS.month}</th>${networks.map(({ title }) => html`<th scope="col" class="number">${title}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`;
}

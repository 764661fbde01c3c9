import { PLATFORM_LOOK } from '#config/platforms.ts';
import { FRESHNESS } from '#config/texts/pages.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Freshness } from '#services/usecases/account-freshness.ts';
import { type Html, html } from '../html.ts';
import { momentElement } from '../moments.ts';
import { panel } from './panels.ts';

/** When each account was read last, and when it is read next. */
export function freshnessPanel(readings: readonly Freshness[], now: Instant): Html {
  const table = html`<table class="fresh"><caption>${FRESHNESS.caption}</caption>
<thead><tr><th scope="col">${FRESHNESS.source}</th><th scope="col">${FRESHNESS.last}</th><th scope="col">${FRESHNESS.next}</th></tr></thead>
<tbody>${readings.map((reading) => row(readings, reading, now))}</tbody></table>`;
  return panel('frescura', FRESHNESS.title, table);
}

function row(all: readonly Freshness[], { account, lastReadAt, nextAt, state, cause }: Freshness, now: Instant): Html {
  const several = all.filter((one) => one.account.platform === account.platform).length > 1;
  const name = PLATFORM_LOOK[account.platform].name;
  const mark = FRESHNESS.state[state];
  const troubled = state !== 'waiting' && state !== 'reading';
  const last = lastReadAt === null ? FRESHNESS.never : momentElement(lastReadAt, now);
  const next = state === 'reading' ? FRESHNESS.now : nextAt === null ? FRESHNESS.nobody : momentElement(nextAt, now);
  return html`<tr class="net-${account.platform}">
<th scope="row"><span class="swatch" aria-hidden="true"></span>${several ? `${name} · ${account.name}` : name}</th>
<td class="${troubled ? 'warn' : 'good'}">${last}${mark && ` · ${mark}`}</td>
<td>${next}</td></tr>
${troubled && cause !== null && html`<tr class="cause"><td colspan="3">${cause}</td></tr>`}`;
}

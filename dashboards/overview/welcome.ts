import { PLATFORM_LOOK } from '#config/platforms.ts';
import { CREDENTIAL_NAMES, PENDING, WELCOME } from '#config/texts/pages.ts';
import { PLATFORMS } from '#core/accounts/account.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Freshness } from '#services/usecases/account-freshness.ts';
import { type Html, html, raw } from '../html.ts';
import { nearMoment } from '../moments.ts';

/** What to do when no account is configured yet. */
export function welcome(): Html {
  const steps = WELCOME.steps.map(
    ({ title, text, command }) =>
      html`<li><h2>${title}</h2><p>${text}</p>${command ? html`<pre><code>${command}</code></pre>` : credentials()}</li>`,
  );
  return html`<div class="welcome"><h1>${WELCOME.title}</h1><p class="lead">${WELCOME.lead}</p>
<ol class="steps">${steps}</ol><p>${WELCOME.after}</p></div>`;
}

function credentials(): Html {
  const rows = PLATFORMS.map(
    (
      platform,
    ) => html`<tr class="net-${platform}"><th scope="row"><span class="swatch" aria-hidden="true"></span>${PLATFORM_LOOK[platform].name}</th>
<td>${CREDENTIAL_NAMES[platform].map(breakable)}</td></tr>`,
  );
  return html`<table class="credentials"><caption>${WELCOME.credentials}</caption>
<thead><tr><th scope="col">${WELCOME.network}</th><th scope="col">${WELCOME.variables}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** A long name that may be cut at its underscores on a narrow screen. */
function breakable(name: string): Html {
  return html`<code>${name.split('_').map((word, index) => html`${index > 0 && raw('_<wbr>')}${word}`)}</code> `;
}

/** What is going on while accounts are configured and none has been read. */
export function pending(readings: readonly Freshness[], now: Instant): Html {
  const parked = readings.some(({ state }) => state === 'parked');
  const rows = readings.map((reading) => pendingRow(reading, now));
  return html`<div class="welcome"><h1>${parked ? PENDING.parkedTitle : PENDING.title}</h1>
<p class="lead">${parked ? PENDING.parkedLead : PENDING.lead}</p>
<table class="pending"><caption>${PENDING.caption}</caption>
<thead><tr><th scope="col">${PENDING.account}</th><th scope="col">${PENDING.state}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function pendingRow({ account, state, nextAt, cause }: Freshness, now: Instant): Html {
  const retry = state === 'retrying' && nextAt !== null && PENDING.retryAt(nearMoment(nextAt, now));
  return html`<tr class="net-${account.platform}"><th scope="row"><span class="swatch" aria-hidden="true"></span>${PLATFORM_LOOK[account.platform].name}<small>${account.name}</small></th>
<td class="${state === 'parked' ? 'warn' : ''}"><strong>${PENDING.states[state]}</strong>${cause && html`<p>${cause}</p>`}${retry && html`<p>${retry}</p>`}</td></tr>`;
}

import { platformName } from '#config/platforms.ts';
import { CONNECTIONS } from '#config/texts/connections.ts';
import type { AnyPlatform } from '#core/accounts/account.ts';
import type { ConnectionState } from '#services/usecases/credentials/expiry-board.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { panel } from '../overview/panels.ts';
import { reachDetails, SECTION } from './board-page.ts';

/** The way to the platform is a link: a page may not send a form to another site. */
export function goPage(platform: AnyPlatform, address: string): Page {
  const name = platformName(platform);
  return page(
    CONNECTIONS.goTitle(name),
    html`<p class="lead">${CONNECTIONS.goLead(name)}</p>
<p class="buttons"><a class="button" href="${address}" rel="noreferrer">${CONNECTIONS.go(name)}</a></p>`,
  );
}

export function failedPage(message: string): Page {
  return page(CONNECTIONS.failedTitle, html`<p class="notice">${message}</p>`);
}

/** What was connected, and what can be read of it. */
export function donePage(states: readonly ConnectionState[]): Page {
  const panels = states.map((state) => {
    const { account } = state;
    const title = `${platformName(account.platform)} · ${account.name}`;
    return panel(`cuenta-${account.id}`, title, html`${reachDetails(state, true)}`);
  });
  return page(CONNECTIONS.doneTitle, html`${panels}`);
}

function page(title: string, body: Html): Page {
  const back = html`<p><a href="${SECTION}">${CONNECTIONS.back}</a></p>`;
  return { title, section: SECTION, main: html`<div class="wrap connections"><h1>${title}</h1>${body}${back}</div>` };
}

import { platformName } from '#config/platforms.ts';
import { AFTER_DISCONNECTING, CONNECTIONS, historyWords, REVOCATIONS, STAYS } from '#config/texts/connections.ts';
import { type AnyAccount, isAdPlatform } from '#core/accounts/account.ts';
import { earlier } from '#core/credentials/grant.ts';
import { formatDay } from '#core/report/format.ts';
import { dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Revocation } from '#services/usecases/credentials/disconnect-account.ts';
import type { ConnectionState } from '#services/usecases/credentials/expiry-board.ts';
import { whatToDo } from '#services/usecases/credentials/what-to-do.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { momentElement } from '../moments.ts';
import { panel } from '../overview/panels.ts';

export const SECTION = '/conexiones';

export interface BoardView {
  states: readonly ConnectionState[];
  now: Instant;
  /** Whether accounts may be connected from here. */
  canAct: boolean;
  canSeal: boolean;
  /** An account that has just been disconnected. */
  gone?: { account: AnyAccount; revocation: Revocation };
}

/** The expiry board: how each account is opened, until when, and what to do. */
export function boardPage(view: BoardView): Page {
  const { states, canAct, canSeal, gone } = view;
  const main = html`<div class="wrap connections"><h1>${CONNECTIONS.title}</h1>
<p class="lead">${states.length === 0 ? CONNECTIONS.none : CONNECTIONS.lead}</p>
${gone && goneNotice(gone)}${!canAct && html`<p class="notice">${CONNECTIONS.onlyHere}</p>`}
${!canSeal && html`<p class="notice">${CONNECTIONS.noKey}</p>`}
${states.map((state) => accountPanel(state, view))}</div>`;
  return { title: CONNECTIONS.title, section: SECTION, main };
}

function goneNotice({ account: { platform }, revocation }: NonNullable<BoardView['gone']>): Html {
  const said = REVOCATIONS[revocation](platformName(platform));
  return html`<p class="notice">${said} ${AFTER_DISCONNECTING[platform]} ${STAYS}</p>`;
}

function accountPanel(state: ConnectionState, view: BoardView): Html {
  const { account, way, credential } = state;
  const todo = whatToDo(state);
  const things =
    todo.length === 0
      ? html`<p>${way === 'configured' ? CONNECTIONS.configured : CONNECTIONS.nothing}</p>`
      : list(todo);
  const title = `${platformName(account.platform)} · ${account.name}`;
  const body = html`<dl class="facts"><dt>${CONNECTIONS.account}</dt><dd><code>${account.id}</code></dd>
<dt>${CONNECTIONS.state}</dt><dd><strong>${CONNECTIONS.ways[way]}</strong></dd>${credential && credentialFacts(credential, view.now)}
<dt>${CONNECTIONS.todo}</dt><dd>${things}</dd></dl>${reachDetails(state)}${view.canAct && actions(state, view.canSeal)}`;
  return panel(`cuenta-${account.id}`, title, body, todo.length > 0 ? 'attention' : '');
}

function credentialFacts(credential: NonNullable<ConnectionState['credential']>, now: Instant): Html {
  const { connectedBy, scopes, endsAt, renewableUntil, consentEndsAt, grantedAt, checkedAt } = credential;
  const consent = earlier(renewableUntil ?? undefined, consentEndsAt);
  const ends = endsAt === null ? CONNECTIONS.never : dayWords(endsAt);
  return html`<dt>${CONNECTIONS.by}</dt><dd>${connectedBy ?? CONNECTIONS.byNobody}, ${momentElement(grantedAt, now)}</dd>
<dt>${CONNECTIONS.scopes}</dt><dd class="scopes">${scopes.length === 0 ? CONNECTIONS.unknown : scopes.map((scope) => html`<code>${scope}</code> `)}</dd>
<dt>${CONNECTIONS.accessEnds}</dt><dd>${renewableUntil === undefined ? ends : CONNECTIONS.renewed}</dd>
<dt>${CONNECTIONS.consentEnds}</dt><dd>${consent === undefined ? CONNECTIONS.unknown : dayWords(consent)}</dd>
<dt>${CONNECTIONS.checked}</dt><dd>${checkedAt === null ? CONNECTIONS.unchecked : momentElement(checkedAt, now)}</dd>`;
}

/** What the permissions let be read, folded: it is read once, after connecting. */
export function reachDetails({ account, reach, history, credential }: ConnectionState, isOpen = false): Html | null {
  if (credential === null) return null;
  const known = isAdPlatform(account.platform)
    ? html`<p>${CONNECTIONS.adsRead}</p>`
    : reach
      ? html`<p>${CONNECTIONS.available(reach.available.length)} ${reach.available.join(', ')}.</p>
${reach.missing.map(({ scope, names }) => html`<p><strong>${CONNECTIONS.withoutScope(scope)}</strong> ${names.join(', ')}.</p>`)}`
      : html`<p>${CONNECTIONS.unknownReach}</p>`;
  const past = history && html`<p>${historyWords(account.platform, history)}</p>`;
  if (isOpen) return html`${known}${past}`;
  return html`<details class="behind"><summary>${CONNECTIONS.result}</summary>${known}${past}</details>`;
}

function actions({ account, credential }: ConnectionState, canSeal: boolean): Html {
  const name = `por-${account.id}`;
  const label = credential ? CONNECTIONS.reconnectAction : CONNECTIONS.connectAction;
  const connect = html`<form method="post" action="${SECTION}/conectar"><input type="hidden" name="cuenta" value="${account.id}">
<label for="${name}">${CONNECTIONS.yourName}</label><input id="${name}" name="por" maxlength="80" autocomplete="name">
<button type="submit" class="button">${label}</button></form>`;
  const disconnect = html`<details class="behind"><summary>${CONNECTIONS.disconnectAction}</summary>
<p>${CONNECTIONS.disconnectLead}</p><form method="post" action="${SECTION}/${account.id}/desconectar">
<button type="submit" class="button quiet">${CONNECTIONS.disconnectTitle(account.name)}</button></form></details>`;
  return html`${canSeal && connect}${credential && disconnect}`;
}

function list(items: readonly string[]): Html {
  return html`<ul class="sentences">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function dayWords(moment: Instant): string {
  return formatDay(dayOf(moment, 'America/Bogota'));
}

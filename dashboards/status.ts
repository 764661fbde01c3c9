import { platformName } from '#config/platforms.ts';
import { ENGINES, LACKS, PARKED, QUEUES, STATUS, WORK } from '#config/texts/status.ts';
import type { AnyAccount } from '#core/accounts/account.ts';
import { formatCount, formatMoment, formatMonth } from '#core/report/format.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { toMonth } from '#core/time/month.ts';
import type { WorkItem, WorkState } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { accountFreshness } from '#services/usecases/account-freshness.ts';
import { consumption } from '#services/usecases/budget/consumption.ts';
import { parkedWork } from '#services/usecases/parked-work.ts';
import { type WorkFigures, workFigures } from '#services/usecases/work-figures.ts';
import { consumptionPanel } from './consumption-panel.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { momentElement } from './moments.ts';
import { freshnessPanel } from './overview/freshness.ts';
import { panel } from './overview/panels.ts';

/** In the order in which they call for somebody. */
const STATES: readonly WorkState[] = ['parked', 'due', 'running', 'done', 'skipped'];

/** How the service itself stands: what it runs on, its work, and how each account is read. 503 when it cannot work. */
export async function statusPage(app: App): Promise<{ status: number; page: Page }> {
  const missing = await app.missing();
  const silent = missing.map((one) => html`<p class="notice">${STATUS.silent[one]}</p>`);
  const body = missing.includes('store') ? enginesPanel(app) : await panels(app);
  const main = html`<div class="wrap status"><h1>${STATUS.title}</h1>${silent}${body}</div>`;
  return { status: missing.length > 0 ? 503 : 200, page: { title: STATUS.title, section: '/estado', main } };
}

async function panels(app: App): Promise<Html> {
  const { store, clock } = app;
  const now = clock.now();
  const accounts = await app.everyAccount();
  const parked = await parkedWork(store, now);
  const figures = await workFigures(store, now);
  const readings = await accountFreshness(store, await app.accounts(), now);
  const taken = await consumption(app, now);
  return html`<p class="lead">${parked.length === 0 ? STATUS.good : STATUS.attention(parked.length)}</p>
<div class="columns"><div>${parked.length > 0 && parkedPanel(parked, accounts)}${workPanel(figures, now)}${consumptionPanel(taken)}</div>
<div>${enginesPanel(app)}${readings.length > 0 && freshnessPanel(readings, now)}</div></div>`;
}

function enginesPanel({ store, queueKind }: App): Html {
  const { engine, lacks } = store.about();
  const lacking = html`<p>${ENGINES.lacking}</p><ul class="sentences">${lacks.map(
    (lack) => html`<li><strong>${LACKS[lack].what}</strong> ${LACKS[lack].why}</li>`,
  )}</ul>`;
  const body = html`<dl class="engines"><dt>${ENGINES.store}</dt><dd>${engine}${lacks.length === 0 ? html`<p>${ENGINES.whole}</p>` : lacking}</dd>
<dt>${ENGINES.queue}</dt><dd>${QUEUES[queueKind]}</dd></dl>
<p class="code">${ENGINES.watch} <code>/health/live</code>, <code>/health/ready</code>, <code>/metrics</code></p>`;
  return panel('motores', ENGINES.title, body);
}

function workPanel({ counts, oldest }: WorkFigures, now: Instant): Html {
  const row = (state: WorkState) => {
    const count = counts.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
    const ages = oldest.filter((one) => one.state === state).map(({ seconds }) => seconds);
    return html`<tr><th scope="row">${WORK.states[state]}</th><td class="number">${formatCount(count)}</td><td>${oldestWords(ages, count, now)}</td></tr>`;
  };
  const table = html`<table class="work"><caption>${WORK.caption}</caption>
<thead><tr><th scope="col">${WORK.state}</th><th scope="col" class="number">${WORK.count}</th><th scope="col">${WORK.oldest}</th></tr></thead>
<tbody>${STATES.map(row)}</tbody></table>`;
  return panel('trabajos', WORK.title, table);
}

/** Since when the oldest one waits; settled work has no age. */
function oldestWords(ages: readonly number[], count: number, now: Instant): Html | string {
  if (ages.length === 0) return WORK.settled;
  if (count === 0) return WORK.none;
  const seconds = Math.max(...ages);
  return seconds === 0 ? WORK.inTime : momentElement(addMinutes(now, -seconds / 60), now);
}

function parkedPanel(parked: readonly WorkItem[], accounts: readonly AnyAccount[]): Html {
  const items = parked.map(
    (item) => html`<li><strong>${nameOf(item, accounts)}</strong>
<p>${item.cause?.message ?? PARKED.noCause}</p>
<small>${item.finishedAt && `${PARKED.since(formatMoment(item.finishedAt))} `}${PARKED.retry}</small>
<code>npm run cli -- work --retry "${item.id}"</code></li>`,
  );
  return panel('detenidos', PARKED.title, html`<ul class="parked">${items}</ul>`, 'attention');
}

function nameOf({ kind, key, slot }: WorkItem, accounts: readonly AnyAccount[]): string {
  if (kind === 'close') return PARKED.close(formatMonth(toMonth(key)));
  const id = key.split('|')[0] ?? key;
  if (kind === 'close-pauta') return PARKED.closePauta(formatMonth(toMonth(id)));
  if (kind === 'import') return PARKED.import(id);
  const account = accounts.find((one) => one.id === id);
  const name = account ? `${platformName(account.platform)} · ${account.name}` : id;
  if (kind === 'check') return PARKED.check(name);
  return kind === 'backfill' ? PARKED.backfill(name) : PARKED.pull(name, formatMoment(slot));
}

import { FOOT, PROBLEM_PAGE } from '#config/texts/pages.ts';
import { PAUTA } from '#config/texts/pauta-pages.ts';
import { PAUTA_BLOCKS, PAUTA_SUMMARY } from '#config/texts/pauta-report.ts';
import { ofPeriod } from '#config/texts/pauta-report-notes.ts';
import type { CurrencyFigures } from '#core/pauta/report/pauta-report.ts';
import { type PautaPeriod, periodOfMonth } from '#core/pauta/report/period.ts';
import { readPeriod } from '#core/pauta/report/read-period.ts';
import { formatMoment } from '#core/report/format.ts';
import { type Month, monthOf, monthOfDay } from '#core/time/month.ts';
import type { ApiParts } from '#services/api/parts.ts';
import { pautaMonths } from '#services/usecases/pauta/ledger-version.ts';
import type { PautaState } from '#services/usecases/pauta/read-pauta.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import type { Base } from '../figures.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { panel, sentences } from '../overview/panels.ts';
import { problemPage } from '../problem.ts';
import { ledgerAddress } from './addresses.ts';
import { groupPanels, type Months } from './group-panels.ts';
import { pautaMenu } from './menu.ts';
import { periodBar } from './period-bar.ts';
import { downloadsPanel, findingsPanel, sourcesPanel } from './side-panels.ts';
import { stageCards } from './stage-cards.ts';

export interface ReportQuery {
  /** A month; absent: the last one that has lines. */
  mes?: string | undefined;
  /** Days, where no month is asked for. */
  desde?: string | undefined;
  hasta?: string | undefined;
  /** `interanual`: variations against the same period a year ago. */
  comparar?: string | undefined;
}

/** "Informe de pautas realizadas" of a period as a page, from the value that its files are made of. */
export async function reportPage(parts: ApiParts, query: ReportQuery): Promise<{ status: number; page: Page }> {
  const known = await pautaMonths(parts.store);
  const months = [...new Set([...known, monthOf(parts.clock.now())])].sort();
  if (known.length === 0) return { status: 200, page: nothingAtAll() };
  const period = periodAsked(query, known);
  if (!period) return { status: 404, page: problemPage(PROBLEM_PAGE.noPeriod) };
  const base = query.comparar === 'interanual' ? 'yearAgo' : 'previous';
  const state = await parts.readPauta(period);
  const bar = periodBar({ period, months, base, state });
  const body = state.report.lines.length === 0 ? nothing(period) : await reportBody(parts, period, state, base);
  const main = html`<div class="wrap pauta">${pautaMenu('/pauta')}${bar}${body}</div>`;
  const foot = [FOOT.data(formatMoment(state.report.cutoff))];
  return { status: 200, page: { title: PAUTA.title(ofPeriod(period)), section: '/pauta', main, foot } };
}

/** Ten years of days at most, as in the API. */
const MOST_YEARS = 10;

function periodAsked({ mes, desde, hasta }: ReportQuery, known: readonly Month[]): PautaPeriod | undefined {
  const last = known.at(-1);
  if (mes === undefined && desde === undefined && hasta === undefined) return last && periodOfMonth(last);
  const period = readPeriod(mes ?? `${desde ?? hasta}_${hasta ?? desde}`);
  if (!period || (mes !== undefined && period.kind !== 'month')) return undefined;
  return Number(period.last.slice(0, 4)) - Number(period.first.slice(0, 4)) < MOST_YEARS ? period : undefined;
}

async function reportBody(parts: ApiParts, period: PautaPeriod, state: PautaState, base: Base): Promise<Html> {
  const { report } = state;
  const editions = await editionsOf(parts, period);
  const months = { from: monthOfDay(period.first), until: monthOfDay(period.last) };
  const [main, ...others] = report.currencies;
  return html`${main && html`<h2 class="${others.length === 0 ? 'unseen' : 'currency'}">${PAUTA.currency(main.currency)}</h2>${stageCards(main, `${main.currency}-etapas`, base)}`}
<div class="columns"><div>${panel('muestra', PAUTA_SUMMARY.highlights, sentences(report.highlights, PAUTA_SUMMARY.noHighlights))}
${panel('faltan', PAUTA_SUMMARY.gaps, sentences(report.gaps, PAUTA_SUMMARY.noGaps), report.gaps.length > 0 ? 'attention' : '')}</div>
<div>${downloadsPanel(state, editions)}${sourcesPanel(report)}</div></div>
<p class="to-lines"><a href="${ledgerAddress(months)}">${PAUTA.seeLines(report.lines.length)}</a></p>
${main && groupPanels({ figures: main, months, id: main.currency })}
${others.map((figures) => otherCurrency(figures, months, base))}
${findingsPanel(report)}
${panel('metodo', PAUTA_BLOCKS.criteria, html`<details class="behind"><summary>${PAUTA.method}</summary><ul class="sentences">${report.method.notes.map((note) => html`<li>${note}</li>`)}</ul></details>`)}`;
}

function otherCurrency(figures: CurrencyFigures, months: Months, base: Base): Html {
  const { currency } = figures;
  return html`<h2 class="currency">${PAUTA.currency(currency)}</h2>${stageCards(figures, `${currency}-etapas`, base)}${groupPanels({ figures, months, id: currency })}`;
}

async function editionsOf({ store }: ApiParts, { kind, first }: PautaPeriod) {
  if (kind !== 'month') return [];
  const equal = { report: 'pauta', period: monthOfDay(first) };
  return (await scanAll(store, 'editions', { index: 'byPeriod', equal })).toReversed();
}

function nothing(period: PautaPeriod): Html {
  return html`<p class="empty">${PAUTA.nothing(ofPeriod(period))} <a href="/importaciones">${PAUTA.send}</a></p>`;
}

function nothingAtAll(): Page {
  const main = html`<div class="wrap pauta">${pautaMenu('/pauta')}<h1>${PAUTA.nothingAtAll}</h1>
<p class="lead">${PAUTA.nothingLead}</p><p><a class="button" href="/importaciones">${PAUTA.send}</a></p></div>`;
  return { title: PAUTA.section, section: '/pauta', main };
}

import { ADS_PAGE } from '#config/texts/ads.ts';
import { findingSentence, SEVERITY_NAME } from '#config/texts/findings.ts';
import { STAGE_NAME } from '#config/texts/pauta.ts';
import { LEDGER, LINE, PAUTA } from '#config/texts/pauta-pages.ts';
import { MONEY_NAME } from '#config/texts/pauta-report.ts';
import { correctionHistory, type ToldCorrection } from '#core/pauta/correction-history.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { formatMoment } from '#core/report/format.ts';
import { PROOF_BYTES } from '#services/api/proofs.ts';
import { amountCell } from '#services/reports/pauta/cells.ts';
import type { LedgerLine } from '#services/usecases/ledger/read-line.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { panel } from '../overview/panels.ts';
import { ledgerAddress, lineAddress } from './addresses.ts';
import { cellElement, stackedTable } from './cells.ts';
import { correctForm, type Refused } from './correct-form.ts';
import { moneyOf } from './ledger-page.ts';
import { fieldGroups, type LineField } from './line-fields.ts';
import { daysWords, lineName, placeWords, valueName, valueWords } from './line-words.ts';
import { pautaMenu } from './menu.ts';
import { papersPanel } from './register/papers-panel.ts';
import { statementsPanel } from './statements.ts';

/** All of one line: what it says, where it stands in its file, what was found, corrected and proved. */
export function linePage(line: LedgerLine, refused?: Refused): Page {
  const { buy, file } = line;
  const name = lineName(buy);
  const isCounting = file.state === 'committed';
  const main = html`<div class="wrap pauta line">${pautaMenu('/pauta/libro')}
<p><a href="${ledgerAddress({ from: buy.month, until: buy.month })}">${LINE.back}</a></p>
<div class="heading"><h1>${name}</h1><p class="stage-mark">${STAGE_NAME[buy.stage]}</p></div>
<p class="lead">${daysWords(buy.period)}${placeWords(buy) !== null && ` · ${placeWords(buy)}`}${buy.campaign !== null && ` · ${buy.campaign}`}</p>
${!isCounting && html`<p class="notice">${LINE.reverted}</p>`}
${moneyCards(buy)}
<div class="columns"><div>${factsPanels(buy)}</div><div>${originPanel(line)}${statementsPanel(buy)}${findingsPanel(line)}${papersPanel(line)}${proofsPanel(buy, isCounting)}</div></div>
${correctionsPanel(buy, isCounting, refused)}</div>`;
  return { title: name, section: '/pauta', main };
}

function moneyCards({ net, vat, total, currency }: MediaBuy): Html {
  const card = (words: string, amount: bigint | null) =>
    html`<li class="card"><h2>${words}</h2><p class="headline">${cellElement(amountCell(moneyOf(amount), currency))}</p></li>`;
  return html`<ul class="stages">${card(MONEY_NAME.net, net)}${card(MONEY_NAME.vat, vat)}${card(MONEY_NAME.total, total)}</ul>`;
}

/** Values that a card or the head says already. */
const SAID = new Set(['net', 'vat', 'total', 'remarks', 'stage']);

/** What the line says, group by group; what nobody said is left out but where it is expected. */
function factsPanels(buy: MediaBuy): Html {
  const groups = fieldGroups(buy).flatMap(({ title, fields }) => {
    const shown = fields.filter((field) => !SAID.has(field.member) && plainValue(buy, field) !== null);
    return shown.length === 0 ? [] : [{ title, shown }];
  });
  const lists = groups.map(
    ({ title, shown }) => html`<h3>${title}</h3><dl class="facts">${shown.map((field) => fact(buy, field))}</dl>`,
  );
  const remarks = buy.remarks !== null && html`<h3>${valueName('remarks')}</h3><p class="remarks">${buy.remarks}</p>`;
  return panel('datos', LINE.facts, html`${lists}${remarks}`);
}

function fact(buy: MediaBuy, field: LineField): Html {
  const value = plainValue(buy, field);
  const words = valueWords(field.member, value, buy.currency);
  const link = field.member === 'references.secopNotice' && value !== null && secopAddress(value);
  const precision = field.member === 'period.last' && LINE.precision[buy.period.precision];
  return html`<dt>${valueName(field.member)}</dt><dd>${words}${precision && html`<small>${precision}</small>`}${link && html`<small><a href="${link}" rel="noreferrer">${LINE.secop}</a></small>`}</dd>`;
}

/** The process in SECOP II, which shows it by the id of its notice; `undefined` for what is none. */
function secopAddress(notice: string): string | undefined {
  if (!/^CO1\.NTC\.\d+$/.test(notice)) return undefined;
  return `https://community.secop.gov.co/Public/Tendering/OpportunityDetail/Index?noticeUID=${notice}&isFromPublicArea=True&isModal=true&asPopupView=true`;
}

function plainValue(buy: MediaBuy, { member }: LineField): string | null {
  const value = member
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Readonly<Record<string, unknown>> | null)?.[name], buy);
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'bigint' ? moneyText(value) : String(value);
}

function moneyText(minor: bigint): string {
  const amount = moneyOf(minor);
  return amount.kind === 'missing' ? '' : amount.amount;
}

function originPanel({ buy, file }: LedgerLine): Html {
  const { sheet, row, header } = buy.origin;
  const committed = file.committed && LINE.added(formatMoment(file.committed.at), file.committed.by);
  return panel(
    'origen',
    LINE.origin,
    html`<dl class="facts"><dt>${LINE.file}</dt><dd><a href="/importaciones/${file.id}">${file.name}</a></dd>
${!buy.ads && html`<dt>${LINE.place}</dt><dd>${PAUTA.rows([row], sheet)}${header !== undefined && `, ${LINE.column(header)}`}</dd>`}
${file.source !== null && html`<dt>${LINE.source}</dt><dd>${file.source}</dd>`}
<dt>${LINE.committed}</dt><dd>${committed}</dd></dl>
<p><a href="/api/v1/imports/${file.id}/file">${buy.ads ? ADS_PAGE.download : LINE.original}</a></p>
<p><a href="${ledgerAddress({ from: buy.month, until: buy.month, import: file.id })}">${LEDGER.import} ${file.name}</a></p>`,
  );
}

function findingsPanel({ findings }: LedgerLine): Html {
  if (findings.length === 0) return panel('hallazgos', LINE.findings, html`<p>${LINE.noFindings}</p>`);
  const items = findings.map(
    (one) =>
      html`<li><strong class="severity-${one.severity}">${SEVERITY_NAME[one.severity]}.</strong> ${findingSentence(one)}</li>`,
  );
  return panel('hallazgos', LINE.findings, html`<ul class="sentences">${items}</ul>`, 'findings attention');
}

function proofsPanel({ id, proofs }: MediaBuy, isCounting: boolean): Html {
  const items = proofs.map(
    ({ digest, name, addedAt, addedBy }) =>
      html`<li><a href="/api/v1/pauta/lines/${encodeURIComponent(id)}/proofs/${digest}">${name}</a><small>${LINE.added(formatMoment(addedAt), addedBy)}</small></li>`,
  );
  const list = proofs.length === 0 ? html`<p>${LINE.noProofs}</p>` : html`<ul class="plain">${items}</ul>`;
  return panel('soportes', LINE.proofs, html`${list}${isCounting && attachForm(id)}`);
}

function attachForm(id: string): Html {
  return html`<form method="post" action="${lineAddress(id)}/soportes" enctype="multipart/form-data" class="attach">
<p class="field"><label for="soporte">${LINE.attachFile}</label><input id="soporte" name="file" type="file" required accept=".pdf,image/*,audio/*" aria-describedby="soporte-ayuda"><small id="soporte-ayuda">${LINE.attachHint(Math.floor(PROOF_BYTES / 1_048_576))}</small></p>
<p class="field"><label for="adjunta">${LINE.author}</label><input id="adjunta" name="by" type="text" maxlength="80" autocomplete="off"></p>
<p><button class="button quiet" type="submit">${LINE.attachSend}</button></p></form>`;
}

function correctionsPanel(buy: MediaBuy, isCounting: boolean, refused: Refused | undefined): Html {
  const history = correctionHistory(buy);
  const list = history.length === 0 ? html`<p>${LINE.noCorrections}</p>` : history.map((one) => correction(one, buy));
  return panel('correcciones', LINE.corrections, html`${list}${isCounting && correctForm(buy, refused)}`);
}

function correction({ at, author, reason, values }: ToldCorrection, { currency }: MediaBuy): Html {
  const rows = values.map(({ member, before, after }) => [
    html`${valueName(member)}`,
    html`${valueWords(member, before, currency)}`,
    html`<strong>${valueWords(member, after, currency)}</strong>`,
  ]);
  const columns = [{ name: LINE.datum }, { name: LINE.before }, { name: LINE.after }];
  return html`<div class="corrected"><p><strong>${LINE.corrected(formatMoment(at), author)}</strong></p><p>«${reason}»</p>${stackedTable(LINE.corrections, columns, rows)}</div>`;
}

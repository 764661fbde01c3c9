import { STAGE_NAME } from '#config/texts/pauta.ts';
import { LEDGER } from '#config/texts/pauta-pages.ts';
import { MONEY_NAME } from '#config/texts/pauta-report.ts';
import { REGISTER } from '#config/texts/register.ts';
import { ratio } from '#core/metrics/ratio.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import { PAPER_MEMBERS, type PaperMember, type RegisterVersion } from '#core/pauta/register/paper.ts';
import { createRegister, entryNamed } from '#core/pauta/register/register.ts';
import { sumOfGroup, type TotalGroup } from '#core/pauta/totals.ts';
import { formatCount, formatMoment, formatPercent } from '#core/report/format.ts';
import type { ApiParts } from '#services/api/parts.ts';
import { amountCell } from '#services/reports/pauta/cells.ts';
import { type PaperLines, paperLines } from '#services/usecases/register/paper-lines.ts';
import { readRegister } from '#services/usecases/register/read-register.ts';
import { paperOf } from '#services/usecases/register/write-paper.ts';
import { type Html, html, raw, webAddress } from '../../html.ts';
import type { Page } from '../../layout.ts';
import { panel } from '../../overview/panels.ts';
import { lineAddress } from '../addresses.ts';
import { cellElement, foldedTable, stackedTable } from '../cells.ts';
import type { Refused } from '../correct-form.ts';
import { amountOf, moneyOf } from '../ledger-page.ts';
import { daysWords, lineName } from '../line-words.ts';
import { pautaMenu } from '../menu.ts';
import { paperForm } from './paper-form.ts';
import { factWords, memberName, paperName, partyWords } from './paper-words.ts';

/** All of one paper: what is known and from where, its lines in the ledger, and the form that corrects it. */
export async function paperPage(parts: ApiParts, id: string, refused?: Refused): Promise<Page> {
  const { store } = parts;
  const register = createRegister(await readRegister(store));
  const entry = entryNamed(register.entries, id) ?? (await paperOf(parts, id));
  const lines = (await paperLines(store, register)).get(entry);
  const name = paperName(entry);
  const { contractor, secopContract } = entry.facts;
  const lead = [contractor && partyWords(contractor), secopContract].filter(Boolean).join(' · ');
  const main = html`<div class="wrap pauta line">${pautaMenu('/pauta/registro')}<p><a href="/pauta/registro">${REGISTER.back}</a></p>
<h1>${name}</h1>${lead !== '' && html`<p class="lead">${lead}</p>`}
<div class="columns"><div>${knownPanel(entry)}</div><div>${await historyPanel(parts, entry)}</div></div>
${ledgerPanel(entry, lines)}
${lines && linesPanel(lines)}
${panel('corregir', REGISTER.correct, html`<details class="behind correction"${refused && raw(' open')}><summary>${REGISTER.correct}</summary>${paperForm(entry.kind, entry, refused)}</details>`)}</div>`;
  return { title: name, section: '/pauta', main };
}

function knownPanel({ kind, facts, unclear }: RegisterEntry): Html {
  const items = PAPER_MEMBERS[kind]
    .filter((member) => member !== 'url' && member !== 'currency')
    .map((member) => {
      const words = factWords(member, facts[member], facts.currency);
      return html`<dt>${memberName(kind, member)}</dt><dd>${words}${unclear.includes(member) && html`<small>${REGISTER.unclear}</small>`}</dd>`;
    });
  const page = facts.url === null ? undefined : webAddress(facts.url);
  return panel(
    'datos',
    REGISTER.known,
    html`<dl class="facts">${items}</dl>${page && html`<p><a href="${page}" rel="noreferrer">${REGISTER.secop}</a></p>`}`,
  );
}

function ledgerPanel(entry: RegisterEntry, lines: PaperLines | undefined): Html {
  if (!lines) return panel('libro', REGISTER.inLedger, html`<p>${REGISTER.noLines}</p>`);
  const columns = [
    { name: LEDGER.stage },
    { name: LEDGER.lines, number: true },
    { name: MONEY_NAME.net, number: true },
    { name: MONEY_NAME.total, number: true },
    ...(entry.facts.value === null ? [] : [{ name: REGISTER.against, number: true }]),
  ];
  const rows = lines.totals.map((group) => [
    html`${STAGE_NAME[group.stage]}`,
    html`${formatCount(group.lines)}`,
    cellElement(amountCell(amountOf(group, 'net'), group.currency)),
    cellElement(amountCell(amountOf(group, 'total'), group.currency)),
    ...(entry.facts.value === null ? [] : [shareCell(entry, group)]),
  ]);
  return panel('libro', REGISTER.inLedger, stackedTable(REGISTER.inLedgerCaption, columns, rows));
}

/** What a stage comes to with VAT, as a share of what the paper is worth: only of a whole sum in the same currency. */
function shareCell({ facts }: RegisterEntry, group: TotalGroup): Html {
  const sum = sumOfGroup(group, 'total');
  if (facts.currency !== group.currency) return html`<span class="nodata">${REGISTER.otherCurrency}</span>`;
  const share = sum.kind === 'whole' && facts.value !== null ? ratio(sum.minor * 100n, facts.value, 1) : null;
  return share === null
    ? html`<span class="nodata">${REGISTER.nothing}</span>`
    : html`<span class="amount">${formatPercent(share)}</span>`;
}

const OPEN = 15;

function linesPanel({ first }: PaperLines): Html {
  const rows = first.map((buy) => [
    html`<a href="${lineAddress(buy.id)}">${lineName(buy)}</a>`,
    html`${STAGE_NAME[buy.stage]}`,
    html`<span class="days">${daysWords(buy.period)}</span>`,
    cellElement(amountCell(moneyOf(buy.net), buy.currency)),
    cellElement(amountCell(moneyOf(buy.total), buy.currency)),
  ]);
  const columns = [
    { name: LEDGER.line },
    { name: LEDGER.stage },
    { name: LEDGER.days },
    { name: MONEY_NAME.net, number: true },
    { name: MONEY_NAME.total, number: true },
  ];
  return panel('lineas', LEDGER.lines, foldedTable(REGISTER.inLedger, columns, rows, OPEN, REGISTER.more), 'lines');
}

async function historyPanel({ store }: ApiParts, entry: RegisterEntry): Promise<Html> {
  const ids = [...new Set(entry.versions.flatMap((one) => one.import ?? []))];
  const names = new Map((await store.get('imports', ids)).map(({ id, name }) => [id, name]));
  const items = entry.versions.toReversed().map((version) => versionItem(entry, version, names));
  return panel('historia', REGISTER.history, html`<ul class="plain versions">${items}</ul>`);
}

function versionItem(
  { kind, facts }: RegisterEntry,
  { import: from, said, learntAt, author, reason }: RegisterVersion,
  names: ReadonlyMap<string, string>,
): Html {
  const told = (Object.entries(said) as [PaperMember, unknown][])
    .filter(([member]) => PAPER_MEMBERS[kind].includes(member) && member !== 'url' && member !== 'currency')
    .map(
      ([member, value]) => `${memberName(kind, member)}: ${factWords(member, value, said.currency ?? facts.currency)}`,
    );
  const where =
    from === null
      ? REGISTER.byHand
      : html`${REGISTER.ofFile} <a href="/importaciones/${from}">${names.get(from) ?? from}</a>`;
  return html`<li><strong>${where}</strong> <span class="quiet">${REGISTER.learnt(formatMoment(learntAt), author)}</span>${reason !== null && html`<br>«${reason}»`}<small>${told.join(' · ')}</small></li>`;
}

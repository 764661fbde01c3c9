import { z } from 'zod';
import { STAGE_NAME } from '#config/texts/pauta.ts';
import { countedLines } from '#config/texts/pauta-pages.ts';
import { PAPER_DAY, PAPER_NAME, REGISTER } from '#config/texts/register.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import { PAPER_KINDS, type PaperKind } from '#core/pauta/register/paper.ts';
import { createRegister, saysWords } from '#core/pauta/register/register.ts';
import { formatDay } from '#core/report/format.ts';
import type { ApiParts } from '#services/api/parts.ts';
import { amountCell } from '#services/reports/pauta/cells.ts';
import { type PaperLines, paperLines } from '#services/usecases/register/paper-lines.ts';
import { readRegister } from '#services/usecases/register/read-register.ts';
import { type Html, html, raw } from '../../html.ts';
import type { Page } from '../../layout.ts';
import { panel } from '../../overview/panels.ts';
import { paperAddress } from '../addresses.ts';
import { cellElement, foldedTable } from '../cells.ts';
import type { Refused } from '../correct-form.ts';
import { selectField } from '../ledger-filter-form.ts';
import { amountOf } from '../ledger-page.ts';
import { daysWords } from '../line-words.ts';
import { pautaMenu } from '../menu.ts';
import { paperForm } from './paper-form.ts';
import { moneyWords, partyWords } from './paper-words.ts';

/** The register's address: what narrows it. */
export const registerQuery = z.object({
  clase: z.enum(['', ...PAPER_KINDS]).optional(),
  palabras: z.string().max(200).optional(),
});

const TITLE = { contract: REGISTER.contracts, order: REGISTER.orders, invoice: REGISTER.invoices } as const;
const OPEN = 25;

/** Contracts, orders and invoices that are known, what the ledger has of each, and forms to add one. */
export async function registerPage(
  { store }: ApiParts,
  query: z.output<typeof registerQuery>,
  refused?: Refused & { paper: PaperKind },
): Promise<Page> {
  const register = createRegister(await readRegister(store));
  const lines = await paperLines(store, register);
  const words = query.palabras?.trim() ?? '';
  const shown = register.entries.filter(
    (entry) => (!query.clase || entry.kind === query.clase) && (words === '' || saysWords(entry, words)),
  );
  const tables = PAPER_KINDS.flatMap((kind) => kindPanel(kind, shown, register.entries, lines));
  const nothing = register.entries.length === 0 ? REGISTER.empty : REGISTER.none;
  const main = html`<div class="wrap pauta">${pautaMenu('/pauta/registro')}<h1>${REGISTER.title}</h1><p class="lead">${REGISTER.lead}</p>
${panel('filtro', REGISTER.filter, filterForm(query.clase ?? '', words), 'filter-panel')}
${tables.length > 0 ? tables : html`<p class="empty">${nothing}</p>`}
${panel('anadir', REGISTER.add, html`${PAPER_KINDS.map((kind) => addForm(kind, refused))}<p class="buttons"><a class="button quiet" href="/importaciones">${REGISTER.send}</a></p>`)}</div>`;
  return { title: REGISTER.title, section: '/pauta', main };
}

function addForm(kind: PaperKind, refused: (Refused & { paper: PaperKind }) | undefined): Html {
  const own = refused?.paper === kind ? refused : undefined;
  return html`<details class="behind"${own && raw(' open')}><summary>${PAPER_NAME[kind]}</summary>${paperForm(kind, undefined, own)}</details>`;
}

function filterForm(kind: string, words: string): Html {
  const kinds = [['', REGISTER.any] as const, ...PAPER_KINDS.map((one) => [one, TITLE[one]] as const)];
  return html`<form method="get" action="/pauta/registro" class="filters">${selectField('clase', 'clase', REGISTER.kind, kinds, kind)}
<p class="field"><label for="palabras">${REGISTER.words}</label><input id="palabras" name="palabras" type="text" maxlength="200" value="${words}" autocomplete="off" aria-describedby="palabras-ayuda"><small id="palabras-ayuda">${REGISTER.wordsHint}</small></p>
<p class="buttons"><button class="button" type="submit">${REGISTER.apply}</button> <a class="button quiet" href="/pauta/registro">${REGISTER.clear}</a></p></form>`;
}

function kindPanel(
  kind: PaperKind,
  shown: readonly RegisterEntry[],
  all: readonly RegisterEntry[],
  lines: ReadonlyMap<RegisterEntry, PaperLines>,
): Html[] {
  const own = shown.filter((entry) => entry.kind === kind).toSorted(newestFirst);
  if (own.length === 0) return [];
  const columns = [
    { name: PAPER_NAME[kind] },
    { name: REGISTER.contractor },
    { name: PAPER_DAY[kind] },
    ...(kind === 'contract' ? [{ name: REGISTER.term }] : []),
    { name: REGISTER.value, number: true },
    { name: REGISTER.lines },
  ];
  const caption = REGISTER.caption(own.length, all.filter((entry) => entry.kind === kind).length);
  const rows = own.map((entry) => rowOf(entry, lines.get(entry)));
  return [panel(kind, TITLE[kind], foldedTable(caption, columns, rows, OPEN, REGISTER.more), 'lines')];
}

function newestFirst(a: RegisterEntry, b: RegisterEntry): number {
  const [one, two] = [a.facts.day ?? '', b.facts.day ?? ''];
  if (one !== two) return one < two ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function rowOf(entry: RegisterEntry, lines: PaperLines | undefined): Html[] {
  const { kind, facts } = entry;
  const under = kind === 'contract' ? facts.secopContract : facts.contract;
  const number = facts.number ?? facts.secopContract ?? entry.id;
  return [
    html`<a href="${paperAddress(entry.id)}">${number}</a>${under !== null && under !== number && html`<small>${under}</small>`}`,
    orNothing(facts.contractor && partyWords(facts.contractor)),
    orNothing(facts.day && formatDay(facts.day)),
    ...(kind === 'contract' ? [termCell(facts)] : []),
    valueCell(facts, kind),
    stageList(lines),
  ];
}

function orNothing(words: string | null): Html {
  return words === null ? html`<span class="nodata">${REGISTER.nothing}</span>` : html`${words}`;
}

function termCell({ first, last }: RegisterEntry['facts']): Html {
  if (first === null && last === null) return orNothing(null);
  if (first && last) return html`${daysWords({ first, last, precision: 'day' })}`;
  return html`${first ? formatDay(first) : REGISTER.nothing} – ${last ? formatDay(last) : REGISTER.nothing}`;
}

function valueCell(facts: RegisterEntry['facts'], kind: PaperKind): Html {
  const member = kind === 'invoice' ? (facts.total === null ? 'net' : 'total') : 'value';
  return facts[member] === null ? orNothing(null) : html`<span class="amount">${moneyWords(facts, member)}</span>`;
}

/** Stages one under the other: they are not added. */
function stageList(lines: PaperLines | undefined): Html {
  if (!lines) return html`<span class="quiet">${countedLines(0)}</span>`;
  const items = lines.totals.map(
    (group) =>
      html`<li>${STAGE_NAME[group.stage]}: ${cellElement(amountCell(amountOf(group, 'total'), group.currency))} <span class="quiet">${countedLines(group.lines)}</span></li>`,
  );
  return html`<ul class="plain stage-list">${items}</ul>`;
}

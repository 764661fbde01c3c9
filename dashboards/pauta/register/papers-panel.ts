import { PAPER_NAME, REGISTER } from '#config/texts/register.ts';
import { PAPER_KINDS, PAPER_MEMBERS, type PaperKind } from '#core/pauta/register/paper.ts';
import type { LedgerLine } from '#services/usecases/ledger/read-line.ts';
import { type Html, html } from '../../html.ts';
import { panel } from '../../overview/panels.ts';
import { paperAddress } from '../addresses.ts';
import { factWords, memberName, paperName } from './paper-words.ts';

/** What the register knows of the papers that a line names; that it does not know one is a fact, not a fault. */
export function papersPanel(line: LedgerLine): Html {
  const parts = PAPER_KINDS.flatMap((kind) => paperOf(kind, line));
  return panel('registro', REGISTER.panel, parts.length === 0 ? html`<p>${REGISTER.panelNone}</p>` : html`${parts}`);
}

function paperOf(kind: PaperKind, { buy, papers }: LedgerLine): Html[] {
  const met = papers[kind];
  const { contract, secopContract, order, invoice } = buy.references;
  const written = { contract: contract ?? secopContract, order, invoice }[kind] ?? '';
  if (met.kind === 'none') return [];
  if (met.kind === 'unknown') return [html`<p>${REGISTER.panelUnknown(PAPER_NAME[kind], written)}</p>`];
  if (met.kind === 'several') return [html`<p>${REGISTER.panelSeveral(PAPER_NAME[kind], written)}</p>`];
  const { entry } = met;
  const shown = PAPER_MEMBERS[kind].filter(
    (member) => !['number', 'url', 'currency'].includes(member) && entry.facts[member] !== null,
  );
  const facts = shown.map(
    (member) =>
      html`<dt>${memberName(kind, member)}</dt><dd>${factWords(member, entry.facts[member], entry.facts.currency)}</dd>`,
  );
  return [html`<h3><a href="${paperAddress(entry.id)}">${paperName(entry)}</a></h3><dl class="facts">${facts}</dl>`];
}

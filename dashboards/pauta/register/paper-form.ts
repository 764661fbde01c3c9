import { PAPER_DAY, PAPER_MEMBER, REGISTER } from '#config/texts/register.ts';
import { moneyDecimal } from '#core/pauta/exact.ts';
import { formatExact } from '#core/pauta/money-text.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import { PAPER_MEMBERS, type PaperKind, type PaperMember } from '#core/pauta/register/paper.ts';
import { type Html, html, raw } from '../../html.ts';
import { paperAddress } from '../addresses.ts';
import type { Refused } from '../correct-form.ts';

/** The form that adds a paper, or corrects what is known of one. */
export function paperForm(kind: PaperKind, entry: RegisterEntry | undefined, refused: Refused | undefined): Html {
  const said = (name: string) => refused?.form.get(name) ?? '';
  const head = entry
    ? html`<form method="post" action="${paperAddress(entry.id)}/correcciones#corregir"><input type="hidden" name="versiones" value="${entry.versions.length}">`
    : html`<form method="post" action="/pauta/registro"><input type="hidden" name="clase" value="${kind}">`;
  const id = (name: string) => `${kind}-${name}`;
  const reason = html`<p class="field wide"><label for="${id('motivo')}">${REGISTER.reason}</label><textarea id="${id('motivo')}" name="motivo" rows="2" maxlength="2000" required>${said('motivo')}</textarea></p>`;
  return html`${head}${refused && html`<div class="notice" role="alert"><ul class="sentences">${refused.sentences.map((one) => html`<li>${one}</li>`)}</ul></div>`}
<p class="lead">${entry ? REGISTER.correctLead : REGISTER.addLead}</p><p class="quiet">${REGISTER.numbers}</p>
<div class="fields">${PAPER_MEMBERS[kind].map((member) => fieldOf(kind, member, entry, refused))}</div>
<div class="fields"><p class="field"><label for="${id('autor')}">${REGISTER.author}</label><input id="${id('autor')}" name="autor" type="text" maxlength="80" required value="${said('autor')}" aria-describedby="${id('autor')}-ayuda"><small id="${id('autor')}-ayuda">${REGISTER.authorHint}</small></p>${entry && reason}</div>
<p><button class="button" type="submit">${REGISTER.save}</button></p></form>`;
}

const DAYS: readonly PaperMember[] = ['day', 'first', 'last'];
const MONEY: readonly PaperMember[] = ['value', 'net', 'vat', 'total'];

function fieldOf(
  kind: PaperKind,
  member: PaperMember,
  entry: RegisterEntry | undefined,
  refused: Refused | undefined,
): Html {
  const id = `${kind}-${member}`;
  const now = (name: string, kept: string) => refused?.form.get(name) ?? kept;
  if (member === 'contractor') {
    const { name = '', nit = null } = entry?.facts.contractor ?? {};
    return html`${input(id, member, REGISTER.contractor, now(member, name))}
<p class="field"><label for="${kind}-nit">${REGISTER.nit}</label><input id="${kind}-nit" name="nit" type="text" maxlength="30" value="${now('nit', nit ?? '')}" autocomplete="off" aria-describedby="${kind}-nit-ayuda"><small id="${kind}-nit-ayuda">${REGISTER.nitHint}</small></p>`;
  }
  const words = member === 'day' ? PAPER_DAY[kind] : PAPER_MEMBER[member];
  return input(id, member, words, now(member, textOf(entry, member)));
}

function input(id: string, member: PaperMember, words: string, value: string): Html {
  const numeric = MONEY.includes(member) && raw(' inputmode="decimal" class="figure"');
  const type = DAYS.includes(member) ? 'date' : 'text';
  return html`<p class="field"><label for="${id}">${words}</label><input id="${id}" name="${member}" type="${type}" maxlength="500" value="${value}" autocomplete="off"${numeric}></p>`;
}

function textOf(entry: RegisterEntry | undefined, member: PaperMember): string {
  const value = entry?.facts[member];
  if (member === 'currency') return typeof value === 'string' ? value : 'COP';
  if (typeof value === 'bigint') return formatExact(moneyDecimal(value)).replace(/,\d$/, '$&0');
  return typeof value === 'string' ? value : '';
}

import { PLACES } from '#config/territory/places.ts';
import { LINE } from '#config/texts/pauta-pages.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { type Html, html, raw } from '../html.ts';
import { lineAddress } from './addresses.ts';
import { departmentOptions, type Option, selectField } from './ledger-filter-form.ts';
import { type FieldGroup, fieldGroups, fieldText, type LineField } from './line-fields.ts';
import { valueName } from './line-words.ts';

/** What was sent and refused: it stands in the form again, with the reasons over it. */
export interface Refused {
  form: URLSearchParams;
  sentences: readonly string[];
}

/** The form that corrects a line by hand. */
export function correctForm(buy: MediaBuy, refused: Refused | undefined): Html {
  const groups = fieldGroups(buy).map((group) => groupOf(buy, group, refused));
  const value = (name: string) => refused?.form.get(name) ?? '';
  return html`<details class="behind correction"${refused && raw(' open')}><summary>${LINE.correct}</summary>
<form method="post" action="${lineAddress(buy.id)}/correcciones#correcciones" class="correct-line">
<input type="hidden" name="revision" value="${buy.revision}">
${refused && html`<div class="notice" role="alert"><ul class="sentences">${refused.sentences.map((one) => html`<li>${one}</li>`)}</ul></div>`}
<p class="lead">${LINE.correctLead}</p><p class="quiet">${LINE.numbersHint}</p>
${groups}
<div class="fields"><p class="field"><label for="autor">${LINE.author}</label><input id="autor" name="autor" type="text" maxlength="80" required value="${value('autor')}" aria-describedby="autor-ayuda"><small id="autor-ayuda">${LINE.authorHint}</small></p>
<p class="field wide"><label for="motivo">${LINE.reason}</label><textarea id="motivo" name="motivo" rows="2" maxlength="2000" required>${value('motivo')}</textarea></p></div>
<p><button class="button" type="submit">${LINE.send}</button></p></form></details>`;
}

function groupOf(buy: MediaBuy, { title, fields, open }: FieldGroup, refused: Refused | undefined): Html {
  const changed = refused && fields.some((field) => refused.form.get(field.member) !== fieldText(buy, field));
  return html`<details class="group"${(open || changed) && raw(' open')}><summary>${title}</summary><div class="fields">${fields.map((field) => fieldOf(buy, field, refused))}</div></details>`;
}

function fieldOf(buy: MediaBuy, field: LineField, refused: Refused | undefined): Html {
  const { member, kind } = field;
  const now = refused?.form.get(member) ?? fieldText(buy, field);
  const id = `campo-${member.replace('.', '-')}`;
  const name = valueName(member);
  if (kind === 'choice') return selectField(id, member, name, choices(field), now);
  if (kind === 'department') return selectField(id, member, name, departmentOptions(LINE.nothing), now);
  if (kind === 'long')
    return html`<p class="field wide"><label for="${id}">${name}</label><textarea id="${id}" name="${member}" rows="2" maxlength="2000">${now}</textarea></p>`;
  // A town is read by its name; its code is read too.
  const shown = kind === 'municipality' ? (PLACES.nameOf(now) ?? now) : now;
  const type = kind === 'day' ? 'date' : 'text';
  const numeric = ['money', 'number', 'percent'].includes(kind) && raw(' inputmode="decimal" class="figure"');
  return html`<p class="field"><label for="${id}">${name}</label><input id="${id}" name="${member}" type="${type}" value="${shown}" maxlength="500" autocomplete="off"${numeric}${field.required && raw(' required')}></p>`;
}

function choices({ words = {}, required }: LineField): Option[] {
  return [...(required ? [] : [['', LINE.nothing] as const]), ...Object.entries(words)];
}

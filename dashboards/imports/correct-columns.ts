import { TABLES } from '#config/texts/import-pages.ts';
import type { TableView } from '#core/imports/preview.ts';
import { type Html, html } from '../html.ts';
import { fieldLabel, fieldsOf } from './words.ts';

/** Columns that are offered for correction; hand-made tables have far fewer. */
const OFFERED = 80;

/** A form that says for each column which field it is. The names of fields are offered once for all of them. */
export function correctColumns({ columns, kind }: TableView, place: number, action: string): Html | false {
  const fields = fieldsOf(kind);
  if (fields.length === 0) return false;
  const list = `datos-${place}`;
  const now = new Map(fields.map((field) => [field.name, fieldLabel(field)]));
  const rows = columns
    .filter(({ header }) => header !== '')
    .slice(0, OFFERED)
    .map(({ key, header, field, calendar }) => {
      const name = calendar ? TABLES.calendar : (now.get(field ?? '') ?? field);
      const value = field === null ? TABLES.nothing : name;
      return html`<li><label><span class="header">${header}</span><input type="text" list="${list}" name="campo:${key}" value="${value}" autocomplete="off"></label></li>`;
    });
  const options = [TABLES.nothing, ...fields.map(fieldLabel)].map((name) => html`<option value="${name}"></option>`);
  return html`<details class="behind"><summary>${TABLES.correct}</summary>
<form method="post" action="${action}" class="correct"><p>${TABLES.correctLead}</p><input type="hidden" name="clase" value="${kind ?? ''}">
<datalist id="${list}">${options}</datalist><ul>${rows}</ul>
<p><button class="button quiet" type="submit">${TABLES.correctSend}</button></p></form></details>`;
}

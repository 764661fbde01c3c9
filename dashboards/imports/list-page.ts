import { IMPORTS, STATE_HEAD } from '#config/texts/import-pages.ts';
import { fileSize } from '#config/texts/pages.ts';
import { IMPORT_STATES, type ImportDocument, type ImportState } from '#core/imports/import-document.ts';
import type { Cursor } from '#core/ports/store.ts';
import { formatCount, formatMoment } from '#core/report/format.ts';
import type { App } from '#services/app.ts';
import { listImports } from '#services/usecases/imports/list-imports.ts';
import { type Html, html, raw } from '../html.ts';
import type { Page } from '../layout.ts';
import { panel } from '../overview/panels.ts';
import { importAddress, textField } from './decide.ts';

const PER_PAGE = 25;

export interface ListQuery {
  state: ImportState | undefined;
  after: Cursor | undefined;
  nextAddress(next: Cursor): string;
}

/** What was sent, the last one first, and the form that sends. */
export async function importsPage(
  { store, importBytes }: App,
  { state, after, nextAddress }: ListQuery,
): Promise<Page> {
  const { documents, next } = await listImports(store, { state, limit: PER_PAGE, after });
  const isEmpty = documents.length === 0 && !after;
  const list = isEmpty ? html`<p>${state ? IMPORTS.noneOfState : IMPORTS.none}</p>` : table(documents);
  const paging = html`<p class="paging">${after && html`<a href="/importaciones">${IMPORTS.newest}</a>`} ${next && html`<a href="${nextAddress(next)}">${IMPORTS.older}</a>`}</p>`;
  const main = html`<div class="wrap imports"><h1>${IMPORTS.title}</h1><p class="lead">${IMPORTS.lead}</p>
${panel('enviar', IMPORTS.upload, uploadForm(importBytes))}
${panel('recibidos', IMPORTS.list, html`${(state || !isEmpty) && filter(state)}${list}${paging}`)}</div>`;
  return { title: IMPORTS.title, section: '/importaciones', main };
}

function uploadForm(limit: number): Html {
  const hint = IMPORTS.fileHint(Math.floor(limit / 1_048_576));
  return html`<form method="post" action="/importaciones" enctype="multipart/form-data" class="upload">
<p class="field"><label for="archivo">${IMPORTS.file}</label><input id="archivo" name="file" type="file" required aria-describedby="archivo-ayuda"><small id="archivo-ayuda">${hint}</small></p>
${textField('fuente', 'source', IMPORTS.source, IMPORTS.sourceHint)}
${textField('envia', 'by', IMPORTS.by, IMPORTS.byHint)}
<p><button class="button" type="submit">${IMPORTS.send}</button></p></form>`;
}

function filter(now: ImportState | undefined): Html {
  const link = (state: ImportState | undefined, words: string) =>
    html`<a href="/importaciones${state === undefined ? '' : `?estado=${state}`}"${state === now && raw(' aria-current="true"')}>${words}</a> `;
  const states = IMPORT_STATES.map((state) => link(state, STATE_HEAD[state].toLowerCase()));
  return html`<nav class="filter" aria-label="${IMPORTS.filter}">${IMPORTS.filter}: ${link(undefined, IMPORTS.all)}${states}</nav>`;
}

function table(documents: readonly ImportDocument[]): Html {
  return html`<table class="received" role="table"><caption>${IMPORTS.caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col">${IMPORTS.name}</th><th scope="col">${IMPORTS.state}</th><th scope="col">${IMPORTS.source}</th><th scope="col" class="number">${IMPORTS.rows}</th><th scope="col">${IMPORTS.received}</th></tr></thead>
<tbody>${documents.map(row)}</tbody></table>`;
}

function row({ id, name, bytes, state, source, counts, preview, received }: ImportDocument): Html {
  const rows =
    preview === null
      ? html`<span class="quiet">${IMPORTS.unread}</span>`
      : html`${formatCount(counts.accepted)}${counts.rejected > 0 && html`<small class="warn">${IMPORTS.rejected(counts.rejected)}</small>`}`;
  return html`<tr role="row"><th scope="row" role="rowheader"><a href="${importAddress(id)}">${name}</a> <span class="size">${fileSize(bytes)}</span></th>
<td role="cell"><span class="state ${state}">${STATE_HEAD[state]}</span></td>
<td role="cell">${source ?? html`<span class="quiet">${IMPORTS.noSource}</span>`}</td>
<td role="cell" class="number"><span class="label" aria-hidden="true">${IMPORTS.rows} </span>${rows}</td>
<td role="cell"><time datetime="${received.at}">${formatMoment(received.at)}</time><small>${received.by}</small></td></tr>`;
}

import { DECIDE, IMPORT, IMPORTS } from '#config/texts/import-pages.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';

/** A text field with its hint. */
export function textField(id: string, name: string, label: string, hint: string, value = ''): Html {
  return html`<p class="field"><label for="${id}">${label}</label><input id="${id}" name="${name}" type="text" value="${value}" maxlength="80" autocomplete="off" aria-describedby="${id}-ayuda"><small id="${id}-ayuda">${hint}</small></p>`;
}

/** Address of an import, and of what is done to it. */
export function importAddress(id: string, action = ''): string {
  return `/importaciones/${id}${action === '' ? '' : `/${action}`}`;
}

export function confirmPanel({ id, source, counts, overlaps }: ImportDocument): Html {
  return panel(
    'confirmar',
    DECIDE.title,
    html`<p>${IMPORT.ready(counts.accepted, counts.rejected)}</p>${overlapList(overlaps)}
<form method="post" action="${importAddress(id, 'confirmar')}">
${textField('guardar-como', 'guardar', DECIDE.saveAs, DECIDE.saveAsHint, source ?? '')}
${textField('confirma', 'por', IMPORTS.by, IMPORTS.byHint)}
<p><button class="button" type="submit">${DECIDE.confirm}</button></p></form>`,
    'decide',
  );
}

export function overlapList(overlaps: ImportDocument['overlaps']): Html | false {
  if (overlaps.length === 0) return false;
  const items = overlaps.map(
    (one) =>
      html`<li><a href="${importAddress(one.import)}">${one.import}</a>: ${IMPORT.overlap(one.identical, one.changed)}</li>`,
  );
  return html`<h3>${IMPORT.overlaps}</h3><ul class="sentences">${items}</ul>`;
}

export function discardForm({ id }: ImportDocument): Html {
  return html`<form method="post" action="${importAddress(id, 'descartar')}" class="discard"><p><button class="button quiet" type="submit">${DECIDE.discard}</button> <small>${DECIDE.discardHint}</small></p></form>`;
}

export function revertForm({ id }: ImportDocument): Html {
  return html`<details class="behind"><summary>${DECIDE.revert}</summary>
<form method="post" action="${importAddress(id, 'revertir')}"><p>${DECIDE.revertHint}</p>
<p class="field"><label for="motivo">${DECIDE.reason}</label><textarea id="motivo" name="motivo" rows="3" maxlength="2000" required></textarea></p>
${textField('revierte', 'por', IMPORTS.by, IMPORTS.byHint)}
<p><button class="button quiet" type="submit">${DECIDE.revertButton}</button></p></form></details>`;
}

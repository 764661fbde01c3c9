import { SEVERITY_NAME } from '#config/texts/findings.ts';
import { TROUBLES } from '#config/texts/import-pages.ts';
import { warningSentence } from '#config/texts/import-warnings.ts';
import { BAD_REASON } from '#config/texts/imports.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { ImportWarning, Preview, RejectedRow, ToldFinding } from '#core/imports/preview.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';

const WARNINGS_OPEN = 8;
const REJECTED_OPEN = 20;
const REJECTED_SHOWN = 200;
const FINDINGS_OPEN = 15;

export function warningsPanel(warnings: readonly ImportWarning[]): Html | false {
  if (warnings.length === 0) return false;
  // Several columns may have the same to say word for word.
  const sentences = [...new Set(warnings.map(warningSentence))].map((sentence) => html`<li>${sentence}</li>`);
  return panel('advertencias', TROUBLES.warnings, folded(sentences, WARNINGS_OPEN));
}

/** The first few items of a list, and the others behind them. */
function folded(items: readonly Html[], open: number): Html {
  const rest = items.slice(open);
  return html`<ul class="sentences">${items.slice(0, open)}</ul>
${rest.length > 0 && html`<details class="behind"><summary>${TROUBLES.more(rest.length)}</summary><ul class="sentences">${rest}</ul></details>`}`;
}

/** Cells that cannot be read, and the file in which their rows are corrected. */
export function rejectedPanel({ rejected }: Preview, { id, rejectedFile, state }: ImportDocument): Html | false {
  if (rejected.length === 0) return false;
  const shown = rejected.slice(0, REJECTED_SHOWN);
  const rest = shown.slice(REJECTED_OPEN);
  const caption = TROUBLES.rejectedCaption(shown.length, rejected.length);
  const link =
    rejectedFile === null
      ? state === 'asking' && html`<p class="quiet">${TROUBLES.afterAnswers}</p>`
      : html`<p class="buttons"><a class="button quiet" href="/api/v1/imports/${id}/rejected">${TROUBLES.download}</a></p><p class="quiet">${TROUBLES.downloadHint}</p>`;
  return panel(
    'rechazadas',
    TROUBLES.rejected,
    html`${rejectedTable(shown.slice(0, REJECTED_OPEN), caption)}
${rest.length > 0 && html`<details class="behind"><summary>${TROUBLES.more(rest.length)}</summary>${rejectedTable(rest, TROUBLES.rejected)}</details>`}
${link}`,
    'attention',
  );
}

function rejectedTable(rows: readonly RejectedRow[], caption: string): Html {
  const hasSheets = rows.some(({ sheet }) => sheet !== '');
  const body = rows.map(
    ({ sheet, row, column, written, reason }) => html`<tr role="row">
<th scope="row" role="rowheader"><span class="label" aria-hidden="true">${TROUBLES.row} </span>${row}${hasSheets && html`<small>${sheet}</small>`}</th>
<td role="cell">${column || TROUBLES.whole}</td><td role="cell"><code>${written}</code></td><td role="cell">${BAD_REASON[reason]}</td></tr>`,
  );
  return html`<table class="rejected" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col">${TROUBLES.row}</th><th scope="col">${TROUBLES.column}</th><th scope="col">${TROUBLES.written}</th><th scope="col">${TROUBLES.reason}</th></tr></thead>
<tbody>${body}</tbody></table>`;
}

/** What the checks say; `undefined` while questions are open, since nothing is checked until then. */
export function findingsPanel(
  findings: readonly ToldFinding[] | undefined,
  { id, counts }: ImportDocument,
): Html | false {
  if (findings === undefined) return false;
  const none = html`<p>${TROUBLES.noFindings}</p>`;
  const items = findings.map(
    ({ severity, sentence, lines }) =>
      html`<li><strong class="severity-${severity}">${SEVERITY_NAME[severity]}.</strong> ${sentence} <span class="quiet">${lines > 0 && `(${TROUBLES.lines(lines)})`}</span></li>`,
  );
  const all =
    counts.findings > findings.length &&
    html`<p><a href="/api/v1/imports/${id}/findings">${TROUBLES.allFindings}</a></p>`;
  const body = html`<p class="quiet">${TROUBLES.findingsLead}</p>${folded(items, FINDINGS_OPEN)}${all}`;
  return panel('hallazgos', TROUBLES.findings, findings.length === 0 ? none : body, 'findings');
}

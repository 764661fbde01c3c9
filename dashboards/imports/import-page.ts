import { IMPORT, STATE_HEAD, WAY } from '#config/texts/import-pages.ts';
import { fileSize } from '#config/texts/pages.ts';
import { READING_REASON } from '#config/texts/readings.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { Preview, QuestionAbout, ToldFinding } from '#core/imports/preview.ts';
import { formatMoment, formatMonth } from '#core/report/format.ts';
import type { App } from '#services/app.ts';
import { previewOf } from '#services/usecases/imports/import-parts.ts';
import { listFindings } from '#services/usecases/imports/list-findings.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { adsPanels } from './ads-reads.ts';
import { answersPanel } from './answers.ts';
import { confirmPanel, discardForm, importAddress, overlapList, revertForm } from './decide.ts';
import { questionsPanel } from './questions.ts';
import { tablePanel } from './tables.ts';
import { findingsPanel, rejectedPanel, warningsPanel } from './troubles.ts';

/** Questions about how a column is read. */
const FORMATS: readonly QuestionAbout[] = ['number-format', 'date-format', 'mixed-dates'];

/** Seconds after which a page of something that moves is fetched again. */
const REFRESH_SECONDS = 3;
const FINDINGS_SHOWN = 200;

export interface ImportQuery {
  /** It was sent again, and this is where it is. */
  isAgain: boolean;
  /** The page stays as it is: nobody likes a page that moves while they read it. */
  isStill: boolean;
}

/** One import: how it goes, what was understood, what is asked, what can be done. */
export async function importPage(app: App, document: ImportDocument, query: ImportQuery): Promise<Page> {
  const preview = await previewOf(app, document);
  const findings = await toldFindings(app, document, preview);
  const isMoving = document.state === 'reading' || document.state === 'committing';
  const main = html`<div class="wrap imports"><p><a href="/importaciones">${IMPORT.back}</a></p>
<div class="heading"><h1>${document.name}</h1><p class="state ${document.state}">${STATE_HEAD[document.state]}</p></div>
${facts(document)}
${query.isAgain && html`<p class="notice">${IMPORT.again}</p>`}
${head(document, query.isStill)}
${preview && !isMoving && body(document, preview, findings)}
${document.ads && findingsPanel(findings, document)}</div>`;
  const refresh = isMoving && !query.isStill ? { refresh: REFRESH_SECONDS } : {};
  return { title: document.name, section: '/importaciones', main, ...refresh };
}

/** Findings of a preview stand in it; those of stored lines in the store. */
async function toldFindings(app: App, document: ImportDocument, preview: Preview | undefined) {
  if (document.committed === null && preview?.findings === undefined) return undefined;
  return (await listFindings(app.store, document, FINDINGS_SHOWN)).findings;
}

function facts({ id, received, way, source, bytes, mapping, ads }: ImportDocument): Html | false {
  if (ads) return false;
  return html`<p class="lead">${IMPORT.received(received.by, formatMoment(received.at), WAY[way])}
${source !== null && html`${IMPORT.source}: <strong>${source}</strong>.`} ${mapping !== null && IMPORT.mapping(mapping)}
<a href="/api/v1/imports/${id}/file">${IMPORT.original}</a> <span class="size">${fileSize(bytes)}</span></p>`;
}

/** What its state asks of the person who looks. */
function head(document: ImportDocument, isStill: boolean): Html | null {
  const { state, refusal, counts, committed, reverted, ads } = document;
  if (ads && state === 'committed') return adsPanels(ads, document);
  switch (state) {
    case 'reading':
    case 'committing':
      return progress(document, isStill);
    case 'refused':
      return html`<div class="panel attention"><p><strong>${IMPORT.refused}</strong> ${refusal?.message}</p></div>`;
    case 'asking':
      return html`<p class="notice">${IMPORT.asking(counts.questions)}</p>${discardForm(document)}`;
    case 'ready':
      return html`${confirmPanel(document)}${discardForm(document)}`;
    case 'committed':
      return (
        committed &&
        html`<div class="panel"><p>${IMPORT.committed(committed.rows, committed.readings, monthsOf(committed.months))} ${IMPORT.confirmedBy(committed.by, formatMoment(committed.at))}</p>${overlapList(document.overlaps)}${notTakenList(committed.notTaken)}${revertForm(document)}</div>`
      );
    case 'reverted':
      return (
        reverted &&
        html`<div class="panel attention"><p>${IMPORT.reverted(reverted.by, formatMoment(reverted.at))} «${reverted.reason}»</p></div>`
      );
    case 'discarded':
      return html`<p class="notice">${IMPORT.discarded}</p>`;
  }
}

function progress(document: ImportDocument, isStill: boolean): Html {
  const { id, state, progress: rows } = document;
  const words = state === 'reading' ? IMPORT.progress(rows) : IMPORT.saving(rows);
  const moving = html`${IMPORT.refreshing} <a href="${importAddress(id)}?quieta=1">${IMPORT.still}</a>`;
  const still = html`<a href="${importAddress(id)}?quieta=1">${IMPORT.refreshAgain}</a>`;
  return html`<div class="panel" role="status"><p><strong>${words}</strong></p><p class="quiet">${isStill ? still : moving}</p>${state === 'reading' && discardForm(document)}</div>`;
}

/** Figures of an export that are kept with its file and count nowhere. */
function notTakenList({ count, first }: NonNullable<ImportDocument['committed']>['notTaken']): Html | false {
  if (count === 0) return false;
  const items = first.map(
    ({ row, written, reason }) => html`<li>${IMPORT.notTakenRow(row, written, READING_REASON[reason])}</li>`,
  );
  return html`<details><summary>${IMPORT.notTaken(count)}</summary><ul>${items}</ul></details>`;
}

function monthsOf(months: NonNullable<ImportDocument['committed']>['months']): string {
  const names = months.map(formatMonth);
  return names.length > 3 ? `${names[0]} a ${names.at(-1)}` : names.join(', ');
}

/** Questions first: without their answers nothing goes on; then what is wrong; then what was understood. */
function body(document: ImportDocument, preview: Preview, findings: readonly ToldFinding[] | undefined): Html {
  const { id, state, answers, mapping, committed } = document;
  const isOpen = state === 'asking' || state === 'ready';
  const action = isOpen ? importAddress(id, 'respuestas') : undefined;
  const currency = typeof answers.currency === 'string' ? answers.currency : null;
  const tables = preview.tables.map((table, place) => {
    const questions = preview.questions.filter(({ about }) => FORMATS.includes(about));
    return tablePanel({ table, place, questions, currency, action });
  });
  return html`${isOpen && action && preview.questions.length > 0 && questionsPanel(preview.questions, action)}
${rejectedPanel(preview, document)}
${warningsPanel(preview.warnings)}
${(committed !== null || isOpen) && findingsPanel(findings, document)}
${tables}
${answersPanel(answers, mapping !== null, action)}`;
}

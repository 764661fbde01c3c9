import { SEVERITY_NAME } from '#config/texts/findings.ts';
import { fileSize } from '#config/texts/pages.ts';
import { PAUTA } from '#config/texts/pauta-pages.ts';
import { PAUTA_SECTIONS } from '#config/texts/pauta-report.ts';
import { FINDINGS_TITLE } from '#config/texts/pauta-report-notes.ts';
import type { ReportFinding } from '#core/pauta/report/findings.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { periodSlug } from '#core/pauta/report/period-text.ts';
import type { Edition, FileFormat } from '#core/report/edition.ts';
import { formatCount, formatMoment } from '#core/report/format.ts';
import type { PautaState } from '#services/usecases/pauta/read-pauta.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';
import { verificationCodeOf } from '../verification.ts';

const FORMATS: readonly [FileFormat, string, string][] = [
  ['pdf', PAUTA.pdf, 'button'],
  ['xlsx', PAUTA.xlsx, 'button quiet'],
  ['csv', PAUTA.csv, 'button quiet'],
  ['dictionary', PAUTA.dictionary, 'button quiet'],
  ['json', PAUTA.json, 'button quiet'],
];

/** The report of the period as files, and the editions before the newest one. */
export function downloadsPanel(state: PautaState, editions: readonly Edition[]): Html {
  const { report } = state;
  const edition = state.kind === 'closed' ? state.edition : undefined;
  const words = edition
    ? PAUTA.issued(edition.number, formatMoment(edition.issuedAt))
    : PAUTA.provisional(formatMoment(report.cutoff));
  const links = FORMATS.map(([format, name, kind]) => {
    const file = edition?.files.find((one) => one.format === format);
    const size = file && html`<span class="size">${fileSize(file.bytes)}</span>`;
    return html`<a class="${kind}" href="/api/v1/pauta/reports/${periodSlug(report.period)}.${format}">${name} ${size}</a> `;
  });
  const older = editions.filter(({ number }) => number !== edition?.number);
  return panel(
    'descargas',
    PAUTA.downloads,
    html`<p>${words}</p><p class="buttons">${links}</p>
${edition && html`<p class="code">${PAUTA.verification} <code>${verificationCodeOf(edition.digest)}</code></p>`}
${older.length > 0 && html`<h3>${PAUTA.otherEditions}</h3><ul class="sentences">${older.map(olderEdition)}</ul>`}`,
    'downloads',
  );
}

function olderEdition({ period, number, issuedAt, reason }: Edition): Html {
  const address = (format: FileFormat) => `/api/v1/pauta/reports/${period}.${format}?edition=${number}`;
  return html`<li>${PAUTA.edition(number, formatMoment(issuedAt))}: <a href="${address('pdf')}">PDF</a>, <a href="${address('json')}">${PAUTA.json}</a>${reason && html`<small>${reason}</small>`}</li>`;
}

export function sourcesPanel({ sources }: PautaReport): Html {
  const items = sources.map(
    ({ import: id, name, source, lines }) =>
      html`<li><a href="/importaciones/${id}">${name}</a><small>${source !== null && `${source} · `}${PAUTA.ofSource(lines)}</small></li>`,
  );
  return panel('archivos', PAUTA.sources, html`<ul class="plain">${items}</ul>`);
}

const OPEN = 8;
const SHOWN = 200;

/** What the checks found, errors first; with very many the files have the rest. */
export function findingsPanel({ findings }: PautaReport): Html {
  const { title, lead } = PAUTA_SECTIONS.findings;
  if (findings.length === 0) return panel('hallazgos', title, html`<p>${PAUTA.noFindings}</p>`);
  const counts = (['error', 'warning', 'notice'] as const)
    .map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => FINDINGS_TITLE[severity](formatCount(count)));
  const items = findings.slice(0, SHOWN).map(findingItem);
  const rest = items.slice(OPEN);
  const more = html`<details class="behind"><summary>${PAUTA.moreFindings(rest.length)}</summary><ul class="sentences">${rest}</ul></details>`;
  const beyond = findings.length - SHOWN;
  return panel(
    'hallazgos',
    title,
    html`<p class="lead">${lead}</p><p class="counts">${counts.join(' · ')}</p><ul class="sentences">${items.slice(0, OPEN)}</ul>
${rest.length > 0 && more}${beyond > 0 && html`<p class="quiet">${PAUTA.allFindings(beyond)}</p>`}`,
    'findings',
  );
}

function findingItem({ severity, text, rows, import: from }: ReportFinding): Html {
  const bySheet = Map.groupBy(rows, ({ sheet }) => sheet);
  const places = [...bySheet].map(([sheet, own]) =>
    PAUTA.rows(
      own.map(({ row }) => row),
      sheet,
    ),
  );
  const where = places.length > 0 && html` <a class="where" href="/importaciones/${from}">${places.join('; ')}</a>`;
  return html`<li><strong class="severity-${severity}">${SEVERITY_NAME[severity]}.</strong> ${text}${where}</li>`;
}

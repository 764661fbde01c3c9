import { ADS_PAGE } from '#config/texts/ads.ts';
import type { AdsReads, ImportDocument } from '#core/imports/import-document.ts';
import { formatCount, formatMoment } from '#core/report/format.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';
import { revertForm } from './decide.ts';

/** A month of an advertising account: that it counts, its readings the last one first, and how to take it back. */
export function adsPanels({ reads }: AdsReads, document: ImportDocument): Html {
  const rows = reads
    .toReversed()
    .map(
      ({ readAt, lines, bundle }) =>
        html`<tr><th scope="row">${formatMoment(readAt)}</th><td class="number">${formatCount(lines)}</td><td><code>${bundle.slice(0, 16)}…</code></td></tr>`,
    );
  const counts =
    document.state === 'committed' &&
    html`<p>${ADS_PAGE.counting(document.committed?.rows ?? 0)}</p>${revertForm(document)}`;
  const body = html`${counts}<p>${ADS_PAGE.readsLead}</p><table><thead><tr><th scope="col">${ADS_PAGE.readAt}</th>
<th scope="col" class="number">${ADS_PAGE.lines}</th><th scope="col">${ADS_PAGE.capture}</th></tr></thead><tbody>${rows}</tbody></table>
<p><a href="/api/v1/imports/${document.id}/file">${ADS_PAGE.download}</a></p>`;
  return panel('lecturas', ADS_PAGE.reads, body);
}

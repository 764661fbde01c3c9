import { HOLIDAYS } from '#config/holidays.ts';
import { fileSize, REPORTS } from '#config/texts/pages.ts';
import type { Cursor } from '#core/ports/store.ts';
import type { Edition } from '#core/report/edition.ts';
import { capitalize, formatDay, formatMoment, formatMonth } from '#core/report/format.ts';
import { closeDayOf } from '#core/time/calendar.ts';
import { monthOf } from '#core/time/month.ts';
import type { App } from '#services/app.ts';
import { listEditions } from '#services/usecases/editions.ts';
import { readableMonths } from '#services/usecases/read-month.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { verificationCodeOf } from './verification.ts';

const PER_PAGE = 24;

/** The list of editions, newest first. */
export async function reportsPage(
  app: App,
  after: Cursor | undefined,
  nextAddress: (next: Cursor) => string,
): Promise<Page> {
  const { documents, next } = await listEditions(app.store, PER_PAGE, after);
  const body = documents.length === 0 && !after ? await nothing(app) : table(documents);
  const main = html`<div class="wrap reports"><h1>${REPORTS.title}</h1><p class="lead">${REPORTS.lead}</p>
${body}
<p class="paging">${after && html`<a href="/reportes">${REPORTS.newest}</a>`} ${next && html`<a href="${nextAddress(next)}">${REPORTS.older}</a>`}</p></div>`;
  return { title: REPORTS.title, section: '/reportes', main };
}

async function nothing({ accounts, clock, settings }: App): Promise<Html> {
  const all = await accounts();
  if (all.length === 0) return html`<p class="empty">${REPORTS.none} <a href="/">${REPORTS.noneStart}</a></p>`;
  const [first] = readableMonths(all, clock.now());
  const month = first ?? monthOf(clock.now());
  const day = formatDay(closeDayOf(month, settings.close.workingDay, HOLIDAYS));
  return html`<p class="empty">${REPORTS.none} ${first && REPORTS.noneNext(day)}</p>`;
}

function table(editions: readonly Edition[]): Html {
  return html`<div class="panel"><table class="editions" role="table"><caption>${REPORTS.caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col">${REPORTS.month}</th><th scope="col">${REPORTS.edition}</th><th scope="col">${REPORTS.issued}</th><th scope="col">${REPORTS.files}</th><th scope="col">${REPORTS.code}</th></tr></thead>
<tbody>${editions.map(row)}</tbody></table></div>`;
}

function row({ period, number, issuedAt, files, digest, reason }: Edition): Html {
  const links = files
    .toReversed()
    .map(
      ({ format, bytes }) =>
        html`<span class="file"><a href="/api/v1/reports/${period}.${format}?edition=${number}">${format.toUpperCase()}<span class="unseen"> ${REPORTS.of(formatMonth(period), number)}</span></a> <span class="size">${fileSize(bytes)}</span></span> `,
    );
  return html`<tr role="row"><th scope="row" role="rowheader"><a href="/?mes=${period}">${capitalize(formatMonth(period))}</a></th>
<td role="cell"><span class="label" aria-hidden="true">${REPORTS.edition} </span>${number}${reason && html`<small>${REPORTS.reason}: ${reason}</small>`}</td>
<td role="cell"><span class="label" aria-hidden="true">${REPORTS.issued} </span><time datetime="${issuedAt}">${formatMoment(issuedAt)}</time></td>
<td role="cell" class="files">${links}</td>
<td role="cell" class="mark"><span class="label" aria-hidden="true">${REPORTS.code} </span><code>${verificationCodeOf(digest)}</code></td></tr>`;
}

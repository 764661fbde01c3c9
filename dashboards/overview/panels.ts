import { BEST, CHANGES, DOWNLOADS, fileSize, HOLES } from '#config/texts/pages.ts';
import { FORMAT_NAME, ROLE_NAME, VISIBILITY_NAME, WORDS } from '#config/texts/report.ts';
import { formatMoment, shortDay } from '#core/report/format.ts';
import type { Sentence, SocialReport, TopPost } from '#core/report/social-report.ts';
import { dayOf } from '#core/time/day.ts';
import { type Named, namedNetworks } from '#services/reports/words/networks.ts';
import type { MonthState } from '#services/usecases/read-month.ts';
import { valueElement } from '../figures.ts';
import { type Html, html, webAddress } from '../html.ts';
import { verificationCodeOf } from '../verification.ts';

const BEST_PER_NETWORK = 2;
const SENTENCES_OPEN = 6;

/** A panel with its title as a region that can be jumped to. */
export function panel(id: string, title: string, body: Html, kind = ''): Html {
  return html`<section class="panel ${kind}" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

export function changesPanel({ changes }: SocialReport): Html {
  return panel('cambios', CHANGES.title, sentences(changes, CHANGES.none), 'changes');
}

export function holesPanel({ holes }: SocialReport): Html {
  return panel('faltan', HOLES.title, sentences(holes, HOLES.none), holes.length > 0 ? 'attention' : '');
}

/** The first few stand open; a month under way lacks much. */
export function sentences(items: readonly Sentence[], none: string): Html {
  if (items.length === 0) return html`<p>${none}</p>`;
  const [open, rest] = [items.slice(0, SENTENCES_OPEN), items.slice(SENTENCES_OPEN)];
  const more = html`<details class="behind"><summary>${HOLES.more(rest.length)}</summary>${sentenceList(rest)}</details>`;
  return html`${sentenceList(open)}${rest.length > 0 && more}`;
}

function sentenceList(items: readonly Sentence[]): Html {
  return html`<ul class="sentences">${items.map(
    ({ strong, text }) => html`<li><strong>${strong}</strong>${text.slice(strong.length)}</li>`,
  )}</ul>`;
}

/** The best posts of each network, in the order of networks: their figures do not compare with one another's. */
export function bestPanel(report: SocialReport): Html {
  const rows = namedNetworks(report).flatMap((named) =>
    named.network.topPosts.slice(0, BEST_PER_NETWORK).map((post) => bestRow(named, post)),
  );
  if (rows.length === 0) return panel('mejor', BEST.title, html`<p>${BEST.none}</p>`);
  const table = html`<table class="best" role="table"><caption>${BEST.caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col">${BEST.network}</th><th scope="col">${BEST.post}</th><th scope="col">${BEST.date}</th><th scope="col" class="number">${BEST.interactions}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
  return panel('mejor', BEST.title, table);
}

function bestRow({ network, title }: Named, post: TopPost): Html {
  const address = webAddress(post.permalink);
  const words = post.textExpiredAt === undefined ? post.text || BEST.untitled : WORDS.textExpired;
  const day = dayOf(post.published, 'America/Bogota');
  return html`<tr role="row" class="net-${network.platform}">
<td role="cell" class="network"><span class="swatch" aria-hidden="true"></span>${title}</td>
<td role="cell" class="post">${address ? html`<a href="${address}" rel="noreferrer">${words}</a>` : words}<small>${FORMAT_NAME[post.format]}${post.goneSince && ` · ${BEST.gone}`}${post.visibility && ` · ${VISIBILITY_NAME[post.visibility]}`}</small></td>
<td role="cell" class="date"><time datetime="${day}">${shortDay(day).replace(' ', '\u00a0')}</time></td>
<td role="cell" class="number"><span class="label" aria-hidden="true">${ROLE_NAME.interactions} </span>${valueElement(post.interactions, 'count', post.from)}</td>
</tr>`;
}

/** The report of the month as files. */
export function downloadsPanel(state: MonthState): Html {
  const { month } = state.report;
  const edition = state.kind === 'closed' ? state.edition : undefined;
  const words = edition
    ? DOWNLOADS.issued(edition.number, formatMoment(edition.issuedAt))
    : DOWNLOADS.provisional(formatMoment(state.report.cutoff));
  const size = (format: 'pdf' | 'json') => {
    const file = edition?.files.find((one) => one.format === format);
    return file && html`<span class="size">${fileSize(file.bytes)}</span>`;
  };
  const links = html`<p>${words}</p>
<p class="buttons"><a class="button" href="/api/v1/reports/${month}.pdf">${DOWNLOADS.pdf} ${size('pdf')}</a>
<a class="button quiet" href="/api/v1/reports/${month}.json">${DOWNLOADS.json} ${size('json')}</a></p>
${edition && html`<p class="code">${DOWNLOADS.verification} <code>${verificationCodeOf(edition.digest)}</code></p>`}`;
  return panel('reporte', DOWNLOADS.title, links, 'downloads');
}

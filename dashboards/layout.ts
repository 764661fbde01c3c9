import { FOOT, NAVIGATION, SITE } from '#config/texts/pages.ts';
import { STATUS } from '#config/texts/status.ts';
import type { ReportEntity } from '#core/report/social-report.ts';
import type { Assets } from './assets.ts';
import { type Html, html, raw } from './html.ts';

/** What every page is made with. */
export interface Site {
  assets: Assets;
  entity: ReportEntity;
  version: string;
}

export interface Page {
  title: string;
  /** Address of the section it is in. */
  section: string;
  main: Html;
  /** Seconds after which it is fetched again, where something is under way. */
  refresh?: number;
  /** Sentences of the foot, beside the product's own. */
  foot?: readonly string[];
}

/** A whole page as text. */
export function renderPage(site: Site, page: Page): string {
  const { assets, entity } = site;
  const document = html`<!doctype html>
<html lang="es-CO">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${page.refresh !== undefined && html`<meta http-equiv="refresh" content="${page.refresh}">`}
<title>${page.title} · ${entity.name}</title>
<meta name="color-scheme" content="light">
${assets.fonts.map((url) => html`<link rel="preload" href="${url}" as="font" type="font/woff2" crossorigin>`)}
<link rel="stylesheet" href="${assets.style}">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#contenido">${SITE.skip}</a>
${header(entity, page.section)}
${entity.demonstration && html`<p class="demonstration"><strong>${SITE.demonstration}</strong></p>`}
<main id="contenido" tabindex="-1">${page.main}</main>
${footer(site, page.foot ?? [])}
</body>
</html>`;
  return document.markup;
}

function header(entity: ReportEntity, section: string): Html {
  const links = NAVIGATION.map(
    ({ href, label }) =>
      html`<li><a href="${href}"${href === section && raw(' aria-current="page"')}>${label}</a></li>`,
  );
  return html`<header class="masthead">
<div class="govco"><div class="wrap"><a href="https://www.gov.co" rel="noreferrer">${SITE.govco}</a></div></div>
<div class="wrap">
<p class="entity"><a href="/"><strong>${entity.name}</strong></a><span class="tool">${SITE.tool}</span></p>
<p class="unit">${entity.unit}</p>
<nav aria-label="${SITE.navigation}"><ul>${links}</ul></nav>
</div>
</header>`;
}

function footer({ version }: Site, sentences: readonly string[]): Html {
  const all = [...sentences, FOOT.product(version)];
  return html`<footer><div class="wrap">${all.map((sentence) => html`<p>${sentence}</p>`)}
<p><a href="/estado">${STATUS.link}</a></p></div></footer>`;
}

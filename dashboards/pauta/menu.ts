import { PAUTA } from '#config/texts/pauta-pages.ts';
import { REGISTER } from '#config/texts/register.ts';
import { type Html, html, raw } from '../html.ts';

const PAGES = [
  { href: '/pauta', words: PAUTA.report },
  { href: '/pauta/libro', words: PAUTA.ledger },
  { href: '/pauta/campanas', words: PAUTA.campaigns },
  { href: '/pauta/registro', words: REGISTER.menu },
] as const;

/** The four parts of paid media, over each of them. */
export function pautaMenu(here: (typeof PAGES)[number]['href']): Html {
  const links = PAGES.map(
    ({ href, words }) => html`<li><a href="${href}"${href === here && raw(' aria-current="page"')}>${words}</a></li>`,
  );
  return html`<nav class="submenu" aria-label="${PAUTA.menu}"><ul>${links}</ul></nav>`;
}

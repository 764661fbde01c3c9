import { PROBLEM_PAGE } from '#config/texts/pages.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

/** A page that says what went wrong and where to go on. */
export function problemPage({ title, detail }: { title: string; detail: string }): Page {
  const main = html`<div class="welcome"><h1>${title}</h1><p class="lead">${detail}</p>
<p><a class="button" href="/">${PROBLEM_PAGE.home}</a></p></div>`;
  return { title, section: '', main };
}

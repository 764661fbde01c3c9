import { PLACES } from '#config/territory/places.ts';
import { TILES } from '#config/territory/tile-map.ts';
import { COVERAGE_NAME, MEDIUM_NAME, OWNERSHIP_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { LEDGER } from '#config/texts/pauta-pages.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import { capitalize, formatMonth } from '#core/report/format.ts';
import type { Month } from '#core/time/month.ts';
import { type Html, html, raw } from '../html.ts';
import { FILTER_NAMES, ledgerAddress } from './addresses.ts';

export type Option = readonly [value: string, words: string];

/** A choice among words; the first option stands for none. */
export function selectField(id: string, name: string, words: string, options: readonly Option[], now: string): Html {
  const items = options.map(
    ([value, text]) => html`<option value="${value}"${value === now && raw(' selected')}>${text}</option>`,
  );
  return html`<p class="field"><label for="${id}">${words}</label><select id="${id}" name="${name}">${items}</select></p>`;
}

function optionsOf(names: Readonly<Record<string, string>>, none: string): Option[] {
  return [['', none], ...Object.entries(names)];
}

/** Departments by name. */
export function departmentOptions(none: string): Option[] {
  const named = TILES.map(({ department }): Option => [department, PLACES.nameOf(department) ?? department]);
  return [['', none], ...named.toSorted(([, a], [, b]) => a.localeCompare(b, 'es'))];
}

/** What narrows the ledger: a form that is sent as an address, so that what it shows can be kept and passed on. */
export function filterForm(filter: LedgerFilter, months: readonly Month[]): Html {
  const { any } = LEDGER;
  const select = (member: keyof LedgerFilter, words: string, options: readonly Option[]) =>
    selectField(`filtro-${FILTER_NAMES[member]}`, FILTER_NAMES[member], words, options, filter[member] ?? '');
  const rest = html`${select('coverage', LEDGER.coverage, optionsOf(COVERAGE_NAME, any))}
${select('ownership', LEDGER.ownership, optionsOf(OWNERSHIP_NAME, any))}
${select('department', LEDGER.department, departmentOptions(any))}
${nameField('campaign', LEDGER.campaign, filter, LEDGER.nameHint)}
${nameField('contractor', LEDGER.contractor, filter, LEDGER.nameHint)}
${nameField('outlet', LEDGER.outlet, filter, LEDGER.nameHint)}`;
  return html`<form method="get" action="/pauta/libro" class="filters">
${select('from', LEDGER.from, monthOptions(months, filter.from))}
${select('until', LEDGER.until, monthOptions(months, filter.until))}
${select('stage', LEDGER.stage, optionsOf(STAGE_NAME, any))}
${select('medium', LEDGER.medium, optionsOf(MEDIUM_NAME, any))}
${nameField('words', LEDGER.words, filter, LEDGER.wordsHint)}
<details class="behind"${REST.some((member) => filter[member] !== undefined) && raw(' open')}><summary>${LEDGER.more}</summary><div class="filters">${rest}</div></details>
${filter.import !== undefined && html`<p class="field only">${LEDGER.import} <a href="/importaciones/${filter.import}">${filter.import}</a><input type="hidden" name="${FILTER_NAMES.import}" value="${filter.import}"></p>`}
<p class="buttons"><button class="button" type="submit">${LEDGER.apply}</button> <a class="button quiet" href="${ledgerAddress({ from: filter.from, until: filter.until })}">${LEDGER.clear}</a></p></form>`;
}

/** Behind "more", until one of them is used. */
const REST: readonly (keyof LedgerFilter)[] = [
  'coverage',
  'ownership',
  'department',
  'campaign',
  'contractor',
  'outlet',
];

function monthOptions(months: readonly Month[], now: Month): Option[] {
  const all = [...new Set([...months, now])].sort().reverse();
  return all.map((month) => [month, capitalize(formatMonth(month))]);
}

function nameField(
  member: 'campaign' | 'contractor' | 'outlet' | 'words',
  words: string,
  filter: LedgerFilter,
  hint: string,
): Html {
  const [id, name] = [`filtro-${FILTER_NAMES[member]}`, FILTER_NAMES[member]];
  return html`<p class="field"><label for="${id}">${words}</label><input id="${id}" name="${name}" type="text" value="${filter[member] ?? ''}" maxlength="200" autocomplete="off" aria-describedby="${id}-ayuda"><small id="${id}-ayuda">${hint}</small></p>`;
}

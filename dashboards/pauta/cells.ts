import type { Cell } from '#services/reports/words/cell.ts';
import { type Html, html } from '../html.ts';

/** A cell of the report as it stands on a page: its words, and what they cover under them. */
export function cellElement({ text, tone, dotted, lines }: Cell): Html {
  const words = dotted ? html`<span class="nodata">${text}</span>` : html`<span class="amount ${tone}">${text}</span>`;
  const under = lines.map((line) => html`<small${line.dotted ? html` class="covered"` : ''}>${line.text}</small>`);
  return html`${words}${under}`;
}

/** The name of a column before its value, for tables that are stacked on a narrow screen. */
function label(text: string): Html {
  return html`<span class="label" aria-hidden="true">${text} </span>`;
}

export interface Column {
  name: string;
  number?: boolean;
}

/** A table whose rows are stacked on a narrow screen; each row is its cells, the first one its heading. */
export function stackedTable(caption: string, columns: readonly Column[], rows: readonly (readonly Html[])[]): Html {
  const heads = columns.map(({ name, number }) => html`<th scope="col" class="${number ? 'number' : ''}">${name}</th>`);
  return html`<table class="stacked" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">${rows.map((row) => tableRow(columns, row))}</tbody></table>`;
}

function tableRow(columns: readonly Column[], [first, ...rest]: readonly Html[]): Html {
  const cells = rest.map((cell, place) => {
    const column = columns[place + 1];
    return html`<td role="cell" class="${column?.number ? 'number' : ''}">${label(column?.name ?? '')}${cell}</td>`;
  });
  return html`<tr role="row"><th scope="row" role="rowheader">${first}</th>${cells}</tr>`;
}

/** The first rows of a long table, and the others behind them. */
export function foldedTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Html[])[],
  open: number,
  more: (count: number) => string,
): Html {
  const rest = rows.slice(open);
  if (rest.length === 0) return stackedTable(caption, columns, rows);
  return html`${stackedTable(caption, columns, rows.slice(0, open))}
<details class="behind"><summary>${more(rest.length)}</summary>${stackedTable(caption, columns, rest)}</details>`;
}

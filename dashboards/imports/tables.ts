import { fieldName } from '#config/texts/import-fields.ts';
import { kindName } from '#config/texts/import-kinds.ts';
import { TABLES } from '#config/texts/import-pages.ts';
import type { ColumnView, PrintedTotal, Question, TableView } from '#core/imports/preview.ts';
import { formatCount } from '#core/report/format.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';
import { correctColumns } from './correct-columns.ts';
import { dayWords, fieldsOf, formatWords, isFigure, sumWords, valueWords } from './words.ts';

/** Totals that stand open; a table of blocks has one for each. */
const TOTALS_OPEN = 8;

export interface TableParts {
  table: TableView;
  place: number;
  questions: readonly Question[];
  /** Of amounts that name none, as a person answered. */
  currency: string | null;
  /** Address to which corrections are sent; `undefined` when nothing can be corrected any more. */
  action: string | undefined;
}

/** A table as it was understood. */
export function tablePanel({ table: read, place, questions, currency, action }: TableParts): Html {
  const table = inCurrency(read, currency);
  const id = `tabla-${place}`;
  const title = TABLES.title(table.sheet, table.kind === null ? TABLES.unknown : kindName(table.kind));
  const body = table.chosen
    ? html`${facts(table)}
${columnsTable(table, questions)}
${unusedColumns(table)}
${action !== undefined && correctColumns(table, place, action)}
${totalsTable(table)}
${firstRows(table, id)}`
    : html`<p>${TABLES.notChosen} ${TABLES.header(table.headerRows)}</p>`;
  return panel(id, title, body, table.chosen ? 'table' : 'table aside');
}

function inCurrency(table: TableView, currency: string | null): TableView {
  const money = new Set(fieldsOf(table.kind).flatMap(({ name, type }) => (type === 'money' ? [name] : [])));
  const columns = table.columns.map((column) =>
    money.has(column.field ?? '') ? { ...column, currency: column.currency ?? currency } : column,
  );
  return { ...table, columns };
}

function facts({ rows, headerRows, context, kind, identicalRows }: TableView): Html {
  const aside = TABLES.aside(rows.totals, rows.titles, rows.notes);
  const named = Object.entries(context).map(([field, text]) => {
    const spec = fieldsOf(kind).find(({ name }) => name === field);
    return html`<dt>${fieldName(field, spec?.headers[0] ?? field)}</dt><dd>${text}</dd>`;
  });
  return html`<p>${TABLES.header(headerRows)} ${TABLES.counts(rows.accepted, rows.rejected)}
${aside !== '' && `${TABLES.asideLead} ${aside}.`} ${identicalRows > 0 && TABLES.identical(identicalRows)}</p>
${named.length > 0 && html`<p class="context-title">${TABLES.context}:</p><dl class="context">${named}</dl>`}`;
}

function columnsTable(table: TableView, questions: readonly Question[]): Html {
  const used = table.columns.filter(({ field }) => field !== null);
  const asked = new Set(questions.map(({ key }) => key.slice(key.indexOf(':') + 1)));
  return html`<table class="understood" role="table"><caption>${TABLES.columnsCaption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col">${TABLES.column}</th><th scope="col">${TABLES.field}</th><th scope="col">${TABLES.format}</th><th scope="col" class="number">${TABLES.sum}</th><th scope="col" class="number">${TABLES.filled}</th></tr></thead>
<tbody>${used.map((column) => columnRow(column, asked.has(column.key)))}</tbody></table>`;
}

function columnRow(column: ColumnView, isAsked: boolean): Html {
  const { field, header, confidence, basis, filled, blank, currency, vat, scale, filledDown } = column;
  const words = formatWords(column.format) ?? (isAsked ? TABLES.open : TABLES.text);
  const more = [
    currency !== null && TABLES.currency(currency),
    vat && TABLES.vat[vat],
    scale > 0 && TABLES.scale[scale],
    filledDown && TABLES.filledDown,
    basis === 'answer' && TABLES.answered,
  ].filter((one) => typeof one === 'string');
  return html`<tr role="row"><th scope="row" role="rowheader">${header}</th>
<td role="cell">${column.calendar ? TABLES.calendar : fieldName(field ?? '', header)}${confidence < 1 && html` <small>${TABLES.near}</small>`}</td>
<td role="cell">${words}${more.length > 0 && html`<small>${more.join(', ')}</small>`}</td>
<td role="cell" class="number">${labelled(TABLES.sum, sumCell(column))}</td>
<td role="cell" class="number">${label(TABLES.filled)}${formatCount(filled)}${blank > 0 && html`<small>${TABLES.blank(blank)}</small>`}</td></tr>`;
}

/** Nothing where there is nothing to say, so that a narrow page has no line for it. */
function labelled(text: string, content: Html | string): Html | string {
  return content === '' ? '' : html`${label(text)}${content}`;
}

function label(text: string): Html {
  return html`<span class="label" aria-hidden="true">${text} </span>`;
}

function sumCell({ sum, additive, currency, first, last }: ColumnView): Html | string {
  if (sum !== null && additive) return html`<strong class="amount">${sumWords(sum, currency)}</strong>`;
  if (sum !== null) return html`<span class="quiet">${TABLES.notAdded}</span>`;
  if (first === null || last === null) return '';
  return first === last ? dayWords(first) : `${dayWords(first)} a ${dayWords(last)}`;
}

function unusedColumns({ columns }: TableView): Html | false {
  const unused = columns.filter(({ field, header, filled }) => field === null && (header !== '' || filled > 0));
  if (unused.length === 0) return false;
  const names = unused.map(({ header, index }) => html`<li>${header === '' ? TABLES.unnamed(index) : header}</li>`);
  return html`<details class="behind"><summary>${TABLES.unused(unused.length)}</summary><ul class="names">${names}</ul></details>`;
}

function totalsTable({ printedTotals, columns }: TableView): Html | false {
  const currencies = new Map(columns.map(({ header, currency }) => [header, currency]));
  const rows = printedTotals.flatMap((total) =>
    total.columns.map((column) => totalRow(total, column, currencies.get(column.header) ?? null)),
  );
  if (rows.length === 0) return false;
  const rest = rows.slice(TOTALS_OPEN);
  return html`<h3>${TABLES.totals}</h3>${totalsOf(rows.slice(0, TOTALS_OPEN), TABLES.totalsCaption)}
${rest.length > 0 && html`<details class="behind"><summary>${TABLES.moreTotals(rest.length)}</summary>${totalsOf(rest, TABLES.totals)}</details>`}`;
}

function totalsOf(rows: readonly Html[], caption: string): Html {
  return html`<table class="totals" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col">${TABLES.total}</th><th scope="col">${TABLES.column}</th><th scope="col" class="number">${TABLES.printed}</th><th scope="col" class="number">${TABLES.added}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function totalRow(
  { row, label: name }: PrintedTotal,
  column: PrintedTotal['columns'][number],
  currency: string | null,
): Html {
  const { header, printed, sum, verdict } = column;
  const isWrong = verdict === 'differs' || verdict === 'adds-units';
  const mark = verdict === 'equal' ? 'good' : isWrong ? 'warn' : 'quiet';
  return html`<tr role="row"><th scope="row" role="rowheader">${TABLES.totalOf(name, row)}</th><td role="cell">${header}</td>
<td role="cell" class="number">${label(TABLES.printed)}${sumWords(printed, currency)}</td>
<td role="cell" class="number">${label(TABLES.added)}${verdict === 'not-a-sum' || verdict === 'adds-units' || sum === null ? '' : sumWords(sum, currency)}<small class="${mark}">${TABLES.verdict[verdict]}</small></td></tr>`;
}

/** As many rows as were kept, in the order of the columns; wide ones are scrolled, also with the keyboard. */
function firstRows({ columns, firstRows: rows, kind }: TableView, id: string): Html | false {
  if (rows.length === 0) return false;
  const shown = columns.filter(({ field }) => field !== null && rows.some(({ values }) => values[field] !== undefined));
  const spec = (name: string | null) => fieldsOf(kind).find((field) => field.name === name);
  const heads = shown.map(
    ({ field, header }) =>
      html`<th scope="col" class="${isFigure(spec(field)) ? 'number' : ''}">${fieldName(field ?? '', header)}</th>`,
  );
  const cell = (values: Readonly<Record<string, string | null>>, { field: name, format }: ColumnView) => {
    const field = name ?? '';
    const value = values[field];
    const words =
      typeof value === 'string'
        ? valueWords(value, spec(field), format)
        : html`<span class="nodata">${TABLES.missing}</span>`;
    return html`<td class="${isFigure(spec(field)) ? 'number' : ''}">${words}</td>`;
  };
  const body = rows.map(
    ({ row, values }) => html`<tr><th scope="row">${row}</th>${shown.map((column) => cell(values, column))}</tr>`,
  );
  return html`<h3 id="${id}-filas">${TABLES.first}</h3><div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-filas"><table><caption>${TABLES.firstCaption}</caption>
<thead><tr><th scope="col">${TABLES.fileRow}</th>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

import { compareDecimals, type Decimal, fromUnits, roundedUnits, toUnits } from '#core/imports/decimal.ts';
import { isObject, type Json } from '#test/recorded/json.ts';
import { columnSum, findColumn, findColumns, isNumeric, mainAmount } from './columns.ts';
import { figureOf, isFigure, timesWhole } from './figures.ts';
import type { Column, Table } from './read-file.ts';
import { held, type Outcome, type Rule, rule, told } from './rule.ts';
import { tellingWords } from './words.ts';

/** What rows of totals print, what must not be added up, and the rates of a whole. */
export const TOTAL_RULES: readonly Rule[] = [
  rule(/^printed(?: totals?)?(?: (.+))?$/, ({ table }, [words = []], expected) => printed(table, words, expected)),
  rule(/^(.+) printed(?: totals?)?$/, ({ table }, [words = []], expected) => printed(table, words, expected)),
  rule(/^(.+) recomputed$/, ({ table }, [words = []], expected) => recomputed(table, words, expected)),
  rule(/^(?:sum )?(.+?)(?: sum)? wrong$/, ({ table }, [words = []], expected) => {
    const column = findColumn(table, words, isNumeric);
    if (!column) return told(false, `no column for "${words.join(' ')}"`);
    if (column.view.additive) return told(false, `"${column.view.header}" is taken to add up`);
    return told(isFigure(columnSum(table, column), expected), columnSum(table, column));
  }),
  rule(/^total (.+)$/, ({ table }, [words = []], expected) =>
    expected === null ? notAdditive(table, words) : printed(table, words, expected),
  ),
  rule(/^(.+) total$/, ({ table }, [words = []], expected) =>
    expected === null ? notAdditive(table, words) : undefined,
  ),
];

/** A printed total: of the column that the words mean, else of what the table is about. */
function printed(table: Table, words: readonly string[], expected: Json): Outcome {
  if (isObject(expected)) {
    const wrong = Object.entries(expected).flatMap(([name, figure]) => {
      const { understood } = printed(table, [...words, name], figure);
      return understood === null ? [] : [`${name}: ${understood}`];
    });
    return told(wrong.length === 0, wrong.join('; '));
  }
  const column =
    tellingWords(words).length > 0 || words.includes('horas') ? findColumn(table, words) : mainAmount(table);
  if (!column) return told(false, `no column for "${words.join(' ')}"`);
  const cells = table.view.printedTotals.flatMap(({ columns, covers }) =>
    covers === 'unknown' ? [] : columns.filter(({ header }) => header === column.view.header),
  );
  const found = cells.map((cell) => cell.printed);
  return told(
    found.some((figure) => isFigureOf(column, figure, expected)),
    found.length > 0 ? found.join(', ') : `no printed total of "${column.view.header}"`,
  );
}

/** The same figure, whatever the unit in which the column is written. */
export function isFigureOf({ view, field }: Column, understood: Decimal | null, expected: Json): boolean {
  if (isFigure(understood, expected)) return true;
  const figure = figureOf(expected);
  if (field?.type !== 'duration' || !figure || understood === null) return false;
  const unit = field.unit ?? (/hora|hour/i.test(view.header) ? 'hours' : undefined);
  const seconds = { hours: 3600, minutes: 60 }[unit === 'hours' || unit === 'minutes' ? unit : 'minutes'];
  return unit !== undefined && compareDecimals(timesWhole(figure, seconds), understood) === 0;
}

/** People, rates and windows: every column of that name, and at least one, is told not to add up. */
function notAdditive(table: Table, words: readonly string[]): Outcome {
  const named = findColumns(table, words, isNumeric).map(({ column }) => column);
  const only = table.columns.filter(isNumeric);
  const meant = named.length === 0 && only.length === 1 ? only : named;
  const added = meant.filter(({ view }) => view.additive).map(({ view }) => view.header);
  if (meant.length === 0) return told(false, `no column for "${words.join(' ')}"`);
  return added.length === 0 ? held : told(false, `takes to add up: ${added.join(', ')}`);
}

/** Rates of a whole: what stands above, below, and by how much it is multiplied. */
const RATES: Readonly<Record<string, readonly [above: string | null, below: string, factor: number]>> = {
  cpm: [null, 'impressions', 1000],
  cpc: [null, 'clicks', 1],
  cpv: [null, 'views', 1],
  ctr: ['clicks', 'impressions', 1],
};

function recomputed(table: Table, [name = '']: readonly string[], expected: Json): Outcome | undefined {
  const rate = RATES[name];
  if (!rate) return undefined;
  const [above, below, factor] = rate;
  const top = above === null ? mainAmount(table) : findColumn(table, [above], isNumeric);
  const bottom = findColumn(table, [below], isNumeric);
  const found = quotient(top ? columnSum(table, top) : null, bottom ? columnSum(table, bottom) : null, factor);
  return told(isFigure(found, expected), found);
}

const PLACES = 9;

function quotient(above: Decimal | null, below: Decimal | null, factor: number): Decimal | null {
  if (above === null || below === null || below === '0') return null;
  const places = Math.max(...[above, below].map((figure) => figure.split('.')[1]?.length ?? 0));
  const [top, bottom] = [toUnits(above, places) ?? 0n, toUnits(below, places) ?? 1n];
  // One place more than is kept, so that the last is rounded and not cut.
  const units = (top * BigInt(factor) * 10n ** BigInt(PLACES + 1)) / bottom;
  return fromUnits(roundedUnits(fromUnits(units, PLACES + 1), PLACES), PLACES);
}

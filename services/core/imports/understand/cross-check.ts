import { type Decimal, toUnits } from '../decimal.ts';
import { normalText, readHeader } from '../header.ts';
import { textOf } from '../layout/header-row.ts';
import type { ImportWarning } from '../preview.ts';
import { takeFigure } from './quick-figure.ts';
import type { ReadTable } from './read-sheet.ts';
import { isNear } from './total-verdict.ts';

/**
 * What a file says of itself and does not hold: zeros over nothing, and the same figure told differently in two of its
 * places. Nothing is mended; a person is told both.
 */
export function crossCheck(read: readonly ReadTable[]): ImportWarning[] {
  const claims = read.flatMap((one) => [...ownSums(one), ...printedFigures(one), ...figuresAbove(one)]);
  return [...read.flatMap(zerosOverBlanks), ...contradictions(claims, relations(read)), ...contradictingWords(read)];
}

/** Totals of zero over columns in which no row says anything. */
function zerosOverBlanks({ totals, table }: ReadTable): ImportWarning[] {
  const rows = table.survey.roles.data;
  return totals.flatMap(({ columns }) =>
    columns.flatMap(({ header, printed, sum, verdict }): ImportWarning[] =>
      verdict === 'not-a-sum' && sum === null && printed === ZERO
        ? [{ code: 'zero-may-be-nothing', subject: header, facts: { printed, rows } }]
        : [],
    ),
  );
}

const ZERO = '0' as Decimal;

/** A figure that the file tells of a whole: of which column, in which place. */
interface Claim {
  /** Name of the field without what narrows it: `impressions` for `impressionsTotal`. */
  name: string;
  header: string;
  value: Decimal;
  place: string;
  /** Key of the table that it is about. */
  table: string;
  /** A sum of what may be added, or a figure as printed; the sum of other figures is held against such a one only. */
  isSure: boolean;
}

/**
 * Whether two tables tell of the same things: one and the same, of two kinds (by day and by post), or with an equal sum.
 * Two sheets of two months are of one kind and merely alike.
 */
type Related = (a: string, b: string) => boolean;

function relations(read: readonly ReadTable[]): Related {
  const kinds = new Map(read.map(({ table }) => [table.key, table.survey.table.vocabulary?.kind.name]));
  const sums = new Map(read.map((one) => [one.table.key, new Set(ownSums(one).map(({ value }) => value))]));
  const share = (a: string, b: string) => [...(sums.get(a) ?? [])].some((sum) => sum !== ZERO && sums.get(b)?.has(sum));
  return (a, b) => a === b || share(a, b) || (isKnown(a) && isKnown(b) && kinds.get(a) !== kinds.get(b));
  function isKnown(key: string): boolean {
    return kinds.get(key) !== undefined;
  }
}

function ownSums({ table, reader }: ReadTable): Claim[] {
  return table.decisions.flatMap(({ column }, index) => {
    const sum = reader.tallies[index]?.sum;
    const { field } = column;
    if (!field || column.calendar || !(field.additive || field.type === 'count') || !sum || sum.count() === 0)
      return [];
    return [
      {
        name: plainName(field.name),
        header: column.header,
        value: sum.value(),
        place: table.key,
        table: table.key,
        isSure: field.additive,
      },
    ];
  });
}

/** Figures that are not added are claimed by their printed totals alone. */
function printedFigures({ table, totals }: ReadTable): Claim[] {
  const fields = new Map(table.decisions.map(({ column }) => [column.header, column.field]));
  return totals
    .filter(({ label, covers }) => label !== '' && covers !== 'unknown')
    .flatMap(({ row, columns }) =>
      columns.flatMap(({ header, printed }) => {
        const field = fields.get(header);
        if (!field || field.additive || field.type !== 'count') return [];
        return [
          {
            name: plainName(field.name),
            header,
            value: printed,
            place: `${table.key} ${row}`,
            table: table.key,
            isSure: true,
          },
        ];
      }),
    );
}

/** A row of names over a row of figures above the table, as sheets show their totals at the top. */
function figuresAbove({ table }: ReadTable): Claim[] {
  const { vocabulary, cover } = table.survey.table;
  if (!vocabulary) return [];
  return cover.flatMap((row, at) => {
    const names = cover[at - 1];
    if (names?.number !== row.number - 1) return [];
    return row.cells.flatMap((cell, column) => {
      const header = textOf(names.cells[column]);
      const [match] = header === '' ? [] : vocabulary.matches(readHeader(header).name);
      const value = takeFigure(cell);
      if (!match?.field.additive || match.confidence < 0.9 || value === undefined) return [];
      return [
        {
          name: plainName(match.field.name),
          header,
          value,
          place: `${table.survey.sheet} ${row.number}`,
          table: table.key,
          isSure: true,
        },
      ];
    });
  });
}

function plainName(field: string): string {
  return field.replace(/(?:Total|Totales)$/, '');
}

/** The same figure in two places, near enough to be meant as one and yet another. */
function contradictions(claims: readonly Claim[], related: Related): ImportWarning[] {
  const told = new Set<string>();
  return claims.flatMap((first, at) =>
    claims.slice(at + 1).flatMap((second): ImportWarning[] => {
      if (first.name !== second.name || first.place === second.place || !isSameMagnitude(first.value, second.value))
        return [];
      if (!isComparable(first, second)) return [];
      if (isNear(first.value, second.value) || !related(first.table, second.table)) return [];
      const key = `${first.name} ${first.value} ${second.value}`;
      if (told.has(key) || told.size >= 50) return [];
      told.add(key);
      const facts = { first: first.value, second: second.value, firstPlace: first.place, secondPlace: second.place };
      return [{ code: 'figures-differ', subject: first.header, facts }];
    }),
  );
}

/** Of two sums that are not added neither says anything; one of them only against another table's. */
function isComparable(first: Claim, second: Claim): boolean {
  return (first.isSure && second.isSure) || ((first.isSure || second.isSure) && first.table !== second.table);
}

/** Neither is more than a half larger than the other. */
function isSameMagnitude(a: Decimal, b: Decimal): boolean {
  const [one, two] = [toUnits(a, 12), toUnits(b, 12)];
  if (one === undefined || two === undefined || one <= 0n || two <= 0n) return false;
  return one * 2n <= two * 3n && two * 2n <= one * 3n;
}

/** Rows of totals with the same words and other numbers: `15 días`, `18 días`. */
function contradictingWords(read: readonly ReadTable[]): ImportWarning[] {
  const said = read.flatMap(({ totalTexts, table }) => totalTexts.map((text) => ({ text, place: table.key })));
  const byWords = Map.groupBy(said, ({ text }) => normalText(text.replace(/\d+/g, '')));
  return [...byWords].flatMap(([words, all]): ImportWarning[] => {
    const [first] = all;
    const other = all.find(({ text, place }) => text !== first?.text && place !== first?.place);
    if (words === '' || !first || !other) return [];
    const facts = { first: first.text, second: other.text, firstPlace: first.place, secondPlace: other.place };
    return [{ code: 'figures-differ', subject: words, facts }];
  });
}

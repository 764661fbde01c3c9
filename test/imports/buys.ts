import { addDecimals, compareDecimals, type Decimal, fromUnits, toDecimal } from '#core/imports/decimal.ts';
import type { BuyRecord } from '#core/imports/media-buys/buy-draft.ts';
import type { Json } from '#test/recorded/json.ts';
import { figureOf } from './figures.ts';
import type { Column, Table } from './read-file.ts';
import { held, type Outcome, told } from './rule.ts';

const AMOUNTS: ReadonlySet<string> = new Set(['net', 'total', 'gross', 'vat', 'spend', 'amount', 'budget']);

/**
 * Where a column fills the amount of media buys, they must come to the same sum: in one of their amounts, rounded to
 * centavos row by row. Columns that fill none are not held against them.
 */
export function buysOutcome({ buys, view }: Table, { field, view: { header } }: Column, expected: Json): Outcome {
  const figure = figureOf(expected);
  const isAmount = field !== null && AMOUNTS.has(field.name) && field.additive;
  if (buys === null || !isAmount || !figure) return held;
  if (buys.length !== view.rows.accepted) return told(false, `${buys.length} buys of ${view.rows.accepted} rows`);
  const sums = amountsOf(buys);
  const isOne = sums.some((sum) => isNear(sum, figure, buys.length));
  return told(isOne, `buys of "${header}" come to ${sums.join(', ') || 'nothing'}`);
}

/** Sums of net, VAT, total and gross, as far as any buy has them. */
export function amountsOf(buys: readonly BuyRecord[]): Decimal[] {
  const amounts = buys.map(({ buy }) => [buy.net, buy.vat, buy.total, buy.pricing.gross]);
  return [0, 1, 2, 3].flatMap((place) => {
    const known = amounts.flatMap((row) => row[place] ?? []);
    return known.length > 0
      ? [
          fromUnits(
            known.reduce((sum, minor) => sum + minor, 0n),
            2,
          ),
        ]
      : [];
  });
}

/** Half a centavo per row is what rounding can take; where every row is whole centavos nothing is. */
function isNear(sum: Decimal, figure: Decimal, rows: number): boolean {
  if (compareDecimals(sum, figure) === 0) return true;
  const slack = fromUnits(5n * BigInt(rows), 3);
  const minus = toDecimal(`-${slack}`) ?? slack;
  const isFine = /\.\d{3,}$/.test(figure);
  return (
    isFine &&
    compareDecimals(sum, addDecimals(figure, slack)) <= 0 &&
    compareDecimals(sum, addDecimals(figure, minus)) >= 0
  );
}

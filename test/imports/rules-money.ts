import { CURRENCY_CODES } from '#core/imports/currencies.ts';
import type { Json } from '#test/recorded/json.ts';
import { amountsOf } from './buys.ts';
import { columnSum, isMoney, mainAmount, valueIn } from './columns.ts';
import { figuresIn, isNamed } from './figures.ts';
import type { Table } from './read-file.ts';
import { type Outcome, type Rule, rule, type Subject, told } from './rule.ts';

/** Of money: its currency, its period, and that none of it is told twice or taken for spent. */
export const MONEY_RULES: readonly Rule[] = [
  rule(/^currency$/, ({ table, file }, _, expected) => {
    const found = currenciesOf(table);
    const code = [...String(expected).matchAll(/\b[A-Z]{3}\b/g)]
      .map(([word]) => word)
      .find((word) => CURRENCY_CODES.has(word));
    if (code !== undefined) return told(found.length === 1 && found[0] === code, found);
    const isAbsent = expected === null || /^no\b/i.test(String(expected));
    const isAsked = file.questions.some(({ about }) => about === 'currency');
    return isAbsent ? told(isAsked && found.length === 0, found.length > 0 ? found : 'not asked') : undefined;
  }),
  rule(/^period$/, ({ table, file }, _, expected) => period(table, file, expected)),
  rule(/^must not import as spend$/, ({ table }, _, expected) => {
    if (expected !== true) return undefined;
    if (table.buys === null) return told(false, 'no buys were made to see it by');
    const amounts = amountsOf(table.buys);
    return told(amounts.length === 0, `buys with amounts of ${amounts.join(', ')}`);
  }),
  rule(/^double count trap$/, doubleCount),
];

/** Codes that the columns of money name, or that a column of codes holds. */
function currenciesOf({ columns, rows }: Table): string[] {
  const named = columns.filter(isMoney).flatMap(({ view }) => view.currency ?? []);
  const coded = columns.find(({ field }) => field?.type === 'currency');
  const written = coded ? rows.flatMap((row) => String(valueIn(row, coded) ?? '') || []) : [];
  return [...new Set(named.length > 0 ? named : written)];
}

/** Of every buy, or as read from the lines above the table. */
function period(table: Table, { preview }: Subject['file'], expected: Json): Outcome | undefined {
  if (!Array.isArray(expected)) return undefined;
  const wanted = expected.map(String).join(' ');
  if (table.buys) {
    const found = [...new Set(table.buys.map(({ buy }) => `${buy.period.first} ${buy.period.last}`))];
    return told(found.length === 1 && found[0] === wanted, found);
  }
  const above = preview.warnings.filter(({ code }) => code === 'period-from-cover').map(({ facts }) => facts);
  return told(
    above.some(({ first, last }) => `${first} ${last}` === wanted),
    above,
  );
}

/**
 * Money that several tables tell is imported once: of the chosen tables one comes to the sum that is named, or no two come
 * to the same where none is, and which one is asked.
 */
function doubleCount({ file }: Subject, _: readonly string[][], expected: Json): Outcome {
  const named = figuresIn(String(expected)).filter(({ written }) => written.length > 3);
  const sums = file.tables
    .filter(({ view }) => view.chosen)
    .flatMap((table) => {
      const amount = mainAmount(table);
      const sum = amount && isMoney(amount) ? columnSum(table, amount) : null;
      return sum === null ? [] : [{ key: table.view.key, sum }];
    });
  const telling = sums.filter(({ sum }) => named.some(({ readings }) => isNamed(sum, readings)));
  const isOnce = named.length > 0 ? telling.length === 1 : new Set(sums.map(({ sum }) => sum)).size === sums.length;
  const isAsked = file.questions.some(({ about, options }) => about === 'tables' && options.length > 1);
  const keys = (named.length > 0 ? telling : sums).map(({ key }) => key).join(', ');
  return told(isOnce && isAsked, `imported from ${keys || 'no table'}${isAsked ? '' : ', not asked'}`);
}

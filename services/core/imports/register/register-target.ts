import type { PaperRecord } from '../../pauta/register/paper-record.ts';
import { type AmountColumns, amountColumns } from '../media-buys/amount-columns.ts';
import { askAmounts } from '../media-buys/ask-amounts.ts';
import type { BuyWords } from '../media-buys/buy-words.ts';
import type { Answers } from '../preview.ts';
import type { Target } from '../understand/target.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import { paperRecord } from './paper-record.ts';

/** Rows become what is learnt of contracts, orders and invoices. Currency, and VAT of an open amount, are asked. */
export function createRegisterTarget(words: Pick<BuyWords, 'nit' | 'contract'>, answers: Answers): Target<PaperRecord> {
  return {
    ask: (table) => {
      const columns = paperColumns(table, answers);
      return columns.used.size === 0 ? [] : askAmounts(table, columns, currencyOf(table, answers));
    },
    records: (table) => {
      const kind = table.survey.table.vocabulary?.kind.paper ?? 'contract';
      const { currency } = currencyOf(table, answers);
      const parts = { kind, words, currency, columns: paperColumns(table, answers), table };
      return (row) => paperRecord(row, parts);
    },
  };
}

/** Columns of amounts, and that of the worth of a contract or an order, of which nobody asks whether VAT is in it. */
function paperColumns(table: UnderstoodTable, answers: Answers): AmountColumns {
  const columns = amountColumns(table, answers);
  const value = table.decisions.find(({ column: { field } }) => field?.name === 'value');
  if (!value) return columns;
  return {
    ...columns,
    used: new Map([...columns.used, ['value', value]]),
    vatOf: (field) => (field === 'value' ? 'included' : columns.vatOf(field)),
  };
}

function currencyOf({ context }: UnderstoodTable, { currency }: Answers): { currency: string | null } {
  return { currency: currency === undefined ? context.currency : String(currency) };
}

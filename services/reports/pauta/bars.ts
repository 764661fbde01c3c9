import { barItem, barsAlt, partOf } from '#config/texts/pauta-charts.ts';
import { MISSING } from '#config/texts/pauta-report.ts';
import { coveredLines } from '#config/texts/pauta-report-notes.ts';
import type { Amount } from '#core/pauta/report/amount.ts';
import { formatCount } from '#core/report/format.ts';
import { type AmountBar, amountBars } from '../charts/amount-bars.ts';
import { shortMoney } from '../charts/short-money.ts';
import type { ChartItem } from '../pdf/view.ts';

/** A name with its amount, and what it is compared with. */
export interface NamedAmount {
  label: string;
  amount: Amount;
  reference: Amount | null;
  faded: boolean;
}

/**
 * Amounts as bars, with a sentence that says them all.
 * @param referenceName what the thin bars are: `planeado`
 */
export function barsOf(
  id: string,
  title: string,
  items: readonly NamedAmount[],
  currency: string,
  referenceName: string | null,
): ChartItem {
  const bars = items.map((item) => barOf(item, currency));
  const alt = barsAlt(
    title,
    items.map(({ label, reference }, place) => {
      const compared = referenceName && reference ? `${referenceName} ${textOf(reference, currency)}` : null;
      return barItem(label, bars[place]?.text ?? '', compared);
    }),
  );
  return { title, colour: '#004884', svg: amountBars({ id, bars, alt }).svg, alt, notes: [] };
}

function barOf({ label, amount, reference, faded }: NamedAmount, currency: string): AmountBar {
  return {
    label,
    amount: numberOf(amount),
    text: textOf(amount, currency),
    partial: amount.kind === 'partial',
    faded,
    reference: reference && numberOf(reference),
  };
}

/** For the length of a bar only: figures are written from the decimal. */
function numberOf(amount: Amount): number | null {
  return amount.kind === 'missing' ? null : Number(amount.amount);
}

function textOf(amount: Amount, currency: string): string {
  if (amount.kind === 'missing') return MISSING[amount.reason];
  const text = shortMoney(Number(amount.amount), currency);
  if (amount.kind === 'measured') return text;
  return partOf(text, coveredLines(formatCount(amount.covered), formatCount(amount.expected)));
}

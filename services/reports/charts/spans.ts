import { monthSpan } from '#config/texts/report.ts';
import { formatMonth } from '#core/report/format.ts';
import { addMonths, type Month } from '#core/time/month.ts';

/** Months in order, with neighbours joined: `enero de 2026`, `marzo de 2026 a mayo de 2026`. */
export function monthSpans(months: readonly Month[]): string[] {
  const spans: [Month, Month][] = [];
  for (const month of months) {
    const open = spans.at(-1);
    if (open && addMonths(open[1], 1) === month) open[1] = month;
    else spans.push([month, month]);
  }
  return spans.map(([from, to]) => (from === to ? formatMonth(from) : monthSpan(formatMonth(from), formatMonth(to))));
}

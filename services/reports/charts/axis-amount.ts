import { CHART_TEXT } from '#config/texts/charts.ts';
import { formatCount, formatDecimal } from '#core/report/format.ts';

/** A round step as an axis writes it: `750`, `2,5 mil`, `500 mil`, `1,5 M`; exact, because steps are round. */
export function axisAmount(step: number): string {
  if (step >= 1_000_000) return `${formatDecimal(String(step / 1_000_000))}\u00a0${CHART_TEXT.million}`;
  if (step >= 1_000) return `${formatDecimal(String(step / 1_000))}\u00a0${CHART_TEXT.thousand}`;
  return formatCount(step);
}

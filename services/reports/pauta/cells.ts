import { MISSING, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { coveredLines } from '#config/texts/pauta-report-notes.ts';
import { WORDS } from '#config/texts/report.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import type { Derived } from '#core/pauta/derived.ts';
import { formatExact, formatFixed, formatMoneyDecimal } from '#core/pauta/money-text.ts';
import type { Amount } from '#core/pauta/report/amount.ts';
import type { AmountVariation } from '#core/pauta/report/compare.ts';
import type { CurrencyFigures, Quantity } from '#core/pauta/report/pauta-report.ts';
import { formatCount } from '#core/report/format.ts';
import type { Cell, Line, Tone } from '../words/cell.ts';
import { line, missingCell, textCell } from '../words/cells.ts';

const NBSP = '\u00a0';

/** Money with what it covers under it: `42 de 45 líneas`; or why there is none. */
export function amountCell(amount: Amount, currency: string, tone: Tone = 'plain'): Cell {
  if (amount.kind === 'missing') {
    return amount.reason === 'no-lines' ? dotted(MISSING['no-lines']) : missingCell(MISSING['not-stated']);
  }
  return textCell(formatMoneyDecimal(amount.amount, currency), tone, coveredLine(amount));
}

export function quantityCell(quantity: Quantity): Cell {
  if (quantity.kind === 'missing') return dotted(WORDS.noData);
  return textCell(formatExact(quantity.amount), 'plain', coveredLine(quantity));
}

function coveredLine(part: { kind: string; covered?: number; expected?: number }): Line[] {
  if (part.covered === undefined || part.expected === undefined) return [];
  return [line(coveredLines(formatCount(part.covered), formatCount(part.expected)), 'quiet', { dotted: true })];
}

export function shareCell(share: Decimal | null): Cell {
  return share === null ? dotted(WORDS.notComputed) : textCell(percent(share, 1));
}

export function countCell(count: number, tone: Tone = 'plain'): Cell {
  return textCell(formatCount(count), count === 0 ? 'quiet' : tone);
}

/** A quotient in its unit, with the lines that it rests on where some lack a figure. */
export function derivedCell(
  value: Derived | CurrencyFigures['execution'][number]['value'],
  tone: Tone = 'plain',
): Cell {
  if (value.kind === 'missing') return missingCell(MISSING[value.reason]);
  return textCell(derivedText(value), tone, coveredLine(value));
}

export function derivedText({ value, unit, currency }: Exclude<Derived, { kind: 'missing' }>): string {
  if (unit === 'percent') return percent(value, 2);
  return unit === 'money' && currency !== null ? formatMoneyDecimal(value, currency) : formatExact(value);
}

export function percent(decimal: Decimal, decimals: number): string {
  return `${formatFixed(decimal, decimals)}${NBSP}%`;
}

/** In the place of a percentage that there is none of. */
export const WITHOUT: Readonly<Record<Exclude<AmountVariation['kind'], 'change'>, string>> = {
  'no-base': PAUTA_WORDS.noBase,
  'not-computed': WORDS.notComputed,
  incomplete: PAUTA_WORDS.incomplete,
  'other-stage': PAUTA_WORDS.otherStage,
};

/** More spent is neither good nor bad: the arrow has no colour. */
export function variationLine(variation: AmountVariation, label: string | null): Line {
  if (variation.kind !== 'change') return line(WITHOUT[variation.kind], 'quiet', { label, dotted: true });
  return line(variationText(variation.percent), 'plain', { label });
}

export function variationCell(variation: AmountVariation): Cell {
  const { text, dotted: isDotted } = variationLine(variation, null);
  return isDotted ? dotted(text) : textCell(text);
}

function variationText(change: Decimal): string {
  const arrow = change === '0' ? '=' : change.startsWith('-') ? '▼' : '▲';
  return `${arrow}${NBSP}${percent(change, 1)}`;
}

export function dotted(text: string, lines: Line[] = []): Cell {
  return { ...textCell(text, 'quiet', lines), dotted: true };
}

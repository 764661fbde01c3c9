import { ORIGIN_MARK, ORIGIN_NOTE } from '#config/texts/origins.ts';
import { covered as coveredWords, notOfferedNote, REASON_NAME, WORDS } from '#config/texts/report.ts';
import type { Unit } from '#core/metrics/definition.ts';
import type { MissingReason, Value } from '#core/metrics/value.ts';
import type { Origin } from '#core/pulls/pull.ts';
import { arrowOf, formatAmount, formatCount, formatPercent } from '#core/report/format.ts';
import type { Comparison, Figure, Rate, Variation } from '#core/report/social-report.ts';
import type { Cell, Line, Tone } from './cell.ts';

export function textCell(text: string, tone: Tone = 'plain', lines: Line[] = []): Cell {
  return { text, tone, dotted: false, swatch: null, tint: null, lines };
}

export function networkCell(name: string, account: string | null, colour: string): Cell {
  return { ...textCell(name, 'strong', account === null ? [] : [line(account, 'quiet')]), swatch: colour };
}

export function line(text: string, tone: Tone, extra: Partial<Line> = {}): Line {
  return { label: null, text, tone, dotted: false, link: null, verbatim: false, ...extra };
}

/** A value with how whole it is: `sin dato` and its reason, `no lo ofrece`, or the amount with `29 de 31 días` under it. */
export function valueCell(value: Value, unit: Unit, tone: Tone = 'plain'): Cell {
  if (value.kind === 'missing') return absentCell(value.reason);
  const lines = value.kind === 'partial' ? [line(coverage(value), 'quiet', { dotted: true })] : [];
  return textCell(formatAmount(value.amount, unit), tone, lines);
}

/** What a network never gives is said in its own words alone: it repeats in every month and is no fault of the reading. */
function absentCell(reason: MissingReason): Cell {
  return reason === 'not-exposed' ? dottedCell(REASON_NAME[reason]) : missingCell(REASON_NAME[reason]);
}

function dottedCell(text: string, lines: Line[] = []): Cell {
  return { ...textCell(text, 'quiet', lines), dotted: true };
}

/** A value whose reason for missing is said once for the whole table: `sin dato` alone. */
export function bareValueCell(value: Value, unit: Unit, tone: Tone = 'plain'): Cell {
  const cell = valueCell(value, unit, tone);
  return value.kind === 'missing' ? { ...cell, lines: [] } : cell;
}

/** The same cell, marked when its figure does not come from the platform's API alone; what is missing needs no mark. */
export function withOrigin(cell: Cell, value: Value, from: Origin | undefined): Cell {
  if (from === undefined || value.kind === 'missing') return cell;
  return { ...cell, lines: [...cell.lines, line(ORIGIN_MARK[from], 'quiet', { dotted: true })] };
}

/** What stands under a table in which figures are so marked. */
export function originNotes(rows: readonly Cell[][]): string[] {
  const lines = new Set(rows.flat().flatMap((cell) => cell.lines.map(({ text }) => text)));
  return (['file', 'hand'] as const).flatMap((from) => (lines.has(ORIGIN_MARK[from]) ? [ORIGIN_NOTE[from]] : []));
}

/** A value of a month whose reason or coverage stands under the chart beside the table: one dotted line. */
export function markedValueCell(value: Value, unit: Unit, tone: Tone = 'plain'): Cell {
  return { ...valueCell(value, unit, tone), lines: [], dotted: value.kind !== 'measured' };
}

/** What stands under a table where a network does not give a figure. */
export function notOfferedNotes(rows: readonly Cell[][]): string[] {
  const absent = REASON_NAME['not-exposed'];
  return rows.flat().some(({ text }) => text === absent) ? [notOfferedNote(absent)] : [];
}

export function missingCell(reason: string): Cell {
  return dottedCell(WORDS.noData, [line(reason, 'quiet')]);
}

/** How much of its whole a partial value holds: `29 de 31 días`. */
export function coverage({ covered, expected, of }: Extract<Value, { kind: 'partial' }>): string {
  return coveredWords(formatCount(covered), formatCount(expected), of);
}

/** The variation of a figure against one of its bases, or why there is none. */
export function variationLine(figure: Figure, base: Comparison, label: string | null): Line {
  const { variation } = base;
  if (variation.kind === 'change') {
    const words = base.from === 'hand' ? `${changeWords(variation)} (${WORDS.handBase})` : changeWords(variation);
    return line(words, toneOf(figure, variation.percent), { label });
  }
  return line(absenceWords(figure, base), 'quiet', { label, dotted: true });
}

function changeWords(variation: Extract<Variation, { kind: 'change' }>): string {
  return `${arrowOf(variation)}\u00a0${formatPercent(variation.percent)}`;
}

function absenceWords(figure: Figure, base: Comparison): string {
  if (base.variation.kind === 'no-base') return WORDS.noBase;
  if (base.variation.kind === 'mixed-definition') return WORDS.mixedDefinition;
  if (base.variation.kind === 'account-change') return WORDS.accountChange;
  return figure.value.kind === 'partial' ? coverage(figure.value) : WORDS.incompleteBase;
}

/** More is green and less is red, except where more is no good news. */
function toneOf(figure: Figure, percent: string): Tone {
  if (/^-?0\.0$/.test(percent) || figure.role === 'lost' || figure.role === 'viewsPaid') return 'plain';
  return percent.startsWith('-') ? 'down' : 'up';
}

/** The same in a column of its own, beside the value and what it covers; one without a percentage keeps its amount of difference. */
export function variationCell(figure: Figure, base: Comparison): Cell {
  if (figure.value.kind === 'partial' && base.variation.kind === 'incomplete') return dottedCell(WORDS.partOnly);
  const { text, tone, dotted } = variationLine(figure, base, null);
  const { variation } = base;
  const keepsAmount = variation.kind === 'mixed-definition' || variation.kind === 'account-change';
  const amount = keepsAmount ? [line(signedAmount(variation.amount, figure.unit), 'quiet')] : [];
  return { ...textCell(text, tone, amount), dotted };
}

export function signedAmount(amount: number, unit: Unit): string {
  return amount > 0 ? `+${formatAmount(amount, unit)}` : formatAmount(amount, unit);
}

/** A rate already written, or why it is not computed. */
export function rateCell(rate: Rate, write: (value: string) => string): Cell {
  if (rate.value !== null) return textCell(write(rate.value));
  return dottedCell(WORDS.notComputed, [line(WORDS.notComputedReason, 'quiet')]);
}

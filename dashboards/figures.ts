import { ORIGIN_WORDS } from '#config/texts/origins.ts';
import { CARD } from '#config/texts/pages.ts';
import type { Unit } from '#core/metrics/definition.ts';
import type { Value } from '#core/metrics/value.ts';
import type { Origin } from '#core/pulls/pull.ts';
import { formatMonth } from '#core/report/format.ts';
import type { Figure } from '#core/report/social-report.ts';
import { coverage, valueCell, variationLine } from '#services/reports/words/cells.ts';
import { type Html, html } from './html.ts';

/** Against which month variations stand. */
export type Base = 'previous' | 'yearAgo';

/** A value as the report words it: the amount, "sin dato" with its reason, or "no lo ofrece". */
export function valueElement(value: Value, unit: Unit, from?: Origin): Html {
  const { text, lines } = valueCell(value, unit);
  const [line] = lines;
  if (value.kind !== 'missing')
    return html`<span class="amount">${text}</span>${from && html` <small class="origin">${ORIGIN_WORDS[from]}</small>`}`;
  return html`<span class="nodata">${text}</span>${line && html` <small>${line.text}</small>`}`;
}

/** A value in running text or a table of words: `1.204`, `26.810 (29 de 31 días)`, `sin dato (no se recogió)`, `no lo ofrece`. */
export function valueWords(value: Value, unit: Unit, from?: Origin): string {
  const { text, lines } = valueCell(value, unit);
  const origin = from === undefined || value.kind === 'missing' ? [] : [`(${ORIGIN_WORDS[from]})`];
  return [text, ...lines.map((line) => `(${line.text})`), ...origin].join(' ');
}

/** The variation of a figure with its arrow, or why there is none, as the report words it; of a part, what it covers. */
export function variationElement(figure: Figure, base: Base): Html | null {
  // Its words say it already.
  if (figure.value.kind === 'missing') return null;
  if (figure.value.kind === 'partial') return dotted(coverage(figure.value));
  const line = variationLine(figure, figure[base], null);
  if (line.dotted) return dotted(line.text);
  const against = CARD.against(formatMonth(figure[base].month));
  return html`<span class="variation ${line.tone}">${line.text}<span class="unseen"> ${against}</span></span>`;
}

function dotted(words: string): Html {
  return html`<span class="variation dotted">${words}</span>`;
}

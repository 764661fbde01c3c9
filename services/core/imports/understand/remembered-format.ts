import { agrees, type NumberFormat } from '../numbers/number-format.ts';
import type { AnswerValue } from '../preview.ts';
import type { Decision } from '../reading.ts';

/**
 * Settles a column of numbers that this file leaves open by the way in which another file of the source wrote it, where
 * one option is left that agrees with it: `1.234` after a file with `1.234.567,80`.
 */
export function byRememberedFormat(
  decision: Decision<NumberFormat>,
  answer: AnswerValue | undefined,
): Decision<NumberFormat> {
  if (decision.kind !== 'open' || !isFormat(answer)) return decision;
  const left = decision.options.filter((option) => agrees(option, answer) && samePercent(option, answer));
  const [value, ...others] = left;
  if (!value || others.length > 0) return decision;
  return { kind: 'decided', value, basis: 'answer', examples: decision.examples };
}

function isFormat(answer: AnswerValue | undefined): answer is AnswerValue & NumberFormat {
  return typeof answer === 'object' && answer !== null && 'decimal' in answer && 'thousands' in answer;
}

function samePercent(option: NumberFormat, answer: NumberFormat): boolean {
  return option.percent === null || answer.percent === null || option.percent === answer.percent;
}

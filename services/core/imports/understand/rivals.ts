import { matchesOf } from '../layout/header-row.ts';
import type { Answers, Question } from '../preview.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { AssignedColumn } from './assign-fields.ts';
import { type ColumnProfile, isHollow } from './column-profile.ts';

/** A header that only begins like a listed one may mean something else, and is no rival. */
const CLAIMS_FROM = 0.95;

/**
 * Asks of each column of money that means the same as another one which of them counts: a plan may tell an amount in pesos
 * and in dollars, or before and after a discount.
 */
export function askRivals(
  columns: readonly AssignedColumn[],
  profiles: readonly (ColumnProfile | undefined)[],
  vocabulary: Vocabulary | null,
  answers: Answers,
): Question[] {
  if (vocabulary?.kind.target !== 'media-buys') return [];
  return columns.flatMap((column, index) => {
    const profile = profiles[index];
    if (column.field || column.calendar || `field:${column.key}` in answers || !profile || isHollow(profile)) return [];
    const claimed = matchesOf(column, vocabulary).filter(
      ({ field, confidence }) => field.type === 'money' && field.additive && confidence >= CLAIMS_FROM,
    );
    const rival = claimed.find(({ field }) => columns.some((other) => holds(other, field.name, answers)));
    if (!rival) return [];
    const options = [null, rival.field.name];
    return [
      {
        key: `field:${column.key}`,
        about: 'field',
        subject: column.header,
        options,
        examples: profile.examples,
        keep: true,
      },
    ];
  });
}

/** The column has the field without anyone having said so. */
function holds({ field, key }: AssignedColumn, name: string, answers: Answers): boolean {
  return field?.name === name && answers[`field:${key}`] !== name;
}

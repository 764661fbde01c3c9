import { monthNumber, plainWords } from '../dates/month-names.ts';
import { periodNeedsYear } from '../dates/read-period.ts';
import type { ImportWarning } from '../preview.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { ReadsWord } from './column-values.ts';
import type { ColumnDecision } from './decide-column.ts';

/** So many columns of figures under names of months or platforms are no accident. */
const ENOUGH = 2;

/**
 * Tells of columns of figures that name a month or a platform each (`Enero`, `Meta (COP)`): the table tells in columns what
 * others tell in rows, and no field takes them.
 */
export function warnOfWide(
  sheet: string,
  decisions: readonly ColumnDecision[],
  profiles: readonly (ColumnProfile | undefined)[],
  reads: ReadsWord,
): ImportWarning[] {
  const wide = decisions.filter(
    ({ column }, index) =>
      column.field === null &&
      column.calendar === undefined &&
      holdsFigures(profiles[index]) &&
      namesOne(column.hints.name, reads),
  );
  if (wide.length < ENOUGH) return [];
  const headers = wide.slice(0, 12).map(({ column }) => column.header);
  return [{ code: 'wide-table', subject: sheet, facts: { columns: wide.length, headers: headers.join(', ') } }];
}

function holdsFigures(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && profile.filled > 0 && profile.numbers !== null && profile.numbers.bad.count === 0;
}

function namesOne(name: string, reads: ReadsWord): boolean {
  const [first = ''] = name.split(' ');
  return monthNumber(plainWords(first)) !== undefined || periodNeedsYear(name) || reads('medium', name);
}

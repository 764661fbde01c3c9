import type { Place } from '../../pauta/places/place.ts';
import type { BuyRecord } from './buy-draft.ts';
import type { BuyWords } from './buy-words.ts';
import { type RowValues, textAt } from './row-values.ts';

/** The row's values, with the department that a title over it names where the row itself names no place but a town. */
export function withTitledDepartment(values: RowValues, titles: readonly string[], words: BuyWords): RowValues {
  if (titles.length === 0 || textAt(values, 'department') !== null || textAt(values, 'divipola') !== null)
    return values;
  const department = titles.findLast((title) => departmentOf(title, words) !== null);
  return department === undefined ? values : { ...values, department };
}

/** What the titles over a row say beyond its medium and its department; `null` when they say nothing else. */
export function groupOf(
  titles: readonly string[],
  { medium, department }: Pick<BuyRecord['buy'], 'medium' | 'department'>,
  words: BuyWords,
): string | null {
  const others = titles.filter((title) => !isSaid(title, medium, department, words));
  return others.length === 0 ? null : others.join(' · ');
}

function isSaid(title: string, medium: string, department: string | null, words: BuyWords): boolean {
  const reading = words.medium.read(title);
  if (reading.kind === 'value' && reading.value === medium) return true;
  return department !== null && departmentOf(title, words) === department;
}

function departmentOf(title: string, { places }: BuyWords): Place['department'] {
  const reading = places.readPlace(title, null);
  return reading.kind === 'value' ? reading.value.department : null;
}

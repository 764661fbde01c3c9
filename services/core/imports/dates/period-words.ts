import { isWeekday, MONTH_PATTERN, plainWords } from './month-names.ts';

/** Between a month and its year, or a day and its month. */
export const OF = `(?: (?:de|del|of) (?:ano )?| ?[-/'] ?'?| '?)`;

/** Between two dates in full. */
export const JOIN = '(?: - | (?:a|al|hasta|to|through) (?:el )?)';

/** Between the ends of a range. */
export const TO = `(?:${JOIN}| ?[-/] ?(?:el )?)`;

const LEADING =
  /^(?:semana|periodo|desde|del|de|el|la|from|mes|vigencia|ano|anual|durante|week|year|month)(?: |: ?)(?=\S)/;
const UNIT_BEFORE_MONTH = new RegExp(`^(?:bimestre|trimestre|cuatrimestre|semestre) (?=${MONTH_PATTERN}\\b)`);

/** A period's words as they are matched: plain, without commas, dots after letters, weekdays, ordinal endings, openings. */
export function simplePeriod(text: string): string {
  let words = plainWords(text)
    .replace(/(?<=[a-z])\./g, ' ')
    .replace(/(?<=\d)(?:st|nd|rd|th|ero|ro|er|do|to|o|a)\b/g, '')
    .replace(/[,()]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !isWeekday(word))
    .join(' ');
  words = words.replace(/^entre (.+) y (.+)$/, '$1 al $2');
  while (LEADING.test(words)) words = words.replace(LEADING, '');
  return words.replace(UNIT_BEFORE_MONTH, '');
}

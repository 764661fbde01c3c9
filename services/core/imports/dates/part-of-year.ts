import { OF } from './period-words.ts';
import { fullYear } from './real-day.ts';

/** Whole months, from the first to the last. */
export interface PartOfYear {
  from: { year: number | null; month: number };
  to: { year: number | null; month: number };
}

const ORDINALS = new Map(
  ['1 i primer primero primera first', '2 ii segundo segunda second', '3 iii tercer tercero tercera third']
    .concat(['4 iv cuarto cuarta fourth', '5 v quinto quinta fifth', '6 vi sexto sexta sixth'])
    .flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);
const MONTHS_IN = new Map([
  ...['bimestre', 'bim', 'b'].map((unit) => [unit, 2] as const),
  ...['trimestre', 'trim', 'quarter', 't', 'q'].map((unit) => [unit, 3] as const),
  ...['cuatrimestre', 'cuatrim', 'c'].map((unit) => [unit, 4] as const),
  ...['semestre', 'half', 's', 'h'].map((unit) => [unit, 6] as const),
]);

const SHORT = '[btqcsh]';
const UNIT = `(?:${[...MONTHS_IN.keys()].filter((unit) => unit.length > 1).join('|')})`;
const ORDINAL = `(?:${[...ORDINALS.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;
const YEAR = `(?:${OF}(\\d{4}))?`;
const SHORT_YEAR = `(?:[-/' ]*(\\d{4}|\\d{2}))?`;
const ORDINAL_FIRST = [new RegExp(`^(${ORDINAL}) (${UNIT})${YEAR}$`), new RegExp(`^([1-6]) ?(${SHORT})${SHORT_YEAR}$`)];
const UNIT_FIRST = [new RegExp(`^(${UNIT}) (${ORDINAL})${YEAR}$`), new RegExp(`^(${SHORT})[- ]?([1-6])${SHORT_YEAR}$`)];
const YEAR_FIRST = /^(\d{4})(?: ?[-/] ?| )?(?=[a-z]|[1-6] ?[a-z])(.+)$/;

/** `tercer trimestre de 2026`, `III trimestre`, `T3 2026`, `2026-S1`, `3T26`; `undefined` for anything else. */
export function namedPart(words: string): PartOfYear | undefined {
  const turned = words.replace(YEAR_FIRST, '$2 $1');
  for (const pattern of ORDINAL_FIRST) {
    const [, ordinal, unit, year] = pattern.exec(turned) ?? [];
    if (ordinal !== undefined && unit !== undefined) return partOf(ordinal, unit, year);
  }
  for (const pattern of UNIT_FIRST) {
    const [, unit, ordinal, year] = pattern.exec(turned) ?? [];
    if (ordinal !== undefined && unit !== undefined) return partOf(ordinal, unit, year);
  }
  return undefined;
}

function partOf(ordinal: string, unit: string, digits: string | undefined): PartOfYear | undefined {
  const [number = 0, months = 0] = [ORDINALS.get(ordinal), MONTHS_IN.get(unit)];
  if (number * months > 12) return undefined;
  const year = digits === undefined ? null : fullYear(digits);
  return { from: { year, month: (number - 1) * months + 1 }, to: { year, month: number * months } };
}

import type { FieldSpec, FieldType } from '#core/imports/kind.ts';

type Extra = Pick<FieldSpec, 'unit' | 'vat' | 'metric' | 'also' | 'beside'>;

const builder =
  (type: FieldType, additive: boolean) =>
  (name: string, headers: readonly string[], extra: Extra = {}): FieldSpec => ({
    name,
    type,
    headers,
    additive,
    ...extra,
  });

export const text = builder('text', false);
export const id = builder('id', false);
export const url = builder('url', false);
export const flag = builder('flag', false);
export const nit = builder('nit', false);
export const currency = builder('currency', false);
export const day = builder('day', false);
export const moment = builder('moment', false);
export const period = builder('period', false);
export const rate = builder('rate', false);
export const decimal = builder('decimal', false);
export const medium = builder('medium', false);
export const coverage = builder('coverage', false);
export const ownership = builder('ownership', false);
export const stage = builder('stage', false);
export const department = builder('department', false);
export const municipality = builder('municipality', false);

/** Money of a row, which adds up. */
export const sum = builder('money', true);
/** Money per unit, or a limit that stands on more rows than one: never added. */
export const price = builder('money', false);
/** Happenings of a row, which add up. */
export const count = builder('count', true);
/** People, levels, windows and mixed units: whole numbers that never add up. */
export const unique = builder('count', false);
/** Time that was spent, which adds up. */
export const spent = builder('duration', true);
/** How long one thing lasts. */
export const length = builder('duration', false);

/** The words for "number of" that are not small words to the reader of headers: `nº cuñas`, `N.º cuñas`. */
export const numbered = (...names: readonly string[]): string[] =>
  names.flatMap((name) => [`nº ${name}`, `n º ${name}`]);

/** Every pair of one from each side, as sets of required fields. */
export const pairs = (left: readonly string[], right: readonly string[]): string[][] =>
  left.flatMap((one) => right.map((other) => [one, other]));

import { type Divipola, type Place, placeOf } from './place.ts';

/**
 * The place of a DIVIPOLA code: two digits a department, five a municipality, eight a centro poblado; one, four or seven
 * are codes whose leading zero was lost. `undefined` when there is no such place.
 */
export function placeOfCode(digits: string, { departments, municipalities }: Divipola): Place | undefined {
  const isShort = digits.length % 3 === 1;
  const whole = isShort ? `0${digits}` : digits;
  const code = whole.length === 8 ? whole.slice(0, 5) : whole;
  if (!Object.hasOwn(code.length === 2 ? departments : municipalities, code)) return undefined;
  return placeOf(code, isShort ? 'zero-restored' : whole.length === 8 ? 'populated-centre' : null);
}

/** Parts `05001`, `05001 - Medellín` and `Medellín (05001)` into digits and name; `undefined` where no code stands. */
export function splitCode(text: string): { digits: string; name: string } | undefined {
  const [, first, rest] = /^(\d{1,8})(?:[\s.:,|/–—-]+(.*))?$/su.exec(text) ?? [];
  if (first !== undefined) return { digits: first, name: rest ?? '' };
  const [, name, last] = /^(.*?)[\s(:,|/–—-]+(\d{1,8})\)?$/su.exec(text) ?? [];
  return name === undefined || last === undefined ? undefined : { digits: last, name };
}

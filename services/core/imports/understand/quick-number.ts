import type { Decimal } from '../decimal.ts';
import type { NumberFormat } from '../numbers/number-format.ts';

/** Digits of a body that surely needs no exactness beyond text. */
const LONGEST = 24;

/**
 * Reads the plainest numbers of a column, `1.234.567,89` and no sign or letter beside it, at once; `undefined` for anything
 * else, which `readNumber` judges. What it reads, that reads alike.
 */
export function quickNumber(text: string, { decimal, thousands, percent }: NumberFormat): Decimal | undefined {
  if (percent !== null || text.length > LONGEST) return undefined;
  let digits = '';
  let start = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (text[at] !== thousands) break;
    // The first group has one to three digits, those after it three.
    if (start === 0 ? at === 0 || at > 3 : at - start !== 3) return undefined;
    digits += text.slice(start, at);
    start = at + 1;
  }
  if (start > 0 ? at - start !== 3 : at === 0) return undefined;
  const whole = start === 0 ? text.slice(0, at) : digits + text.slice(start, at);
  if (whole.charCodeAt(0) === 48 && whole.length > 1) return undefined;
  return at === text.length ? (whole as Decimal) : withFraction(whole, text, at, decimal);
}

function withFraction(whole: string, text: string, point: number, decimal: string | null): Decimal | undefined {
  if (text[point] !== decimal) return undefined;
  let end = text.length;
  for (let at = point + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return undefined;
  }
  if (end === point + 1) return undefined;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  return (end === point + 1 ? whole : `${whole}.${text.slice(point + 1, end)}`) as Decimal;
}

import { currencyOfText } from '../currencies.ts';
import type { BadReason } from '../reading.ts';
import { remembered } from '../remembered.ts';

/** A number as written, before it is known what its separators mean. */
export interface WrittenNumber {
  negative: boolean;
  /** Digits with `.`, `,`, `'` and spaces between them, all of one kind of apostrophe and space. */
  body: string;
  percent: boolean;
  /** `undefined`: none written; `null`: a sign of several currencies, as `$`. */
  currency: string | null | undefined;
  /** A space stands between the currency and the digits. */
  spaced: boolean;
}

type Affixes = Omit<WrittenNumber, 'body'>;

const UNMARKED: Affixes = { negative: false, percent: false, currency: undefined, spaced: false };
const PARTS = /^(\D*?)([.,]?\d(?:[\d.,' ]*\d)?)(\D*)$/;
const SCIENTIFIC = /^\s*[-+]?\d+(?:[.,]\d+)?\s?e[-+]?\d+\s*$/i;
const LONGEST = 100;
const DASH_FOR_ZERO = /^\s*(?:([^\d\s-]+)\s*-+|-+\s*([^\d\s-]+))\s*$/;

/** Takes a text apart; a {@link BadReason} for what is no number whatever the format. */
export function takeApart(text: string): WrittenNumber | BadReason {
  if (text.length > LONGEST) return 'not-a-number';
  const parts = PARTS.exec(text) ?? PARTS.exec(plainSigns(text));
  if (!parts) return SCIENTIFIC.test(plainSigns(text)) ? 'scientific-notation' : 'not-a-number';
  const [, before = '', digits = '', after = ''] = parts;
  if (before === '' && after === '') return { ...UNMARKED, body: bodyOf(digits) };
  const affixes = affixesOf(`${before}0${after}`);
  if (affixes === false) return 'not-a-number';
  // The point of `S/.` and `Rs.` belongs to the sign.
  const body = digits.startsWith('.') && /[\p{L}/]$/u.test(before) ? digits.slice(1) : digits;
  return { ...affixes, body: bodyOf(body) };
}

/** True for a currency with a dash instead of digits: `$ -`, `- €`. */
export function isAccountingDash(text: string): boolean {
  if (text.length > LONGEST) return false;
  const match = DASH_FOR_ZERO.exec(plainSigns(text));
  return match !== null && currencyOfText(match[1] ?? match[2] ?? '') !== undefined;
}

/** Plain hyphens, apostrophes and spaces for all that look like them. */
function plainSigns(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(/[\s\u200b\ufeff]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replace(/[\u2018\u2019\u2032\u00b4\u02bc\uff07]/g, "'")
    .replace(/％/g, '%');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 126 || code < 32) return false;
  }
  return true;
}

/** A space beside a mark is a slip (`137.013, 00`); one between digits groups them. */
function bodyOf(digits: string): string {
  return digits.includes(' ') ? digits.replace(/ *([.,']) */g, '$1').replace(/ +/g, ' ') : digits;
}

/** What stands before and after the digits, which are a 0 here; `false` when it does not belong to a number. */
const affixesOf = remembered((text: string): Affixes | false => {
  const [left = '', right = ''] = plainSigns(text)
    .split('0')
    .map((affix) => affix.trim());
  const signs = left.replace(/[^-+(]/g, '') + right.replace(/[^-+)]/g, '');
  const percents = (left + right).split('%').length - 1;
  if (!['', '-', '+', '()'].includes(signs) || right.includes('+') || percents > 1) return false;
  const currency = currencyOf(left.replace(/^'/, '').replace(/[-+(%\s]/g, ''), right.replace(/[-)%\s]/g, ''));
  if (currency === false) return false;
  const spaced = /[^\s\-(]\s+[-(]?\s*0|0\s*[-)]?\s+[^\s\-)%]/.test(plainSigns(text));
  return { negative: signs === '-' || signs === '()', percent: percents === 1, currency, spaced };
});

/** `false` when something else than a currency stands there, or two of them. */
function currencyOf(left: string, right: string): string | null | undefined | false {
  const codes = [left, right].filter((sign) => sign !== '').map((sign) => currencyOfText(sign) ?? unknown(sign));
  if (codes.includes(false)) return false;
  const named = codes.filter((code) => typeof code === 'string');
  if (named.length === 2 && named[0] !== named[1]) return false;
  return named[0] ?? (codes.length > 0 ? null : undefined);
}

function unknown(sign: string): null | false {
  return currencyOfText(sign) === null ? null : false;
}

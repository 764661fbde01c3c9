/** What a header cell says beside the column's name. */
export interface HeaderHints {
  /** The name, normalised, without the hints: `importe gastado`. */
  name: string;
  /** ISO 4217, where the header names one: `Importe gastado (COP)`, `Valor US$`. */
  currency: string | null;
  /** Powers of ten that the figures are short of: 3 for "en miles", 6 for "en millones". */
  scale: 0 | 3 | 6;
  percent: boolean;
  duration: 'seconds' | 'minutes' | 'hours' | null;
  /** What the header says of VAT. */
  vat: 'included' | 'excluded' | null;
}

/**
 * A text as it is compared: lower case, without accents, every run of other signs one space. `%` and `#` stay as words,
 * since "% IVA" is not "IVA".
 */
export function normalText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[%#]/g, ' $& ')
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim();
}

const CURRENCIES: readonly [RegExp, string][] = [
  [/\b(cop|pesos colombianos)\b|\bcol\$|cop\$/i, 'COP'],
  [/\b(usd|d[oó]lares)\b|\bus\$|u\$s/i, 'USD'],
  [/\b(eur|euros?)\b|€/i, 'EUR'],
  [/\b(mxn|ars|pen|clp|brl|gbp|inr|uyu|bob|ves|cad|jpy)\b/i, ''],
];

const HINTS = {
  percent: /%|\bporcentaje\b|\bpercent(age)?\b/i,
  thousands: /\ben miles\b|\bmiles de (pesos|cop)\b|\(miles\)|\bthousands\b/i,
  millions: /\ben millones\b|\bmillones de (pesos|cop)\b|\(millones\)|\bmillions\b/i,
  seconds: /\b(seg|segs|segundos|sec|secs|seconds)\b|\(s\)/i,
  minutes: /\b(min|mins|minutos|minutes)\b/i,
  hours: /\b(horas|hours|hrs?)\b|\(h\)/i,
  vatExcluded:
    /\b(sin|antes de|antes del|(?<!total )m[aá]s|excluid[oa]) (el )?iva\b|\+ ?iva\b|\biva (no incluido|excluido)\b|\bnet of vat\b|\bexcl(uding)?\.? (vat|tax)\b/i,
  vatIncluded:
    /\b(con|incluye|incluid[oa]|inc\.?|total m[aá]s) (el )?iva\b|\biva (incluido|incl|inc)\b|\bincl(uding)?\.? (vat|tax)\b/i,
};

/** Reads a header cell: the name, and what it says of currency, unit, scale and VAT. */
export function readHeader(text: string): HeaderHints {
  const flat = text.replace(/\s+/g, ' ').trim();
  const vat = HINTS.vatExcluded.test(flat) ? 'excluded' : HINTS.vatIncluded.test(flat) ? 'included' : null;
  return {
    name: nameOf(flat),
    currency: currencyOf(flat),
    scale: HINTS.millions.test(flat) ? 6 : HINTS.thousands.test(flat) ? 3 : 0,
    percent: HINTS.percent.test(flat),
    duration: durationOf(flat),
    vat,
  };
}

/** The name without what stands in brackets at its end, normalised: how {@link FieldSpec.headers} are written. */
function nameOf(flat: string): string {
  const bare = normalText(flat.replace(/\s*[([][^()[\]]*[)\]]\s*$/, ''));
  return bare === '' ? normalText(flat) : bare;
}

function currencyOf(flat: string): string | null {
  for (const [pattern, code] of CURRENCIES) {
    const found = pattern.exec(flat)?.[0];
    if (found !== undefined) return code === '' ? found.toUpperCase() : code;
  }
  return null;
}

function durationOf(flat: string): HeaderHints['duration'] {
  if (HINTS.hours.test(flat)) return 'hours';
  if (HINTS.minutes.test(flat)) return 'minutes';
  return HINTS.seconds.test(flat) ? 'seconds' : null;
}

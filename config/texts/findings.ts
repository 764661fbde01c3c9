import type { Decimal } from '#core/imports/decimal.ts';
import type { BadReason } from '#core/imports/reading.ts';
import type { BuyFinding, FindingOf, Severity } from '#core/pauta/finding.ts';
import type { AmountField, FieldMoney, FindingFacts, FindingRule, TotalFacts } from '#core/pauta/finding-facts.ts';
import type { MinorUnits } from '#core/pauta/media-buy.ts';
import { formatExact, formatMoney, formatRate } from '#core/pauta/money-text.ts';
import { formatCount, formatDay } from '#core/report/format.ts';
import { RULE_NAME } from './finding-names.ts';
import { fieldName } from './import-fields.ts';
import { BAD_REASON } from './imports.ts';
import { PLACE_NOTE } from './pauta.ts';

export const SEVERITY_NAME: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Advertencia',
  notice: 'Aviso',
};

const FIELD_NAME: Readonly<Record<AmountField, string>> = {
  gross: 'valor bruto',
  net: 'valor neto',
  vat: 'IVA',
  total: 'valor total',
};

const EQUALS: Readonly<Record<FindingFacts['invoice-repeated']['equals'], string>> = {
  gross: 'la suma del valor bruto de las líneas',
  net: 'la suma del valor neto de las líneas',
  total: 'la suma del valor total de las líneas',
  'net+vat': 'la suma del valor neto y el IVA de las líneas',
  'total-net': 'lo que va de la suma del valor neto a la del valor total',
  given: 'el valor conocido de la factura',
};

const QUANTITY_NAME = { ordered: 'ordenada', aired: 'emitida', bonus: 'bonificada' } as const;
const RATE_NAME = { discountRate: 'El descuento', vatRate: 'La tarifa de IVA' } as const;
const CERTAINTY_NAME = { confirmed: 'confirmada', 'to-confirm': 'por confirmar' } as const;
const ROLE_NAME = { contractor: 'contratista', outlet: 'medio' } as const;

const number = formatExact;
const money = formatMoney;

function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `a`, `a y b`, `a, b y c` */
function listed(parts: readonly string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} y ${parts.at(-1)}` : (parts[0] ?? '');
}

const quoted = (texts: readonly string[]) => listed(texts.map((text) => `«${text}»`));

const amounts = (all: readonly FieldMoney[]) => listed(all.map((one) => `${FIELD_NAME[one.field]} ${money(one)}`));

const inDays = (days: number) => counted(days, 'día', 'días');

const unit = (decimal: Decimal, currency: string | null) =>
  currency === null ? number(decimal) : `${currency === 'COP' ? '$' : currency}\u00a0${number(decimal)}`;

function totalPlace({ label, sheet, row }: TotalFacts): string {
  const where = sheet === '' ? `fila ${row}` : `hoja «${sheet}», fila ${row}`;
  return label === '' ? `El total de la ${where}` : `El total «${label}» (${where})`;
}

function totalAgainstSum(f: TotalFacts): string {
  const says = `${totalPlace(f)} dice ${unit(f.printed, f.currency)} en «${f.column}»`;
  const refused =
    f.refused === 0
      ? ''
      : `; ${counted(f.refused, 'fila no se tomó', 'filas no se tomaron')} y no se suma${f.refused === 1 ? '' : 'n'}`;
  if (f.lacking === f.lines)
    return `${says}, y ninguna de sus ${counted(f.lines, 'línea', 'líneas')} trae esa cifra${refused}`;
  const lacking = f.lacking === 0 ? '' : `; ${counted(f.lacking, 'de ellas no trae', 'de ellas no traen')} esa cifra`;
  const sum = `la suma de ${counted(f.lines, 'línea', 'líneas')}${rowsOf(f)} es ${unit(f.sum, f.currency)}`;
  return `${says} y ${sum}${lacking}${refused}: ${unit(f.difference, f.currency)} de diferencia`;
}

/** Where the lines stand that a total was held against. */
function rowsOf({ first, last }: TotalFacts): string {
  if (first === null || last === null) return '';
  return first === last ? ` (fila ${first})` : ` (filas ${first} a ${last})`;
}

function totalOfRates(f: TotalFacts): string {
  const printed = unit(f.printed, f.currency);
  const real = f.real === null ? '' : `; el de todas las líneas es ${unit(f.real, f.currency)}`;
  return `${totalPlace(f)} dice ${printed} en «${f.column}», que no se suma (costos por unidad, tasas y alcance)${real}. Esa cifra no se usa.`;
}

function invoiceName({ invoice, contractor }: { invoice: string | null; contractor: string }): string {
  const name = invoice === null ? 'Una factura' : `La factura ${invoice.toUpperCase()}`;
  return contractor === '' ? name : `${name} de ${contractor.toUpperCase()}`;
}

const term = ({ from, until }: FindingFacts['outside-contract']) =>
  [from && `desde el ${formatDay(from)}`, until && `hasta el ${formatDay(until)}`].filter(Boolean).join(' ');

const DOUBT_FIELD: Readonly<Record<string, string>> = {
  contractorNit: 'NIT del contratista',
  outletNit: 'NIT del medio',
  department: 'departamento',
  municipality: 'municipio',
  divipola: 'código DIVIPOLA',
  ...FIELD_NAME,
};

const DOUBT_REASON: Readonly<Record<string, string>> = {
  ...PLACE_NOTE,
  rounded: 'trae más de dos decimales y se redondeó al centavo',
  'too-large': 'es más grande de lo que se puede guardar y se dejó por fuera',
  'calendar-differs': 'no es igual a la suma de los periodos de la misma fila',
  'amount-differs': 'no es igual al valor que la misma línea trae en su propia columna, que es el que cuenta',
};

const AD_FIGURE: Readonly<Record<FindingFacts['ads-overruled']['member'], string>> = {
  net: 'el valor neto',
  impressions: 'las impresiones',
  clicks: 'los clics',
  reach: 'el alcance',
};

function adFigure(figure: MinorUnits | Decimal | null, currency: string): string {
  if (figure === null) return 'sin dato';
  return typeof figure === 'bigint' ? money({ minor: figure, currency }) : number(figure);
}

/** Of each rule the sentence: what does not fit, with the figures, and what may be done. */
const SENTENCES: { readonly [R in FindingRule]: (facts: FindingFacts[R]) => string } = {
  'line-product': (f) =>
    `${number(f.quantity)} × ${money(f.unitPrice)} da ${money(f.expected)}, pero el ${FIELD_NAME[f.field]} dice ${money(f.found)}: ${money(f.difference)} de diferencia.`,
  'line-discount': (f) =>
    `${money(f.gross)} con descuento de ${formatRate(f.rate)} da ${money(f.expected)}, pero el valor neto dice ${money(f.found)}: ${money(f.difference)} de diferencia.`,
  'unit-discount': (f) =>
    `La tarifa ${money(f.listPrice)} con descuento de ${formatRate(f.rate)} da ${money(f.expected)}, pero el valor unitario dice ${money(f.found)}: ${money(f.difference)} de diferencia.`,
  'net-over-gross': (f) => `El valor neto ${money(f.net)} es mayor que el valor bruto ${money(f.gross)}.`,
  'line-total': (f) =>
    `Neto ${money(f.net)} más IVA ${money(f.vat)} da ${money(f.expected)}, pero el total dice ${money(f.found)}: ${money(f.difference)} de diferencia.`,
  'line-vat': (f) =>
    `El IVA de ${formatRate(f.rate)} sobre ${money(f.net)} es ${money(f.expected)}, pero la línea dice ${money(f.found)}: ${money(f.difference)} de diferencia.`,
  'line-vat-rate': (f) =>
    `El IVA ${money(f.vat)} sobre ${money(f.net)} no corresponde a ninguna tarifa conocida (${listed(f.rates.map(formatRate))}).`,
  'signs-mixed': (f) => `La línea mezcla valores positivos y negativos: ${amounts(f.amounts)}.`,
  'negative-line': (f) =>
    `La línea es negativa (${amounts(f.amounts)}): si es una nota crédito o una devolución, está bien.`,
  'negative-quantity': (f) => `La cantidad ${QUANTITY_NAME[f.what]} es negativa: ${number(f.quantity)}.`,
  'rate-out-of-range': (f) => `${RATE_NAME[f.what]} es ${formatRate(f.rate)}: no está entre 0 % y 100 %.`,
  'total-differs': (f) => `${totalAgainstSum(f)}. Se importan las líneas, no el total.`,
  'total-off-by-cent': (f) => `${totalAgainstSum(f)}, propia de un redondeo.`,
  'total-adds-units': totalOfRates,
  'invoice-differs': (f) =>
    `${invoiceName(f)} es de ${money(f.given)} (${FIELD_NAME[f.field]}) y sus ${counted(f.lines, 'línea suma', 'líneas suman')} ${money(f.sum)}: ${money(f.difference)} de diferencia${f.lacking === 0 ? '' : `; ${counted(f.lacking, 'línea no trae', 'líneas no traen')} ese valor`}.`,
  'invoice-repeated': (f) =>
    `${invoiceName(f)} repite ${money(f.amount)} (${FIELD_NAME[f.field]}) en sus ${counted(f.lines, 'línea', 'líneas')}, y es igual a ${EQUALS[f.equals]}: es el valor de la factura, y sumado por línea se cuenta varias veces.`,
  'invoice-two-levels': (f) =>
    `En ${invoiceName(f).replace(/^./, (first) => first.toLowerCase())}, una línea de ${money(f.amount)} (${FIELD_NAME[f.field]}) es la suma de las otras ${formatCount(f.lines - 1)}: la factura y su detalle se cuentan dos veces.`,
  duplicates: (f) =>
    `${counted(f.extra, 'línea repite', 'líneas repiten')} exactamente otra (${counted(f.groups, 'grupo', 'grupos')} de líneas iguales)${f.sums.length === 0 ? '' : `: ${amounts(f.sums)}`}. Pueden ser compras reales: no se quitó ninguna.`,
  overlap: (f) =>
    `${counted(f.identical + f.changed, 'línea ya está', 'líneas ya están')} en la importación ${f.import}: ${counted(f.identical, 'idéntica', 'idénticas')} y ${counted(f.changed, 'con cambios', 'con cambios')}${f.sums.length === 0 ? '' : ` (${amounts(f.sums)})`}. Si las dos quedan confirmadas, se cuentan dos veces.`,
  'ads-in-file': (f) =>
    `${counted(f.lines, 'línea leída de la API ya viene', 'líneas leídas de la API ya vienen')} en el archivo de la importación ${f.import}, por campaña, red y días${f.sums.length === 0 ? '' : ` (${amounts(f.sums)})`}: no se suman. Si son compras distintas, corrija la campaña de una de las dos; si sobra el archivo, reviértalo.`,
  'ads-overruled': (f) =>
    `Una persona corrigió ${AD_FIGURE[f.member]}: vale ${adFigure(f.kept, f.currency)}. La red dice ahora ${adFigure(f.stated, f.currency)}. Cuenta lo corregido.`,
  'nit-digit': (f) =>
    `El NIT ${f.written} del ${ROLE_NAME[f.role]}${f.name === null ? '' : ` «${f.name}»`} no es válido: con esos números el dígito de verificación es ${f.expected}.`,
  'nit-two-names': (f) => `El NIT ${f.nit} aparece con varios nombres: ${quoted(f.names)}.`,
  'name-two-nits': (f) => `«${f.name}» aparece con varios NIT: ${listed(f.nits)}.`,
  'outlet-spellings': (f) =>
    `Un mismo medio está escrito de ${counted(f.spellings.length, 'forma', 'formas')}: ${quoted(f.spellings)}.`,
  'period-reversed': (f) =>
    `El periodo termina antes de empezar: del ${formatDay(f.first)} al ${formatDay(f.last)}. Revise el orden de día y mes.`,
  'period-long': (f) =>
    `El periodo dura más de un año: del ${formatDay(f.first)} al ${formatDay(f.last)}, ${inDays(f.days)}.`,
  'outside-contract': (f) =>
    `La pauta va del ${formatDay(f.first)} al ${formatDay(f.last)} y el contrato ${f.contract} rige ${term(f)}: ${inDays(f.days)} por fuera.`,
  'before-contract': (f) =>
    `La pauta empieza el ${formatDay(f.first)}, ${inDays(f.days)} antes de la firma del contrato ${f.contract} (${formatDay(f.signed)}).`,
  'before-order': (f) =>
    `La pauta empieza el ${formatDay(f.first)}, ${inDays(f.days)} antes de la orden${f.order === null ? '' : ` ${f.order}`} (${formatDay(f.issued)}).`,
  'outside-declared': (f) =>
    `Hay líneas fuera del periodo declarado (${formatDay(f.first)} a ${formatDay(f.last)}): las fechas van del ${formatDay(f.earliest)} al ${formatDay(f.latest)}.`,
  'contract-in-blackout': (f) =>
    `El contrato ${f.contract} se firmó el ${formatDay(f.signed)}, dentro de ${f.what} (${formatDay(f.from)} a ${formatDay(f.until)}). Fuente: ${f.source} (${CERTAINTY_NAME[f.certainty]}).`,
  'under-delivery': (f) =>
    `Se ordenaron ${number(f.ordered)} y se emitieron ${number(f.aired)}: faltan ${number(f.missing)}${f.atStake === null ? '' : `, que valen ${money(f.atStake)} antes de IVA`}.`,
  'over-delivery': (f) =>
    `Se emitieron ${number(f.aired)}, ${number(f.excess)} más que ${f.bonus === null ? `las ${number(f.ordered)} ordenadas` : `las ${number(f.ordered)} ordenadas y ${number(f.bonus)} bonificadas`}.`,
  'bonus-not-aired': (f) =>
    `De ${number(f.ordered)} ordenadas y ${number(f.bonus)} bonificadas se emitieron ${number(f.aired)}: faltan ${number(f.missing)} de la bonificación.`,
  'reach-over-impressions': (f) =>
    `El alcance (${number(f.reach)}) es mayor que las impresiones (${number(f.impressions)}), y no puede serlo.`,
  'clicks-over-impressions': (f) =>
    `Los clics (${number(f.clicks)}) son más que las impresiones (${number(f.impressions)}).`,
  'frequency-differs': (f) =>
    `La frecuencia dice ${number(f.frequency)}, pero ${number(f.impressions)} impresiones entre ${number(f.reach)} personas dan ${number(f.expected)}.`,
  doubt: (f) =>
    `«${f.written}» (${DOUBT_FIELD[f.field] ?? fieldName(f.field, f.field).toLowerCase()}): ${(BAD_REASON[f.reason as BadReason] ?? DOUBT_REASON[f.reason] ?? f.reason).replace(/\.$/, '')}.`,
  'and-more': (f) =>
    `${counted(f.findings, 'hallazgo más', 'hallazgos más')} de la misma clase («${RULE_NAME[f.rule]}») no se ${f.findings === 1 ? 'detalla' : 'detallan'}.`,
  'compared-first': (f) =>
    `El archivo trae más de ${formatCount(f.limit)} ${f.what === 'outlets' ? 'medios' : 'contratistas'} distintos: solo se compararon los primeros ${formatCount(f.limit)}.`,
};

/** The sentence of a finding, in Spanish. */
export function findingSentence(finding: BuyFinding): string {
  return sentenceOf(finding);
}

function sentenceOf<R extends FindingRule>(finding: FindingOf<R>): string {
  return SENTENCES[finding.rule](finding.facts);
}

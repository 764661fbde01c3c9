import type { Decimal } from '#core/imports/decimal.ts';
import { formatFixed, formatMoneyDecimal } from '#core/pauta/money-text.ts';
import type { Amount } from '#core/pauta/report/amount.ts';
import type { AmountVariation } from '#core/pauta/report/compare.ts';
import { ABROAD, WHOLE_COUNTRY } from '#core/pauta/report/groups.ts';
import type { Counted } from '#core/pauta/report/pauta-report.ts';
import type { PautaPeriod } from '#core/pauta/report/period.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import type { PautaFact, PautaGap, PautaTexts } from '#core/pauta/report/texts.ts';
import type { Coverage, Medium, Ownership } from '#core/pauta/taxonomy.ts';
import type { Dimension } from '#core/pauta/totals.ts';
import { capitalize, formatCount, formatDay, formatMonth } from '#core/report/format.ts';
import type { Sentence } from '#core/report/social-report.ts';
import type { Month } from '#core/time/month.ts';
import { findingSentence } from './findings.ts';
import { COVERAGE_NAME, MEDIUM_NAME, OWNERSHIP_NAME, STAGE_NAME } from './pauta.ts';
import { pautaNotes } from './pauta-notes.ts';
import { COUNTED_NAME, DIMENSION_NAME, MONEY_NAME, PAUTA_TITLE, UNSTATED } from './pauta-report.ts';
import { ofPeriod } from './pauta-report-notes.ts';

const NBSP = '\u00a0';

const percent = (decimal: Decimal) => `${formatFixed(decimal, 1)}${NBSP}%`;

const lines = (count: number) => `${formatCount(count)} ${count === 1 ? 'línea' : 'líneas'}`;

const counted = (kind: Counted) => COUNTED_NAME[kind].toLowerCase();

/** Money with what it covers: `$ 1.000.000 (42 de 45 líneas)`. */
function money(amount: Amount, currency: string): string {
  if (amount.kind === 'missing') return 'sin dato';
  const text = formatMoneyDecimal(amount.amount, currency);
  return amount.kind === 'partial' ? `${text} (${formatCount(amount.covered)} de ${lines(amount.expected)})` : text;
}

function moreOrLess(variation: AmountVariation, period: PautaPeriod): string[] {
  if (variation.kind !== 'change') return [];
  const size = percent(variation.percent.replace('-', '') as Decimal);
  const than = period.kind === 'month' ? `en ${formatPeriod(period)}` : `en el periodo ${ofPeriod(period)}`;
  if (variation.percent === '0') return [`igual que ${than}`];
  return [`${size} ${variation.percent.startsWith('-') ? 'menos' : 'más'} que ${than}`];
}

/** `Valor con IVA` inside a sentence; abbreviations stay. */
const lowered = (name: string) => name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

/** `Valor sin IVA, IVA y valor con IVA`; before an i the word for and is `e`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} ${/^i/i.test(last) ? 'e' : 'y'} ${last}`;
}

/** A sentence whose leading part stands out. */
function sentence(strong: string, rest: string): Sentence {
  return { strong, text: `${strong}${rest}` };
}

type FactOf<Kind extends PautaFact['kind']> = Extract<PautaFact, { kind: Kind }>;

const FACTS: { readonly [Kind in PautaFact['kind']]: (fact: FactOf<Kind>) => Sentence } = {
  counted: (f) => {
    const against = [
      ...moreOrLess(f.previous.variation, f.previous.period),
      ...moreOrLess(f.yearAgo.variation, f.yearAgo.period),
    ];
    const tail = against.length > 0 ? `, ${against.join(' y ')}` : '';
    const what = `La pauta ${f.counted === 'executed' ? 'ejecutada' : `en etapa «${counted(f.counted)}»`}`;
    return f.net.kind === 'missing'
      ? sentence(`${what} es de ${lines(f.lines)}`, '; ningún archivo trae su valor sin IVA.')
      : sentence(`${what} suma ${money(f.net, f.currency)} sin IVA`, ` en ${lines(f.lines)}${tail}.`);
  },
  'other-currency': (f) =>
    sentence(
      `En ${f.currency}, aparte`,
      f.net.kind === 'missing'
        ? `: ${lines(f.lines)} sin dato de valor sin IVA.`
        : `: ${money(f.net, f.currency)} sin IVA en ${lines(f.lines)}; no se suma con otra moneda.`,
    ),
  execution: (f) =>
    sentence(
      `Se ejecutó el ${percent(f.percent)} de lo ${STAGE_NAME[f.of].toLowerCase()}`,
      `: ${formatMoneyDecimal(f.executed, f.currency)} de ${formatMoneyDecimal(f.base, f.currency)} sin IVA.`,
    ),
  medium: (f) =>
    sentence(
      `${f.label} es el medio con más pauta`,
      `: ${percent(f.share)} de lo ${counted(f.counted)}, ${formatMoneyDecimal(f.net, f.currency)} en ${lines(f.lines)}.`,
    ),
  campaign: (f) =>
    sentence(
      f.campaigns === 1
        ? `Toda la pauta con campaña es de «${f.label}»`
        : `«${f.label}» es la mayor de ${formatCount(f.campaigns)} campañas`,
      `: ${percent(f.share)} de lo ${counted(f.counted)}, ${formatMoneyDecimal(f.net, f.currency)}.`,
    ),
  territory: (f) => {
    const where =
      f.departments === 1
        ? 'La pauta es de un departamento'
        : `La pauta es de ${formatCount(f.departments)} departamentos`;
    const top = f.largest === null ? '' : `; el de mayor valor es ${f.largest.label} (${percent(f.largest.share)})`;
    const national = f.national === null ? '' : `; lo de cobertura nacional es el ${percent(f.national)}`;
    if (f.departments > 0) return sentence(where, `${top}${national}.`);
    return f.national === '100'
      ? sentence('Toda la pauta es de cobertura nacional', '.')
      : sentence('Ninguna línea es de un departamento', `${national}.`);
  },
  community: (f) =>
    sentence(
      `Los medios comunitarios son el ${percent(f.percent)} de lo ${counted(f.counted)} sin IVA`,
      f.covered === f.lines
        ? '.'
        : `, según las ${formatCount(f.covered)} de ${lines(f.lines)} que traen su valor y dicen de quién es el medio.`,
    ),
  nothing: () => sentence('No hay líneas de pauta confirmadas en el periodo', '.'),
};

type GapOf<Kind extends PautaGap['kind']> = Extract<PautaGap, { kind: Kind }>;

const GAPS: { readonly [Kind in PautaGap['kind']]: (gap: GapOf<Kind>) => Sentence } = {
  'not-executed': (g) =>
    sentence(
      'Ninguna línea está ejecutada',
      `: ninguna dice que se emitió, certificó, facturó o pagó. Las tablas en ${g.currency} son de lo ${counted(g.counted)}.`,
    ),
  amounts: (g) => {
    const names = g.fields.map((field) => MONEY_NAME[field]).map((name, place) => (place === 0 ? name : lowered(name)));
    const strong = `${listed(names)} en ${g.currency}`;
    const none = g.lines === 1 ? 'su única línea no lo trae' : `ninguna de las ${lines(g.lines)} lo trae`;
    return g.covered === 0
      ? sentence(strong, `: sin dato; ${none} y no se calcula de otras cifras.`)
      : sentence(
          strong,
          `: ${formatCount(g.covered)} de ${lines(g.lines)}; las demás no lo traen y no se calcula de otras cifras.`,
        );
  },
  unstated: (g) =>
    sentence(
      DIMENSION_NAME[g.dimension],
      `: ${formatCount(g.lines)} de ${lines(g.of)} no lo ${g.lines === 1 ? 'dice' : 'dicen'}; en las tablas van como «${UNSTATED[g.dimension]}».`,
    ),
  'mixed-file': (g) =>
    sentence(
      `Ejecución frente a lo ${STAGE_NAME[g.stage].toLowerCase()}`,
      `: no se calcula en ${g.currency}, porque un mismo archivo trae líneas de esa etapa y ya ejecutadas; lo que queda en la etapa no es todo lo ${STAGE_NAME[g.stage].toLowerCase()}.`,
    ),
  rejected: (g) =>
    sentence(
      'Filas rechazadas',
      `: ${formatCount(g.rows)} en ${g.files === 1 ? 'un archivo' : `${formatCount(g.files)} archivos`}; no están en las cifras hasta que se corrijan y se importen.`,
    ),
  'ads-unread': (g) =>
    sentence(
      `Pauta de la cuenta «${g.account}»`,
      `: sin leer ${g.first === g.last ? `el ${formatDay(g.first)}` : `del ${formatDay(g.first)} al ${formatDay(g.last)}`}; lo que haya corrido esos días no está en las cifras.`,
    ),
  'no-base': (g) =>
    sentence(
      'Comparación',
      `: sin base para ${g.periods.map(formatPeriod).join(' ni ')}; no hay líneas importadas de entonces.`,
    ),
};

function factOf<Kind extends PautaFact['kind']>(fact: FactOf<Kind>): Sentence {
  return FACTS[fact.kind as Kind](fact);
}

function gapOf<Kind extends PautaGap['kind']>(gap: GapOf<Kind>): Sentence {
  return GAPS[gap.kind as Kind](gap);
}

function memberName(dimension: Dimension, key: string | null, written: string): string {
  if (key === null) return UNSTATED[dimension];
  if (dimension === 'medium') return MEDIUM_NAME[key as Medium];
  if (dimension === 'coverage') return COVERAGE_NAME[key as Coverage];
  if (dimension === 'ownership') return OWNERSHIP_NAME[key as Ownership];
  if (dimension === 'month') return capitalize(formatMonth(key as Month));
  if (dimension === 'department') return { [WHOLE_COUNTRY]: 'Nacional', [ABROAD]: 'Internacional' }[key] ?? written;
  return written;
}

/** The sentences of "Informe de pautas realizadas". */
export const PAUTA_TEXTS: PautaTexts = {
  title: PAUTA_TITLE,
  member: memberName,
  fact: (fact) => factOf(fact),
  gap: (gap) => gapOf(gap),
  finding: findingSentence,
  notes: pautaNotes,
};

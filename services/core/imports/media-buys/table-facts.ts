import type { BuyPeriod } from '../../pauta/media-buy.ts';
import { MEDIA, type Medium, STAGES, type Stage } from '../../pauta/taxonomy.ts';
import { createDateProfile, observeDate } from '../dates/date-profile.ts';
import { decideDate } from '../dates/decide-date.ts';
import { readPeriod } from '../dates/read-period.ts';
import { normalText } from '../header.ts';
import type { Answers } from '../preview.ts';
import type { CellReading } from '../reading.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import type { BuyWords } from './buy-words.ts';

/** What holds for every row of a table that does not say otherwise; `null`: neither the table nor a person said it. */
export interface TableFacts {
  medium: Medium | null;
  stage: Stage | null;
  currency: string | null;
  period: BuyPeriod | null;
  /** Where the period stands, when it was read above the table. */
  periodText: string | null;
}

export function tableFacts(table: UnderstoodTable, words: BuyWords, answers: Answers): TableFacts {
  const { context, survey } = table;
  const defaults = survey.table.vocabulary?.kind.defaults ?? {};
  const found = periodAbove(table);
  const word = <T extends string>(
    axis: readonly T[],
    read: (text: string) => CellReading<T>,
    ...texts: readonly unknown[]
  ) => {
    for (const text of texts) {
      const term = axis.find((one) => one === text);
      if (term !== undefined) return term;
      const reading = typeof text === 'string' && text !== '' ? read(text) : null;
      if (reading?.kind === 'value') return reading.value;
    }
    return null;
  };
  return {
    medium:
      word(MEDIA, words.medium.read, answers.medium, context.values.medium, defaults.medium, survey.sheet) ??
      mediumOfHeaders(table, words) ??
      digitalOf(table),
    stage:
      word(STAGES, words.stage.read, answers.stage, context.values.stage, defaults.stage) ?? stageAbove(context.texts),
    currency: answers.currency === undefined ? (defaults.currency ?? context.currency) : String(answers.currency),
    period: answeredPeriod(answers) ?? found?.period ?? null,
    periodText: found?.text ?? null,
  };
}

/** Headers that name what only one medium has: `Emisora`, `Periódico`. */
function mediumOfHeaders({ decisions }: UnderstoodTable, words: BuyWords): Medium | null {
  const outlets = decisions.filter(({ column }) => column.field?.name === 'outletName');
  const [reading] = outlets.map(({ column }) => words.medium.read(column.header));
  return reading?.kind === 'value' ? reading.value : null;
}

/** A column of digital platforms is enough to know the medium. */
function digitalOf({ decisions }: UnderstoodTable): Medium | null {
  const names = new Set(decisions.map(({ column }) => column.field?.name));
  const measures = ['impressions', 'clicks', 'costPerThousand', 'costPerClick', 'ctr', 'views'];
  return names.has('platform') || measures.filter((name) => names.has(name)).length >= 2 ? 'digital' : null;
}

/** Words in the lines above a table that say what kind of paper it is. */
const PAPERS: readonly [RegExp, Stage][] = [
  [/\b(?:certificacion|certificado|certifica)\b/, 'certified'],
  [/\b(?:factura|facturacion|cuenta de cobro)\b/, 'invoiced'],
  [/\borden(?:es)? de (?:pauta|servicio|publicidad|insercion|compra)\b/, 'ordered'],
  [/\bplan de (?:medios|pauta)\b|\bplan pauta\b|\bproyeccion|\bpropuesta\b|\bcotizacion\b/, 'planned'],
  [/\binforme de (?:pauta|emision|ejecucion)|\bpauta (?:emitida|ejecutada|realizada)|\breporte de emision/, 'aired'],
];

function stageAbove(texts: readonly string[]): Stage | null {
  const found = new Set(
    PAPERS.filter(([pattern]) => texts.some((text) => pattern.test(normalText(text)))).map(([, stage]) => stage),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** The one period that the lines above the table name. */
function periodAbove({ context, year }: UnderstoodTable): { period: BuyPeriod; text: string } | null {
  const found = new Map<string, { period: BuyPeriod; text: string }>();
  for (const line of context.texts) {
    // The parts of a line count only where the line itself is no period: `July 8, 2025 - July 31, 2025` is one, not two.
    const whole = periodOf(line, year);
    const pieces = whole ? [line] : piecesOf(line);
    for (const text of pieces) {
      const period = periodOf(text, year);
      if (period) found.set(`${period.first} ${period.last}`, { period, text });
    }
  }
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}

/** The text, and its parts around colons, bars and brackets: `INFORME DE PAUTA — MAYO DE 2026`. */
function piecesOf(text: string): string[] {
  if (text.length > 200) return [];
  const parts = text.split(/[:|—()]|\s[-–]\s/).map((part) => part.trim());
  return [...new Set(parts)].filter((part) => /\d/.test(part) && part.length >= 4);
}

function periodOf(text: string, year: number | null): BuyPeriod | null {
  const profile = createDateProfile();
  observeDate(profile, text, 1);
  const decided = decideDate(profile);
  if (decided.kind === 'open') return null;
  const format = decided.kind === 'decided' ? decided.value : { order: null, digits: null };
  const reading = readPeriod(text, format, { year });
  return reading.kind === 'value' && reading.value.precision !== 'year' ? reading.value : null;
}

function answeredPeriod({ period }: Answers): BuyPeriod | null {
  if (typeof period !== 'object' || period === null || !('first' in period)) return null;
  return period as unknown as BuyPeriod;
}

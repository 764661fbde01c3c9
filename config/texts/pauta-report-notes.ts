import type { Severity } from '#core/pauta/finding.ts';
import type { Counted } from '#core/pauta/report/pauta-report.ts';
import type { PautaPeriod } from '#core/pauta/report/period.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import { formatCount, formatDay } from '#core/report/format.ts';
import { COUNTED_NAME } from './pauta-report.ts';

/** Sentences under tables and titles that are made of figures. */

/** `42 de 45 líneas` */
export function coveredLines(covered: string, expected: string): string {
  return `${covered} de ${expected} líneas`;
}

/** After a noun, with its preposition: `de octubre de 2026`, `del 5 de octubre de 2026 al 20 de noviembre de 2026`. */
export function ofPeriod(period: PautaPeriod): string {
  if (period.kind !== 'days') return `de ${formatPeriod(period)}`;
  const [first, last] = [formatDay(period.first), formatDay(period.last)];
  return first === last ? `del ${first}` : `del ${first} al ${last}`;
}

/** Over the column of a stage before the counted one: `Planeado sin IVA`. */
export function stageNet(stage: string): string {
  return `${stage} sin\u00a0IVA`;
}

export function inCurrency(currency: string): string {
  return `En ${currency}`;
}

/** Over a drawing: `Medio: ejecutado sin IVA` */
export function countedTitle(what: string, counted: Counted): string {
  return `${what}: ${COUNTED_NAME[counted].toLowerCase()} sin IVA`;
}

export function summaryNoteOf(previous: string, before: string, yearAgo: string, counted: readonly Counted[]): string {
  const names = counted.map((one) => `«${COUNTED_NAME[one]}»`).join(' y ');
  return `▲ ▼ frente a ${previous} (${before}) y frente a ${yearAgo} (año). ${names}: cada pauta cuenta una vez, en su etapa más avanzada. El IVA se lee de los archivos; no se calcula.`;
}

export function stagesNote(): string {
  return '«Sin etapa posterior»: líneas cuya pauta no aparece más adelante en otro archivo; cada pauta está en una sola etapa. Las etapas no se suman.';
}

export function referenceNote(counted: string, stage: string): string {
  return `Barra oscura: ${counted}. Barra clara debajo: ${stage}. Rayado: suma de una parte de las líneas.`;
}

/** Stages that the files do not mention; nothing where all have lines. */
export function emptyStages(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`Sin líneas en el periodo: ${names.join(', ')}.`];
}

export function countedNote(counted: string): string {
  return `Son cifras de lo ${counted}: ninguna línea está ejecutada.`;
}

export function unitsNote(): string {
  return 'La unidad es la que vende cada medio: cuñas, comerciales, avisos, caras o piezas. Por eso no se suma entre medios. El costo es sin IVA, solo de las líneas que traen cantidad y valor.';
}

export const communityNote = {
  missing: (reason: string) => `Sin dato: ${reason}.`,
  figure: (of: {
    percent: string;
    community: string;
    all: string;
    covered: string;
    lines: string;
    days: readonly [string, string] | null;
  }) =>
    `${of.percent}: ${of.community} de medios comunitarios ÷ ${of.all} sin IVA, según ${of.covered === of.lines ? 'todas las líneas' : `${of.covered} de ${of.lines} líneas, que traen su valor y dicen de quién es el medio`}${of.days ? `, con pauta del ${of.days[0]} al ${of.days[1]}` : ''}.`,
  meaning:
    'Indicador informativo. Cuenta como comunitario el medio de cobertura o de propiedad comunitaria. No se compara con ninguna meta: no se conoce norma vigente que obligue a la entidad a una cifra.',
} as const;

export function territoryNote(): string {
  return 'En el mapa, siglas ISO 3166-2 de cada departamento. Nacional, internacional y «Sin departamento» no están en él.';
}

export function moreRows(rest: string): string {
  return `${rest} más, de menor valor, están en el libro de Excel.`;
}

/** Under an outlet: by whom it was sold. */
export function throughNames(first: string, others: number): string {
  return others === 0 ? `por ${first}` : `por ${first} y ${others} más`;
}

export function reachNote(): string {
  return 'El alcance no se suma entre líneas: está en cada línea, en el libro de Excel y en los datos abiertos. CPM, CPC, CPV y CTR usan solo las líneas que traen sus dos cifras.';
}

export function comparisonNote(): string {
  return '«sin base»: del otro periodo no hay líneas que traigan esa cifra. «no se calcula»: el periodo no trae la cifra, o la del otro no es mayor que cero. «base parcial»: en uno de los dos falta el valor de alguna línea. «otra etapa»: un periodo tiene pauta ejecutada y el otro no.';
}

/** Where a finding stands: rows of the period, and how many lines it is about. */
export function whereOf(rows: readonly { sheet: string; row: number }[], count: number): string[] {
  if (count === 0) return ['todo el archivo'];
  const named = rows.map(({ sheet, row }) => (sheet === '' ? `fila ${row}` : `${sheet}, fila ${row}`));
  const rest = count - rows.length;
  if (named.length === 0) return [`${formatCount(count)} ${count === 1 ? 'línea' : 'líneas'}`];
  return rest > 0 ? [...named, `y ${formatCount(rest)} más`] : named;
}

export function moreFindings(rest: string, severity: string): string {
  return `${rest} más de esta clase (${severity}) están en el libro de Excel.`;
}

/** By the number of the file in the method note. */
export function rowOf(source: number, row: number): string {
  return `archivo ${source}, fila ${row}`;
}

export function numberedSource(number: number, name: string): string {
  return `${number}. ${name}`;
}

export function daysSpan(first: string, last: string): string {
  return first === last ? first : `${first} a ${last}`;
}

export function linesNote(shown: number, counted: number, others: number): string {
  const all = shown === 1 ? 'Es la única línea que suma' : `Son las ${formatCount(shown)} líneas que suman`;
  const rest = counted === 1 ? 'otra de ellas está' : `otras ${formatCount(counted)} de ellas están`;
  const which =
    counted === 0
      ? `${all} en las tablas.`
      : `Son las ${formatCount(shown)} líneas de mayor valor de las que suman en las tablas; ${rest} en los archivos.`;
  const left = others === 1 ? 'La otra línea es' : `Las otras ${formatCount(others)} líneas son`;
  const stages =
    others === 0 ? '' : ` ${left} de etapas que no suman, o de pauta que ya está aquí en una etapa posterior.`;
  return `${which}${stages} El libro de Excel y los datos abiertos (CSV) traen todas las líneas con todas sus columnas.`;
}

/** In two groups, so that it can break. */
export function digestLine(digest: string): string {
  return digest.replace(/(.{32})(?!$)/g, '$1 ');
}

export const FINDINGS_TITLE: Readonly<Record<Severity, (count: string) => string>> = {
  error: (count) => `Errores: ${count}`,
  warning: (count) => `Advertencias: ${count}`,
  notice: (count) => `Avisos: ${count}`,
};

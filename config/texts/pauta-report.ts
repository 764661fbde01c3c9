import type { DerivedName } from '#core/pauta/derived-rules.ts';
import type { MoneyField } from '#core/pauta/report/amount.ts';
import type { Counted } from '#core/pauta/report/pauta-report.ts';
import type { Stage } from '#core/pauta/taxonomy.ts';
import type { Dimension } from '#core/pauta/totals.ts';

/** Words of "Informe de pautas realizadas" that are not sentences of the value itself. */

export const PAUTA_TITLE = 'Informe de pautas realizadas';

export const COUNTED_NAME: Readonly<Record<Counted, string>> = {
  executed: 'Ejecutado',
  ordered: 'Ordenado',
  planned: 'Planeado',
  budgeted: 'Presupuestado',
};

export const MONEY_NAME: Readonly<Record<MoneyField, string>> = {
  net: 'Valor sin\u00a0IVA',
  vat: 'IVA',
  total: 'Valor con\u00a0IVA',
};

/** What a stage means to the reader. */
export const STAGE_MEANING: Readonly<Record<Stage, string>> = {
  budgeted: 'partida prevista',
  planned: 'plan de medios',
  ordered: 'orden de pauta',
  aired: 'el medio dice que salió',
  certified: 'con certificación de emisión',
  invoiced: 'con factura',
  paid: 'con pago',
};

export const DIMENSION_NAME: Readonly<Record<Dimension, string>> = {
  medium: 'Medio',
  coverage: 'Cobertura',
  ownership: 'Propiedad del medio',
  department: 'Departamento',
  campaign: 'Campaña',
  contractor: 'Contratista',
  outlet: 'Medio final',
  month: 'Mes',
};

/** Lines that do not say it, as a row of a table. */
export const UNSTATED: Readonly<Record<Dimension, string>> = {
  medium: 'Sin medio',
  coverage: 'Sin cobertura',
  ownership: 'Sin propiedad',
  department: 'Sin departamento',
  campaign: 'Sin campaña',
  contractor: 'Sin contratista',
  outlet: 'Sin medio final',
  month: 'Sin mes',
};

export const DERIVED_NAME: Readonly<Record<DerivedName, string>> = {
  cpm: 'CPM',
  cpc: 'CPC',
  cpv: 'CPV',
  ctr: 'CTR',
  frequency: 'Frecuencia',
  'grp-ordered': 'GRP ordenados',
  'grp-aired': 'GRP emitidos',
  'cost-per-paid': 'Costo por unidad ordenada',
  'cost-per-aired': 'Costo por unidad emitida',
  'bonus-share': 'Bonificación',
  'community-share': 'Medios comunitarios',
};

/** Under "sin dato" or in its place, in narrow columns. */
export const MISSING = {
  'no-lines': 'sin líneas',
  'not-stated': 'el archivo no lo trae',
  'no-figures': 'faltan cifras',
  'zero-denominator': 'división por cero',
  'mixed-currencies': 'varias monedas',
  'mixed-media': 'varios medios',
  'not-additive': 'no se suma',
  'partial-sums': 'falta el valor de alguna línea',
  'mixed-file': 'el archivo mezcla etapas',
} as const;

export const PAUTA_WORDS = {
  lines: 'Líneas',
  share: 'Participación',
  noBase: 'sin base',
  incomplete: 'base parcial',
  otherStage: 'otra etapa',
  currency: 'Moneda',
  all: 'Todo el periodo',
  nit: 'NIT',
  period: 'antes',
  shareShort: '%',
  notOfMedium: 'no aplica',
  noDigital: 'El periodo no tiene pauta digital.',
  noFindings: 'La revisión de los archivos no encontró nada que no cuadre.',
  noLines: 'El periodo no tiene líneas de pauta confirmadas.',
  national: 'Nacional',
  noPlace: 'sin lugar',
  noSource: 'sin origen',
  yes: 'sí',
  no: 'no',
} as const;

export const PAUTA_SUMMARY = {
  title: 'El periodo en cifras',
  community: 'Medios comunitarios',
  stages: 'Valor sin IVA por etapa: las etapas no se suman',
  highlights: 'Lo que muestra el periodo',
  noHighlights: 'El periodo no tiene líneas de pauta confirmadas.',
  gaps: 'Datos que faltan',
  noGaps: 'No falta ningún dato: todas las líneas dicen su valor, su lugar y de quién son.',
} as const;

/** Titles and one-line descriptions of the inner sections, in order. */
export const PAUTA_SECTIONS = {
  stages: {
    title: 'Del presupuesto al pago',
    lead: 'Qué dicen los archivos de cada etapa y hasta dónde llegó cada pauta.',
  },
  media: { title: 'Por medio', lead: 'En qué clase de medios se pautó, cuánto se emitió y cuánto costó cada unidad.' },
  reach: {
    title: 'Cobertura y propiedad',
    lead: 'Para qué público se pautó y de quién son los medios: dos preguntas distintas.',
  },
  territory: { title: 'Por departamento', lead: 'Dónde se pautó. Lo nacional no es de ningún departamento.' },
  campaigns: { title: 'Por campaña', lead: 'A qué campañas de divulgación de la oferta institucional fue la pauta.' },
  parties: {
    title: 'Contratistas y medios finales',
    lead: 'A quién se contrata y paga, y quién emite o publica: no siempre es el mismo.',
  },
  digital: { title: 'Pauta digital', lead: 'Impresiones, clics y reproducciones compradas, y su costo.' },
  otherCurrencies: {
    title: 'Otras monedas',
    lead: 'Lo que no está en la moneda de las demás secciones; no se suma ni se convierte.',
  },
  comparison: { title: 'Comparación', lead: 'El periodo frente al anterior y al mismo periodo del año pasado.' },
  findings: {
    title: 'Hallazgos de la revisión',
    lead: 'Lo que no cuadra en los archivos. Se informa y no se corrige: las cifras son las que traen.',
  },
  lines: { title: 'Líneas de pauta', lead: 'Cada línea como la trae su archivo, las de mayor valor primero.' },
  method: { title: 'Nota metodológica', lead: 'De dónde sale cada cifra, qué cuenta y qué no.' },
} as const;

export const PAUTA_COLUMNS = {
  stage: 'Etapa',
  own: 'Líneas',
  furthest: 'Sin etapa posterior',
  furthestNet: 'Su valor sin\u00a0IVA',
  execution: 'Frente a',
  base: 'Base sin IVA',
  executed: 'Ejecutado sin IVA',
  rate: 'Ejecución',
  ordered: 'Ordenado',
  aired: 'Emitido',
  bonus: 'Bonificado',
  impressions: 'Impresiones',
  clicks: 'Clics',
  views: 'Reproducciones',
  indicator: 'Indicador',
  variation: 'Variación',
  finding: 'Hallazgo',
  where: 'Dónde',
  file: 'Archivo',
  fileAndDigest: 'Archivo y huella SHA-256',
  origin: 'Origen',
  committed: 'Confirmado',
  accepted: 'Filas leídas',
  rejected: 'Rechazadas',
  inPeriod: 'Del periodo',
  digest: 'Huella SHA-256',
  line: 'Línea',
  place: 'Lugar',
  platform: 'Plataforma o sitio',
  netOf: 'Valor sin\u00a0IVA',
} as const;

export const PAUTA_BLOCKS = {
  execution: 'Ejecución frente a lo previsto',
  quantities: 'Cantidades y costo por unidad',
  community: 'Participación de medios comunitarios',
  contractors: 'Contratistas: a quién se paga',
  outlets: 'Medios finales: quién emite o publica',
  months: 'Mes a mes',
  sources: 'Archivos de los que salen las líneas',
  criteria: 'Criterios',
  map: 'Valor sin IVA por departamento, millones',
} as const;

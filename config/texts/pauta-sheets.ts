import type { Dimension } from '#core/pauta/totals.ts';

/** Names of the sheets of the workbook; at most 31 characters. */
export const SHEET_NAME = {
  summary: 'Resumen',
  stages: 'Etapas',
  quantities: 'Cantidades y costos',
  digital: 'Digital',
  comparison: 'Comparación',
  findings: 'Hallazgos',
  lines: 'Líneas',
  method: 'Método',
} as const;

export const GROUP_SHEET_NAME: Readonly<Record<Dimension, string>> = {
  medium: 'Por medio',
  coverage: 'Por cobertura',
  ownership: 'Por propiedad',
  department: 'Por departamento',
  campaign: 'Por campaña',
  contractor: 'Por contratista',
  outlet: 'Por medio final',
  month: 'Por mes',
};

export const SHEET_COLUMNS = {
  topic: 'Apartado',
  item: 'Concepto',
  value: 'Valor',
  note: 'Nota',
  currency: 'Moneda',
  counted: 'Qué suma',
  nit: 'NIT',
  code: 'Código',
  through: 'Contratado con',
  lines: 'Líneas',
  linesWithNet: 'Líneas con valor sin IVA',
  linesWithVat: 'Líneas con IVA',
  linesWithTotal: 'Líneas con valor con IVA',
  share: 'Participación',
  referenceStage: 'Etapa de comparación',
  referenceLines: 'Líneas de esa etapa',
  referenceNet: 'Valor sin IVA de esa etapa',
  furthestLines: 'Líneas sin etapa posterior',
  furthestNet: 'Su valor sin IVA',
  withNet: 'De ellas, con valor sin IVA',
  part: 'Líneas que lo traen, si es una parte',
  medium: 'Medio',
  indicator: 'Indicador',
  unit: 'Unidad',
  numerator: 'Numerador',
  denominator: 'Denominador',
  linesUsed: 'Líneas que la traen',
  of: 'De',
  reason: 'Por qué falta',
  current: 'Periodo',
  change: 'Diferencia',
  variation: 'Variación',
  severity: 'Gravedad',
  rule: 'Regla',
  finding: 'Hallazgo',
  where: 'Dónde',
  paragraph: 'Texto',
} as const;

export const SHEET_TOPICS = {
  report: 'Informe',
  sums: 'Cifras',
  execution: 'Ejecución',
  community: 'Medios comunitarios',
  highlights: 'Lo que muestra el periodo',
  gaps: 'Datos que faltan',
  criteria: 'Criterios',
  sources: 'Archivos',
} as const;

export const SHEET_FACTS = {
  title: 'Título',
  entity: 'Entidad',
  unit: 'Dependencia',
  period: 'Periodo',
  verification: 'Verificación',
  demonstration: 'Datos de demostración',
} as const;

export const UNIT_NAME = { money: 'dinero', percent: 'por ciento', times: 'veces', points: 'puntos' } as const;

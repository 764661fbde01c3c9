import type { ImportState, ImportWay } from '#core/imports/import-document.ts';
import { formatCount } from '#core/report/format.ts';

export function countedRows(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'fila' : 'filas'}`;
}

/** Lines of paid media, and figures of accounts. */
export function countedTaken(rows: number, readings: number): string {
  const figures = `${formatCount(readings)} ${readings === 1 ? 'cifra' : 'cifras'}`;
  if (readings === 0) return countedRows(rows);
  return rows === 0 ? figures : `${countedRows(rows)} y ${figures}`;
}

export const IMPORTS = {
  title: 'Importaciones',
  lead: 'Planes de medios, órdenes, facturas, certificaciones y exportaciones de anuncios, tal como llegan. Rendir muestra qué entendió y pregunta lo que el archivo no dice; nada cuenta hasta que usted confirma.',
  upload: 'Enviar un archivo',
  file: 'Archivo',
  fileHint: (megabytes: number) => `Excel (.xlsx, .xls), CSV, texto o JSON, de hasta ${megabytes} MB.`,
  source: 'Fuente',
  sourceHint: 'Agencia, medio o red que lo envió. Con ella se reconocen las decisiones guardadas.',
  by: 'Su nombre',
  byHint: 'Queda en el historial. Opcional.',
  send: 'Enviar',
  list: 'Archivos recibidos',
  caption: 'El más reciente primero',
  name: 'Archivo',
  state: 'Estado',
  rows: 'Filas',
  received: 'Recibido',
  none: 'Todavía no hay importaciones. Envíe el primer archivo con el formulario.',
  noneOfState: 'Ninguna importación está así.',
  filter: 'Ver',
  all: 'todas',
  older: 'Ver anteriores',
  newest: 'Volver a las más recientes',
  noSource: 'sin fuente',
  rejected: (count: number) => `${formatCount(count)} ${count === 1 ? 'rechazada' : 'rechazadas'}`,
  unread: 'sin leer',
} as const;

export const WAY: Readonly<Record<ImportWay, string>> = {
  page: 'por esta página',
  api: 'por la API',
  cli: 'por la línea de comandos',
  folder: 'por la carpeta',
  ads: 'por la API de la red',
};

/** What stands at the head of an import, by its state. */
export const STATE_HEAD: Readonly<Record<ImportState, string>> = {
  reading: 'Leyéndose',
  asking: 'Con preguntas',
  ready: 'Lista para confirmar',
  refused: 'Rechazado',
  committing: 'Guardándose',
  committed: 'Confirmada',
  reverted: 'Revertida',
  discarded: 'Descartada',
};

export const IMPORT = {
  back: 'Todas las importaciones',
  again: 'Este mismo archivo ya se había enviado: esta es su importación. No se añadió nada.',
  received: (by: string, moment: string, way: string) => `Lo envió ${by} ${way} el ${moment}.`,
  source: 'Fuente',
  original: 'Archivo original',
  mapping: (mapping: string) => `Se usaron las decisiones guardadas «${mapping}».`,
  progress: (rows: number) =>
    rows === 0 ? 'Empezando a leer…' : `Van ${countedRows(rows)} leídas, contando todas las pasadas.`,
  saving: (rows: number) => (rows === 0 ? 'Empezando a guardar…' : `Van ${countedRows(rows)} leídas para guardarlas.`),
  refreshing: 'Esta página se actualiza sola cada pocos segundos.',
  still: 'Dejar de actualizarla',
  refreshAgain: 'Actualizar ahora',
  refused: 'El archivo no se pudo leer.',
  asking: (count: number) =>
    count === 1
      ? 'Falta una respuesta para poder confirmar.'
      : `Faltan ${formatCount(count)} respuestas para poder confirmar.`,
  ready: (rows: number, rejected: number) =>
    `Se ${rows === 1 ? 'importa' : 'importan'} ${countedRows(rows)}${rejected === 0 ? '' : `; ${IMPORTS.rejected(rejected)} no se ${rejected === 1 ? 'toma' : 'toman'}`}. Revise abajo y confirme.`,
  notTaken: (count: number) =>
    `${formatCount(count)} ${count === 1 ? 'dato no se tomó' : 'datos no se tomaron'} como cifra de la cuenta`,
  notTakenRow: (row: number, written: string, reason: string) =>
    `Fila ${row}${written === '' ? '' : `, «${written}»`}: ${reason}.`,
  committed: (rows: number, readings: number, months: string) =>
    `${rows + readings === 1 ? 'Cuenta' : 'Cuentan'} ${countedTaken(rows, readings)}${months === '' ? '' : `, de ${months}`}.`,
  confirmedBy: (by: string, moment: string) => `La confirmó ${by} el ${moment}.`,
  reverted: (by: string, moment: string) => `La revirtió ${by} el ${moment}. Sus filas ya no cuentan. Motivo:`,
  discarded: 'Se descartó antes de confirmarla: no se guardó ninguna fila. El archivo se conserva.',
  overlaps: 'Líneas que ya están en otra importación',
  overlap: (identical: number, changed: number) =>
    `${formatCount(identical)} ${identical === 1 ? 'idéntica' : 'idénticas'} y ${formatCount(changed)} con cambios`,
} as const;

export const DECIDE = {
  title: 'Confirmar',
  confirm: 'Confirmar y guardar las filas',
  saveAs: 'Guardar estas decisiones como',
  saveAsHint:
    'Nombre de la fuente: el próximo archivo con los mismos encabezados no pregunta lo mismo. Vacío, no se guardan.',
  discard: 'Descartar',
  discardHint: 'No se guarda ninguna fila; el archivo se puede enviar de nuevo.',
  revert: 'Revertir esta importación',
  revertHint: 'Todas sus filas dejan de contar. El archivo, las filas y el motivo se conservan.',
  reason: 'Motivo',
  revertButton: 'Revertir',
} as const;

export const ASK = {
  title: 'Preguntas',
  send: 'Responder y volver a leer',
  examples: 'En el archivo',
  row: (row: number) => `fila ${row}`,
  given: 'Respuestas dadas',
  givenLead: 'Marque las que quiera cambiar: se preguntan de nuevo.',
  fromMapping: 'Vienen de las decisiones guardadas de esta fuente, o de quien envió el archivo.',
  withdraw: 'Preguntar de nuevo lo marcado',
} as const;

export const TABLES = {
  title: (sheet: string, kind: string) => (sheet === '' ? kind : `Hoja «${sheet}»: ${kind}`),
  unknown: 'Tabla de clase desconocida',
  notChosen: 'No se importa.',
  header: (rows: readonly number[]) =>
    rows.length === 1 ? `Encabezados en la fila ${rows[0]}.` : `Encabezados en las filas ${rows.join(' y ')}.`,
  counts: (accepted: number, rejected: number) =>
    `${countedRows(accepted)} se ${accepted === 1 ? 'toma' : 'toman'}, ${IMPORTS.rejected(rejected)}.`,
  aside: (totals: number, titles: number, notes: number) =>
    [
      totals > 0 && `${countedRows(totals)} de totales`,
      titles > 0 && `${countedRows(titles)} de títulos`,
      notes > 0 && `${countedRows(notes)} de notas`,
    ]
      .filter(Boolean)
      .join(', '),
  asideLead: 'Aparte:',
  columns: 'Columnas',
  columnsCaption: 'Qué dato es cada columna, cómo está escrito y cuánto suma',
  column: 'Columna',
  field: 'Dato',
  format: 'Cómo se lee',
  sum: 'Suma o rango',
  filled: 'Con dato',
  near: 'por parecido',
  answered: 'por respuesta',
  currency: (code: string) => `en ${code}`,
  vat: { included: 'con IVA', excluded: 'antes de IVA', 'is-vat': 'es el IVA' },
  scale: { 0: '', 3: 'en miles', 6: 'en millones' },
  filledDown: 'las celdas vacías toman el valor de arriba',
  open: 'por preguntar',
  text: 'texto, como está',
  notAdded: 'no se suma',
  blank: (count: number) => `${formatCount(count)} sin dato`,
  unused: (count: number) =>
    count === 1 ? 'Ver la columna que no se importa' : `Ver las ${formatCount(count)} columnas que no se importan`,
  unnamed: (index: number) => `(columna ${index + 1}, sin encabezado)`,
  correct: 'Corregir qué dato es cada columna',
  correctLead:
    'Escriba el dato o elíjalo de la lista. «No importar» deja la columna por fuera. Solo cambian las que edite.',
  correctSend: 'Corregir y volver a leer',
  calendar: 'Periodo del calendario',
  nothing: 'No importar',
  correctLabel: (header: string) => `Dato de la columna «${header}»`,
  totals: 'Totales impresos',
  totalsCaption: 'Lo que el archivo dice que suma, y lo que suman sus filas',
  total: 'Total',
  totalOf: (label: string, row: number) => (label === '' ? `Fila ${row}, sin nombre` : `«${label}», fila ${row}`),
  printed: 'Impreso',
  added: 'Suma de las filas',
  verdict: {
    equal: 'iguales',
    rounding: 'difieren en un redondeo',
    differs: 'no coinciden',
    'not-a-sum': 'no se suma',
    'adds-units': 'se sumó, y no se suma',
  },
  moreTotals: (count: number) => `Ver otros ${formatCount(count)} totales`,
  first: 'Primeras filas, como se entendieron',
  firstCaption: 'Valores ya leídos: fechas y números en su forma completa',
  fileRow: 'Fila',
  context: 'De lo escrito encima de la tabla',
  missing: 'sin dato',
  identical: (count: number) => `${countedRows(count)} ${count === 1 ? 'repite' : 'repiten'} exactamente otra.`,
} as const;

export const TROUBLES = {
  warnings: 'Advertencias',
  more: (count: number) => (count === 1 ? 'Ver otra' : `Ver otras ${formatCount(count)}`),
  rejected: 'Filas rechazadas',
  rejectedCaption: (shown: number, cells: number) =>
    shown === cells ? 'Una línea por cada celda que no se puede leer' : `Las primeras ${formatCount(shown)} celdas`,
  sheet: 'Hoja',
  row: 'Fila',
  column: 'Columna',
  written: 'Escrito',
  reason: 'Motivo',
  whole: 'toda la fila',
  download: 'Descargar las filas rechazadas (CSV)',
  downloadHint: 'Corríjalas en ese archivo y envíelo como uno nuevo: las dos columnas añadidas no se leen.',
  afterAnswers: 'Se pueden descargar cuando no quede ninguna pregunta.',
  findings: 'Hallazgos de las revisiones',
  findingsLead: 'Se importan así: Rendir señala lo que no cuadra y no corrige nada.',
  lines: (count: number) => `${formatCount(count)} ${count === 1 ? 'línea' : 'líneas'}`,
  allFindings: 'Todos, por la API',
  noFindings: 'Las revisiones no encontraron nada que señalar.',
} as const;

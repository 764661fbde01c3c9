import { countedRows, countedTaken } from './import-pages.ts';

/** Words of `npm run cli -- import`. */
export const IMPORT_CLI = {
  summary: 'importa un archivo de pauta: muestra lo que entendió, lo confirma, lo revierte o lo descarta',
  help: {
    file: 'archivo que se importa',
    source: 'agencia, medio o red que lo envió',
    answers: 'respuestas a sus preguntas: JSON, o un archivo con él',
    confirm: 'guarda las filas, si no queda ninguna pregunta',
    saveAs: 'guarda también sus decisiones bajo este nombre',
    id: 'importación ya recibida, en lugar de un archivo',
    list: 'las importaciones, la más reciente primero',
    discard: 'abandona la importación',
    revert: 'retira entera una importación confirmada',
    reason: 'por qué se revierte',
    by: 'quién lo hace, para el historial',
  },
  oneOf: 'Diga qué importar: --file <ruta>, o --id <importación>; con --list se ven las recibidas.',
  cannotRead: (path: string, reason: string) => `No se pudo leer ${path} (${reason}). Revise la ruta y los permisos.`,
  badAnswers:
    'Las respuestas no son un objeto JSON: escriba por ejemplo --answers \'{"medium":"radio"}\', o la ruta de un archivo.',
  stopped: (cause: string) => `La importación se detuvo: ${cause}`,
  none: 'Todavía no hay importaciones.',
  again: 'El archivo ya se había enviado: esta es su importación.',
  by: 'línea de comandos',
  table: (title: string, accepted: number, rejected: number) =>
    `${title}: ${countedRows(accepted)}, ${rejected} ${rejected === 1 ? 'rechazada' : 'rechazadas'}`,
  notChosen: 'no se importa',
  unused: 'no se importa',
  questions: 'Preguntas:',
  options: 'opciones',
  warnings: 'Advertencias:',
  rejected: 'Filas rechazadas:',
  findings: 'Hallazgos:',
  more: (count: number) => `… y ${count} más`,
  rejectedRow: (sheet: string, row: number) => (sheet === '' ? `fila ${row}` : `${sheet}, fila ${row}`),
  nextAnswer: (id: string, key: string) =>
    `Responda con: npm run cli -- import --id ${id} --answers '{${JSON.stringify(key)}: …}'`,
  nextConfirm: (id: string) => `Confirme con: npm run cli -- import --id ${id} --confirm`,
  notConfirmed: 'No se confirmó: faltan respuestas.',
  committed: (rows: number, readings: number) => `Confirmada: ${countedTaken(rows, readings)}.`,
} as const;

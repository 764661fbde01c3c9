import type { ImportState } from '#core/imports/import-document.ts';
import type { BadReason } from '#core/imports/reading.ts';

export function importHasQuestions(subjects: readonly string[]): string {
  return `El archivo no se puede confirmar todavía: faltan respuestas sobre ${subjects.join(', ')}. Respóndalas en la vista previa y confirme de nuevo.`;
}

export function noRoomToRead(folder: string): string {
  return `No queda espacio en la carpeta temporal ${folder} para leer el archivo. Libere espacio allí, o indique otra carpeta en TMPDIR.`;
}

export function fileTooDemanding(): string {
  return 'El archivo exige más memoria o más tiempo del permitido para leerlo. Divídalo en archivos más pequeños y cárguelos por separado.';
}

/** Who did something, when they do not say who they are. */
export const UNKNOWN_PERSON = 'operador local';

/** What an import is doing or has become. */
const IMPORT_STATE: Readonly<Record<ImportState, string>> = {
  reading: 'leyéndose',
  asking: 'con preguntas por responder',
  ready: 'lista para confirmar',
  refused: 'rechazada',
  committing: 'guardándose',
  committed: 'confirmada',
  reverted: 'revertida',
  discarded: 'descartada',
};

export function noSuchImport(id: string): string {
  return `No existe la importación «${id}». Revise el identificador en la lista de importaciones.`;
}

export function importIsNot(name: string, state: ImportState): string {
  return `La importación de «${name}» está ${IMPORT_STATE[state]}: eso no se puede hacer ahora. Actualice la lista y vuelva a intentarlo.`;
}

export function importReasonMissing(): string {
  return 'Escriba por qué se revierte la importación: el motivo queda en el historial.';
}

/** Columns that the file of rejected rows has behind those of the table; they are not read when it is sent again. */
export const REJECTED_COLUMNS: readonly string[] = ['Fila rechazada', 'Motivo del rechazo'];

/** `orden-31.xlsx` → `orden-31 filas rechazadas.csv` */
export function rejectedFileName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '')} filas rechazadas.csv`;
}

/** Where a rejected row stood: `12`, `enero, fila 12`. */
export function rejectedPlace(sheet: string, row: number): string {
  return sheet === '' ? String(row) : `${sheet}, fila ${row}`;
}

/** What is wrong with a row: `Fecha: esa fecha no existe (31/02/2026)`. */
export function rejectedCell(column: string, written: string, reason: string): string {
  return `${column === '' ? 'Fila' : column}: ${reason}${written === '' ? '' : ` (${written})`}`;
}

/** Why a written value was not taken. */
export const BAD_REASON: Readonly<Record<BadReason, string>> = {
  'not-a-number': 'no es un número',
  'misplaced-separator': 'los puntos o comas no están donde deben',
  'scientific-notation': 'está en notación científica y perdió cifras: escríbalo completo como texto',
  'not-a-date': 'no es una fecha',
  'date-does-not-exist': 'esa fecha no existe',
  'date-out-of-range': 'la fecha está fuera de 1990 a 2100',
  'ambiguous-day': 'el día y el mes se pueden leer al revés: escriba el mes con letras',
  'other-day-order': 'no existe con el día y el mes en el orden elegido',
  'not-in-vocabulary': 'la palabra no está en la lista',
  'unknown-place': 'el lugar no está en la DIVIPOLA',
  'ambiguous-place': 'hay varios lugares con ese nombre: falta el departamento',
  'wrong-check-digit': 'el dígito de verificación no corresponde al NIT',
  'not-a-nit': 'no es un NIT',
  'ambiguous-nit': 'no se sabe si es un NIT con dígito de verificación o una cédula',
  'not-a-currency': 'no es un código de moneda',
  'not-a-flag': 'no es sí ni no',
  'cell-error': 'la fórmula de la celda falló',
  'required-missing': 'falta el dato',
  'nothing-in-periods': 'ningún periodo de la fila trae valor',
  'days-reversed': 'termina antes de empezar',
  'ghost-row': 'fila sin publicación: el enlace no lleva a ninguna parte',
};

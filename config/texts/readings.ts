import type { ReadingReason } from '#core/imports/readings/export-words.ts';
import { formatMoment } from '#core/report/format.ts';
import type { Instant } from '#core/time/instant.ts';

/** Why a row of an export, or one of its figures, did not become a figure of the account. */
export const READING_REASON: Readonly<Record<ReadingReason, string>> = {
  'other-account': 'la fila es de otra cuenta',
  'no-post': 'la fila no dice de qué publicación es',
  'not-lifetime': 'la cifra no es de toda la vida de la publicación, sino de un día o de un intervalo',
  'not-organic': 'la cifra incluye pauta: solo se toman las filas orgánicas',
  promoted: 'una parte de la cifra es promocionada y el archivo no dice el total',
  'not-a-count': 'no es un número entero',
  repeated: 'la misma publicación, día o mes aparece varias veces con cifras distintas: no se toma ninguna',
  contradicts: 'la fecha de la fila se contradice',
  'day-not-ended': 'el día no había terminado cuando se descargó el archivo',
  'month-not-ended': 'el mes no ha terminado',
  'not-a-month': 'no es un mes',
  'year-unknown': 'no dice de qué año es el mes',
};

export function exportInFuture(exportedAt: Instant): string {
  return `El archivo no puede haberse descargado el ${formatMoment(exportedAt)}: esa fecha no ha llegado. Corrija la fecha de descarga y confirme de nuevo.`;
}

export function exportWithoutMoment(): string {
  return 'Falta la fecha y hora en que se descargó el archivo: sin ella no se sabe de qué momento son sus cifras. Respóndala en la vista previa y confirme de nuevo.';
}

export function exportTooLong(rows: string): string {
  return `El archivo trae más de ${rows} filas de una sola cuenta. Descárguelo por años y cargue cada parte por separado.`;
}

export function exportOfOtherPlatform(account: string): string {
  return `El archivo no es de la red de la cuenta ${account}. Elija una cuenta de esa red y confirme de nuevo.`;
}

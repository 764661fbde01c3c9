/** Words of the API that a person reads: titles and details of problems, and the descriptions of its document. */

/** Title of a problem by its HTTP status. */
export const PROBLEM_TITLE: Readonly<Record<number, string>> = {
  400: 'Petición no válida',
  404: 'No existe',
  405: 'Método no permitido',
  406: 'Formato no disponible',
  408: 'La petición tardó demasiado',
  413: 'Petición demasiado grande',
  414: 'Dirección demasiado larga',
  415: 'Tipo de contenido no admitido',
  421: 'Servidor equivocado',
  429: 'Demasiadas peticiones',
  431: 'Encabezados demasiado grandes',
  500: 'Error interno',
  503: 'Servicio no disponible',
};

export const PROBLEM_DETAIL = {
  400: 'La petición no se pudo leer. Revise la dirección y los parámetros.',
  404: 'No hay nada en esta dirección. La lista de direcciones está en /api/docs.',
  500: 'Rendir falló al responder. El error quedó en el registro; avise a quien lo mantiene.',
  503: 'Rendir tardó demasiado o se está cerrando. Intente de nuevo en un minuto.',
  other: 'La petición no se aceptó.',
  validation: 'Uno o más valores de la petición no son válidos.',
  cursor: 'El cursor no es de esta lista. Empiece de nuevo sin «cursor».',
} as const;

export function tooManyRequests(seconds: number): string {
  return `Se superó el número de peticiones permitidas por minuto. Intente de nuevo en ${seconds === 1 ? 'un segundo' : `${seconds} segundos`}.`;
}

export function notThisHost(name: string): string {
  return `Este servidor no responde como «${name}». Responde a los nombres de su máquina (http://127.0.0.1) y a los que su administrador puso en RENDIR_NAMES.`;
}

/** What keeps a process from working. */
export const NOT_READY = {
  store: 'el almacén de datos no responde',
  queue: 'la cola de trabajos no responde',
  stopping: 'el proceso se está deteniendo',
} as const;

export function notReady(missing: readonly (keyof typeof NOT_READY)[]): string {
  return `Este proceso no puede trabajar ahora: ${missing.map((one) => NOT_READY[one]).join(', ')}.`;
}

export function noSuchMonth(month: string): string {
  return `No hay datos de ${month}: todavía no empieza, o es anterior a la conexión de la primera cuenta. Los meses con edición están en /api/v1/reports.`;
}

export function noSuchEdition(month: string, edition: number): string {
  return `${month} no tiene la edición ${edition}. Las ediciones emitidas están en /api/v1/reports.`;
}

export function noSuchAccount(account: string): string {
  return `No hay una cuenta «${account}». Las cuentas están en /api/v1/accounts.`;
}

export const MONTH_FORMAT = 'Se espera un mes como 2026-10';

export const API_DOCUMENT = {
  title: 'Rendir · API',
  description:
    'Métricas mensuales de las redes sociales de una entidad pública y sus reportes. Solo lectura. Los errores son problem+json (RFC 9457). Toda respuesta lleva ETag: con If-None-Match se responde 304 si nada cambió. Una cifra es `measured`, `partial` (cubre una parte) o `missing` (con la razón); lo que falta no es cero.',
  tags: {
    figures: 'Cifras',
    reports: 'Reportes',
    service: 'Servicio',
  },
} as const;

/** Summary and description of each operation. */
export const OPERATIONS = {
  accounts: ['Cuentas', 'Las cuentas configuradas y cómo va la lectura de cada una.'],
  metrics: ['Diccionario de métricas', 'Qué mide cada métrica, desde cuándo y de qué campo de la plataforma sale.'],
  month: [
    'El mes',
    'El reporte del mes como valor: si está cerrado, el de su edición más reciente, byte por byte; si no, el provisional con lo que se sabe ahora (`edition` es 0).',
  ],
  posts: [
    'Publicaciones del mes',
    'Todo lo publicado en el mes con sus cifras al cierre, como se conocen ahora; primero lo de más interacciones.',
  ],
  reports: ['Ediciones', 'Las ediciones emitidas de todos los meses, la más reciente primero.'],
  reportJson: [
    'Reporte en JSON',
    'El archivo de la edición más reciente, o de la que se pida; provisional si el mes no ha cerrado. La dirección es permanente y el ETag es la huella SHA-256 del archivo.',
  ],
  reportPdf: ['Reporte en PDF', 'El mismo reporte como documento PDF.'],
  health: [
    'Estado del servicio',
    'Si el almacén de datos responde, cuántas tareas esperan, corren o necesitan a una persona, y sobre qué almacén y cola trabaja. Para vigilar un proceso están /health/live, /health/ready y /metrics.',
  ],
} as const;

export const PARAMETERS = {
  month: 'Mes calendario de Bogotá, AAAA-MM',
  account: 'Solo las de esta cuenta',
  cursor: 'Dónde seguir: el `next` de la página anterior',
  limit: 'Elementos por página',
  edition: 'Número de la edición; sin él, la más reciente',
} as const;

export const LACKS_MEANING =
  'Lo que el motor no ofrece: `replica-set`, copia de los datos en otro servidor; `retryable-writes`, repetir solo una escritura que la red cortó; `validators`, revisar en el servidor la forma de cada documento.';

export const NOT_MODIFIED = 'Sin cambios desde el ETag indicado';

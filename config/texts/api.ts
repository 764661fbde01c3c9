import { PAUTA_OPERATIONS } from './pauta-api.ts';

/** Words of the API that a person reads: titles and details of problems, and the descriptions of its document. */

/** Title of a problem by its HTTP status. */
export const PROBLEM_TITLE: Readonly<Record<number, string>> = {
  400: 'Petición no válida',
  403: 'No permitido',
  404: 'No existe',
  405: 'Método no permitido',
  406: 'Formato no disponible',
  408: 'La petición tardó demasiado',
  409: 'No se puede en su estado actual',
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

export function foreignSite(): string {
  return 'La petición viene de la página de otro sitio y no se aceptó. Abra Rendir en su navegador y hágalo desde ahí.';
}

export const UPLOAD = {
  notForm: 'El archivo se envía como formulario (multipart/form-data), con el archivo en el campo «file».',
  noFile: 'No llegó ningún archivo. Elija uno en el campo «file» y envíelo de nuevo.',
  severalFiles: 'Llegaron varios archivos. Envíelos uno por uno.',
  cut: 'El envío se cortó o se dañó antes de terminar. Envíe el archivo de nuevo.',
  badAnswers: 'El campo «answers» no es un objeto JSON con respuestas por clave.',
  busy: 'Se están recibiendo otros archivos. Intente de nuevo en un minuto.',
  tooLarge: (megabytes: number) =>
    `El archivo pesa más de ${megabytes} MB, lo máximo que se admite. Divídalo en archivos más pequeños, por ejemplo uno por mes, y envíelos uno por uno.`,
} as const;

export function noPreviewYet(name: string): string {
  return `«${name}» aún no tiene vista previa: se está leyendo, o no se pudo leer. Mire su estado en un momento.`;
}

export function nothingRejected(name: string): string {
  return `La importación de «${name}» no tiene archivo de filas rechazadas: ninguna se rechazó, o todavía hay preguntas por responder.`;
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
    'Métricas mensuales de las redes sociales de una entidad pública, importación de archivos, libro de pauta, y sus reportes. Los errores son problem+json (RFC 9457). Toda respuesta lleva ETag: con If-None-Match se responde 304 si nada cambió. Una cifra es `measured`, `partial` (cubre una parte) o `missing` (con la razón); lo que falta no es cero.',
  tags: {
    figures: 'Cifras',
    reports: 'Reportes',
    imports: 'Importaciones',
    pauta: 'Pauta',
    service: 'Servicio',
  },
} as const;

/** Summary and description of each operation. */
export const OPERATIONS = {
  ...PAUTA_OPERATIONS,
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
  screens: [
    'Comparación con la pantalla de la red',
    'Lo que una persona vio de una cifra en la pantalla propia de la red, junto a la de Rendir en ese momento. Se guarda como fue.',
  ],
  lives: [
    'Transmisiones en vivo del mes',
    'Las que se encontraron en vivo, con su enlace permanente, la más antigua primero. El pico es el mayor valor leído cada `everyMinutes` minutos, no el de la red: puede caer entre dos lecturas.',
  ],
  reports: ['Ediciones', 'Las ediciones emitidas de todos los meses, la más reciente primero.'],
  reportJson: [
    'Reporte en JSON',
    'El archivo de la edición más reciente, o de la que se pida; provisional si el mes no ha cerrado. La dirección es permanente y el ETag es la huella SHA-256 del archivo.',
  ],
  reportPdf: ['Reporte en PDF', 'El mismo reporte como documento PDF.'],
  sendImport: [
    'Enviar un archivo',
    'Guarda el archivo tal como llega y empieza a leerlo. Formulario con `file` y, si se quiere, `source` (agencia, medio o red), `answers` (objeto JSON: respuestas por clave) y `by` (quién lo envía; también como encabezado `rendir-by`). Responde 201, o 200 con `again: true` si los mismos bytes ya estaban.',
  ],
  imports: ['Importaciones', 'Los archivos recibidos, el más reciente primero.'],
  import: [
    'Una importación',
    'Cómo va: `reading` y `committing` cambian solas, con las filas leídas en `progress`; `asking` espera respuestas y `ready`, la confirmación.',
  ],
  importPreview: [
    'Lo que se entendió',
    'Tablas, columnas con su campo, formato y suma, totales impresos, preguntas con sus opciones, advertencias y filas rechazadas.',
  ],
  answerImport: [
    'Responder preguntas',
    'Añade respuestas por clave de pregunta y vuelve a leer el archivo con ellas; `withdraw` quita respuestas dadas.',
  ],
  confirmImport: [
    'Confirmar',
    'Guarda las filas de una importación en `ready`: cuentan cuando pasa a `committed`. Con `saveAs` sus decisiones quedan guardadas para el próximo archivo de esa fuente.',
  ],
  discardImport: ['Descartar', 'Abandona una importación que no se ha confirmado.'],
  revertImport: [
    'Revertir',
    'Retira entera una importación confirmada: sus filas dejan de contar, y el archivo y el motivo quedan en el historial.',
  ],
  importFile: ['Archivo original', 'Los bytes que se recibieron. El ETag es su huella SHA-256.'],
  importRejected: [
    'Filas rechazadas',
    'Las filas que no se pueden tomar, en CSV, bajo el encabezado de su tabla y con el motivo: se corrige y se envía como otro archivo.',
  ],
  importFindings: ['Hallazgos', 'Lo que las revisiones encontraron en las líneas; primero los errores.'],
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
  state: 'Solo las que están así',
  by: 'Quién lo hace, para el historial',
  saveAs: 'Nombre de la fuente bajo el que se guardan las decisiones',
  reason: 'Por qué; queda en el historial',
  edition: 'Número de la edición; sin él, la más reciente',
} as const;

export const LACKS_MEANING =
  'Lo que el motor no ofrece: `replica-set`, copia de los datos en otro servidor; `retryable-writes`, repetir solo una escritura que la red cortó; `validators`, revisar en el servidor la forma de cada documento.';

export const NOT_MODIFIED = 'Sin cambios desde el ETag indicado';

/** Why a file cannot be read: what happened, to which part of it, and what to do. Shown to whoever brought it. */

const whole = new Intl.NumberFormat('es-CO', { maximumFractionDigits: 0 });

const SAVE_AS = 'Ábralo en Excel o LibreOffice, guárdelo como libro de Excel (.xlsx) y vuelva a subirlo.';
const ASK_AGAIN = 'Pida de nuevo el archivo a quien lo envió o descárguelo otra vez.';
const SPLIT = 'Divídalo en archivos más pequeños, por ejemplo uno por mes, y súbalos uno por uno.';

function megabytes(bytes: number): string {
  return `${whole.format(Math.max(1, Math.round(bytes / 1_048_576)))} MB`;
}

export const fileTexts = {
  empty: () => 'El archivo está vacío: no hay nada que leer. Revise que sea el correcto y súbalo de nuevo.',
  blank: () => 'El archivo solo tiene espacios o líneas en blanco: no hay nada que leer. Revise que sea el correcto.',
  noSheets: () => 'El libro no tiene hojas de cálculo con celdas. Revise que sea el correcto y guárdelo de nuevo.',
  notTabular: (what: string, advice: string) => `El archivo no es una tabla: parece ${what}. ${advice}`,
  encrypted: () =>
    'El archivo está protegido con contraseña y no se puede leer. Ábralo en Excel, quite la contraseña (Archivo, Información, Proteger libro, Cifrar con contraseña), guárdelo y súbalo de nuevo.',
  tooManyBytes: (limit: number) => `El archivo pesa más de ${megabytes(limit)}, lo máximo que se admite. ${SPLIT}`,
  legacyTooLarge: (limit: number) =>
    `El archivo está en un formato antiguo de Excel y pesa más de ${megabytes(limit)}, lo máximo para ese formato. ${SAVE_AS}`,
  jsonTooLarge: (limit: number) =>
    `El archivo JSON pesa más de ${megabytes(limit)}, lo máximo para ese formato. Expórtelo como CSV o en partes.`,
  tooManyRows: (limit: number) =>
    `El archivo tiene más de ${whole.format(limit)} filas, lo máximo que se admite. ${SPLIT}`,
  tooManyColumns: (limit: number, row: number) =>
    `La fila ${row} tiene más de ${whole.format(limit)} columnas, lo máximo que se admite. Borre las columnas que sobran o revise el separador de las celdas, y súbalo de nuevo.`,
  longCell: (limit: number, row: number) =>
    `Una celda de la fila ${row} tiene más de ${whole.format(limit)} caracteres, lo máximo que se admite. Acórtela o revise si a la fila le falta cerrar unas comillas.`,
  endlessLine: (line: number) =>
    `La línea ${line} no termina: es demasiado larga para ser la fila de una tabla. Revise que el archivo sea el correcto. ${ASK_AGAIN}`,
  zerosInText: (line: number) =>
    `El texto se interrumpe en la línea ${line} con bytes vacíos: el archivo está dañado o quedó a medio guardar. ${ASK_AGAIN}`,
  notUtf8: (line: number) =>
    `El archivo dice estar en UTF-8, pero la línea ${line} tiene letras que no lo están: se verían mal. Ábralo, corrija esa línea y guárdelo como «CSV UTF-8».`,
  zipDamaged: () =>
    `El libro de Excel está incompleto o dañado. Si se abre en Excel, guárdelo de nuevo; si no: ${ASK_AGAIN}`,
  partDamaged: (part: string) =>
    `La parte «${part}» del libro de Excel está dañada. Si el libro se abre en Excel, guárdelo de nuevo; si no: ${ASK_AGAIN}`,
  sheetDamaged: (sheet: string, row: number) =>
    `La hoja «${sheet}» del libro está dañada cerca de la fila ${row}. Si el libro se abre en Excel, guárdelo de nuevo; si no: ${ASK_AGAIN}`,
  legacyDamaged: () => `El libro de Excel antiguo está dañado o no es un libro. Si se abre en Excel: ${SAVE_AS}`,
  zipTooManyParts: (limit: number) =>
    `El archivo comprimido tiene más de ${whole.format(limit)} partes: ningún libro las necesita y no se abre, por seguridad. ${SAVE_AS}`,
  zipTooLarge: (limit: number) =>
    `El archivo ocupa más de ${megabytes(limit)} al descomprimirlo y no se abre, por seguridad. Borre hojas, imágenes y filas que sobran, o divídalo, y súbalo de nuevo.`,
  zipSuspicious: (part: string) =>
    `La parte «${part}» dice un tamaño que no es el suyo o está comprimida de forma anormal; el archivo no se abre, por seguridad. ${SAVE_AS}`,
  xmlEntities: (part: string) =>
    `La parte «${part}» define entidades XML, que ningún libro necesita; el archivo no se abre, por seguridad. ${SAVE_AS}`,
  htmlTable: (number: number) => `Tabla ${number}`,
  htmlTooDeep: () =>
    `La página web guardada como Excel tiene más elementos unos dentro de otros de los que necesita una tabla, y no se lee. ${SAVE_AS}`,
  htmlTooManyTables: (limit: number) =>
    `La página web guardada como Excel tiene más de ${limit} tablas, lo máximo que se admite. Guarde en un libro de Excel (.xlsx) las que necesita y súbalo.`,
  htmlEndless: () =>
    `La página web guardada como Excel está dañada: un elemento no termina. Si se abre en Excel: ${SAVE_AS}`,
  jsonDamaged: () => `El archivo empieza como JSON, pero está incompleto o mal escrito. ${ASK_AGAIN}`,
  jsonNoList: () =>
    'El archivo JSON no contiene una lista de registros. Expórtelo como una lista de objetos, o como CSV o Excel.',
  jsonManyLists: (paths: readonly string[]) =>
    `El archivo JSON contiene varias listas (${paths.map((path) => `«${path}»`).join(', ')}) y no se sabe cuál leer. Deje una sola.`,
  jsonMixed: (path: string) =>
    `La lista ${path === '' ? 'del archivo JSON' : `«${path}» del archivo JSON`} mezcla registros con otros valores. Expórtela de nuevo como una lista de objetos.`,
} as const;

/** What a file seems to be, and what to do instead of uploading it. */
export const FOREIGN_FILES = {
  pdf: ['un documento PDF', 'Pida la tabla en Excel o CSV: de un PDF no se leen cifras con seguridad.'],
  image: ['una imagen', 'Pida la tabla en Excel o CSV: de una imagen no se leen cifras con seguridad.'],
  audio: ['un audio', 'Guárdelo como soporte de la pauta; aquí suba la tabla en Excel o CSV.'],
  video: ['un video', 'Guárdelo como soporte de la pauta; aquí suba la tabla en Excel o CSV.'],
  word: ['un documento de Word', 'Copie la tabla a un libro de Excel y suba el libro.'],
  slides: ['una presentación', 'Copie la tabla a un libro de Excel y suba el libro.'],
  opendocument: ['un archivo de LibreOffice u OpenOffice', 'Guárdelo como libro de Excel (.xlsx) y súbalo de nuevo.'],
  numbers: ['un documento de Apple Numbers', 'Expórtelo a Excel (Archivo, Exportar a, Excel) y suba el libro.'],
  xlsb: ['un libro binario de Excel (.xlsb)', 'Guárdelo como libro de Excel (.xlsx) y súbalo de nuevo.'],
  zip: ['un archivo comprimido (.zip)', 'Descomprímalo y suba la tabla que tiene adentro.'],
  archive: ['un archivo comprimido', 'Descomprímalo y suba la tabla que tiene adentro.'],
  program: ['un programa', 'No lo abra si no conoce su origen; suba la tabla en Excel o CSV.'],
  database: ['una base de datos', 'Exporte la tabla a Excel o CSV y suba esa exportación.'],
  mail: ['un correo u otro documento de Office', 'Guarde aparte la tabla adjunta, en Excel o CSV, y súbala.'],
  rtf: ['un documento de texto con formato (RTF)', 'Copie la tabla a un libro de Excel y suba el libro.'],
  html: [
    'una página web sin una tabla de datos',
    'Descargue de nuevo la tabla; si Excel abre el archivo y la muestra, guárdela como libro de Excel (.xlsx) y súbalo.',
  ],
  login: [
    'una página de ingreso, que pide usuario y contraseña',
    'La descarga no se hizo porque la sesión se había cerrado: ingrese al sistema, descargue de nuevo la tabla y súbala.',
  ],
  xml: ['un documento XML', 'Exporte la tabla a Excel o CSV y suba esa exportación.'],
  utf32: ['un texto en UTF-32', 'Guárdelo como «CSV UTF-8» y súbalo de nuevo.'],
  binary: ['un archivo que no es de texto ni de Excel', 'Suba la tabla en Excel o CSV.'],
} as const satisfies Record<string, readonly [what: string, advice: string]>;

export type ForeignFile = keyof typeof FOREIGN_FILES;

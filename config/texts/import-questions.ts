import type { QuestionAbout } from '#core/imports/preview.ts';
import { formatCount } from '#core/report/format.ts';

/** `de la columna «Valor»`, or of the file where it has no name. */
const column = (subject: string) => (subject === '' ? 'del archivo' : `de la columna «${subject}»`);
const sheet = (subject: string) => (subject === '' ? 'el archivo' : `la hoja «${subject}»`);

/** What is asked, and why it is not decided without a person. */
export const QUESTION: Readonly<Record<QuestionAbout, (subject: string) => { title: string; why: string }>> = {
  kind: (subject) => ({
    title: `¿Qué contiene ${sheet(subject)}?`,
    why: 'Sus encabezados no son los de ningún archivo conocido. Diga qué es y en qué fila están los encabezados.',
  }),
  tables: (subject) => ({
    title: '¿Cuál de estas tablas se importa?',
    why: `Varias suman lo mismo (${subject}): parece el mismo dinero contado más de una vez. Se importa la que elija.`,
  }),
  field: (subject) => ({
    title: `¿Qué dato trae la columna «${subject}»?`,
    why: 'Su encabezado puede significar varias cosas.',
  }),
  'number-format': (subject) => ({
    title: `¿Cómo están escritos los números ${column(subject)}?`,
    why: 'Los puntos y las comas se pueden leer de más de una forma, y ningún otro valor lo aclara.',
  }),
  'date-format': (subject) => ({
    title: `¿En qué orden están las fechas ${column(subject)}?`,
    why: 'Todas existen en más de un orden, y nada más lo aclara.',
  }),
  'mixed-dates': (subject) => ({
    title: `¿Cómo se leen las fechas ${column(subject)}?`,
    why: 'La columna mezcla dos órdenes: unas fechas solo existen con el día primero y otras solo con el mes primero. De las demás no se sabe en cuál están. Las filas que se rechacen se pueden descargar, corregir y enviar de nuevo.',
  }),
  percent: (subject) => ({
    title: `¿Cómo están escritos los porcentajes ${column(subject)}?`,
    why: 'No se sabe si 0,5 es la mitad o medio por ciento.',
  }),
  currency: (subject) => ({
    title: `¿En qué moneda están los valores ${column(subject)}?`,
    why: 'Ni el encabezado, ni las celdas, ni lo escrito encima de la tabla lo dicen.',
  }),
  vat: (subject) => ({
    title: `¿Los valores ${column(subject)} incluyen el IVA?`,
    why: 'Los valores con IVA y sin IVA se guardan aparte y nunca se suman entre sí.',
  }),
  stage: () => ({
    title: '¿En qué etapa está esta pauta?',
    why: 'Lo planeado, lo ordenado, lo emitido y lo facturado se cuentan aparte, y el archivo no dice cuál es.',
  }),
  medium: () => ({ title: '¿De qué medio es esta pauta?', why: 'Ninguna columna ni título lo dice.' }),
  period: () => ({
    title: '¿De qué fechas es esta pauta?',
    why: 'Ninguna columna ni título trae fechas. Escriba el primer y el último día.',
  }),
  year: (subject) => ({
    title: `¿De qué año son los periodos ${column(subject)}?`,
    why: 'Los meses están escritos sin año.',
  }),
  calendar: (subject) => ({
    title:
      subject === ''
        ? '¿Qué dicen las casillas de los periodos?'
        : `¿Qué dicen las casillas de las columnas «${subject}»?`,
    why: 'Cada columna es un periodo, y el archivo no dice si sus números son cantidades o dinero.',
  }),
  word: (subject) => ({
    title: `¿Qué es «${subject}»?`,
    why: 'La palabra no está en las listas de Rendir.',
  }),
  budget: (subject) => ({
    title: `¿Qué es el presupuesto ${column(subject)}?`,
    why: 'Puede ser el valor de cada línea, o un tope que se repite en varias.',
  }),
  overlap: (subject) => ({
    title: '¿Qué se hace con las líneas que ya están en otra importación?',
    why: `Ya están en ${subject}. Si se toman de nuevo y las dos importaciones quedan confirmadas, se cuentan dos veces.`,
  }),
  account: (subject) => ({
    title:
      subject === '' ? '¿De qué cuenta son las cifras del archivo?' : `¿De qué cuenta son las cifras de «${subject}»?`,
    why: 'El archivo no nombra una cuenta configurada.',
  }),
  'exported-at': () => ({
    title: '¿Cuándo se descargó este archivo?',
    why: 'Sus cifras son las de ese momento. Escriba la fecha y la hora de Bogotá; si no la recuerda, la del correo o la del archivo.',
  }),
  zone: (subject) => ({
    title: `¿De qué lugar son las horas ${column(subject)}?`,
    why: 'El archivo no dice su zona horaria, y de ella depende el día de cada publicación.',
  }),
  lifetime: () => ({
    title: '¿Las cifras son de toda la vida de cada publicación?',
    why: 'Si son de un día o de un intervalo, no se pueden comparar con las que se leen de la red.',
  }),
  owner: (subject) => ({
    title: `¿«${subject}» es la misma cuenta?`,
    why: 'El archivo nombra una página o un usuario que no es el de la cuenta configurada: pudo cambiar de nombre, o ser de otros.',
  }),
  metric: () => ({
    title: '¿Qué mide la cifra de cada día?',
    why: 'El archivo trae una sola cifra por día y su título no es de los conocidos.',
  }),
};

/** What a word is asked for, by the middle of its key. */
const AXIS_NAME: Readonly<Record<string, string>> = {
  medium: 'medio',
  coverage: 'cobertura',
  ownership: 'propiedad del medio',
  stage: 'etapa',
  place: 'lugar',
};

/** The word is one of these: `Se pregunta por su cobertura.` */
export function axisWords(axis: string): string {
  return Object.hasOwn(AXIS_NAME, axis) ? `Se pregunta por su ${AXIS_NAME[axis]}.` : '';
}

export const OPTION = {
  vat: { excluded: 'No: son antes de IVA', included: 'Sí: incluyen el IVA' },
  overlap: {
    'leave-out': 'Dejarlas por fuera: se importan solo las demás',
    take: 'Tomarlas también: son otra compra, o la otra importación se va a revertir',
  },
  leaveOut: 'Dejarlo sin clasificar',
  'mixed-dates': {
    clear: 'Solo las que se pueden leer de una única forma; las dudosas se rechazan',
    dmy: 'Todas con el día primero; las que así no existen se rechazan',
    mdy: 'Todas con el mes primero; las que así no existen se rechazan',
  },
  calendar: {
    ordered: 'Cantidades: cuñas, avisos o salidas de cada periodo',
    net: 'Dinero antes de IVA de cada periodo: una línea por periodo',
    total: 'Dinero con IVA de cada periodo: una línea por periodo',
    mark: 'Una marca de que sale en ese periodo: una línea por fila, con su valor completo',
  },
  noCalendar: 'Nada: esas columnas no se importan y cada fila queda como está',
  lost: (rows: number) =>
    rows === 0
      ? 'No se rechaza ninguna fila.'
      : rows === 1
        ? 'Se rechaza 1 fila.'
        : `Se rechazan ${formatCount(rows)} filas.`,
  refused: 'se rechaza',
  zone: {
    'America/Bogota': 'Bogotá',
    'America/Los_Angeles': 'Pacífico de Estados Unidos, donde las redes llevan sus días',
    UTC: 'UTC',
  },
  noZone: 'Nadie lo sabe: las horas no se usan',
  yes: 'Sí',
  no: 'No',
  noAccount: 'De ninguna: estas filas no se toman',
  noMetric: 'Ninguna de estas',
  noField: 'Nada: la columna no se importa',
  noColumn: 'De ninguna: la columna no se importa, y no se rechaza ninguna fila',
  moment: 'Fecha y hora, en Bogotá',
  account: 'Id de la cuenta',
  code: 'Código de la moneda, como COP o USD',
  choose: 'Elija una respuesta',
  from: 'Primer día',
  until: 'Último día',
  year: 'Año',
  kind: 'Qué contiene',
  headerRow: 'Fila de los encabezados',
  table: (sheet: string, number: number) =>
    sheet === '' ? `Tabla ${number}` : `Hoja «${sheet}»${number > 1 ? `, tabla ${number}` : ''}`,
  unreadable: 'no se puede leer así',
} as const;

const MARK = { '.': 'punto', ',': 'coma', "'": 'apóstrofo', ' ': 'espacio' } as const;

/** `decimales con coma, miles con punto` */
export function numberWords(format: {
  decimal: '.' | ',' | null;
  thousands: '.' | ',' | "'" | ' ' | null;
  percent: 'fraction' | 'per-hundred' | null;
}): string {
  const parts = [
    format.decimal && `decimales con ${MARK[format.decimal]}`,
    format.thousands && `miles con ${MARK[format.thousands]}`,
    format.percent === 'fraction' && 'como fracción (0,19 es 19 %)',
    format.percent === 'per-hundred' && 'por ciento (19 es 19 %)',
  ].filter(Boolean);
  return parts.length === 0 ? 'números enteros, sin separadores' : parts.join(', ');
}

const ORDER = {
  dmy: 'día, mes, año',
  mdy: 'mes, día, año',
  ymd: 'año, mes, día',
  clear: 'día y mes en los dos órdenes: solo las que se leen de una única forma',
} as const;
const DIGITS = { compact: 'año, mes y día seguidos (20260331)', serial: 'número de día de Excel' } as const;

export function dateWords(format: { order: keyof typeof ORDER | null; digits: keyof typeof DIGITS | null }): string {
  const parts = [format.order && ORDER[format.order], format.digits && DIGITS[format.digits]].filter(Boolean);
  return parts.length === 0 ? 'fechas que se leen de una sola forma' : parts.join('; ');
}

import type { Decimal } from '#core/imports/decimal.ts';
import type { ImportWarning, WarningCode } from '#core/imports/preview.ts';
import { formatExact } from '#core/pauta/money-text.ts';
import { formatCount, formatDay } from '#core/report/format.ts';
import type { Day } from '#core/time/day.ts';

type Facts = ImportWarning['facts'];

const rows = (facts: Facts) => counted(Number(facts.rows ?? 0), 'fila', 'filas');
const number = (value: Facts[string] | undefined) =>
  value === undefined || value === null ? '?' : formatExact(String(value) as Decimal);
/** A figure, or words as they stand there. */
const told = (value: Facts[string] | undefined) =>
  /^-?\d+(\.\d+)?$/.test(String(value)) ? number(value) : String(value);
const day = (value: Facts[string] | undefined) => formatDay(String(value) as Day);

function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** What happened, to what, and what to do about it. */
const SENTENCE: Readonly<Record<WarningCode, (subject: string, facts: Facts) => string>> = {
  'hidden-sheet': (subject) =>
    `La hoja «${subject}» está oculta y no se importa. Si tiene pauta, muéstrela en Excel, guarde y envíe el archivo de nuevo.`,
  'encoding-not-utf8': () =>
    'El archivo no está en UTF-8: se leyó como Windows-1252, lo normal en un CSV de Excel. Revise que las tildes y las eñes se vean bien.',
  'duplicate-header': (subject) =>
    `Hay más de una columna «${subject}». Se tomó la que trae datos; revise abajo cuál es.`,
  'blank-column': (subject) =>
    `La columna «${subject}» está vacía en todas las filas. Si debía traer datos, pida el archivo completo.`,
  'printed-total-differs': (subject, f) =>
    `El total impreso${f.label ? ` «${f.label}»` : ''} (fila ${f.row}) dice ${number(f.printed)} en «${subject}» y las filas suman ${number(f.sum)}. Se importan las filas, no el total: pregunte a quien hizo el archivo cuál es el correcto.`,
  'printed-total-of-rates': (subject, f) =>
    `El total de la fila ${f.row} dice ${number(f.printed)} en «${subject}», que no se suma (costos por unidad, tasas, personas)${f.real === null ? '' : `: el de todas las filas es ${number(f.real)}`}. Esa cifra no se usa.`,
  'figures-differ': (subject, f) =>
    `El archivo dice dos cosas de «${subject}»: ${told(f.first)} (${f.firstPlace}) y ${told(f.second)} (${f.secondPlace}). Pregunte a quien lo hizo cuál es la correcta.`,
  'export-cut-short': (subject) => `La exportación está recortada: dice «${subject}». Descárguela de nuevo completa.`,
  'identical-rows': (_, f) =>
    `${rows(f)} ${Number(f.rows) === 1 ? 'repite exactamente otra' : 'repiten exactamente otras'}. Pueden ser compras reales: no se quitó ninguna. Si sobran, quítelas del archivo y envíelo de nuevo.`,
  'rows-outside-tables': (subject, f) =>
    `${rows(f)}${subject === '' ? '' : ` de la hoja «${subject}»`} ${Number(f.rows) === 1 ? 'está' : 'están'} fuera de las tablas (notas, pies, firmas) y no se ${Number(f.rows) === 1 ? 'importa' : 'importan'}.`,
  'filled-down': (subject, f) =>
    `En «${subject}», ${rows(f)} sin texto ${Number(f.rows) === 1 ? 'toma' : 'toman'} el de arriba, como en una tabla por grupos. Si no es así, complete la columna en el archivo.`,
  'zero-may-be-nothing': (subject) =>
    `La columna «${subject}» trae ceros donde puede no haber dato. Se leyeron como ceros: revise si lo son.`,
  'period-from-cover': (_, f) =>
    `El periodo se tomó de «${f.text}», escrito encima de la tabla: del ${day(f.first)} al ${day(f.last)}, para todas las filas.`,
  'total-without-label': (_, f) =>
    `La fila ${f.row} no dice qué es, pero suma las demás: se tomó como total y no se importa.`,
  'wide-table': (_, f) =>
    `La tabla reparte los valores en ${counted(Number(f.columns ?? 0), 'columna', 'columnas')} (${f.headers ?? ''}): se lee por filas y esas columnas no se importan. Si son las pautas de cada medio o mes, pida el archivo con una fila por pauta.`,
  'calendar-by-period': (_, f) =>
    `La tabla trae un valor por periodo en ${counted(Number(f.columns ?? 0), 'columna', 'columnas')} (${f.headers}): cada periodo con valor es una línea, con sus propias fechas; los que dicen 0 o nada no dan línea.`,
  'calendar-by-row': (_, f) =>
    `La tabla trae un calendario en ${counted(Number(f.columns ?? 0), 'columna', 'columnas')} (${f.headers}): cada fila es una sola línea, con su valor completo, del primer al último periodo marcado; el calendario queda en sus detalles.`,
  'calendar-leaves-out': (_, f) =>
    `De cada fila, lo que es de todos sus periodos juntos no se reparte ni se repite en cada línea: ${f.headers} no se importa.`,
  'group-titles': (_, f) =>
    `${rows(f)} ${Number(f.rows) === 1 ? 'es un título' : 'son títulos'} de grupo${f.text ? `, como «${f.text}»` : ''}, y ${Number(f.rows) === 1 ? 'vale' : 'valen'} para las filas que siguen.`,
  'figures-not-of-dictionary': (_, f) =>
    `${counted(Number(f.columns ?? 0), 'columna trae cifras que no son', 'columnas traen cifras que no son')} de una métrica del diccionario (${f.names ?? ''}): no se toman.`,
  'posts-not-matched': () =>
    'Las publicaciones vienen con una dirección de actividad, que no dice su identificador: quedan aparte de las que se leen por la red.',
};

export function warningSentence({ code, subject, facts }: ImportWarning): string {
  return SENTENCE[code](subject, facts);
}

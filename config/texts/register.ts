import type { PaperRefusal } from '#core/pauta/register/hand-version.ts';
import type { PaperKind, PaperMember } from '#core/pauta/register/paper.ts';
import { formatCount } from '#core/report/format.ts';

/** Words of the register of contracts, orders and invoices. */

export const PAPER_NAME: Readonly<Record<PaperKind, string>> = {
  contract: 'Contrato',
  order: 'Orden',
  invoice: 'Factura',
};

export const PAPER_MEMBER: Readonly<Record<PaperMember, string>> = {
  number: 'Número',
  secopContract: 'Id en SECOP II',
  contract: 'Contrato',
  contractor: 'Contratista',
  day: 'Fecha',
  first: 'Inicio del plazo',
  last: 'Fin del plazo',
  value: 'Valor',
  net: 'Valor sin IVA',
  vat: 'IVA',
  total: 'Valor con IVA',
  currency: 'Moneda',
  url: 'Página en SECOP II',
};

export const PAPER_DAY: Readonly<Record<PaperKind, string>> = {
  contract: 'Fecha de firma',
  order: 'Fecha de la orden',
  invoice: 'Fecha de la factura',
};

export const REGISTER = {
  menu: 'Registro',
  title: 'Registro de contratos, órdenes y facturas',
  lead: 'Lo que la entidad sabe de sus papeles. Cada línea del libro se compara con ellos: fechas por fuera del contrato o anteriores a la orden, contratos firmados en veda y facturas que no suman.',
  filter: 'Filtrar',
  kind: 'Clase',
  any: 'todas',
  words: 'Palabras',
  wordsHint: 'En números, contratista y NIT; sin importar tildes.',
  apply: 'Ver',
  clear: 'Quitar filtros',
  contracts: 'Contratos',
  orders: 'Órdenes',
  invoices: 'Facturas',
  caption: (shown: number, all: number) =>
    shown === all ? `${formatCount(all)} en el registro` : `${formatCount(shown)} de ${formatCount(all)}`,
  more: (count: number) => `Ver ${formatCount(count)} más`,
  term: 'Plazo',
  lines: 'En el libro',
  value: 'Valor',
  none: 'Nada del registro cumple el filtro.',
  empty:
    'El registro está vacío. Envíe la lista de contratos de SECOP II, o las órdenes y facturas en Excel o CSV, como cualquier archivo; o añádalas a mano.',
  send: 'Enviar un archivo',
  add: 'Añadir a mano',
  addLead: 'Solo el número es obligatorio. Lo que no se sepa queda «sin dato», y con eso no se compara nada.',
  nothing: 'sin dato',
  unclear: 'el mismo archivo dice varias cosas',
  known: 'Lo que se sabe',
  history: 'De dónde sale',
  ofFile: 'Archivo',
  byHand: 'A mano',
  says: 'Dice',
  learnt: (moment: string, author: string) => `${moment}, ${author}`,
  back: 'Todo el registro',
  inLedger: 'Sus líneas en el libro',
  inLedgerCaption: 'Por etapa y moneda; las etapas no se suman entre sí',
  noLines: 'Ninguna línea del libro lo nombra.',
  against: 'Frente a su valor',
  share: (percent: string) => `${percent} del valor`,
  otherCurrency: 'otra moneda',
  seeLines: 'Ver las líneas en el libro',
  correct: 'Corregir',
  correctLead:
    'Cambie lo que esté mal y diga por qué. Lo que dice ahora se conserva. Un campo vacío significa «sin dato».',
  numbers: 'Cifras como se escriben en Colombia: 1.250.000,50.',
  contractor: 'Contratista',
  nit: 'NIT del contratista',
  nitHint: 'Con su dígito de verificación: 900.373.923-8.',
  author: 'Su nombre',
  authorHint: 'Queda en el historial.',
  reason: 'Motivo',
  save: 'Guardar',
  secop: 'Ver en SECOP II',
  panel: 'En el registro',
  panelUnknown: (what: string, number: string) => `${what} ${number}: el registro no lo conoce.`,
  panelSeveral: (what: string, number: string) =>
    `${what} ${number}: el registro conoce varios con ese número, y la línea no dice cuál.`,
  panelNone: 'La línea no nombra contrato, orden ni factura.',
} as const;

export function recheckWaits(): string {
  return 'Otra revisión del registro está en curso; esta empieza cuando termine.';
}

export function noSuchPaper(id: string): string {
  return `El registro no tiene «${id}», o el archivo que lo decía se revirtió. Búsquelo en la lista del registro.`;
}

export function paperChanged(): string {
  return 'El registro cambió después de que usted lo abrió. Revise lo que dice ahora y corrija de nuevo.';
}

const REFUSED: Readonly<Record<PaperRefusal | 'known-already', string>> = {
  'no-author': 'falta su nombre',
  'no-reason': 'falta el motivo',
  'no-number': 'falta el número',
  'days-reversed': 'el plazo termina antes de empezar',
  'no-currency': 'hay un valor y falta su moneda',
  'not-of-kind': 'hay datos que no son de esa clase',
  'nothing-changes': 'no cambia ningún dato',
  'known-already': 'ya está en el registro; corríjalo allí, con su motivo',
};

export function paperRefused(reason: PaperRefusal | 'known-already'): string {
  return `No se guardó: ${REFUSED[reason]}. Complete o revise los datos y envíelo otra vez.`;
}

export const PAPER_FAULT = {
  day: (name: string) => `«${name}» no es una fecha que exista.`,
  money: (name: string) => `«${name}» no es un valor. Escríbalo como 1.250.000,50, con dos decimales a lo sumo.`,
  currency: 'La moneda es un código de tres letras, como COP o USD.',
  nit: 'El NIT no es válido, o puede ser una cédula o un NIT con su dígito. Escríbalo con guion: 900.373.923-8.',
  nameless: 'Un NIT necesita el nombre de quien es.',
  secop: 'El id de SECOP II se escribe como CO1.PCCNTR.7539485.',
  url: 'La página es una dirección que empieza por https://.',
} as const;

/** Words of the command line. */
export const REGISTER_CLI = {
  summary: 'registro de contratos, órdenes y facturas: lo lista, añade y corrige',
  help: {
    kind: 'contract, order o invoice; al añadir, la clase de lo que se añade',
    words: 'palabras que están en números, contratista o NIT',
    add: 'añade uno con los datos de las demás opciones',
    correct: 'corrige el de este id con los datos de las demás opciones; necesita --reason',
    fact: 'dato; días como 2026-10-31, valores como 1250000.50; vacío es «sin dato»',
    contractor: 'nombre del contratista',
    nit: 'NIT del contratista, con su dígito: 900373923-8',
    by: 'quién lo escribe',
    reason: 'por qué se corrige',
  },
  oneThing: 'Escriba --add o --correct, no los dos.',
  needsKind: 'Falta --kind: contract, order o invoice.',
  badKind: (value: string) => `«${value}» no es una clase: escriba contract, order o invoice.`,
  badFact: (why: string) => `Hay datos que no se entienden:\n${why}`,
  saved: (id: string) => `Guardado: ${id}`,
  none: 'Nada en el registro cumple esas condiciones.',
  header: ['Id', 'Clase', 'Número', 'Contratista', 'Fecha', 'Valor'],
} as const;

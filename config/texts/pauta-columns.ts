/** What a column of the lines holds, for people who take the data elsewhere. */
export interface ColumnText {
  /** Header in the workbook. */
  title: string;
  meaning: string;
  /** `COP`, `cuñas`…; empty where it has none. */
  unit: string;
  source: string;
}

const FILE = 'archivo importado';
const READ = 'leído del archivo, por la importación';
const RENDIR = 'Rendir';

const column = (title: string, meaning: string, source = FILE, unit = ''): ColumnText => ({
  title,
  meaning,
  unit,
  source,
});
const MONEY = 'moneda de la columna «moneda»';
const money = (title: string, meaning: string) => column(title, meaning, FILE, MONEY);

/** Columns of the lines by the name they have in the CSV, in its order. */
export const LINE_COLUMNS = {
  linea: column('Línea', 'Identificador de la línea: importación, tabla y fila.', RENDIR),
  archivo: column('Archivo', 'Nombre del archivo del que sale la línea.', RENDIR),
  importacion: column('Importación', 'Identificador de la importación.', RENDIR),
  hoja: column('Hoja', 'Hoja del archivo; vacío en textos.', RENDIR),
  fila: column('Fila', 'Fila del archivo.', RENDIR),
  etapa: column('Etapa', 'Presupuestado, Planeado, Ordenado, Emitido, Certificado, Facturado o Pagado.', READ),
  suma: column('Suma en las tablas', 'sí: la línea está en las sumas del informe; no: no lo está.', RENDIR),
  sigue_en: column('Sigue en', 'Línea en la que la misma pauta aparece en una etapa posterior.', RENDIR),
  medio: column('Medio', 'Clase de medio.', READ),
  cobertura: column('Cobertura', 'Público al que llega: nacional, regional, local, comunitaria o internacional.', READ),
  propiedad: column('Propiedad', 'De quién es el medio: privado, público, comunitario o alternativo.', READ),
  contratista: column('Contratista', 'A quién se contrata y paga.'),
  contratista_nit: column('NIT del contratista', 'NIT sin dígito de verificación, como texto.'),
  medio_final: column('Medio final', 'Emisora, canal, periódico, sitio o soporte que emite o publica.'),
  medio_final_nit: column('NIT del medio final', 'NIT sin dígito de verificación, como texto.'),
  cadena: column('Cadena', 'Cadena o grupo del medio.'),
  campana: column('Campaña', 'Campaña.'),
  pieza: column('Pieza', 'Pieza o referencia.'),
  departamento_codigo: column('Código de departamento', 'Código DIVIPOLA de dos cifras, como texto.', READ),
  departamento: column('Departamento', 'Nombre oficial del código.', 'DIVIPOLA (DANE)'),
  municipio_codigo: column('Código de municipio', 'Código DIVIPOLA de cinco cifras, como texto.', READ),
  municipio: column('Municipio', 'Nombre oficial del código.', 'DIVIPOLA (DANE)'),
  desde: column('Desde', 'Primer día de la pauta.', FILE, 'AAAA-MM-DD'),
  hasta: column('Hasta', 'Último día de la pauta.', FILE, 'AAAA-MM-DD'),
  precision: column(
    'Precisión de fechas',
    'Si el archivo da los días o solo el mes, el trimestre u otro periodo.',
    READ,
  ),
  moneda: column('Moneda', 'Código ISO 4217.', READ),
  valor_sin_iva: money('Valor sin IVA', 'Valor antes de IVA.'),
  iva: money('IVA', 'IVA como lo trae el archivo; no se calcula.'),
  valor_con_iva: money('Valor con IVA', 'Valor con IVA como lo trae el archivo; no se calcula.'),
  valor_bruto: money('Valor bruto', 'Valor antes de descuentos e IVA.'),
  tarifa: money('Tarifa', 'Tarifa de lista por unidad, sin IVA.'),
  valor_unitario: money('Valor unitario', 'Valor por unidad, sin IVA.'),
  comision: money('Comisión de agencia', 'Comisión de agencia, sin IVA.'),
  descuento: column('Descuento', 'Fracción de 1.', FILE, 'fracción'),
  tarifa_iva: column('Tarifa de IVA', 'Fracción de 1, como está escrita.', FILE, 'fracción'),
  cantidad_ordenada: column('Cantidad ordenada', 'En la unidad que vende el medio.', FILE, 'unidades del medio'),
  cantidad_emitida: column('Cantidad emitida', 'En la unidad que vende el medio.', FILE, 'unidades del medio'),
  cantidad_bonificada: column('Cantidad bonificada', 'En la unidad que vende el medio.', FILE, 'unidades del medio'),
  impresiones: column('Impresiones', 'Veces que se mostró.', FILE, 'impresiones'),
  alcance: column('Alcance', 'Personas distintas; no se suma entre líneas.', FILE, 'personas'),
  frecuencia: column('Frecuencia', 'Veces por persona.', FILE, 'veces'),
  clics: column('Clics', 'Clics.', FILE, 'clics'),
  reproducciones: column('Reproducciones', 'Reproducciones de video.', FILE, 'reproducciones'),
  interacciones: column('Interacciones', 'Interacciones con el anuncio.', FILE, 'interacciones'),
  grp: column('GRP', 'Puntos brutos de rating.', FILE, 'puntos'),
  rating: column('Rating', 'Porcentaje de la audiencia.', FILE, 'puntos'),
  contrato: column('Contrato', 'Número de contrato.'),
  contrato_secop: column('Contrato en SECOP II', 'Identificador CO1.PCCNTR.'),
  proceso_secop: column('Proceso en SECOP II', 'Identificador CO1.NTC.'),
  orden: column('Orden', 'Número de orden de pauta o de servicio.'),
  factura: column('Factura', 'Número de factura.'),
  plan_de_medios: column('Plan de medios', 'Número del plan de medios.'),
  detalles: column(
    'Detalles',
    'Lo propio de cada medio (franja, duración, programa…), como nombre: valor | nombre: valor.',
  ),
  observaciones: column('Observaciones', 'Observaciones del archivo.'),
  pruebas: column('Pruebas', 'Archivos adjuntos que prueban la emisión.', RENDIR, 'archivos'),
  correcciones: column('Correcciones', 'Cambios hechos a mano, con autor y motivo en Rendir.', RENDIR, 'cambios'),
} as const satisfies Record<string, ColumnText>;

export type LineColumnName = keyof typeof LINE_COLUMNS;

export const PRECISION_NAME = {
  day: 'días',
  month: 'mes',
  quarter: 'trimestre',
  'four-months': 'cuatrimestre',
  'half-year': 'semestre',
  year: 'año',
} as const;

/** Words of the dictionary of the data. */
export const DICTIONARY = {
  header: ['columna', 'tipo', 'significado', 'unidad', 'fuente'],
  types: {
    text: 'texto',
    word: 'palabra de una lista',
    money: 'decimal exacto',
    decimal: 'decimal exacto',
    rate: 'decimal exacto',
    count: 'entero',
    day: 'fecha',
  },
  metadata: 'metadato',
  facts: {
    title: '_titulo',
    entity: '_entidad',
    period: '_periodo',
    cutoff: '_corte',
    edition: '_edicion',
    verification: '_verificacion',
    format: '_formato',
    empty: '_vacio',
    formula: '_apostrofo',
    stages: '_etapas',
    demonstration: '_demostracion',
  },
  format:
    'CSV según RFC 4180: UTF-8 con marca de orden de bytes, comas, CRLF; punto decimal; fechas AAAA-MM-DD; códigos como texto.',
  empty: 'Un campo vacío es un dato que el archivo no trae: no es cero.',
  formula:
    'Un texto que una hoja de cálculo tomaría por fórmula lleva un apóstrofo al comienzo; los números nunca lo llevan.',
  stages:
    'No sume líneas de etapas distintas: la misma pauta pasa de una a otra. Para los totales del informe filtre suma = sí y una sola moneda.',
  demonstration: 'Datos de demostración: no son de ninguna entidad.',
} as const;

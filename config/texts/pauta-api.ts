/** Words of the API of paid media: descriptions of its document, and details of its problems. */

/** Summary and description of each operation. */
export const PAUTA_OPERATIONS = {
  pautaLines: [
    'Libro de pauta',
    'Las líneas de las importaciones confirmadas, por mes y día. Cada línea es de un archivo y está en una etapa; las etapas nunca se suman. Con `format=csv`, o `Accept: text/csv`, todas las líneas del filtro en un archivo, sin páginas.',
  ],
  pautaLine: [
    'Una línea',
    'Todo lo que se sabe de ella: dónde está en su archivo, hallazgos, correcciones con lo que decía antes y soportes.',
  ],
  correctLine: [
    'Corregir una línea',
    'Cambia miembros enteros de la línea (`pricing` con todas sus cifras). Lo que decía antes queda al lado, con quién y por qué. Con `revision`, solo si la línea sigue como se vio.',
  ],
  attachProof: [
    'Adjuntar un soporte',
    'Un PDF, un audio o una foto que prueba la emisión: formulario con `file` y `by`. Se reconoce por su contenido, no por su nombre. El mismo archivo se adjunta una sola vez.',
  ],
  proof: ['Un soporte', 'Los bytes del archivo adjunto. El ETag es su huella SHA-256.'],
  pautaTotals: [
    'Sumas del libro',
    'Valor sin IVA, IVA y valor con IVA de las líneas del filtro, por etapa, moneda y las dimensiones de `by`. El alcance no está en ninguna suma.',
  ],
  campaigns: [
    'Campañas',
    'Las campañas guardadas, y las sumas de las líneas del periodo por campaña, también de los nombres que no son de ninguna.',
  ],
  campaign: [
    'Una campaña',
    'Lo comprado en el periodo por medio, y sus publicaciones en las redes de la entidad: por etiqueta en sus fechas, o adjuntadas.',
  ],
  saveCampaign: [
    'Guardar una campaña',
    'Crea o cambia la campaña. Su `id` sale del nombre: minúsculas, sin tildes, con guiones. Lo que no se envía queda como estaba.',
  ],
  register: [
    'Registro de contratos, órdenes y facturas',
    'Lo que se sabe de cada uno, como está ahora o como se conocía en un momento (`knownBy`). Lo que dijo un archivo cuenta mientras su importación está confirmada.',
  ],
  paper: [
    'Un contrato, una orden o una factura',
    'Lo que se sabe, de dónde salió cada dato, y lo que suman sus líneas del libro por etapa.',
  ],
  addPaper: [
    'Añadir al registro',
    'Solo el número, o el id de SECOP II de un contrato, es obligatorio. Después el libro se revisa de nuevo, en segundo plano.',
  ],
  correctPaper: [
    'Corregir en el registro',
    'Los datos que se envían reemplazan lo que se sabe; `null` es «sin dato», y lo que no se envía queda igual. Lo anterior se conserva. Con `versions`, solo si tiene las versiones que se vieron.',
  ],
  pautaReports: ['Ediciones del informe de pauta', 'Las ediciones emitidas, la del mes más reciente primero.'],
  pautaJson: [
    'Informe de pauta en JSON',
    'El informe de un mes (`2026-10`), de varios (`2026-01_2026-03`) o de unos días (`2026-01-15_2026-03-20`). De un mes cerrado, el archivo de su edición más reciente o de la que se pida; si no, el provisional. El ETag es la huella SHA-256 del archivo.',
  ],
  pautaPdf: ['Informe de pauta en PDF', 'El mismo informe como documento PDF.'],
  pautaXlsx: ['Informe de pauta en Excel', 'El mismo informe como libro de Excel, con todas las líneas.'],
  pautaCsv: ['Líneas del informe en CSV', 'Las líneas del informe como datos abiertos.'],
  pautaDictionary: ['Diccionario del CSV', 'Qué significa cada columna del CSV, en CSV.'],
} as const;

export const PAUTA_PARAMETERS = {
  from: 'Primer mes. Con uno solo de los dos, ese mes; sin ninguno, el último mes con líneas',
  until: 'Último mes, incluido',
  department: 'Código DIVIPOLA de dos dígitos',
  import: 'Solo las de esta importación',
  words: 'Palabras que están en los nombres, la pieza, las referencias o las observaciones; sin tildes ni mayúsculas',
  money: 'Decimal en la unidad de la moneda, con punto y hasta dos decimales; `null`: el archivo no lo trae',
  by: 'Dimensiones separadas por comas: medium, coverage, ownership, department, campaign, contractor, outlet, month',
  format: '`json`, o `csv` para todas las líneas del filtro',
  knownBy: 'Un momento, en UTC: el registro como se conocía entonces',
  revision: 'La revisión de la línea que se vio; si ya es otra, no se corrige',
  period: 'Un mes, `2026-10`; varios, `2026-01_2026-03`; o unos días, `2026-01-15_2026-03-20`',
} as const;

export const BAD_VALUE = {
  money: 'Se espera un decimal con punto y hasta dos decimales, como 1250000.50',
  decimal: 'Se espera un número decimal con punto, como 12.5',
  day: 'Se espera un día que exista, como 2026-10-31',
  nit: 'Se espera un NIT, sin dígito de verificación o con él después de un guion, como 900373923-8',
  nitDigit: (expected: string) => `No es un NIT válido: con esos números el dígito de verificación es ${expected}`,
  place: 'No es un código DIVIPOLA conocido',
  currency: 'No es un código de moneda (ISO 4217)',
  dimensions: 'Se esperan hasta cuatro dimensiones distintas, separadas por comas',
} as const;

export const LEDGER_PROBLEM = {
  monthsReversed: 'El último mes es anterior al primero. Revise «from» y «until».',
  tooManyMonths: (most: number) => `El periodo tiene más de ${most} meses. Pida uno más corto.`,
  badPeriod: (text: string) =>
    `«${text}» no es un periodo. Use un mes como 2026-10, varios como 2026-01_2026-03, o días como 2026-01-15_2026-03-20.`,
  noProof: 'La línea no tiene ese soporte. Los que tiene están en la misma línea.',
  badProof:
    'El archivo no es un PDF, un audio ni una foto (JPEG, PNG, WebP o HEIC), y no se adjuntó. Se reconoce por su contenido, no por su nombre.',
  noEdition: (ofPeriod: string, edition: number) =>
    `El informe de pauta ${ofPeriod} no tiene la edición ${edition}. Las emitidas están en /api/v1/pauta/reports.`,
  otherName: (id: string, expected: string) =>
    `El nombre es de la campaña «${expected}» y la dirección es de «${id}». Envíela a la dirección de su nombre.`,
} as const;

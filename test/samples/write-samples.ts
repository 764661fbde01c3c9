// Writes the sample files of six media, and of contracts, orders and invoices, beside it: invented buys of an invented ministry, as agencies and outlets send them.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CellObject, utils, type WorkBook, write } from '@e965/xlsx';

const FOLDER = import.meta.dirname;
const MONTHS = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre'];
const CAMPAIGNS = ['Trabajo digno y decente', 'Formalízate', 'Primer empleo joven'] as const;

/** `1234567` → `$ 1.234.567` */
const pesos = (amount: number) => `$ ${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;
const vat = (net: number) => Math.round((net * 19) / 100);
const two = (number: number) => String(number).padStart(2, '0');
const dmy = (day: number, month: number) => `${two(day)}/${two(month)}/2026`;

const STATIONS: readonly (readonly [string, string, string, string, number])[] = [
  ['Radio Río Claro', '900373923-8', 'Honda', 'Tolima', 48_000],
  ['La Voz del Valle', '860025674-2', 'Cali', 'Valle del Cauca', 95_000],
  ['Emisora Los Guaduales', '890903938-8', 'Armenia', 'Quindío', 52_000],
  ['Caribe Stéreo', '800197268-4', 'Santa Marta', 'Magdalena', 61_000],
  ['Ondas del Macizo', '899999090-2', 'Popayán', 'Cauca', 39_500],
  ['Radio Nevado', '900002583-6', 'Manizales', 'Caldas', 57_250],
];

/** What was aired, as an agency's program writes it: Windows-1252, semicolons, lines before the header, a total. */
function radio(month: number): Buffer {
  const lines = STATIONS.map(([name, nit, town, department, price], at) => {
    const spots = 24 + ((at * 7 + month) % 5) * 6;
    const net = spots * price;
    const campaign = CAMPAIGNS[at % 2] ?? '';
    const days = [dmy(1 + at, month), dmy(20 + at, month)];
    return {
      cells: [
        campaign,
        name,
        nit,
        town,
        department,
        'AM/FM',
        '6:00 a 9:00',
        '30',
        ...days,
        String(spots),
        pesos(price),
      ],
      net,
    };
  });
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  const rows = [
    ['INFORME DE PAUTA EMITIDA No. 2026-', `${two(month)}-017`],
    ['Contratista:', 'Central de Medios Cóndor S.A.S.'],
    ['Contrato:', 'CO1.PCCNTR.7539485'],
    [],
    [
      'Campaña',
      'Emisora',
      'NIT emisora',
      'Municipio',
      'Departamento',
      'Banda',
      'Franja horaria',
      'Duración (seg)',
      'Fecha inicio',
      'Fecha fin',
      'Cuñas emitidas',
      'Valor unitario',
      'Valor neto',
      'IVA',
      'Total',
    ],
    ...lines.map((line) => [...line.cells, pesos(line.net), pesos(vat(line.net)), pesos(line.net + vat(line.net))]),
    [
      'TOTAL',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      pesos(net),
      pesos(lines.reduce((sum, line) => sum + vat(line.net), 0)),
      pesos(lines.reduce((sum, line) => sum + line.net + vat(line.net), 0)),
    ],
    [],
    ['Valores en pesos colombianos. Tarifas según circular del medio.'],
  ];
  return Buffer.from(`${rows.map((row) => row.join(';')).join('\r\n')}\r\n`, 'latin1');
}

type Row = (string | number | null | CellObject)[];
const money = (value: number): CellObject => ({ t: 'n', v: value, z: '"$"\\ #,##0' });
/** A true date of a spreadsheet, by its serial of the 1900 system. */
const dated = (day: number, month: number): CellObject => ({
  t: 'n',
  v: (Date.UTC(2026, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000,
  z: 'dd/mm/yyyy',
});

function sheetOf(rows: readonly Row[]) {
  return utils.aoa_to_sheet(rows.map((row) => row.map((cell) => cell)));
}

function bytesOf(book: WorkBook, bookType: 'xlsx' | 'biff8'): Buffer {
  return write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
}

/** Certified airing of a channel group: a header in two rows under merged cells, a hidden sheet of rates, a total. */
function television(month: number): Buffer {
  const channels = [
    ['Canal Regional Andino', 'Noticias 7 p. m.', 2.4, 1_850_000],
    ['Canal Regional Andino', 'Magazín', 1.1, 920_000],
    ['Telecosta', 'Noticias', 1.9, 1_240_000],
    ['Canal Institucional Nacional', 'Franja prime', 3.2, 2_600_000],
  ] as const;
  const lines = channels.map(([channel, programme, rating, price], at) => {
    const ordered = 10 + at * 2;
    const net = ordered * price;
    return [
      CAMPAIGNS[at % 3] ?? '',
      channel,
      programme,
      dated(3, month),
      dated(24, month),
      ordered,
      ordered - (at === 2 ? 1 : 0),
      at,
      rating,
      money(price),
      money(net),
      money(vat(net)),
      money(net + vat(net)),
    ] satisfies Row;
  });
  const sum = (column: number) => lines.reduce((total, line) => total + Number((line[column] as CellObject).v), 0);
  const sheet = sheetOf([
    [`CERTIFICACIÓN DE EMISIÓN — ${(MONTHS[month - 1] ?? '').toUpperCase()} DE 2026`],
    ['Contratista:', 'Producciones Páramo Ltda.'],
    ['NIT:', '830115226-3'],
    [],
    [
      'Campaña',
      'Canal',
      'Programa',
      'Fecha inicio',
      'Fecha fin',
      'Cantidad',
      null,
      null,
      'Rating',
      'Valor unitario',
      'Valores',
      null,
      null,
    ],
    [null, null, null, null, null, 'Ordenada', 'Emitida', 'Bonificada', null, null, 'Neto', 'IVA', 'Total'],
    ...lines,
    ['TOTAL', null, null, null, null, null, null, null, null, null, money(sum(10)), money(sum(11)), money(sum(12))],
  ]);
  sheet['!merges'] = [
    { s: { r: 4, c: 5 }, e: { r: 4, c: 7 } },
    { s: { r: 4, c: 10 }, e: { r: 4, c: 12 } },
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Certificación');
  utils.book_append_sheet(
    book,
    sheetOf([
      ['Canal', 'Tarifa'],
      ['Canal Regional Andino', 1_850_000],
    ]),
    'Tarifas',
  );
  book.Workbook = {
    Sheets: [
      { name: 'Certificación', Hidden: 0 },
      { name: 'Tarifas', Hidden: 1 },
    ],
  };
  return bytesOf(book, 'xlsx');
}

/** Notices in newspapers and a magazine, UTF-8 with commas, quotes and line breaks inside cells. */
function press(month: number): string {
  const notices = [
    ['El Heraldo Andino', 'Prensa', 'Económica', '1/2 página', 'Nacional', 18_400_000],
    ['Diario del Llano', 'Prensa', 'Local', '1/4 página', 'Regional', 4_250_000],
    ['La Comarca', 'Prensa', 'Portada', 'plana', 'Regional', 7_900_000],
    ['Revista Oficio', 'Revista', 'Central', 'página, color', 'Nacional', 6_350_000],
  ] as const;
  const quoted = (cell: string | number) =>
    /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
  const header = [
    'Tipo de medio',
    'Periódico',
    'Sección',
    'Tamaño',
    'Cobertura',
    'Fecha de publicación',
    'Campaña',
    'Referencia',
    'Factura No.',
    'Valor sin IVA',
    'IVA',
    'Valor total con IVA',
    'Observaciones',
  ];
  const lines = notices.map(([outlet, kind, section, size, coverage, net], at) => [
    kind,
    outlet,
    section,
    size,
    coverage,
    `${4 + at * 5} de ${MONTHS[month - 1]} de 2026`,
    CAMPAIGNS[2 - (at % 3)] ?? '',
    `Aviso "${at + 1}"`,
    `FE-${month}${two(at)}1`,
    pesos(net),
    pesos(vat(net)),
    pesos(net + vat(net)),
    at === 1 ? 'Página par,\nsegún disponibilidad' : '',
  ]);
  return `\ufeff${[header, ...lines].map((row) => row.map(quoted).join(',')).join('\n')}\n`;
}

/** Boards, one group a department, with amounts with VAT only, and a subtotal that is a hundred thousand pesos too high. */
function outdoor(month: number): Buffer {
  const boards = {
    Antioquia: [
      ['Medellín', 'Valla', 'Autopista Norte km 4', 3_600_000],
      ['Rionegro', 'Eucol', 'Parque principal', 850_000],
    ],
    Cundinamarca: [['Soacha', 'Paradero', 'Estación San Mateo', 1_150_000]],
    Santander: [
      ['Bucaramanga', 'Pantalla LED', 'Carrera 27', 4_900_000],
      ['Girón', 'Valla', 'Vía al aeropuerto', 2_750_000],
    ],
  } as const;
  const rows: Row[] = [
    ['PLAN DE MEDIOS EXTERIORES'],
    [`Periodo: ${MONTHS[month - 1]} de 2026`],
    [],
    ['Departamento', 'Municipio', 'Tipo de elemento', 'Dirección', 'Días de exhibición', 'Valor con IVA', 'Campaña'],
  ];
  for (const [department, own] of Object.entries(boards)) {
    own.forEach(
      ([town, kind, address, gross], at) =>
        void rows.push([at === 0 ? department : null, town, kind, address, 30, money(gross), CAMPAIGNS[0]]),
    );
  }
  rows.push(['Subtotal', null, null, null, null, money(13_350_000), null], ['Elaboró: Exteriores Cordillera S.A.S.']);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheetOf(rows), 'Exteriores');
  return bytesOf(book, 'xlsx');
}

/** An export of Meta Ads Manager in Spanish: the currency in the header, a summary row without a name first. */
function digital(month: number): string {
  const last = new Date(Date.UTC(2026, month, 0)).getUTCDate();
  const ads = [
    ['Reel primer empleo', CAMPAIGNS[2], 412_000, 6_310, 2_450_000],
    ['Carrusel formalización', CAMPAIGNS[1], 198_400, 2_015, 1_120_500],
    ['Video trabajo digno', CAMPAIGNS[0], 655_210, 4_980, 3_305_250],
  ] as const;
  const period = [`2026-${two(month)}-01`, `2026-${two(month)}-${two(last)}`];
  const total = (place: 2 | 3 | 4) => ads.reduce((sum, ad) => sum + ad[place], 0);
  const header = [
    'Inicio del informe',
    'Fin del informe',
    'Nombre de la campaña',
    'Nombre del anuncio',
    'Entrega del anuncio',
    'Importe gastado (COP)',
    'Impresiones',
    'Alcance',
    'Clics en el enlace',
  ];
  const rows = [
    [...period, '', '', '', total(4), total(2), 611_300, total(3)],
    ...ads.map(([name, campaign, impressions, clicks, spent]) => [
      ...period,
      campaign,
      name,
      'inactive',
      spent,
      impressions,
      Math.round(impressions / 1.6),
      clicks,
    ]),
  ];
  return `${[header, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`;
}

/** A network of community stations reports by old Excel: what was ordered, aired and given. */
function community(month: number): Buffer {
  const stations = [
    ['Emisora Comunitaria Voces del Pacífico', 'Guapi', 'Cauca', 20, 22],
    ['La Esquina Stéreo', 'El Carmen de Bolívar', 'Bolívar', 25, 25],
    ['Raíces de la Sierra', 'Valledupar', 'Cesar', 18, 15],
    ['Amazonía Comunitaria', 'Leticia', 'Amazonas', 15, 20],
  ] as const;
  const rows: Row[] = [
    ['RED DE EMISORAS COMUNITARIAS — CERTIFICACIÓN DE EMISIÓN'],
    ['Contratista:', 'Asociación Red Comunitaria del Sur'],
    [],
    [
      'Medio',
      'Emisora',
      'Propiedad',
      'Cobertura',
      'Municipio',
      'Departamento',
      'Periodo',
      'Cantidad ordenada',
      'Cantidad emitida',
      'Valor neto',
      'Campaña',
      'Observaciones',
    ],
    ...stations.map(
      ([name, town, department, ordered, aired]): Row => [
        'Radio',
        name,
        'Comunitaria',
        'Local',
        town,
        department,
        `del 5 al 19 de ${MONTHS[month - 1]} de 2026`,
        ordered,
        aired,
        money(ordered * 15_000),
        CAMPAIGNS[0],
        aired < ordered ? 'Fallas de energía' : null,
      ],
    ),
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheetOf(rows), 'Hoja1');
  return bytesOf(book, 'biff8');
}

/** Contracts as SECOP II publishes them (datos.gov.co, jbjy-vk9h), some of its columns. */
function contracts(): string {
  const page = 'https://community.secop.gov.co/Public/Tendering/OpportunityDetail/Index?noticeUID=';
  const rows = [
    'nombre_entidad,id_contrato,referencia_del_contrato,proceso_de_compra,fecha_de_firma,fecha_de_inicio_del_contrato,fecha_de_fin_del_contrato,tipodocproveedor,documento_proveedor,proveedor_adjudicado,valor_del_contrato,urlproceso',
    `Ministerio,CO1.PCCNTR.7539485,CD-045-2026,CO1.BDOS.7690562,2026-02-12,2026-02-16,2026-10-15,NIT,901222333,Central de Medios Cóndor S.A.S.,95000000,${page}CO1.NTC.7690562&isFromPublicArea=True`,
    `Ministerio,CO1.PCCNTR.7801112,CD-052-2026,CO1.BDOS.7801000,2026-08-14,2026-08-18,2026-12-18,NIT,901444555,Producciones Páramo S.A.S.,120000000,${page}CO1.NTC.7801000&isFromPublicArea=True`,
  ];
  return `${rows.join('\n')}\n`;
}

/** Orders under the contracts, as the group keeps them. */
function orders(): string {
  const rows = [
    ['Número de orden', 'Fecha de la orden', 'Contrato', 'Contratista', 'Valor de la orden'],
    ['OP-2026-031', '28/08/2026', 'CD-045-2026', 'Central de Medios Cóndor S.A.S.', '$ 22.000.000'],
    ['OP-2026-038', '29/09/2026', 'CD-045-2026', 'Central de Medios Cóndor S.A.S.', '$ 24.000.000'],
  ];
  return `\ufeff${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}

/** Invoices of the press of a month: one of them is of more than its notice. */
function invoices(month: number): string {
  const known = [
    ['El Heraldo Andino', 18_400_000],
    ['Diario del Llano', 4_250_000],
    ['La Comarca', 8_300_000],
    ['Revista Oficio', 6_350_000],
  ] as const;
  const header = [
    'Número de factura',
    'Nombre del emisor',
    'Fecha de la factura',
    'Valor antes de IVA',
    'IVA',
    'Total factura',
  ];
  const rows = known.map(([name, net], at) => [
    `FE-${month}${two(at)}1`,
    name,
    dmy(20 + at, month),
    pesos(net),
    pesos(vat(net)),
    pesos(net + vat(net)),
  ]);
  return `\ufeff${[header, ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`;
}

const FILES: Readonly<Record<string, string | Buffer>> = {
  'radio-2026-09.csv': radio(9),
  'radio-2026-10.csv': radio(10),
  'television-2026-10.xlsx': television(10),
  'prensa-2026-10.csv': press(10),
  'exteriores-2026-10.xlsx': outdoor(10),
  'digital-2026-09.csv': digital(9),
  'digital-2026-10.csv': digital(10),
  'comunitarias-2026-10.xls': community(10),
  'contratos-2026.csv': contracts(),
  'ordenes-2026.csv': orders(),
  'facturas-prensa-2026-10.csv': invoices(10),
};

for (const [name, bytes] of Object.entries(FILES)) writeFileSync(path.join(FOLDER, name), bytes);

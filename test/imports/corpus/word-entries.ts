import { bars, type Entry } from './entry.ts';

const named = (header: string, ...rows: string[]) =>
  bars(
    [
      `${header} | Etapa | Periodo | Valor neto (COP)`,
      ...rows.map((row, at) => `${row} | Emitida | mayo de 2026 | ${at + 1}.500.000`),
    ].join('\n'),
  );

const TOLIMA = { department: '73', municipality: '73349' };

export const WORD_ENTRIES: readonly Entry[] = [
  {
    name: 'identifiers with leading zeros, and those that lost digits',
    bytes: named(
      'Medio | Emisora | Orden | Contrato',
      'Radio | Uno | 00123 | CO1.PCCNTR.7539485',
      'Radio | Dos | 1,47588E+18 | 0045-2026',
      'Radio | Tres | ="000777" | CD-12',
    ),
    rejected: [[3, 'scientific-notation']],
    buys: [
      [2, { references: { order: '00123', contract: 'CO1.PCCNTR.7539485', secopContract: 'CO1.PCCNTR.7539485' } }],
      [4, { references: { order: '000777', contract: 'CD-12', secopContract: null } }],
    ],
  },
  {
    name: 'tax numbers: with check digit, without, wrong, and one that may be a document of a person',
    bytes: named(
      'Medio | Emisora | Proveedor | NIT',
      'Radio | Uno | Radio Uno SAS | 900.373.923-8',
      'Radio | Dos | Radio Dos SAS | 830115226',
      'Radio | Tres | Radio Tres SAS | 900.002.583-1',
      'Radio | Cuatro | Cuatro Ondas | 5203911844',
      'Radio | Cinco | Cinco Ondas | por definir',
    ),
    buys: [
      [2, { contractor: { name: 'Radio Uno SAS', nit: '900373923' } }],
      [3, { contractor: { name: 'Radio Dos SAS', nit: '830115226' } }],
      [4, { contractor: { name: 'Radio Tres SAS', nit: '900.002.583-1' } }],
      [5, { contractor: { name: 'Cuatro Ondas' } }],
      [6, { contractor: { name: 'Cinco Ondas', nit: 'por definir' } }],
    ],
    doubts: [
      ['contractorNit', 'ambiguous-nit'],
      ['contractorNit', 'not-a-nit'],
    ],
  },
  {
    name: 'places: by name, by code with and without its zero, alone, unknown',
    bytes: named(
      'Medio | Emisora | Departamento | Municipio',
      'Radio | Uno | Tolima | HONDA',
      'Radio | Dos | Antioquia | 5001',
      'Radio | Tres | Antioquia | 05001',
      'Radio | Cuatro | Atlántico | Cualquierópolis',
      'Radio | Cinco | Bogotá D.C. | Bogotá',
    ),
    buys: [
      [2, TOLIMA],
      [3, { department: '05', municipality: '05001' }],
      [4, { department: '05', municipality: '05001' }],
      [5, {}],
      [6, { department: '11', municipality: '11001' }],
    ],
    doubts: [
      ['municipality', 'zero-restored'],
      ['municipality', 'unknown-place'],
    ],
  },
  {
    name: 'a name of several towns without its department is doubted, never chosen',
    bytes: named('Medio | Emisora | Municipio', 'Radio | Uno | Honda', 'Radio | Dos | La Unión'),
    buys: [
      [2, TOLIMA],
      [3, { municipality: null }],
    ],
    doubts: [['municipality', 'ambiguous-place']],
  },
  {
    name: 'words for media that are not known are asked, each once',
    bytes: named('Medio | Emisora', 'Radio | Uno', 'Proximidad | Dos', 'Proximidad | Tres', 'Prensa digital | Cuatro'),
    asked: ['word:medium:proximidad', 'word:medium:prensa digital'],
    answers: { 'word:medium:proximidad': 'local-press', 'word:medium:prensa digital': 'digital' },
    buys: [
      [2, { medium: 'radio' }],
      [3, { medium: 'local-press' }],
      [4, { medium: 'local-press' }],
      [5, { medium: 'digital' }],
    ],
  },
  {
    name: 'names of media in a column called Medio are outlets, and the medium is asked',
    bytes: named('Medio | Municipio', 'La Voz del Valle | Cali', 'Canal Ríos | Pasto', 'El Llanero | Honda'),
    asked: ['medium'],
    answers: { medium: 'radio' },
    buys: [
      [2, { medium: 'radio', outlet: { name: 'La Voz del Valle', nit: null } }],
      [3, { outlet: { name: 'Canal Ríos', nit: null } }],
      [4, { outlet: { name: 'El Llanero', nit: null } }],
    ],
  },
  {
    name: 'a column called Tipo that holds media gives the medium',
    bytes: named('Tipo | Soporte', 'Radio | La Voz del Valle', 'Televisión | Canal Ríos', 'Prensa | El Llanero'),
    buys: [
      [2, { medium: 'radio', outlet: { name: 'La Voz del Valle', nit: null } }],
      [3, { medium: 'television' }],
      [4, { medium: 'press' }],
    ],
  },
  {
    name: 'a column called Soporte that holds media gives the medium where no other does',
    bytes: named('Soporte | Nombre del medio', 'Radio | La Voz del Valle', 'TV | Canal Ríos', 'Valla | Calle 10'),
    buys: [
      [2, { medium: 'radio', outlet: { name: 'La Voz del Valle', nit: null } }],
      [3, { medium: 'television' }],
      [4, { medium: 'outdoor' }],
    ],
  },
  {
    name: 'a column called Frecuencia beside impressions is the frequency of a digital plan',
    bytes: named(
      'Medio | Plataforma | Impresiones | Alcance | Frecuencia',
      'Digital | Meta | 120.500 | 40.250 | 2,99',
      'Digital | YouTube | 98.300 | 30.100 | 3,27',
    ),
    buys: [
      [2, { audience: { impressions: '120500', reach: '40250', frequency: '2.99' } }],
      [3, { audience: { impressions: '98300', reach: '30100', frequency: '3.27' } }],
    ],
  },
  {
    name: 'a column called Frecuencia of a station is its dial',
    bytes: named('Medio | Emisora | Frecuencia', 'Radio | Uno | 98.5 FM', 'Radio | Dos | 1.040 AM'),
    buys: [
      [2, { details: { frequency: '98.5 FM' } }],
      [3, { details: { frequency: '1.040 AM' } }],
    ],
  },
  {
    name: 'coverage and ownership are two things',
    bytes: named(
      'Medio | Emisora | Cobertura | Propiedad',
      'Radio | Uno | Local | Comunitaria',
      'Televisión | Dos | Regional | Pública',
      'Radio | Tres | Nacional | Privado',
    ),
    buys: [
      [2, { coverage: 'local', ownership: 'community' }],
      [3, { coverage: 'regional', ownership: 'public' }],
      [4, { coverage: 'national', ownership: 'private' }],
    ],
  },
  {
    name: 'how far a line has come, in a column, with a word that is asked',
    bytes: bars(
      'Medio | Emisora | Etapa | Periodo | Valor neto (COP)\nRadio | Uno | Emitida | mayo de 2026 | 1.500.000\nRadio | Dos | Cancelada | mayo de 2026 | 2.500.000',
    ),
    asked: ['word:stage:cancelada'],
    answers: { 'word:stage:cancelada': 'paid' },
    buys: [
      [2, { stage: 'aired' }],
      [3, { stage: 'paid' }],
    ],
  },
  {
    name: 'what nobody says of the whole file is asked: stage, medium, currency',
    bytes: bars(
      'Proveedor | Periodo | Valor neto\nRadio Uno SAS | mayo de 2026 | 1.500.000\nRadio Dos SAS | mayo de 2026 | 2.500.000',
    ),
    asked: ['stage', 'medium', 'currency'],
    answers: { stage: 'invoiced', medium: 'radio', currency: 'COP' },
    buys: [
      [2, { stage: 'invoiced', medium: 'radio', currency: 'COP' }],
      [3, { stage: 'invoiced', medium: 'radio', currency: 'COP' }],
    ],
  },
  {
    name: 'radio with its own columns',
    bytes: named(
      'Medio | Emisora | Dial | Programa | Franja | Duración (s) | Cuñas por día | Días | Cuñas | Bonificadas',
      'Radio | Uno | 98.5 | El Despertador | 06:00-09:00 | 30 | 4 | 10 | 40 | 5',
    ),
    buys: [
      [
        2,
        {
          quantities: { ordered: '40', bonus: '5', aired: null },
          details: {
            dial: '98.5',
            programme: 'El Despertador',
            daypart: '06:00-09:00',
            seconds: '30',
            perDay: '4',
            days: '10',
          },
        },
      ],
    ],
  },
  {
    name: 'television with its own columns',
    bytes: named(
      'Medio | Canal | Señal | Programa | N.º comerciales | Rating | GRP | Costo por punto',
      'TV | Canal Ríos | HD | Noticiero | 12 | 7,5 | 90,5 | 16.574',
      'TV | Canal Ríos | HD | Novela | 8 | 11,25 | 90,25 | 27.700',
      'TV | Canal Ríos | SD | Novela | 3 | 6,75 | 20,25 | 31.300',
    ),
    buys: [
      [
        2,
        {
          medium: 'television',
          quantities: { ordered: '12' },
          audience: { rating: '7.5', grp: '90.5' },
          details: { signal: 'HD', programme: 'Noticiero' },
        },
      ],
      [3, { audience: { rating: '11.25', grp: '90.25' } }],
      [4, { audience: { rating: '6.75', grp: '20.25' } }],
    ],
  },
  {
    name: 'press with its own columns',
    bytes: named(
      'Medio | Periódico | Sección | Página | Tamaño | Color | Edición | Fecha de publicación | Circulación',
      'Prensa | El Llanero | Judicial | 3 | 1/4 plana | Policromía | 8.211 | 17/05/2026 | 25.000',
      'Prensa | El Llanero | Local | 5 | 10 cm x 3 col | B/N | 8.212 | 18/05/2026 | 26.500',
      'Prensa | El Llanero | Local | 7 | 1/2 plana | B/N | 8.213 | 19/05/2026 | 27.500',
    ),
    buys: [
      [
        2,
        {
          medium: 'press',
          outlet: { name: 'El Llanero' },
          period: { first: '2026-05-17', last: '2026-05-17', precision: 'day' },
          details: {
            section: 'Judicial',
            page: '3',
            size: '1/4 plana',
            colour: 'Policromía',
            edition: '8.211',
            circulation: '25000',
          },
        },
      ],
      [3, { details: { size: '10 cm x 3 col', circulation: '26500' } }],
      [4, { details: { size: '1/2 plana', circulation: '27500' } }],
    ],
  },
  {
    name: 'boards with their own columns',
    bytes: named(
      'Medio | Proveedor | Tipo de valla | Dirección | Medidas | Caras | Días de exhibición',
      'Exterior | Vallas del Sur | Convencional | Km 3 vía Honda | 12 x 4 m | 2 | 30',
    ),
    buys: [
      [
        2,
        {
          medium: 'outdoor',
          contractor: { name: 'Vallas del Sur' },
          details: {
            boardType: 'Convencional',
            address: 'Km 3 vía Honda',
            measures: '12 x 4 m',
            faces: '2',
            days: '30',
          },
        },
      ],
    ],
  },
  {
    name: 'digital with its own columns',
    bytes: named(
      'Plataforma | Formato | Objetivo | Impresiones | Clics | CTR | CPM (COP)',
      'Meta | Video | Alcance | 1.200.500 | 14.250 | 1,19% | 12.500',
      'YouTube | Bumper | Alcance | 880.300 | 3.120 | 0,35% | 9.800',
      'TikTok | Video | Alcance | 780.300 | 5.120 | 0,66% | 8.700',
    ),
    buys: [
      [
        2,
        {
          medium: 'digital',
          outlet: { name: 'Meta' },
          audience: { impressions: '1200500', clicks: '14250' },
          details: { format: 'Video', ctr: '0.0119', costPerThousand: '12500' },
        },
      ],
      [3, { audience: { impressions: '880300', clicks: '3120' } }],
      [4, { audience: { impressions: '780300', clicks: '5120' } }],
    ],
  },
  {
    name: 'community radio with its own columns',
    bytes: named(
      'Medio | Emisora | Asociación | Licencia | Municipio | Contraprestación | Certificación firmada',
      'Emisora comunitaria | Ondas de Honda | Red Magdalena | 00412 | Honda | Mención de marca | Sí',
    ),
    buys: [
      [
        2,
        {
          medium: 'radio',
          municipality: '73349',
          details: {
            association: 'Red Magdalena',
            licence: '00412',
            compensation: 'Mención de marca',
            certified: 'true',
          },
        },
      ],
    ],
  },
];

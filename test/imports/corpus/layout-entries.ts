import { bars, cells, csv, type Entry } from './entry.ts';
import { type Cell, EXCEL_TEXT, type Page, xlsxFile } from './write-file.ts';

const HEADER = 'Medio | Emisora | Etapa | Periodo | Valor neto (COP)';

const line = (outlet: string, millions: number, medium = 'Radio') =>
  `${medium} | ${outlet} | Emitida | mayo de 2026 | ${millions}.500.000`;

const net = (millions: number) => BigInt(millions * 1_000_000 + 500_000) * 100n;

function page(name: string, text: string, more: Partial<Page> = {}): Page {
  return { name, rows: cells(text), ...more };
}

/** One block of a cover, a header, two lines and their total under a normal column. */
function block(at: number): string {
  return `ENTIDAD ${at} | | | |
Informe de pauta | | | |
${HEADER}
${line(`Emisora ${at}A`, at)}
${line(`Emisora ${at}B`, at + 1)}
 | Total | | | ${2 * at + 2}.000.000`;
}

const BLOCKS = 46;

export const LAYOUT_ENTRIES: readonly Entry[] = [
  {
    name: 'a cover and a header again and again, each block with its total under a normal column',
    bytes: bars(Array.from({ length: BLOCKS }, (_, at) => block(at + 1)).join('\n\n')),
    warnings: ['group-titles'],
    buys: Array.from({ length: BLOCKS }, (_, at) => [
      [at * 7 + 4, { outlet: { name: `Emisora ${at + 1}A` }, net: net(at + 1) }] as const,
      [at * 7 + 5, { outlet: { name: `Emisora ${at + 1}B` }, net: net(at + 2) }] as const,
    ]).flat(),
    tables: [{ rows: { data: 92, accepted: 92, totals: 46 } }],
  },
  {
    name: 'a title of a medium above each header',
    bytes: bars(
      'Pauta emitida | | | |\nRADIO\nEmisora | Etapa | Periodo | Valor neto (COP)\nUno | Emitida | mayo de 2026 | 1.500.000\nDos | Emitida | mayo de 2026 | 2.500.000\n\nTELEVISIÓN\nEmisora | Etapa | Periodo | Valor neto (COP)\nTres | Emitida | mayo de 2026 | 3.500.000',
    ),
    warnings: ['group-titles'],
    buys: [
      [4, { medium: 'radio', net: net(1) }],
      [5, { medium: 'radio', net: net(2) }],
      [9, { medium: 'television', net: net(3) }],
    ],
  },
  {
    name: 'titles that are media win over a column of outlets that has no medium',
    bytes: bars(
      'Proveedor | Etapa | Periodo | Valor neto (COP)\nPRENSA\nUno SAS | Emitida | mayo de 2026 | 1.500.000\nVALLAS\nDos SAS | Emitida | mayo de 2026 | 2.500.000',
    ),
    warnings: ['group-titles'],
    buys: [
      [3, { medium: 'press' }],
      [5, { medium: 'outdoor' }],
    ],
  },
  {
    name: 'a repeated header that lacks a column: values belong to the header above them',
    bytes: bars(
      `${HEADER} | Cuñas\n${line('Uno', 1)} | 12\n${line('Dos', 2)} | 15\n\nMedio | Emisora | Etapa | Periodo | Cuñas\nRadio | Tres | Emitida | mayo de 2026 | 80`,
    ),
    asked: ['currency'],
    answers: { currency: 'COP' },
    buys: [
      [2, { net: net(1), quantities: { ordered: '12' } }],
      [3, { net: net(2), quantities: { ordered: '15' } }],
      [6, { net: null, quantities: { ordered: '80' } }],
    ],
  },
  {
    name: 'sheets that differ by a column',
    bytes: xlsxFile([
      page('Marzo', `${HEADER}\n${line('Uno', 1)}\n${line('Dos', 2)}`),
      page(
        'Abril',
        `Medio | Emisora | Programa | Etapa | Periodo | Valor neto (COP)\nRadio | Tres | Noticias | Emitida | mayo de 2026 | 3.500.000\nRadio | Cuatro | Noticias | Emitida | mayo de 2026 | 4.500.000`,
      ),
    ]),
    buys: [
      [2, { net: net(1) }],
      [3, { net: net(2) }],
      [2, { net: net(3), details: { programme: 'Noticias' } }],
      [3, { net: net(4) }],
    ],
  },
  {
    name: 'hidden sheets are seen and not imported',
    bytes: xlsxFile([
      page('Pauta', `${HEADER}\n${line('Uno', 1)}\n${line('Dos', 2)}`),
      page('Borrador', `${HEADER}\n${line('Tres', 3)}\n${line('Cuatro', 4)}`, { hidden: true }),
    ]),
    warnings: ['hidden-sheet'],
    buys: [
      [2, { net: net(1) }],
      [3, { net: net(2) }],
    ],
    tables: [
      { sheet: 'Pauta', chosen: true },
      { sheet: 'Borrador', hidden: true, chosen: false },
    ],
  },
  {
    name: 'a summary that tells the same money again is asked',
    bytes: xlsxFile([
      page('Detalle', `${HEADER}\n${line('Uno', 1)}\n${line('Dos', 2)}\n${line('Canal', 3, 'TV')}`),
      page(
        'Resumen',
        'Medio | Etapa | Periodo | Valor neto (COP)\nRadio | Emitida | mayo de 2026 | 4.000.000\nTV | Emitida | mayo de 2026 | 3.500.000',
      ),
    ]),
    asked: ['tables'],
    answers: { tables: ['Detalle#0'] },
    buys: [
      [2, { net: net(1) }],
      [3, { net: net(2) }],
      [4, { net: net(3) }],
    ],
  },
  {
    name: 'two tables of one sheet, the second of another kind of paper',
    bytes: bars(
      `${HEADER}\n${line('Uno', 1)}\n${line('Dos', 2)}\nTOTAL | | | | 4.000.000\n\nPlataforma | Objetivo | Impresiones | Inversión sin IVA (COP) | Etapa | Periodo\nMeta | Alcance | 1.200.500 | 5.500.000 | Emitida | mayo de 2026\nYouTube | Vistas | 980.300 | 6.500.000 | Emitida | mayo de 2026\nTikTok | Vistas | 780.300 | 7.500.000 | Emitida | mayo de 2026`,
    ),
    buys: [
      [2, { medium: 'radio', net: net(1) }],
      [3, { medium: 'radio', net: net(2) }],
      [7, { medium: 'digital', net: net(5), audience: { impressions: '1200500' } }],
      [8, { medium: 'digital', net: net(6) }],
      [9, { medium: 'digital', net: net(7) }],
    ],
  },
  {
    name: 'columns merged over their rows are filled down, text and places',
    bytes: xlsxFile([
      {
        rows: cells(`Departamento | Municipio | Medio | Emisora | Etapa | Periodo | Valor neto (COP)
Tolima | Honda | Radio | Uno | Emitida | mayo de 2026 | 1.500.000
 | | Radio | Dos | Emitida | mayo de 2026 | 2.500.000
Antioquia | Medellín | Radio | Tres | Emitida | mayo de 2026 | 3.500.000`),
        merged: [
          [2, 3, 1, 1],
          [2, 3, 2, 2],
        ],
      },
    ]),
    warnings: ['filled-down'],
    buys: [
      [2, { municipality: '73349' }],
      [3, { municipality: '73349' }],
      [4, { municipality: '05001' }],
    ],
  },
  {
    name: 'a column that repeats itself means its blanks',
    bytes: bars(
      `${HEADER} | Programa\n${line('Uno', 1)} | Noticias\n${line('Dos', 2)} | Noticias\n${line('Tres', 3)} |\n${line('Cuatro', 4)} |`,
    ),
    buys: [
      [2, { details: { programme: 'Noticias' } }],
      [3, { details: { programme: 'Noticias' } }],
      [4, { details: {} }],
      [5, { details: {} }],
    ],
  },
  {
    name: 'a printed total that is wrong is told, and changes nothing',
    bytes: bars(`${HEADER}\n${line('Uno', 1)}\n${line('Dos', 2)}\nTOTAL | | | | 4.100.000`),
    findings: [['total-differs', 4, { field: 'net', currency: 'COP', lines: 2, first: 2, last: 3 }]],
    buys: [
      [2, { net: net(1) }],
      [3, { net: net(2) }],
    ],
    tables: [
      {
        printedTotals: [
          { row: 4, label: 'TOTAL', columns: [{ printed: '4100000', sum: '4000000', verdict: 'differs' }] },
        ],
      },
    ],
  },
  {
    name: 'the same line twice is kept twice, and told',
    bytes: bars(`${HEADER}\n${line('Uno', 1)}\n${line('Uno', 1)}\n${line('Dos', 2)}\nTOTAL | | | | 5.500.000`),
    warnings: ['identical-rows'],
    buys: [
      [2, { net: net(1) }],
      [3, { net: net(1) }],
      [4, { net: net(2) }],
    ],
    tables: [{ identicalRows: 1, printedTotals: [{ columns: [{ verdict: 'equal' }] }] }],
  },
  {
    name: 'titles of groups that are media give the medium; others are told',
    bytes: bars(
      'Emisora | Etapa | Periodo | Valor neto (COP) | Cuñas\nRADIO\nUno | Emitida | mayo de 2026 | 1.500.000 | 12\nTELEVISIÓN\nDos | Emitida | mayo de 2026 | 2.500.000 | 14',
    ),
    warnings: ['group-titles'],
    buys: [
      [3, { medium: 'radio' }],
      [5, { medium: 'television' }],
    ],
  },
  {
    name: 'titles of groups that are departments give the department',
    bytes: bars(
      'Medio | Emisora | Municipio | Etapa | Periodo | Valor neto (COP)\nTOLIMA\nRadio | Uno | Honda | Emitida | mayo de 2026 | 1.500.000\nANTIOQUIA\nRadio | Dos | La Unión | Emitida | mayo de 2026 | 2.500.000',
    ),
    warnings: ['group-titles'],
    buys: [
      [3, { department: '73', municipality: '73349' }],
      [5, { department: '05', municipality: '05400' }],
    ],
  },
  {
    name: 'titles of groups that say something else are kept with their lines',
    bytes: bars(`${HEADER}\nPRIMERA FASE\n${line('Uno', 1)}\nSEGUNDA FASE\n${line('Dos', 2)}`),
    warnings: ['group-titles'],
    buys: [
      [3, { net: net(1), details: { group: 'PRIMERA FASE' } }],
      [5, { net: net(2), details: { group: 'SEGUNDA FASE' } }],
    ],
  },
  {
    name: 'a row of which nothing says what it is about is not taken',
    bytes: bars(`${HEADER}\n${line('Uno', 1)}\n | | Emitida | mayo de 2026 | 7.500.000\n${line('Dos', 2)}`),
    rejected: [[3, 'required-missing']],
    buys: [
      [2, { net: net(1) }],
      [4, { net: net(2) }],
    ],
  },
  {
    name: 'cells with the sign that parts them, quotes and line breaks',
    bytes: csv([
      ['Medio', 'Emisora', 'Etapa', 'Periodo', 'Valor neto (COP)', 'Observaciones'],
      ['Radio', 'Emisora "La Voz"; Cali', 'Emitida', 'mayo de 2026', '1.500.000', 'Primera línea\nsegunda "línea"'],
      ['Radio', 'Dos', 'Emitida', 'mayo de 2026', '2.500.000', 'a;b'],
    ] satisfies Cell[][]),
    buys: [
      [2, { outlet: { name: 'Emisora "La Voz"; Cali' }, remarks: 'Primera línea\nsegunda "línea"' }],
      [4, { remarks: 'a;b' }],
    ],
  },
  {
    name: 'a file of Excel with a byte of another encoding',
    bytes: Buffer.concat([
      bars(`${HEADER}\n${line('Ñandú', 1)}`, EXCEL_TEXT),
      Buffer.from('Radio;Se\xf1al;Emitida;mayo de 2026;2.500.000\r\n', 'latin1'),
    ]),
    warnings: ['encoding-not-utf8'],
    buys: [
      [2, { outlet: { name: 'Ñandú' } }],
      [3, { outlet: { name: 'Señal' } }],
    ],
  },
  {
    name: 'key and value lines above the table hold for all its lines',
    bytes: bars(
      'Campaña: | Trabajo digno | | |\nContrato No. 045 de 2026 | | | |\nProveedor: Radio Uno SAS | | | |\n\nMedio | Emisora | Etapa | Periodo | Valor neto (COP)\nRadio | Uno | Emitida | mayo de 2026 | 1.500.000\nRadio | Dos | Emitida | mayo de 2026 | 2.500.000',
    ),
    buys: [
      [6, { campaign: 'Trabajo digno', contractor: { name: 'Radio Uno SAS' } }],
      [7, { campaign: 'Trabajo digno', contractor: { name: 'Radio Uno SAS' } }],
    ],
  },
  {
    name: 'a column for each platform beside their total: the total counts, and the columns are told',
    bytes: bars(
      'Medio | Campaña | Etapa | Periodo | Meta (COP) | YouTube (COP) | Valor neto (COP)\nDigital | Trabajo digno | Emitida | mayo de 2026 | 1.000.000 | 500.000 | 1.500.000\nDigital | Primer empleo | Emitida | mayo de 2026 | 2.000.000 | 500.000 | 2.500.000',
    ),
    warnings: ['wide-table'],
    buys: [
      [2, { net: net(1) }],
      [3, { net: net(2) }],
    ],
  },
];

import type { Decimal } from '#core/imports/decimal.ts';
import { bars, cells, type Entry } from './entry.ts';
import { xlsxFile } from './write-file.ts';

const HEADER = 'Medio | Emisora | Etapa | Periodo | Valor neto (COP)';
const line = (outlet: string, net: string) => `Radio | ${outlet} | Emitida | mayo de 2026 | ${net}`;
const dec = (text: string) => text as Decimal;
const rows = (...numbers: number[]) => numbers.map((row) => [row, {}] as const);

const BLOCKS = (first: string, second: string, whole: string) =>
  `${HEADER}
${line('Uno', '1.500.000')}
${line('Dos', '2.500.000')}
Subtotal | | | | ${first}
${line('Tres', '700.000')}
${line('Cuatro', '900.000')}
Subtotal | | | | ${second}
TOTAL GENERAL | | | | ${whole}`;

/** Totals as files print them, right and wrong. */
export const TOTAL_ENTRIES: readonly Entry[] = [
  {
    name: 'a total that is one cent off',
    bytes: bars(`${HEADER}\n${line('Uno', '1.500,25')}\n${line('Dos', '2.500,50')}\nTOTAL | | | | 4.000,76`),
    buys: rows(2, 3),
    findings: [['total-off-by-cent', 4, { sum: dec('4000.75'), difference: dec('0.01'), column: 'Valor neto (COP)' }]],
  },
  {
    name: 'a total that is two cents off is wrong',
    bytes: bars(`${HEADER}\n${line('Uno', '1.500,25')}\n${line('Dos', '2.500,50')}\nTOTAL | | | | 4.000,73`),
    buys: rows(2, 3),
    findings: [['total-differs', 4, { difference: dec('-0.02') }]],
  },
  {
    name: 'subtotals and a total that add up',
    bytes: bars(BLOCKS('4.000.000', '1.600.000', '5.600.000')),
    buys: rows(2, 3, 5, 6),
  },
  {
    name: 'a wrong subtotal is held against its own block',
    bytes: bars(BLOCKS('4.000.000', '1.700.000', '5.600.000')),
    buys: rows(2, 3, 5, 6),
    findings: [['total-differs', 7, { sum: dec('1600000'), difference: dec('100000'), lines: 2, first: 5, last: 6 }]],
  },
  {
    name: 'a wrong total after subtotals is held against the whole table',
    bytes: bars(BLOCKS('4.000.000', '1.600.000', '5.700.000')),
    buys: rows(2, 3, 5, 6),
    findings: [['total-differs', 8, { sum: dec('5600000'), difference: dec('100000'), lines: 4, first: 2, last: 6 }]],
  },
  {
    name: 'a second total after the only block may be of more than the file shows',
    bytes: bars(
      `${HEADER}\n${line('Uno', '1.500.000')}\n${line('Dos', '2.500.000')}\nTotal: pautas | | | | 4.000.000\nTotal: cuenta | | | | 9.000.000`,
    ),
    buys: rows(2, 3),
  },
  {
    name: 'amounts in thousands: a hundredth of the unit is a rounding, and figures are told in pesos',
    bytes: bars(
      `Medio | Emisora | Etapa | Periodo | Valor neto (miles de COP)\n${line('Uno', '1.500,25')}\n${line('Dos', '2.500,50')}\nTOTAL | | | | 4.000,76`,
    ),
    buys: [
      [2, { net: 150_025_000n }],
      [3, { net: 250_050_000n }],
    ],
    findings: [
      [
        'total-off-by-cent',
        4,
        { printed: dec('4000760'), sum: dec('4000750'), difference: dec('10'), currency: 'COP' },
      ],
    ],
  },
  {
    name: 'a total over a row that was not taken says so',
    bytes: bars(
      `${HEADER}\n${line('Uno', '1.500.000')}\n${line('Dos', '2.500.000')}\n${line('Tres', 'por definir')}\nTOTAL | | | | 4.700.000`,
    ),
    rejected: [[4, 'not-a-number']],
    buys: rows(2, 3),
    findings: [['total-differs', 5, { difference: dec('700000'), lines: 2, refused: 1 }]],
  },
  {
    name: 'a total over amounts of two currencies is held against nothing',
    bytes: bars(
      `Medio | Emisora | Etapa | Periodo | Moneda | Valor neto\nRadio | Uno | Emitida | mayo de 2026 | COP | 1.500.000\nRadio | Dos | Emitida | mayo de 2026 | USD | 2.500\nTOTAL | | | | | 9.999.999`,
    ),
    buys: [
      [2, { currency: 'COP' }],
      [3, { currency: 'USD' }],
    ],
  },
  {
    name: 'a workbook: a total adds unit prices in one sheet and is wrong in another, and hidden sheets say nothing',
    bytes: xlsxFile([
      {
        name: 'Mayo',
        rows: cells(`Medio | Emisora | Etapa | Periodo | Valor unitario | Valor neto (COP)
Radio | Uno | Emitida | mayo de 2026 | 50.000,00 | 1.500.000
Radio | Dos | Emitida | mayo de 2026 | 60.000,00 | 2.500.000
TOTAL | | | | 110.000,00 | 4.000.000`),
      },
      {
        name: 'Junio',
        rows: cells(`Medio | Emisora | Etapa | Periodo | Valor unitario | Valor neto (COP)
Radio | Uno | Emitida | junio de 2026 | 50.000,00 | 1.700.000
Radio | Dos | Emitida | junio de 2026 | 60.000,00 | 1.900.000
TOTAL | | | | | 3.500.000`),
      },
      {
        name: 'Borrador',
        hidden: true,
        rows: cells(`Medio | Emisora | Etapa | Periodo | Valor unitario | Valor neto (COP)
Radio | Uno | Emitida | junio de 2026 | 50.000,00 | 1.300.000
TOTAL | | | | | 9.100.000`),
      },
    ]),
    warnings: ['hidden-sheet'],
    buys: rows(2, 3, 2, 3),
    findings: [
      ['total-adds-units', 4, { sheet: 'Mayo', field: 'unitPrice', real: null }],
      ['total-differs', 4, { sheet: 'Junio', field: 'net', difference: dec('-100000') }],
    ],
  },
];

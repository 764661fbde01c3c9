import { bars, type Entry } from './entry.ts';
import { xlsxFile } from './write-file.ts';

const month = (first: string, last: string) => ({ period: { first, last, precision: 'month' } });
const days = (first: string, last: string) => ({ period: { first, last, precision: 'day' } });
const MARCH = Array.from({ length: 31 }, (_, at) => String(at + 1));

export const CALENDAR_ENTRIES: readonly Entry[] = [
  {
    name: 'amounts by month, asked with their VAT: a line for each month with money',
    bytes: bars(
      'Medio | Emisora | Etapa | Enero 2026 | Febrero 2026 | Marzo 2026\nRadio | Uno | Emitida | 1.500.000 | 2.500.000 | 0\nRadio | Dos | Emitida | | 3.500.000 | 4.500.000',
    ),
    asked: ['calendar:', 'currency'],
    answers: { 'calendar:': 'net', currency: 'COP' },
    warnings: ['calendar-by-period'],
    buys: [
      [2, { ...month('2026-01-01', '2026-01-31'), net: 150_000_000n, total: null, origin: { column: 4 } }],
      [2, { ...month('2026-02-01', '2026-02-28'), net: 250_000_000n, origin: { column: 5, header: 'Febrero 2026' } }],
      [3, { ...month('2026-02-01', '2026-02-28'), net: 350_000_000n, details: {} }],
      [3, { ...month('2026-03-01', '2026-03-31'), net: 450_000_000n }],
    ],
  },
  {
    name: 'amounts with VAT by month, whose row total and quantity are not repeated, and a total that is not their sum',
    bytes: bars(
      'Plan de medios 2026\n\nMedio | Emisora | Cuñas | Ene (COP) | Feb (COP) | Inversión total (COP)\nRadio | Uno | 12 | 1.500.000 | 2.500.000 | 4.000.000\nRadio | Dos | 20 | 1.000.000 | 3.500.000 | 5.000.000',
    ),
    asked: ['calendar:'],
    answers: { 'calendar:': 'total' },
    warnings: ['calendar-by-period', 'calendar-leaves-out'],
    buys: [
      [4, { ...month('2026-01-01', '2026-01-31'), net: null, total: 150_000_000n, quantities: { ordered: null } }],
      [4, { ...month('2026-02-01', '2026-02-28'), total: 250_000_000n }],
      [5, { ...month('2026-01-01', '2026-01-31'), total: 100_000_000n, quantities: { ordered: null } }],
      [5, { ...month('2026-02-01', '2026-02-28'), total: 350_000_000n }],
    ],
    doubts: [['amount', 'calendar-differs']],
  },
  {
    name: 'spots by month beside one amount: the line stays whole, the amount is told once',
    bytes: bars(
      'Medio | Emisora | Etapa | Enero | Febrero | Marzo | Total cuñas | Valor neto (COP)\nRadio | Uno | Planeada | 5 | | 7 | 12 | 1.500.000\nRadio | Dos | Planeada | | 4 | 3 | 8 | 2.500.000',
    ),
    asked: ['calendar:', 'year'],
    answers: { 'calendar:': 'ordered', year: 2026 },
    warnings: ['calendar-by-row'],
    buys: [
      [
        2,
        {
          ...month('2026-01-01', '2026-03-31'),
          net: 150_000_000n,
          quantities: { ordered: '12' },
          details: { calendar: 'Enero: 5, Marzo: 7' },
        },
      ],
      [3, { ...month('2026-02-01', '2026-03-31'), net: 250_000_000n, quantities: { ordered: '8' } }],
    ],
    doubts: [['ordered', 'calendar-differs']],
  },
  {
    name: 'spots by month and no amount: a line for each month, of the words beside the months',
    bytes: bars(
      'Medio | Emisora | Etapa | Cuñas enero 2026 | Cuñas febrero 2026\nRadio | Uno | Ordenada | 5 | 7\nRadio | Dos | Ordenada | 9 | ',
    ),
    asked: ['currency'],
    answers: { currency: 'COP' },
    warnings: ['calendar-by-period'],
    buys: [
      [2, { ...month('2026-01-01', '2026-01-31'), quantities: { ordered: '5' }, net: null }],
      [2, { ...month('2026-02-01', '2026-02-28'), quantities: { ordered: '7' } }],
      [3, { ...month('2026-01-01', '2026-01-31'), quantities: { ordered: '9' } }],
    ],
  },
  {
    name: 'marked weeks under their months: one line over what is marked, the amount whole',
    bytes: bars(
      'Plan de medios 2026\n\nMedio | Canal | Valor neto (COP) | Marzo | | Abril | | Observaciones\n | | | Sem 1 | Sem 2 | Sem 1 | Sem 2 | \nTelevisión | Uno | 1.500.000 | X | | x | | nota\nTelevisión | Dos | 2.500.000 | | | | X |',
    ),
    warnings: ['calendar-by-row'],
    buys: [
      [
        5,
        {
          ...month('2026-03-01', '2026-04-30'),
          net: 150_000_000n,
          details: { calendar: 'Marzo · Sem 1, Abril · Sem 1' },
          remarks: 'nota',
        },
      ],
      [6, { ...month('2026-04-01', '2026-04-30'), net: 250_000_000n }],
    ],
  },
  {
    name: 'spots by day of a month under its name, with a row of days of the week',
    bytes: xlsxFile([
      {
        rows: [
          ['Medio', 'Emisora', 'Etapa', 'Marzo 2026', ...Array.from({ length: 30 }, () => null), 'Valor neto (COP)'],
          [null, null, null, ...MARCH.map((_, at) => 'DLMMJVS'[at % 7] ?? ''), null],
          [null, null, null, ...MARCH.map((number) => ({ number })), null],
          [
            'Radio',
            'Uno',
            'Planeada',
            ...MARCH.map((_, at) => (at === 4 || at === 9 ? { number: '3' } : null)),
            { number: '1500000' },
          ],
          [
            'Radio',
            'Dos',
            'Planeada',
            ...MARCH.map((_, at) => (at === 30 ? { number: '2' } : null)),
            { number: '2500000' },
          ],
        ],
        merged: [[1, 1, 4, 34]],
      },
    ]),
    asked: ['calendar:'],
    answers: { 'calendar:': 'ordered' },
    warnings: ['calendar-by-row'],
    buys: [
      [4, { ...days('2026-03-05', '2026-03-10'), net: 150_000_000n, quantities: { ordered: '6' } }],
      [5, { ...days('2026-03-31', '2026-03-31'), net: 250_000_000n, quantities: { ordered: '2' } }],
    ],
  },
  {
    name: 'days in the row of the names, the month above the table; a day that the month has not',
    bytes: bars(
      `ABRIL DE 2026\n\nMedio | Emisora | Etapa | ${MARCH.join(' | ')} | Valor neto (COP)\nRadio | Uno | Planeada | ${MARCH.map((day) => (day === '8' ? '4' : '')).join(' | ')} | 1.500.000\nRadio | Dos | Planeada | ${MARCH.map((day) => (day === '31' ? '4' : '')).join(' | ')} | 2.500.000`,
    ),
    asked: ['calendar:'],
    answers: { 'calendar:': 'ordered' },
    warnings: ['calendar-by-row', 'period-from-cover'],
    rejected: [[5, 'date-does-not-exist']],
    buys: [[4, { ...days('2026-04-08', '2026-04-08'), net: 150_000_000n, quantities: { ordered: '4' } }]],
  },
  {
    name: 'quantity and money of each month, side by side',
    bytes: bars(
      'Medio | Emisora | Etapa | Enero 2026 | | Febrero 2026 | \n | | | Cuñas | Valor neto (COP) | Cuñas | Valor neto (COP)\nRadio | Uno | Planeada | 5 | 1.500.000 | 7 | 2.500.000\nRadio | Dos | Planeada | | | 3 | 900.000',
    ),
    warnings: ['calendar-by-period'],
    buys: [
      [3, { ...month('2026-01-01', '2026-01-31'), net: 150_000_000n, quantities: { ordered: '5' } }],
      [3, { ...month('2026-02-01', '2026-02-28'), net: 250_000_000n, quantities: { ordered: '7' } }],
      [4, { ...month('2026-02-01', '2026-02-28'), net: 90_000_000n, quantities: { ordered: '3' } }],
    ],
  },
  {
    name: 'months over New Year: the year of the first is asked, even where one stands above',
    bytes: bars(
      'Campaña de fin de año 2026\n\nMedio | Emisora | Etapa | Nov (COP) | Dic (COP) | Ene (COP)\nRadio | Uno | Planeada | 1.500.000 | 2.500.000 | 3.500.000',
    ),
    asked: ['calendar:', 'year'],
    answers: { 'calendar:': 'net', year: 2025 },
    warnings: ['calendar-by-period'],
    buys: [
      [4, { ...month('2025-11-01', '2025-11-30'), net: 150_000_000n }],
      [4, { ...month('2025-12-01', '2025-12-31'), net: 250_000_000n }],
      [4, { ...month('2026-01-01', '2026-01-31'), net: 350_000_000n }],
    ],
  },
  {
    name: 'numbered weeks of no month: the days are asked, and the weeks tell their lines apart',
    bytes: bars(
      'Medio | Emisora | Etapa | Semana 1 | Semana 2 | Semana 3\nRadio | Uno | Planeada | $ 1.500.000 | $ 2.500.000 | ',
    ),
    asked: ['calendar:', 'currency', 'period'],
    answers: {
      'calendar:': 'net',
      currency: 'COP',
      period: { first: '2026-03-02', last: '2026-03-22', precision: 'day' },
    },
    warnings: ['calendar-by-period'],
    buys: [
      [2, { ...days('2026-03-02', '2026-03-22'), net: 150_000_000n, details: { calendarPart: 'Semana 1' } }],
      [2, { ...days('2026-03-02', '2026-03-22'), net: 250_000_000n, details: { calendarPart: 'Semana 2' } }],
    ],
  },
  {
    name: 'weeks named by their days, marked with ones: asked',
    bytes: bars(
      'Vigencia 2026\n\nMedio | Emisora | Etapa | Semana del 2 al 8 de marzo | 9 al 15 de marzo | 16 al 22 de marzo | Valor neto (COP)\nRadio | Uno | Planeada | 1 | | 1 | 1.500.000\nRadio | Dos | Planeada | | 1 | | 2.500.000',
    ),
    asked: ['calendar:'],
    answers: { 'calendar:': 'mark' },
    warnings: ['calendar-by-row'],
    buys: [
      [4, { ...days('2026-03-02', '2026-03-22'), net: 150_000_000n, quantities: { ordered: null } }],
      [5, { ...days('2026-03-09', '2026-03-15'), net: 250_000_000n }],
    ],
  },
  {
    name: 'a calendar that a person leaves out: the rows are as they stand',
    bytes: bars(
      'Medio | Emisora | Etapa | Periodo | Enero 2026 | Febrero 2026 | Valor neto (COP)\nRadio | Uno | Planeada | enero a febrero de 2026 | 5 | 7 | 1.500.000',
    ),
    asked: ['calendar:'],
    answers: { 'calendar:': null },
    buys: [[2, { ...month('2026-01-01', '2026-02-28'), net: 150_000_000n, quantities: { ordered: null } }]],
  },
  {
    name: 'a cell that is no number, and a row of which no month says anything',
    bytes: bars(
      'Medio | Emisora | Etapa | Inversión enero 2026 (COP) | Inversión febrero 2026 (COP)\nRadio | Uno | Planeada | por definir | 2.500.000\nRadio | Dos | Planeada | | 0\nRadio | Tres | Planeada | 1.500.000 |\nTOTAL | | | 1.500.000 | 2.500.000',
    ),
    asked: ['calendar:inversion'],
    answers: { 'calendar:inversion': 'net' },
    warnings: ['calendar-by-period'],
    findings: [['total-differs', 5, { column: 'Inversión febrero 2026 (COP)', lines: 2, refused: 1 }]],
    rejected: [
      [2, 'not-a-number'],
      [3, 'nothing-in-periods'],
    ],
    buys: [[4, { ...month('2026-01-01', '2026-01-31'), net: 150_000_000n }]],
  },
  {
    name: 'months as true dates of a spreadsheet',
    bytes: xlsxFile([
      {
        rows: [
          ['Medio', 'Emisora', 'Etapa', { day: '2026-01-01' }, { day: '2026-02-01' }],
          ['Radio', 'Uno', 'Planeada', { number: '1500000.5' }, { number: '2500000' }],
        ],
      },
    ]),
    asked: ['calendar:', 'currency'],
    answers: { 'calendar:': 'net', currency: 'COP' },
    warnings: ['calendar-by-period'],
    buys: [
      [2, { ...month('2026-01-01', '2026-01-31'), net: 150_000_050n }],
      [2, { ...month('2026-02-01', '2026-02-28'), net: 250_000_000n }],
    ],
  },
];

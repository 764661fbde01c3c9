import { bars, type Entry } from './entry.ts';
import { bookFile, xlsxFile } from './write-file.ts';

/** Buys of radio, aired, for known money, of which only the time is told. */
function aired(times: string, cover = ''): Buffer {
  const [header = '', ...rows] = times.trim().split('\n');
  const body = rows.map((row, at) => `Radio | Emisora ${at + 1} | Emitida | ${(at + 1) * 1000}500 | ${row}`);
  return bars(
    [...(cover === '' ? [] : [cover, '']), `Medio | Emisora | Etapa | Valor neto (COP) | ${header}`, ...body].join(
      '\n',
    ),
  );
}

/** Two clear days, one that may be either, one alike in both orders, one in words. */
const MIXED = aired('Fecha\n13/04/2026\n05/26/2026\n07/08/2026\n09/09/2026\n1 de marzo de 2026');

const days = (first: string, last: string, precision = 'day') => ({ period: { first, last, precision } });

export const DAY_ENTRIES: readonly Entry[] = [
  {
    name: 'days and months in words',
    bytes: aired('Fecha\n31 de marzo de 2026\n2 DE ABRIL DE 2026\n15-sept-26\n1 de setiembre de 2026'),
    buys: [
      [2, days('2026-03-31', '2026-03-31')],
      [3, days('2026-04-02', '2026-04-02')],
      [4, days('2026-09-15', '2026-09-15')],
      [5, days('2026-09-01', '2026-09-01')],
    ],
  },
  {
    name: 'months, ranges of months, quarters, parts of the year',
    bytes: aired(
      'Periodo\nMARZO DE 2026\nEnero-abril 2026\ntercer trimestre de 2026\nSegundo Cuatrimestre 2026\ndel 3 al 17 de mayo de 2026\n28 de abril al 3 de mayo de 2026\n2026',
    ),
    buys: [
      [2, days('2026-03-01', '2026-03-31', 'month')],
      [3, days('2026-01-01', '2026-04-30', 'four-months')],
      [4, days('2026-07-01', '2026-09-30', 'quarter')],
      [5, days('2026-05-01', '2026-08-31', 'four-months')],
      [6, days('2026-05-03', '2026-05-17')],
      [7, days('2026-04-28', '2026-05-03')],
      [8, days('2026-01-01', '2026-12-31', 'year')],
    ],
  },
  {
    name: 'months without a year are asked for it',
    bytes: aired('Mes\nMARZO\nabril'),
    asked: ['year'],
    answers: { year: 2026 },
    buys: [
      [2, days('2026-03-01', '2026-03-31', 'month')],
      [3, days('2026-04-01', '2026-04-30', 'month')],
    ],
  },
  {
    name: 'months without a year take the one that the lines above name',
    bytes: aired('Mes\nMARZO\nabril', 'Pauta emitida, vigencia 2026'),
    buys: [
      [4, days('2026-03-01', '2026-03-31', 'month')],
      [5, days('2026-04-01', '2026-04-30', 'month')],
    ],
  },
  {
    name: 'days that could be months are asked',
    bytes: aired('Fecha\n03/04/2026\n05/06/2026\n07/08/2026'),
    asked: ['date:fecha'],
    answers: { 'date:fecha': { order: 'dmy', digits: null } },
    buys: [
      [2, days('2026-04-03', '2026-04-03')],
      [3, days('2026-06-05', '2026-06-05')],
      [4, days('2026-08-07', '2026-08-07')],
    ],
  },
  {
    name: 'days in both orders in one column: nobody can tell, and those that only one order reads decide nothing',
    bytes: MIXED,
    asked: ['mixed-dates:fecha'],
  },
  {
    name: 'days in both orders, of which the clear ones are taken',
    bytes: MIXED,
    asked: ['mixed-dates:fecha'],
    answers: { 'mixed-dates:fecha': 'clear' },
    rejected: [[4, 'ambiguous-day']],
    buys: [
      [2, days('2026-04-13', '2026-04-13')],
      [3, days('2026-05-26', '2026-05-26')],
      [5, days('2026-09-09', '2026-09-09')],
      [6, days('2026-03-01', '2026-03-01')],
    ],
  },
  {
    name: 'days in both orders, of which a person says that the day stands first',
    bytes: MIXED,
    asked: ['mixed-dates:fecha'],
    answers: { 'mixed-dates:fecha': 'dmy' },
    rejected: [[3, 'other-day-order']],
    buys: [
      [2, days('2026-04-13', '2026-04-13')],
      [4, days('2026-08-07', '2026-08-07')],
      [5, days('2026-09-09', '2026-09-09')],
      [6, days('2026-03-01', '2026-03-01')],
    ],
  },
  {
    name: 'days in both orders, of which a person says that the month stands first',
    bytes: MIXED,
    asked: ['mixed-dates:fecha'],
    answers: { 'mixed-dates:fecha': 'mdy' },
    rejected: [[2, 'other-day-order']],
    buys: [
      [3, days('2026-05-26', '2026-05-26')],
      [4, days('2026-07-08', '2026-07-08')],
      [5, days('2026-09-09', '2026-09-09')],
      [6, days('2026-03-01', '2026-03-01')],
    ],
  },
  {
    name: 'days in both orders that are left out: the period is then asked for the whole file',
    bytes: MIXED,
    asked: ['mixed-dates:fecha', 'period'],
    answers: { 'mixed-dates:fecha': null, period: { first: '2026-03-01', last: '2026-03-31', precision: 'month' } },
    buys: [2, 3, 4, 5, 6].map((row) => [row, days('2026-03-01', '2026-03-31', 'month')] as const),
  },
  {
    name: 'the order that another file had does not settle a column of both orders, nor does one of both orders settle another',
    bytes: aired('Fecha inicio | Fecha fin\n13/04/2026 | 05/06/2026\n05/26/2026 | 07/08/2026'),
    answers: { 'date:fecha inicio': { order: 'dmy', digits: null }, 'mixed-dates:fecha inicio': 'clear' },
    asked: ['mixed-dates:fecha inicio', 'date:fecha fin'],
  },
  {
    name: 'a day alike in both orders decides nothing for another column',
    bytes: aired('Fecha inicio | Fecha fin\n05/05/2026 | 06/07/2026\n05/05/2026 | 08/09/2026'),
    asked: ['date:fecha fin'],
    answers: { 'date:fecha fin': { order: 'mdy', digits: null } },
    buys: [
      [2, days('2026-05-05', '2026-06-07')],
      [3, days('2026-05-05', '2026-08-09')],
    ],
  },
  {
    name: 'one column of days shows the order of the other',
    bytes: aired('Fecha inicio | Fecha fin\n01/05/2026 | 31/05/2026\n02/06/2026 | 30/06/2026'),
    buys: [
      [2, days('2026-05-01', '2026-05-31')],
      [3, days('2026-06-02', '2026-06-30')],
    ],
  },
  {
    name: 'days that do not exist, and years that cannot be',
    bytes: aired('Fecha\n31/02/2026\n16/10/0019\n28/02/2026\nproximamente'),
    rejected: [
      [2, 'date-does-not-exist'],
      [3, 'date-out-of-range'],
      [5, 'not-a-date'],
    ],
    buys: [[4, days('2026-02-28', '2026-02-28')]],
  },
  {
    name: 'days as serials of a spreadsheet, shown and not',
    bytes: xlsxFile([
      {
        rows: [
          ['Medio', 'Emisora', 'Etapa', 'Valor neto (COP)', 'Fecha'],
          ['Radio', 'Emisora 1', 'Emitida', { number: '1500000' }, { day: '2026-03-31' }],
          ['Radio', 'Emisora 2', 'Emitida', { number: '2500000' }, { number: '45138' }],
        ],
      },
    ]),
    buys: [
      [2, days('2026-03-31', '2026-03-31')],
      [3, days('2023-07-31', '2023-07-31')],
    ],
  },
  {
    name: 'a period said in the lines above',
    bytes: aired('Cuñas\n12\n15', 'Periodo: del 1 al 31 de marzo de 2026'),
    warnings: ['period-from-cover'],
    buys: [
      [4, days('2026-03-01', '2026-03-31')],
      [5, days('2026-03-01', '2026-03-31')],
    ],
  },
  {
    name: 'no period anywhere is asked',
    bytes: aired('Cuñas\n12\n15'),
    asked: ['period'],
    answers: { period: { first: '2026-03-01', last: '2026-03-31', precision: 'month' } },
    buys: [
      [2, days('2026-03-01', '2026-03-31', 'month')],
      [3, days('2026-03-01', '2026-03-31', 'month')],
    ],
  },
  {
    name: 'an end before its beginning is kept as written, for the checks',
    bytes: aired('Fecha inicio | Fecha fin\n20/05/2026 | 13/05/2026\n21/06/2026 | 30/06/2026'),
    buys: [
      [2, days('2026-05-20', '2026-05-13')],
      [3, days('2026-06-21', '2026-06-30')],
    ],
  },
  {
    name: 'days of an old workbook',
    bytes: bookFile(
      [
        {
          rows: [
            ['Medio', 'Emisora', 'Etapa', 'Valor neto (COP)', 'Fecha'],
            ['Radio', 'Emisora 1', 'Emitida', { number: '1500000' }, { day: '2026-03-31' }],
          ],
        },
      ],
      'biff8',
    ),
    buys: [[2, { ...days('2026-03-31', '2026-03-31'), net: 150_000_000n }]],
  },
];

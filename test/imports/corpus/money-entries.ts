import { bars, cells, type Entry } from './entry.ts';
import { csvFile, EXCEL_TEXT, jsonFile, xlsxFile } from './write-file.ts';

/** Buys of radio, aired in March 2026, of which only the money is told. */
const aired = (money: string) => bars(lines(money));

function lines(money: string): string {
  const [header = '', ...rows] = money.trim().split('\n');
  const body = rows.map((row, at) => `Radio | Emisora ${at + 1} | Emitida | marzo de 2026 | ${row}`);
  return [`Medio | Emisora | Etapa | Periodo | ${header}`, ...body].join('\n');
}

export const MONEY_ENTRIES: readonly Entry[] = [
  {
    name: 'a stray space before the centavos is a slip, and reads',
    bytes: aired('Valor neto (EUR)\n11.850,21€\n137.013, 00€\n1.202.000,50 €'),
    buys: [
      [2, { net: 1_185_021n, currency: 'EUR' }],
      [3, { net: 13_701_300n }],
      [4, { net: 120_200_050n }],
    ],
  },
  {
    name: 'a separator in a wrong place rejects the row, with its reason',
    bytes: aired('Valor neto (COP)\n1.234.567,89\n100.00,00\n2.345.678,00\n7.000,50'),
    rejected: [[3, 'misplaced-separator']],
    buys: [
      [2, { net: 123_456_789n }],
      [4, { net: 234_567_800n }],
      [5, { net: 700_050n }],
    ],
  },
  {
    name: 'one kind of separator with three digits groups thousands of money',
    bytes: aired('Valor neto (COP)\n1.234\n25.000\n350.000'),
    buys: [
      [2, { net: 123_400n }],
      [3, { net: 2_500_000n }],
      [4, { net: 35_000_000n }],
    ],
  },
  {
    name: 'one amount alone may be thousands or thousandths: it is asked',
    bytes: aired('Valor neto (COP)\n1.234'),
    asked: ['number:valor neto cop'],
    answers: { 'number:valor neto cop': { decimal: null, thousands: '.', accountingZero: false, percent: null } },
    buys: [[2, { net: 123_400n }]],
  },
  {
    name: 'and the other answer is as good',
    bytes: aired('Valor neto (COP)\n1.234'),
    asked: ['number:valor neto cop'],
    answers: { 'number:valor neto cop': { decimal: '.', thousands: null, accountingZero: false, percent: null } },
    buys: [[2, { net: 123n }]],
    doubts: [['net', 'rounded']],
  },
  {
    name: 'money in scientific notation has lost its digits',
    bytes: aired('Valor neto (COP)\n1,5E+07\n2500000\n3600000'),
    rejected: [[2, 'scientific-notation']],
    buys: [
      [3, { net: 250_000_000n }],
      [4, { net: 360_000_000n }],
    ],
  },
  {
    name: 'floats of programs are exact',
    bytes: aired('Valor neto (COP)\n3423.0\n1697972.97\n0.1'),
    buys: [
      [2, { net: 342_300n }],
      [3, { net: 169_797_297n }],
      [4, { net: 10n }],
    ],
  },
  {
    name: 'amounts beyond what a double holds',
    bytes: aired('Valor neto (COP)\n$ 523.007.132.456.704,17\n$ 9.007.199.254.740.993,00\n$ 1,01'),
    buys: [
      [2, { net: 52_300_713_245_670_417n }],
      [3, { net: 900_719_925_474_099_300n }],
      [4, { net: 101n }],
    ],
  },
  {
    name: 'a dash is nothing, not zero, where the column is not of accounting',
    bytes: aired('Valor neto (COP) | IVA (COP)\n1.500.000 | -\n2.600.000 | 494.000\n3.700.000 | N/A'),
    buys: [
      [2, { net: 150_000_000n, vat: null }],
      [3, { net: 260_000_000n, vat: 49_400_000n }],
      [4, { net: 370_000_000n, vat: null }],
    ],
  },
  {
    name: 'a currency with a dash among tightly written amounts is asked',
    bytes: aired('Valor neto (COP)\n$1.500.000\n$ -\n$3.700.000'),
    asked: ['number:valor neto cop'],
    answers: { 'number:valor neto cop': { decimal: null, thousands: '.', accountingZero: true, percent: null } },
    buys: [
      [2, { net: 150_000_000n }],
      [3, { net: 0n }],
      [4, { net: 370_000_000n }],
    ],
  },
  {
    name: 'money in thousands, by the header',
    bytes: aired('Valor neto (miles de pesos) | IVA (COP)\n1.500 | 285.000\n22.600 | 4.294.000\n137.705 | 26.163.950'),
    asked: ['currency'],
    answers: { currency: 'COP' },
    buys: [
      [2, { net: 150_000_000n, vat: 28_500_000n }],
      [3, { net: 2_260_000_000n, vat: 429_400_000n }],
      [4, { net: 13_770_500_000n, vat: 2_616_395_000n }],
    ],
  },
  {
    name: 'money in millions with decimals, by the header',
    bytes: aired('Valor neto en millones (COP)\n1,5\n22,65\n137,705'),
    buys: [
      [2, { net: 150_000_000n }],
      [3, { net: 2_265_000_000n }],
      [4, { net: 13_770_500_000n }],
    ],
  },
  {
    name: 'VAT as net, VAT and total, with the rate as a number per hundred',
    bytes: aired(
      'Valor neto (COP) | % IVA | IVA (COP) | Total (COP)\n1.000.000 | 19% | 190.000 | 1.190.000\n2.000.000 | 5% | 100.000 | 2.100.000',
    ),
    buys: [
      [2, { net: 100_000_000n, vat: 19_000_000n, total: 119_000_000n, pricing: { vatRate: '0.19' } }],
      [3, { net: 200_000_000n, vat: 10_000_000n, total: 210_000_000n, pricing: { vatRate: '0.05' } }],
    ],
  },
  {
    name: 'an amount of which nobody says whether it holds VAT is asked',
    bytes: aired('Inversión (COP)\n1.000.000\n2.000.000'),
    asked: ['vat:inversion cop'],
    answers: { 'vat:inversion cop': 'included' },
    buys: [
      [2, { net: null, total: 100_000_000n }],
      [3, { net: null, total: 200_000_000n }],
    ],
  },
  {
    name: 'an amount without VAT, by the header',
    bytes: aired('Inversión sin IVA (COP)\n1.000.000\n2.000.000'),
    buys: [
      [2, { net: 100_000_000n, total: null }],
      [3, { net: 200_000_000n, total: null }],
    ],
  },
  {
    name: 'a total beside VAT alone holds it',
    bytes: aired('Total (COP) | IVA (COP)\n1.190.000 | 190.000\n2.380.000 | 380.000'),
    buys: [
      [2, { net: null, vat: 19_000_000n, total: 119_000_000n }],
      [3, { net: null, vat: 38_000_000n, total: 238_000_000n }],
    ],
  },
  {
    name: 'a total alone is asked',
    bytes: aired('Total (COP)\n1.190.000\n2.380.000'),
    asked: ['vat:total cop'],
    answers: { 'vat:total cop': 'excluded' },
    buys: [
      [2, { net: 119_000_000n, total: null }],
      [3, { net: 238_000_000n, total: null }],
    ],
  },
  {
    name: 'VAT said in the lines above',
    bytes: bars(
      `Informe de pauta emitida|||||\nValores antes de IVA|||||\n\n${lines('Inversión (COP)\n1.000.000\n2.000.000')}`,
    ),
    buys: [
      [5, { net: 100_000_000n }],
      [6, { net: 200_000_000n }],
    ],
  },
  {
    name: 'currency in a column',
    bytes: aired('Valor neto | Moneda\n1.000.000 | COP\n2.500 | USD\n3.000.000 | Pesos colombianos'),
    buys: [
      [2, { net: 100_000_000n, currency: 'COP' }],
      [3, { net: 250_000n, currency: 'USD' }],
      [4, { net: 300_000_000n, currency: 'COP' }],
    ],
  },
  {
    name: 'currency in the cells',
    bytes: aired('Valor neto\nUS$ 1,200.50\nUS$ 300.00\nUS$ 15,000.00'),
    buys: [
      [2, { net: 120_050n, currency: 'USD' }],
      [3, { net: 30_000n, currency: 'USD' }],
      [4, { net: 1_500_000n, currency: 'USD' }],
    ],
  },
  {
    name: 'two currencies in the cells of one column are read row by row, and never mixed',
    bytes: aired('Valor neto\nUS$ 1,200.50\nCOP 3,000,000.00\nUS$ 15,000.00'),
    buys: [
      [2, { net: 120_050n, currency: 'USD' }],
      [3, { net: 300_000_000n, currency: 'COP' }],
      [4, { net: 1_500_000n, currency: 'USD' }],
    ],
  },
  {
    name: 'amounts that name no currency beside some that do are asked, and those that do keep theirs',
    bytes: aired('Valor neto\nUS$ 1.200,50\n$ 3.000.000,00\nUS$ 15.000,00'),
    asked: ['currency'],
    answers: { currency: 'COP' },
    buys: [
      [2, { net: 120_050n, currency: 'USD' }],
      [3, { net: 300_000_000n, currency: 'COP' }],
      [4, { net: 1_500_000n, currency: 'USD' }],
    ],
  },
  {
    name: 'amounts of one row in two currencies are refused',
    bytes: aired('Valor neto | IVA\nCOP 1.200.500,00 | COP 228.095,00\nUS$ 300,00 | COP 57.000,00'),
    rejected: [[3, 'not-a-currency']],
    buys: [[2, { net: 120_050_000n, currency: 'COP' }]],
  },
  {
    name: 'a column of currencies with a sign of several is asked',
    bytes: aired('Valor neto | Moneda\n1.000.000 | COP\n2.500 | $'),
    asked: ['currency'],
    answers: { currency: 'COP' },
    rejected: [[3, 'not-a-currency']],
    buys: [[2, { net: 100_000_000n, currency: 'COP' }]],
  },
  {
    name: 'two columns that mean the same amount: which of them counts is asked',
    bytes: aired('Subtotal (COP) | Valor neto (COP)\n1.200.000 | 1.100.000\n2.400.000 | 2.200.000'),
    asked: ['field:valor neto cop'],
    answers: { 'field:valor neto cop': 'net' },
    buys: [
      [2, { net: 110_000_000n }],
      [3, { net: 220_000_000n }],
    ],
  },
  {
    name: 'a second column of that name in which only zeros stand is no rival',
    bytes: aired('Valor neto (COP) | Valor neto (COP)\n0 | 1.100.000\n0 | 2.200.000'),
    warnings: ['duplicate-header'],
    buys: [
      [2, { net: 110_000_000n }],
      [3, { net: 220_000_000n }],
    ],
  },
  {
    name: 'the same amount in columns of two currencies: which of them counts is asked',
    bytes: aired(
      'Total con IVA (USD) | TRM | Valor neto (COP)\n1,500.50 | 4000 | 6,002,000\n2,300.25 | 4000 | 9,201,000',
    ),
    asked: ['currency'],
    answers: { currency: 'COP' },
    buys: [
      [2, { net: 600_200_000n, total: null, currency: 'COP' }],
      [3, { net: 920_100_000n, total: null, currency: 'COP' }],
    ],
  },
  {
    name: 'a column of currencies that contradicts the header of the amounts',
    bytes: aired('Valor neto (COP) | Moneda\n1.000.000 | COP\n2.500.000 | USD\n3.500.000 | COP'),
    rejected: [[3, 'not-a-currency']],
    buys: [
      [2, { net: 100_000_000n, currency: 'COP' }],
      [4, { net: 350_000_000n, currency: 'COP' }],
    ],
  },
  {
    name: 'a column of money in which nothing is an amount',
    bytes: aired('Valor neto (COP) | Fecha factura\npor definir | pronto\npendiente | pronto'),
    rejected: [
      [2, 'not-a-number'],
      [2, 'not-a-date'],
      [3, 'not-a-number'],
      [3, 'not-a-date'],
    ],
  },
  {
    name: 'currency in the lines above',
    bytes: bars(`Cifras en pesos colombianos|||||\n\n${lines('Valor neto\n1.000.000\n2.000.000')}`),
    buys: [
      [4, { net: 100_000_000n, currency: 'COP' }],
      [5, { net: 200_000_000n, currency: 'COP' }],
    ],
  },
  {
    name: 'a sign of several currencies is asked',
    bytes: aired('Valor neto\n$ 1.000.000\n$ 2.000.000'),
    asked: ['currency'],
    answers: { currency: 'COP' },
    buys: [
      [2, { net: 100_000_000n, currency: 'COP' }],
      [3, { net: 200_000_000n, currency: 'COP' }],
    ],
  },
  {
    name: 'a budget counts where nothing was spent yet',
    bytes: aired('Presupuesto sin IVA (COP) | Importe gastado sin IVA (COP)\n1.000.000 | 0\n2.000.000 | 0'),
    buys: [
      [2, { net: 100_000_000n }],
      [3, { net: 200_000_000n }],
    ],
  },
  {
    name: 'what was spent counts before what was budgeted',
    bytes: aired('Presupuesto sin IVA (COP) | Importe gastado sin IVA (COP)\n1.000.000 | 850.000\n2.000.000 | 0'),
    buys: [
      [2, { net: 85_000_000n }],
      [3, { net: 0n }],
    ],
  },
  {
    name: 'numbers of a spreadsheet, with accounting formats and percentages',
    bytes: xlsxFile([
      {
        rows: [
          ['Medio', 'Emisora', 'Etapa', 'Periodo', 'Valor neto', '% IVA'],
          [
            'Radio',
            'Emisora 1',
            'Emitida',
            'marzo de 2026',
            { number: '1234567.891', format: '_-[$COP]\\ * #,##0.00' },
            { number: '0.19', format: '0%' },
          ],
          [
            'Radio',
            'Emisora 2',
            'Emitida',
            'marzo de 2026',
            { number: '-250000', format: '_-[$COP]\\ * #,##0.00' },
            { number: '0.05', format: '0%' },
          ],
        ],
      },
    ]),
    buys: [
      [2, { net: 123_456_789n, currency: 'COP', pricing: { vatRate: '0.19' } }],
      [3, { net: -25_000_000n, pricing: { vatRate: '0.05' } }],
    ],
    doubts: [['net', 'rounded']],
  },
  {
    name: 'numbers of JSON, exact',
    bytes: jsonFile([
      ['Medio', 'Emisora', 'Etapa', 'Periodo', 'Valor neto (COP)', 'Orden'],
      ['Radio', 'Emisora 1', 'Emitida', 'marzo de 2026', { number: '90071992547409.93' }, '000451'],
      ['Radio', 'Emisora 2', 'Emitida', 'marzo de 2026', { number: '1e3' }, '000452'],
    ]),
    buys: [
      [2, { net: 9_007_199_254_740_993n, references: { order: '000451' } }],
      [3, { net: 100_000n }],
    ],
  },
  {
    name: 'percentages with signs and as numbers per hundred; small ones under a rate may be either',
    bytes: aired(
      'Tarifa (COP) | % Descuento | Valor neto (COP) | CTR | SOI %\n1.000.000 | 12,5% | 875.000 | 0,0123 | 12\n2.000.000 | 5% | 1.900.000 | 0,0052 | 88',
    ),
    asked: ['number:ctr'],
    answers: { 'number:ctr': { decimal: ',', thousands: null, accountingZero: false, percent: 'fraction' } },
    buys: [
      [2, { net: 87_500_000n, pricing: { listPrice: 100_000_000n, discountRate: '0.125' } }],
      [3, { net: 190_000_000n, pricing: { listPrice: 200_000_000n, discountRate: '0.05' } }],
    ],
  },
  {
    name: 'a rate of 0,19 under a header with a % sign may be either',
    bytes: aired('Valor neto (COP) | % IVA\n1.000.000 | 0,19\n2.000.000 | 0,05'),
    asked: ['number:% iva'],
    answers: { 'number:% iva': { decimal: ',', thousands: null, accountingZero: false, percent: 'fraction' } },
    buys: [
      [2, { pricing: { vatRate: '0.19' } }],
      [3, { pricing: { vatRate: '0.05' } }],
    ],
  },
  {
    name: 'a whole file of Excel in Spanish',
    bytes: csvFile(
      cells(
        lines(
          'Valor neto (COP) | Observaciones\n1.500.000,50 | Emisión «especial» — año nuevo\n2.000.000,00 | Ñame; y "otros"',
        ),
      ),
      EXCEL_TEXT,
    ),
    warnings: ['encoding-not-utf8'],
    buys: [
      [2, { net: 150_000_050n, remarks: 'Emisión «especial» — año nuevo' }],
      [3, { net: 200_000_000n, remarks: 'Ñame; y "otros"' }],
    ],
  },
];

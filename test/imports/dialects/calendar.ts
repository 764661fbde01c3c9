import fc from 'fast-check';
import type { Container } from '#test/imports/corpus/draft.ts';
import { type Cell, csvFile } from '#test/imports/corpus/write-file.ts';
import { type MoneyStyle, writeMoney } from '#test/imports/corpus/write-values.ts';
import { container, moneyStyle } from './dialect.ts';

/** A column of a calendar as it is meant: its days, and how its header stands in the upper and the lower row. */
export interface PlanColumn {
  first: string;
  last: string;
  precision: 'day' | 'month';
  upper: string | null;
  lower: string | null;
}

/** What the cells are, and what stands beside them. */
export type Meaning = 'money' | 'spots' | 'spots-alone' | 'marks';

/** A plan as it is meant. */
export interface Plan {
  year: number;
  columns: readonly PlanColumn[];
  meaning: Meaning;
  money: MoneyStyle;
  container: Container;
  /** Where the year stands; `asked`: nowhere. */
  yearIn: 'headers' | 'above' | 'asked';
  vat: 'net' | 'total';
  /** Centavos or spots by column; `null`: nothing stands there, 0: a zero does. */
  rows: readonly { outlet: string; cells: readonly (bigint | null)[]; amount: bigint }[];
  /** The total that a row prints is right. */
  rightTotals: boolean;
  zeros: boolean;
}

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

interface Shape {
  year: number;
  grain: 'months' | 'words' | 'days' | 'ranges';
  from: number;
  count: number;
  casing: 'lower' | 'upper' | 'short';
  withYear: boolean;
}

function columnsOf({ year, grain, from, count, casing, withYear }: Shape): PlanColumn[] {
  const name = (month: number) => {
    const plain = MONTHS[month - 1] ?? '';
    const cased = casing === 'upper' ? plain.toUpperCase() : casing === 'short' ? plain.slice(0, 3) : plain;
    return withYear ? `${cased} ${year}` : cased;
  };
  if (grain === 'days' || grain === 'ranges') {
    const step = grain === 'days' ? 1 : 7;
    const days = lastDay(year, from);
    return Array.from({ length: Math.floor(days / step) }, (_, at) => {
      const [first, last] = [at * step + 1, (at + 1) * step];
      const lower = step === 1 ? String(first) : `${first} al ${last}`;
      const upper = at === 0 ? name(from) : null;
      return { first: iso(year, from, first), last: iso(year, from, last), precision: 'day', upper, lower };
    });
  }
  return Array.from({ length: Math.min(count, 13 - from) }, (_, at) => {
    const month = from + at;
    const header = grain === 'words' ? `Cuñas ${name(month)}` : name(month);
    const days = { first: iso(year, month, 1), last: iso(year, month, lastDay(year, month)) };
    return { ...days, precision: 'month' as const, upper: header, lower: null };
  });
}

const amounts = fc.bigInt({ min: 1n, max: 900_000_000n }).map((pesos) => pesos * 100n);

/** A random plan with a calendar, in a random dialect. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({
    year: fc.constantFrom(2024, 2025, 2026),
    grain: fc.constantFrom<Shape['grain']>('months', 'months', 'words', 'days', 'ranges'),
    from: fc.integer({ min: 1, max: 11 }),
    count: fc.integer({ min: 2, max: 12 }),
    casing: fc.constantFrom<Shape['casing']>('lower', 'upper', 'short'),
    yearIn: fc.constantFrom<Plan['yearIn']>('headers', 'above', 'asked'),
    meaning: fc.constantFrom<Meaning>('money', 'spots', 'spots-alone', 'marks'),
    vat: fc.constantFrom<Plan['vat']>('net', 'total'),
    money: moneyStyle,
    container,
    outlets: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 8 }),
    pool: fc.infiniteStream(fc.tuple(fc.nat(9), amounts, fc.integer({ min: 2, max: 400 }))),
    rightTotals: fc.boolean(),
    zeros: fc.boolean(),
  })
  .map(({ outlets, pool, ...rest }) => {
    const shape = { ...rest, withYear: rest.yearIn === 'headers' };
    const meaning = rest.grain === 'words' && rest.meaning === 'money' ? 'spots' : rest.meaning;
    const columns = columnsOf(shape);
    const next = () => [...pool.take(1)][0] ?? [0, 100n, 2];
    const rows = outlets.map((number, at) => {
      const cells = columns.map((_, place): bigint | null => {
        const [dice, money, spots] = next();
        // Something stands in some column of each row, and in each column of the first one.
        if (dice < 5 || at === 0 || place === at % columns.length) return meaning === 'money' ? money : BigInt(spots);
        return dice === 9 && rest.zeros && meaning !== 'marks' ? 0n : null;
      });
      return { outlet: `Emisora ${number} ${at}`, cells, amount: next()[1] };
    });
    return { ...rest, meaning, columns, rows };
  });

/** Whether the row prints a total of its periods, which is right or one too high. */
export function printedTotal({ rightTotals }: Plan, cells: readonly (bigint | null)[]): bigint {
  const sum = cells.reduce<bigint>((all, cell) => all + (cell ?? 0n), 0n);
  return rightTotals ? sum : sum + 500n;
}

/** The file, and the row of each row of the plan. */
export function writePlan(of: Plan): { bytes: Buffer; rowOf: number[] } {
  const { columns, meaning, money, container: how, yearIn, year, rows } = of;
  const hasAmount = meaning === 'spots' || meaning === 'marks';
  const lower = columns.some((column) => column.lower !== null);
  const own = (name: string) => [name];
  const total = meaning === 'marks' ? [] : meaning === 'money' ? own('Inversión total (COP)') : own('Total cuñas');
  const after = [...total, ...(hasAmount ? own('Valor neto (COP)') : [])];
  const header: Cell[] = ['Medio', 'Emisora', 'Etapa', ...columns.map(({ upper }) => upper), ...after];
  const second: Cell[] = [null, null, null, ...columns.map((column) => column.lower), ...after.map(() => null)];
  const cover: Cell[][] = yearIn === 'above' ? [[`Plan de medios vigencia ${year}`], []] : [];
  const head = [...cover, header, ...(lower ? [second] : [])];
  const body = rows.map(({ outlet, cells, amount }): Cell[] => [
    'Radio',
    outlet,
    'Planeada',
    ...cells.map((cell) => cellOf(cell, of)),
    ...(total.length === 0 ? [] : [figure(printedTotal(of, cells), of)]),
    ...(hasAmount ? [writeMoney(amount, money)] : []),
  ]);
  const all = [...head, ...body];
  const bytes = how.kind === 'csv' ? csvFile(all, how.style) : how.write([{ rows: all }] as never);
  return { bytes, rowOf: rows.map((_, at) => head.length + at + 1) };
}

function cellOf(cell: bigint | null, of: Plan): Cell {
  if (cell === null) return null;
  return of.meaning === 'marks' ? 'X' : figure(cell, of);
}

function figure(value: bigint, { meaning, money }: Plan): string {
  return meaning === 'money' ? writeMoney(value, money) : String(value);
}

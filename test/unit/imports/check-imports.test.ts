import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportBatch, Importer, ImportSource } from '#core/ports/importer.ts';
import { readAll, understand } from '#services/imports/understand.ts';
import { checkFile } from '#test/imports/check-file.ts';
import { type Checked, checkAll } from '#test/imports/expectations.ts';
import { readFolder } from '#test/imports/imports-folder.ts';
import { reportText } from '#test/imports/imports-report.ts';
import { type ReadFile, readFile } from '#test/imports/read-file.ts';
import type { Json } from '#test/recorded/json.ts';

/** An export of ads: nothing in it is open. The total on top is a peso off, and says nothing of people reached. */
const ADS = `Inicio del informe,Fin del informe,Nombre de la campaña,Nombre del anuncio,Entrega de la campaña,Resultados,Indicador de resultado,Importe gastado (COP),Impresiones,Alcance
2026-05-01,2026-05-31,,,0,,,1600.51,1900,700
2026-05-01,2026-05-31,Empleo digno,Video 1,active,5,clicks,1000.25,1200,400
2026-05-01,2026-05-31,Empleo digno,Video 1,inactive,7,clicks,600.25,700,500
2026-05-01,2026-05-31,Trabajo joven,Imagen 2,inactive,,,0,0,0
`;
/** A plan of radio that says neither its stage nor whether its value holds VAT; one medium is on no list. */
const PLAN = `Fecha;Medio;Emisora;Valor (COP)
2026-06-01;Radio;Emisora La Voz del Valle;1.500.000
2026-06-02;Radio;Emisora La Voz del Valle;1.500.000
2026-06-04;Perifoneo;Ondas del Pacífico;750.000
2026-06-04;Perifoneo;Ondas del Pacífico;750.000
TOTAL;;;4.500.000
`;
const EXPECT_ADS = {
  dataRows: 3,
  totalRowsToIgnore: [2],
  sumImporteCOP: '1600.50',
  printedTotalCOP: '1600.51',
  sumImpresiones: 1900,
  alcanceTotal: null,
  alcancePrinted: 700,
  alcanceSumWrong: 900,
  resultadosByIndicador: { clicks: { rows: 2, sum: 12 }, '(vacío)': { rows: 1, sum: 0 } },
  estado: { active: 1, inactive: 2 },
  firstDate: '2026-05-01',
  lastDate: '2026-05-31',
  currency: 'COP (encabezado)',
  period: ['2026-05-01', '2026-05-31'],
  zeroSpendRows: 1,
  duplicates: 0,
  campaigns: 2,
  max: '1000.25',
  question: ['el total impreso 1600.51 ≠ suma 1600.50'],
} satisfies Json;
const EXPECT_PLAN = {
  headerRow: 1,
  dataRows: 4,
  rejected: 0,
  totalRowsToIgnore: ['última: TOTAL'],
  sumValor: '4500000',
  countByMedio: { Radio: 2, Perifoneo: 2 },
  sumByEmisora: { 'Emisora La Voz del Valle': '3000000', 'Ondas del Pacífico': 1_500_000 },
  countByDate: { '2026-06-01': 1, '2026-06-02': 1, '2026-06-04': 2 },
  exactDuplicateExtraRows: 1,
  duplicateSum: '750000',
  distinctEmisoras: 2,
  missingDays: 1,
  costColumn: null,
  iva: 'no lo dice',
  question: ['sin decir si lleva IVA'],
} satisfies Json;

/** The product's reading without its threads, which the command runs with. */
const importer: Importer = {
  preview: (source, { answers }) => understand(localOf(source), { answers, accounts: [] }, () => {}),
  async *read(source, { answers }) {
    const batches: ImportBatch[] = [];
    await readAll(
      localOf(source),
      { answers, accounts: [] },
      () => {},
      async (batch) => void batches.push(batch),
    );
    yield* batches;
  },
};

function localOf(source: ImportSource) {
  if (!('path' in source)) throw new RangeError('only files on this machine are checked');
  return source;
}

let folder = '';
let read: { ads: ReadFile; plan: ReadFile };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
  await writeFile(join(folder, 'anuncios.csv'), ADS);
  await writeFile(join(folder, 'plan.csv'), PLAN);
  read = {
    ads: await readFile(importer, { folder, file: 'anuncios.csv' }, {}),
    plan: await readFile(importer, { folder, file: 'plan.csv' }, {}),
  };
});
afterAll(() => rm(folder, { recursive: true }));

const checked = (file: ReadFile, expected: { readonly [key: string]: Json }): Checked[] =>
  checkAll(expected, file, (table) => table);
const faultsOf = (file: ReadFile, expected: { readonly [key: string]: Json }) =>
  checked(file, expected).flatMap(({ key, fault }) => (fault === null ? [] : [`${key}: ${fault}`]));

/** The same with another last figure, day or name: what no reading of the file can come to. */
function altered(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return /^\d+\.\d+$/.test(value) ? `${value}7` : value.replace(/\d(?=\D*$)|^\D+$/, '9');
  if (Array.isArray(value)) return value.with(-1, altered(value.at(-1)));
  if (typeof value !== 'object' || value === null) return 'algo';
  const [first = '', ...rest] = Object.keys(value);
  return Object.fromEntries([
    [first, altered(Object(value)[first])],
    ...rest.map((name) => [name, Object(value)[name]]),
  ]);
}

/** Keys whose words are not figures: they have cases of their own below. */
const PROSE = new Set(['currency', 'iva', 'question', 'totalRowsToIgnore', 'alcanceTotal', 'costColumn']);

describe('an expectation', () => {
  it('holds where the product understood the file so', () => {
    expect(faultsOf(read.ads, EXPECT_ADS)).toEqual([]);
    expect(faultsOf(read.plan, EXPECT_PLAN)).toEqual([]);
  });

  it.each(Object.keys(EXPECT_ADS).filter((key) => !PROSE.has(key)))('of ads fails with another figure: %s', (key) => {
    const other = { ...EXPECT_ADS, [key]: altered(Object(EXPECT_ADS)[key]) };
    expect(faultsOf(read.ads, other).map((fault) => fault.split(':')[0])).toEqual([key]);
  });

  it.each(Object.keys(EXPECT_PLAN).filter((key) => !PROSE.has(key)))(
    'of a plan fails with another figure: %s',
    (key) => {
      const other = { ...EXPECT_PLAN, [key]: altered(Object(EXPECT_PLAN)[key]) };
      expect(faultsOf(read.plan, other).map((fault) => fault.split(':')[0])).toEqual([key]);
    },
  );

  it.each<[string, Json, 'ads' | 'plan']>([
    ['currency', 'USD', 'ads'],
    ['currency', 'no está en el archivo', 'ads'],
    ['impresionesTotal', null, 'ads'],
    ['impresionesSumWrong', 1900, 'ads'],
    ['printedTotal', { alcance: 701 }, 'ads'],
    ['question', ['el total impreso 1600.51 ≠ suma 1700.50'], 'ads'],
    ['question', ['sin decir si lleva IVA'], 'ads'],
    ['truncated', true, 'ads'],
    ['mustNotImportAsSpend', true, 'ads'],
    ['iva', 'incluido', 'plan'],
    ['valorColumn', null, 'plan'],
    ['totalRowsToIgnore', ['última: SUBTOTAL'], 'plan'],
    ['doubleCountTrap', 'los 4.500.000 están en dos hojas', 'plan'],
    ['distinctProgramas', 1, 'plan'],
    ['mainTable', { sheet: 'Hoja 2', headerRow: 1, dataRows: 4 }, 'plan'],
  ])('fails where something else was understood: %s %j', (key, value, file) => {
    expect(faultsOf(read[file], { [key]: value })).toEqual([expect.stringMatching(new RegExp(`^${key}: `))]);
  });

  it('is a fault where no rule understands its key', () => {
    expect(faultsOf(read.plan, { luna: 'llena', sumValor: '4500000' })).toEqual([
      'luna: unchecked: no rule understands it (expected llena)',
    ]);
  });

  it('fails where the buys come to another sum than their column', () => {
    const [table] = read.plan.tables;
    if (!table?.buys) throw new RangeError('no buys');
    const cut = { ...read.plan, tables: [{ ...table, buys: table.buys.slice(1) }] };
    expect(faultsOf(cut, { sumValor: '4500000' })).toEqual(['sumValor: expected 4500000, understood 3 buys of 4 rows']);
    const doubled = table.buys.map(({ buy, doubts }) => ({ buy: { ...buy, net: (buy.net ?? 0n) * 2n }, doubts }));
    expect(faultsOf({ ...read.plan, tables: [{ ...table, buys: doubled }] }, { sumValor: '4500000' })).toEqual([
      'sumValor: expected 4500000, understood buys of "Valor (COP)" come to 9000000',
    ]);
  });
});

describe('a file is', () => {
  const entry = (
    file: string,
    expected: { readonly [key: string]: Json },
    encoding = 'UTF-8 sin BOM',
    kind = 'pauta',
  ) => ({
    file,
    kind,
    encoding,
    expect: expected,
  });

  it('as expected, asked or wrong', async () => {
    const reports = await Promise.all([
      checkFile(importer, folder, entry('anuncios.csv', { dataRows: 3 })),
      checkFile(importer, folder, entry('plan.csv', { dataRows: 4 })),
      checkFile(importer, folder, entry('plan.csv', { dataRows: 5 })),
      checkFile(importer, folder, entry('plan.csv', { dataRows: 4 }, 'UTF-16LE con BOM, tabulador')),
      checkFile(importer, folder, entry('plan.csv', { dataRows: 4 }, '', 'youtube')),
      checkFile(importer, folder, entry('ninguno.csv', { dataRows: 4 })),
    ]);
    expect(reports.map(({ verdict }) => verdict)).toEqual(['as expected', 'asked', 'wrong', 'wrong', 'wrong', 'wrong']);
    expect(reports.map(({ faults }) => faults.length)).toEqual([0, 0, 1, 3, 1, 1]);
    const text = reportText(reports);
    expect(text).toMatch(/^plan\.csv: stage \(stage of /m);
    expect(text).toMatch(/^plan\.csv: dataRows: expected 5, understood 4$/m);
    expect(text).toMatch(/^6 files: 1 as expected, 1 asked, 4 wrong$/m);
  });
});

describe('a folder is refused with the reason when', () => {
  const refusal = (path: string) => readFolder(path).then(String, (error: Error) => error.message);

  it('it has no manifest, or one that cannot be read', async () => {
    expect(await refusal(join(folder, 'nada'))).toMatch(/holds no manifest\.json/);
    await writeFile(join(folder, 'manifest.json'), '{');
    expect(await refusal(folder)).toMatch(/manifest\.json is not JSON/);
    await writeFile(join(folder, 'manifest.json'), '[{"file":"a.csv"}]');
    expect(await refusal(folder)).toMatch(/manifest\.json cannot be read: [\s\S]*expect/);
  });
});

describe('the command', () => {
  const statusOf = (...args: string[]) =>
    new Promise<number>((resolve) => {
      const child = execFile(process.execPath, ['test/imports/check-imports.ts', ...args]);
      child.on('exit', (code) => resolve(code ?? -1));
    });
  const statusWith = async (name: string, expected: Json) => {
    const own = join(folder, name);
    await mkdir(own);
    await writeFile(join(own, 'anuncios.csv'), ADS);
    await writeFile(join(own, 'manifest.json'), JSON.stringify([{ file: 'anuncios.csv', expect: expected }]));
    return statusOf(own);
  };

  it('ends with 0 when all holds, 1 when something is unchecked or does not hold, 2 without a folder', async () => {
    const all = [
      statusWith('cierto', { dataRows: 3 }),
      statusWith('falso', { dataRows: 4 }),
      statusWith('ajeno', { luna: 1 }),
      statusOf(),
    ];
    expect(await Promise.all(all)).toEqual([0, 1, 1, 2]);
  }, 30_000);
});

import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Amount } from '#core/pauta/report/amount.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { periodOf } from '#core/pauta/report/period.ts';
import type { FileFormat } from '#core/report/edition.ts';
import { renderPautaReport } from '#services/reports/render-pauta-report.ts';
import { hasPoppler, infoOf, pagesOf, structureOf, typeSizesOf } from '#test/support/poppler.ts';
import { sampleLedger } from '#test/support/sample-ledger.ts';
import { sampleFindings, samplePauta } from '#test/support/sample-pauta.ts';

const FORMATS: readonly FileFormat[] = ['json', 'pdf', 'xlsx', 'csv', 'dictionary'];
const report = samplePauta();
const files = new Map<FileFormat, Uint8Array>();
const names: string[] = [];
let code = '';

beforeAll(async () => {
  for (const format of FORMATS) {
    const { name, bytes } = await renderPautaReport(report, format);
    names.push(name);
    files.set(format, bytes);
  }
  const digest = createHash('sha256').update(bytesOf('json')).digest('hex');
  code = digest.slice(0, 12).replace(/(....)(?!$)/g, '$1-');
});

function bytesOf(format: FileFormat): Uint8Array {
  return files.get(format) ?? new Uint8Array();
}

describe('renderPautaReport', () => {
  it('names files by period and edition', async () => {
    expect(names).toEqual([
      '2026-10_informe-pautas_v1.json',
      '2026-10_informe-pautas_v1.pdf',
      '2026-10_informe-pautas_v1.xlsx',
      '2026-10_informe-pautas_v1.csv',
      '2026-10_informe-pautas_v1_diccionario.csv',
    ]);
    const quarter = samplePauta({ edition: 0, period: periodOf('2026-10-01', '2026-12-31') });
    expect((await renderPautaReport(quarter, 'csv')).name).toBe('2026-10_2026-12_informe-pautas_provisional.csv');
  });

  it('writes the value itself as JSON', () => {
    expect(JSON.parse(Buffer.from(bytesOf('json')).toString('utf8'))).toEqual(report);
  });

  it('gives equal bytes for equal values, whatever the order of the buys, and others for others', async () => {
    const again = samplePauta({ findings: sampleFindings(sampleLedger()) }, sampleLedger().toReversed());
    const other = samplePauta({ edition: 2 });
    for (const format of FORMATS) {
      expect(Buffer.compare((await renderPautaReport(again, format)).bytes, bytesOf(format))).toBe(0);
      if (format === 'csv') continue;
      expect(Buffer.compare((await renderPautaReport(other, format)).bytes, bytesOf(format))).not.toBe(0);
    }
  });
});

describe('the workbook', () => {
  it('has its sheets, each with a frozen header', async () => {
    const { sheets } = await readXlsx(bytesOf('xlsx'));
    expect(sheets.map(({ name }) => name)).toEqual([
      'Resumen',
      'Etapas',
      'Por medio',
      'Por cobertura',
      'Por propiedad',
      'Por departamento',
      'Por campaña',
      'Por contratista',
      'Por medio final',
      'Cantidades y costos',
      'Digital',
      'Comparación',
      'Hallazgos',
      'Líneas',
      'Método',
    ]);
    for (const { freezePane } of sheets) expect(freezePane?.rows).toBe(1);
  });

  it('shows the sums of every member as numbers, and says what is missing', async () => {
    const rows = await rowsOf('Por medio');
    const [cop] = report.currencies;
    for (const { label, sums, share } of cop?.groups.medium ?? []) {
      const row = rows.find((cells) => cells.Moneda === 'COP' && cells.Medio === label);
      expect(row).toMatchObject({
        Líneas: sums.lines,
        'Valor sin\u00a0IVA': shown(sums.net),
        IVA: shown(sums.vat),
        'Valor con\u00a0IVA': shown(sums.total),
      });
      expect(row?.Participación).toBeCloseTo(Number(share) / 100, 10);
    }
    expect(rows.find(({ Moneda }) => Moneda === 'USD')?.IVA).toBe('sin dato');
  });

  it('has every stage, comparison, finding and source of the value', async () => {
    const stages = await rowsOf('Etapas');
    expect(stages).toHaveLength(7 * report.currencies.length);
    for (const [place, { own }] of (report.currencies[0]?.stages ?? []).entries()) {
      expect(stages[place]).toMatchObject({ Líneas: own.lines, 'Valor sin\u00a0IVA': shown(own.net) });
    }
    const findings = await rowsOf('Hallazgos');
    expect(findings.map(({ Hallazgo }) => Hallazgo)).toEqual(report.findings.map(({ text }) => text));
    const compared = await rowsOf('Comparación');
    const [net] = compared.filter(({ Indicador }) => Indicador === 'Valor sin\u00a0IVA');
    expect(net?.Variación).toBeCloseTo(0.136, 10);
    const digests = (await rowsOf('Método')).map((row) => row['Huella SHA-256']).filter((text) => text !== null);
    expect(digests).toEqual(report.sources.map(({ digest }) => digest));
  });

  it('has all lines, ids as text, amounts as numbers, days as days, and no formula', async () => {
    const rows = await rowsOf('Líneas');
    expect(rows).toHaveLength(report.lines.length);
    for (const [place, line] of report.lines.entries()) {
      const row = rows[place];
      expect(row).toMatchObject({
        Línea: line.id,
        Fila: line.row,
        'NIT del contratista': line.contractor?.nit,
        'Código de departamento': line.department,
        'Valor sin IVA': line.net === null ? null : Number(line.net),
        Observaciones: line.remarks,
      });
      expect(row?.Desde).toEqual(new Date(`${line.first}T00:00:00.000Z`));
    }
    expect(Buffer.from(bytesOf('xlsx')).includes('<f>')).toBe(false);
  });
});

describe('a ledger of parts', () => {
  const ledger = sampleLedger();
  const without = (id: string | undefined) => ledger.map((buy) => (buy.id === id ? { ...buy, net: null } : buy));
  const read = async (value: PautaReport) => {
    const { bytes } = await renderPautaReport(value, 'xlsx');
    const { sheets } = await readXlsx(bytes);
    return (name: string) => {
      const [header = [], ...rows] = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
      return rows.map((row) => header.map((title, place) => [String(title), row[place] ?? null] as const));
    };
  };

  it('says beside every sum of the workbook how many lines have it', async () => {
    const planned = ledger.find(({ stage, medium }) => stage === 'planned' && medium === 'press');
    const value = samplePauta({}, without(planned?.id));
    const sheet = await read(value);
    const [cop] = value.currencies;
    const press = cop?.groups.medium.find(({ key }) => key === 'press')?.reference;
    expect(press?.net.kind).toBe('partial');
    const row = sheet('Por medio').find((cells) => cells.some(([, cell]) => cell === 'Prensa'));
    expect(row?.slice(-3).map(([, cell]) => cell)).toEqual([
      press?.lines,
      press?.net.kind === 'partial' ? Number(press.net.amount) : null,
      (press?.lines ?? 0) - 1,
    ]);
    const stage = sheet('Etapas').find((cells) => cells.some(([, cell]) => cell === 'Planeado'));
    const lacking = cop?.stages.find((one) => one.stage === 'planned')?.furthest;
    expect(stage?.at(-1)?.[1]).toBe(lacking?.net.kind === 'partial' ? lacking.net.covered : lacking?.lines);
  });

  it('marks a part in the comparison', async () => {
    const counted = ledger.find(({ stage, currency }) => stage === 'certified' && currency === 'COP');
    const sheet = await read(samplePauta({}, without(counted?.id)));
    const [net] = sheet('Comparación');
    expect(net?.[3]).toEqual(['Líneas que lo traen, si es una parte', expect.stringMatching(/^\d+ de \d+ líneas$/)]);
    expect(net?.[6]?.[1]).toBeNull();
  });
});

describe.skipIf(!hasPoppler())('a PDF of odd ledgers', () => {
  const words = async (value: PautaReport) =>
    pagesOf((await renderPautaReport(value, 'pdf')).bytes)
      .join('\n')
      .replace(/[\s\u00a0]+/g, ' ');
  const ledger = sampleLedger();

  it('says of each currency in which stage it is, where they differ', async () => {
    const planned = ledger.map((buy) => (buy.currency === 'USD' ? { ...buy, stage: 'ordered' as const } : buy));
    const [first = ''] = (await words(samplePauta({}, planned))).split('Lo que muestra el periodo');
    expect(first).not.toContain('Ejecutado sin IVA');
    expect(first).toMatch(/COP ejecutado|ejecutado.*USD/);
    expect(first).toContain('«Ejecutado» y «Ordenado»');
  });

  it('gives the year of each line where a report is of several', async () => {
    const [one, two] = ledger.filter(({ stage }) => stage === 'certified');
    if (!one || !two) throw new Error('the sample has no such lines');
    const of = (buy: typeof one, year: number) => ({
      ...buy,
      day: `${year}-03-02` as const,
      month: `${year}-03` as const,
      period: { first: `${year}-03-02`, last: `${year}-03-09`, precision: 'day' as const },
    });
    const period = periodOf('2024-01-01', '2026-12-31');
    const text = await words(samplePauta({ period }, [of(one, 2024), of(two, 2026)] as never));
    expect(text).toContain('2 mar 2024 a 9 mar 2024');
    expect(text).toContain('2 mar 2026 a 9 mar 2026');
    expect(text).toContain('Son las 2 líneas que suman en las tablas.');
  });

  it('says in words what is hatched', async () => {
    const counted = ledger.find(({ stage, medium }) => stage === 'certified' && medium === 'television');
    const part = ledger.map((buy) => (buy.id === counted?.id ? { ...buy, net: null } : buy));
    expect(await words(samplePauta({}, part))).toMatch(/\$ [\d.,]+ M \(\d+ de \d+ líneas\)/);
  });
});

describe('the open data', () => {
  const csv = () => parseCsv(bytesOf('csv'));

  it('are UTF-8 with a mark, CRLF and a header, as RFC 4180 says', () => {
    const text = Buffer.from(bytesOf('csv')).toString('utf8');
    expect(text.startsWith('\ufefflinea,archivo,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('have every line with its exact figures; what is missing is empty', () => {
    const rows = csv();
    expect(rows).toHaveLength(report.lines.length);
    for (const [place, line] of report.lines.entries()) {
      expect(rows[place]).toMatchObject({
        linea: line.id,
        valor_sin_iva: line.net ?? '',
        iva: line.vat ?? '',
        valor_con_iva: line.total ?? '',
        alcance: line.audience.reach ?? '',
        desde: line.first,
        departamento_codigo: line.department ?? '',
      });
    }
  });

  it('add up to the figures of the report, when filtered as the dictionary says', () => {
    const counted = csv().filter(({ suma, moneda }) => suma === 'sí' && moneda === 'COP');
    const centavos = counted.reduce((sum, { valor_sin_iva = '' }) => sum + Math.round(Number(valor_sin_iva) * 100), 0);
    const net = report.currencies[0]?.sums.net;
    expect(net?.kind === 'measured' && Math.round(Number(net.amount) * 100)).toBe(centavos);
    expect(counted).toHaveLength(report.currencies[0]?.sums.lines ?? 0);
  });

  it('keep a remark from being a formula', () => {
    const written = report.lines.flatMap(({ remarks }) => (remarks === null ? [] : [remarks]));
    const remarks = csv().flatMap(({ observaciones = '' }) => (observaciones === '' ? [] : [observaciones]));
    expect(written.some((text) => text.startsWith('='))).toBe(true);
    expect(remarks).toEqual(written.map((text) => `'${text}`));
  });

  it('have a dictionary with every column in order, and what the file is', () => {
    const rows = parseCsv(bytesOf('dictionary'));
    const columns = rows.filter(({ columna = '' }) => !columna.startsWith('_')).map(({ columna }) => columna);
    expect(columns).toEqual(Object.keys(csv()[0] ?? {}));
    const facts = new Map(rows.map(({ columna, significado }) => [columna, significado]));
    expect(facts.get('_periodo')).toBe('2026-10-01/2026-10-31');
    expect(facts.get('_verificacion')).toBe(code);
    for (const { significado, tipo, fuente, columna = '' } of rows) {
      expect([significado, tipo]).not.toContain('');
      if (!columna.startsWith('_')) expect(fuente).not.toBe('');
    }
  });
});

describe.skipIf(!hasPoppler())('the PDF (read with poppler-utils; skipped where it is not installed)', () => {
  const text = () =>
    pagesOf(bytesOf('pdf'))
      .join('\n')
      .replace(/[\s\u00a0]+/g, ' ');

  it('is tagged, in Spanish, with title, author and the day of issue', () => {
    expect(infoOf(bytesOf('pdf'))).toMatchObject({
      Title: 'Informe de pautas realizadas, octubre de 2026',
      Author: 'Ministerio del Trabajo, Grupo de Comunicaciones',
      Tagged: 'yes',
      'Page size': '612 x 792 pts (letter)',
    });
    expect(infoOf(bytesOf('pdf')).CreationDate).toContain('Nov 10');
  });

  it('has headings, tables with header rows, and a figure for each drawing', () => {
    const kinds = structureOf(bytesOf('pdf'));
    expect(kinds.filter((kind) => kind === 'Figure')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'H1')).toHaveLength(13);
    expect(kinds.filter((kind) => kind === 'THead')).toHaveLength(kinds.filter((kind) => kind === 'Table').length);
  });

  it('shows every amount of the main currency that the value has, as the workbook does', () => {
    const words = text();
    for (const amount of printedAmounts(report)) expect(words).toContain(amount);
  });

  it('keeps the figures of a row in their columns', () => {
    const rows = pagesOf(bytesOf('pdf'), 'layout')
      .join('\n')
      .replace(/[ \u00a0]+/g, ' ');
    expect(rows).toContain('Televisión 11 $ 379.305.000 $ 72.067.950 $ 451.372.950 40,8 % $ 524.080.000');
    expect(rows).toContain('Valor sin IVA $ 929.692.178,90 $ 818.552.347,43 ▲ 13,6 % sin líneas sin base');
  });

  it('says what is missing, partial or not comparable', () => {
    const words = text();
    for (const said of [
      'sin dato',
      'el archivo no lo trae',
      '55 de 68 líneas',
      'sin base',
      'base parcial',
      'no aplica',
    ]) {
      expect(words).toContain(said);
    }
    for (const { text: sentence } of [...report.highlights, ...report.gaps, ...report.findings]) {
      expect(words).toContain(sentence.replace(/[\s\u00a0]+/g, ' '));
    }
  });

  it('prints the first 150 counted lines by amount and says how many more there are', async () => {
    const many = sampleLedger({ copies: 3 }).map((buy, place) => ({ ...buy, key: `${buy.key}${place}` }));
    const large = samplePauta({ findings: [] }, many);
    const counted = large.lines.filter((line) => line.counted).length;
    const { bytes } = await renderPautaReport(large, 'pdf');
    const words = pagesOf(bytes)
      .join(' ')
      .replace(/[\s\u00a0]+/g, ' ');
    expect(counted).toBeGreaterThan(150);
    expect(words).toContain(
      `Son las 150 líneas de mayor valor de las que suman en las tablas; otras ${counted - 150} de ellas`,
    );
  });

  it('sets nothing smaller than 7 pt, and marks every page', () => {
    const pdf = bytesOf('pdf');
    expect(Math.min(...typeSizesOf(pdf))).toBeGreaterThanOrEqual(7);
    const pages = pagesOf(pdf);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('DATOS DE DEMOSTRACIÓN');
      expect(page.replace(/\s+/g, ' ')).toContain(`Verificación ${code} · página ${index + 1} de ${pages.length}`);
    }
  });

  it('sets a provisional period without any line', async () => {
    const bare = samplePauta({ edition: 0, imports: [] }, []);
    const { bytes } = await renderPautaReport(bare, 'pdf');
    expect(pagesOf(bytes).every((page) => page.includes('PROVISIONAL'))).toBe(true);
    await expect(renderPautaReport(bare, 'xlsx')).resolves.toBeDefined();
    await expect(renderPautaReport(bare, 'csv')).resolves.toBeDefined();
  });
});

/** Rows of a sheet as people see it, by the words of its header. */
async function rowsOf(name: string): Promise<Record<string, unknown>[]> {
  const { sheets } = await readXlsx(bytesOf('xlsx'));
  const [header = [], ...rows] = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  return rows.map((row) => Object.fromEntries(header.map((title, place) => [String(title), row[place] ?? null])));
}

function shown(amount: Amount): number | string {
  if (amount.kind !== 'missing') return Number(amount.amount);
  return amount.reason === 'no-lines' ? 'sin líneas' : 'sin dato';
}

function parseCsv(bytes: Uint8Array): Record<string, string>[] {
  return parse(Buffer.from(bytes), { bom: true, columns: true, record_delimiter: '\r\n' });
}

/** Every known amount of the first currency's tables, written by another hand than the product's. */
function printedAmounts({ currencies: [main] }: PautaReport): Set<string> {
  if (!main) return new Set();
  const sums = [
    main.sums,
    ...main.stages.map(({ own }) => own),
    ...Object.entries(main.groups).flatMap(([dimension, groups]) =>
      dimension === 'month' ? [] : groups.map((group) => group.sums),
    ),
  ];
  const amounts = sums.flatMap(({ net, vat, total }) => [net, vat, total]);
  const compared = main.previous.media.flatMap(({ value, current }) => [value, current]);
  return new Set([...amounts.slice(0, 3), ...compared, ...amountsShown(sums)].flatMap(spelled));
}

/** Departments have their amount before VAT only. */
function amountsShown(sums: readonly { net: Amount }[]): Amount[] {
  return sums.map(({ net }) => net);
}

function spelled(amount: Amount): string[] {
  if (amount.kind === 'missing') return [];
  const digits = amount.amount.includes('.') ? 2 : 0;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return [`$ ${new Intl.NumberFormat('de-DE', format).format(Number(amount.amount))}`];
}

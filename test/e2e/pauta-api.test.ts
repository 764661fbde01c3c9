import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { campaignSchema, campaignViewSchema } from '#services/api/schemas/campaign.ts';
import { problemSchema } from '#services/api/schemas/common.ts';
import { lineDetailSchema, lineSchema, totalSchema } from '#services/api/schemas/ledger.ts';
import { pautaReportSchema } from '#services/api/schemas/pauta-report.ts';
import { createServer } from '#services/api/server.ts';
import { closePauta } from '#services/usecases/pauta/close-pauta.ts';
import { formOf } from '#test/support/form.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { parseCsv } from '#test/support/parse-csv.ts';
import { sampleLedger } from '#test/support/sample-ledger.ts';
import { storeLedger } from '#test/support/stored-ledger.ts';

const START = '2026-11-12T15:00:00.000Z';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n');

let open: OpenApp;
let server: FastifyInstance;
let buys: MediaBuy[];
beforeAll(async () => {
  open = await openApp({ start: START, platforms: [] });
  buys = await storeLedger(open.app.store);
  const before = sampleLedger({ month: '2026-09', scale: 88 });
  await storeLedger(
    open.app.store,
    before.map((buy) => ({ ...buy, import: `${buy.import}-sep`, id: buy.id.replace(buy.import, `${buy.import}-sep`) })),
  );
  server = await createServer(open.app);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});

const at = '/api/v1/pauta';
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url: `${at}${url}`, headers });
const send = (method: 'POST' | 'PUT', url: string, payload: object, headers: Record<string, string> = {}) =>
  server.inject({ method, url: `${at}${url}`, payload, headers });
const problem = (response: { statusCode: number; headers: object; json(): unknown }) => {
  expect(response.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  const found = problemSchema.parse(response.json());
  expect(found.status).toBe(response.statusCode);
  return found;
};
const line = (id: string) => `/lines/${encodeURIComponent(id)}`;
/** The first line that a test finds as it wants it. */
const some = (test: (buy: MediaBuy) => boolean) => {
  const buy = buys.find(test);
  if (!buy) throw new Error('no such line in the sample');
  return buy;
};
const units = (minor: bigint | null) => {
  if (minor === null) return null;
  const text = String(minor).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`.replace(/\.?0+$/, '');
};
interface Line {
  id: string;
  net: string | null;
}
const allLines = async (query: string): Promise<Line[]> => {
  const seen: Line[] = [];
  let next: string | null = null;
  do {
    const response = await get(`/lines?${query}&limit=7${next === null ? '' : `&cursor=${next}`}`);
    const page: { lines: Line[]; next: string | null } = response.json();
    expect(page.lines.length).toBeLessThanOrEqual(7);
    seen.push(...page.lines);
    next = page.next;
  } while (next !== null);
  return seen;
};

describe('the ledger', () => {
  it('is paged, each line once, by day', async () => {
    const lines = await allLines('from=2026-10');
    expect(lines.map(({ id }) => id).toSorted()).toEqual(buys.map(({ id }) => id).toSorted());
    const days = new Map(buys.map(({ id, day }) => [id, day]));
    const order = lines.map(({ id }) => days.get(id) ?? '');
    expect(order).toEqual(order.toSorted());
  });

  it('of no month is that of the last one that has lines', async () => {
    expect((await get('/lines?limit=1')).json()).toMatchObject({ from: '2026-10', until: '2026-10' });
    expect((await get('/lines?until=2026-09&limit=1')).json()).toMatchObject({ from: '2026-09', until: '2026-09' });
  });

  it.each<[string, (buy: MediaBuy) => boolean]>([
    ['stage=certified&medium=radio', ({ stage, medium }) => stage === 'certified' && medium === 'radio'],
    ['coverage=community&ownership=community', (buy) => buy.coverage === 'community' && buy.ownership === 'community'],
    ['department=76', ({ department }) => department === '76'],
    ['campaign=MI%20PRIMER%20EMPLEO', ({ campaign }) => campaign === 'Mi Primer Empleo'],
    ['import=factura-1', (buy) => buy.import === 'factura-1'],
    ['words=c%C3%B3ndor', ({ contractor }) => contractor?.name.includes('Cóndor') ?? false],
  ])('is filtered by %s', async (query, test) => {
    const expected = buys.filter(test).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    const found = await allLines(`from=2026-10&${query}`);
    expect(found.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
  });

  it('gives money as decimals, and leaves nothing out of its schema', async () => {
    const { lines } = (await get('/lines?from=2026-10&limit=200')).json();
    for (const one of lines) {
      expect(lineSchema.parse(one)).toEqual(one);
      const buy = some(({ id }) => id === one.id);
      expect([one.net, one.vat, one.total]).toEqual([units(buy.net), units(buy.vat), units(buy.total)]);
      expect(one.pricing.unitPrice).toBe(units(buy.pricing.unitPrice));
    }
  });

  it('as CSV has the same lines as its JSON, cell by cell', async () => {
    for (const [headers, query] of [
      [{ accept: 'text/csv' }, ''],
      [{}, '&format=csv'],
    ] as const) {
      const response = await get(`/lines?from=2026-09&until=2026-10&medium=digital${query}`, headers);
      expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(response.headers['content-disposition']).toMatch(/2026-09_2026-10_libro-pauta\.csv/);
      const rows = parseCsv(response.rawPayload);
      const { lines } = (await get('/lines?from=2026-09&until=2026-10&medium=digital&limit=200')).json();
      expect(rows).toHaveLength(lines.length);
      for (const [place, row] of rows.entries()) {
        const one = lines[place];
        const said = (value: unknown) => (value === null || value === undefined ? '' : String(value));
        expect(row).toMatchObject({
          linea: one.id,
          importacion: one.import,
          fila: String(one.origin.row),
          contratista: said(one.contractor?.name),
          medio_final: said(one.outlet?.name),
          campana: said(one.campaign),
          desde: one.period.first,
          hasta: one.period.last,
          moneda: one.currency,
          valor_sin_iva: said(one.net),
          iva: said(one.vat),
          valor_con_iva: said(one.total),
          impresiones: said(one.audience.impressions),
          alcance: said(one.audience.reach),
          departamento_codigo: said(one.department),
        });
      }
    }
    expect((await get('/lines?limit=1', { accept: 'application/json, text/csv;q=0.5' })).json().lines).toHaveLength(1);
  });

  it('is added up by stage and currency and what is asked, what nobody says missing', async () => {
    const { totals } = (await get('/totals?from=2026-10&by=medium')).json();
    for (const one of totals) expect(totalSchema.parse(one)).toEqual(one);
    const own = buys.filter(
      (buy) => buy.stage === 'certified' && buy.medium === 'television' && buy.currency === 'COP',
    );
    const group = totals.find(
      (one: { stage: string; by: { medium: { key: string } } }) =>
        one.stage === 'certified' && one.by.medium.key === 'television',
    );
    expect(group).toMatchObject({
      lines: own.length,
      net: { kind: 'measured', amount: units(own.reduce((sum, { net }) => sum + (net ?? 0n), 0n)) },
    });
    const lines = totals.reduce((sum: number, one: { lines: number }) => sum + one.lines, 0);
    expect(lines).toBe(buys.length);
    const digital = totals.find((one: { currency: string }) => one.currency === 'USD');
    expect(digital.vat).toEqual({ kind: 'missing', reason: 'not-stated' });
  });

  it('knows the answer that a client has', async () => {
    const first = await get('/totals?from=2026-10');
    const again = await get('/totals?from=2026-10', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
  });

  it.each([
    ['/lines?from=2026-13', /Se espera un mes/],
    ['/lines?from=2026-10&until=2026-09', /anterior al primero/],
    ['/lines?from=1900-01&until=2026-10', /más de 120 meses/],
    ['/lines?stage=pagada', /no son válidos/],
    ['/lines?cursor=e30', /cursor/],
    ['/totals?by=medium,medium', /no son válidos/],
    ['/totals?by=alcance', /no son válidos/],
  ])('refuses %s', async (url, sentence) => {
    const found = problem(await get(url));
    expect(found.status).toBe(400);
    expect(`${found.detail} ${found.errors?.map(({ message }) => message).join(' ')}`).toMatch(sentence);
  });
});

describe('a line', () => {
  it('tells where it stands in its file, and what was found in it', async () => {
    const { findings } = (await get(line('certificados-1|Certificaciones|5'))).json();
    expect(findings).toEqual([expect.objectContaining({ rule: 'duplicates', severity: 'warning' })]);
    const buy = some(({ medium, stage }) => medium === 'press' && stage === 'invoiced');
    const found = (await get(line(buy.id))).json();
    expect(lineDetailSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      id: buy.id,
      counts: true,
      origin: buy.origin,
      file: { name: 'factura-1.xlsx', url: '/api/v1/imports/factura-1/file' },
      corrections: [],
      proofs: [],
    });
    expect(problem(await get(line('nada|0|1'))).detail).toMatch(/No existe la línea/);
  });

  it('is corrected whole member by whole member, with what stood before beside it', async () => {
    const buy = some(({ medium, stage }) => medium === 'outdoor' && stage === 'invoiced');
    const changes = {
      net: '12345678.9',
      vat: null,
      contractor: { name: 'Vallas del Llano S.A.S.', nit: null },
      quantities: { ordered: '6', aired: '3.5', bonus: null },
    };
    const response = await send('POST', `${line(buy.id)}/corrections`, {
      author: 'Laura',
      reason: 'según la factura',
      revision: buy.revision,
      changes,
    });
    expect(response.statusCode).toBe(200);
    const found = lineDetailSchema.parse(response.json());
    expect(found).toMatchObject({ ...changes, revision: buy.revision + 1 });
    expect(found.corrections).toMatchObject([{ author: 'Laura', reason: 'según la factura', at: open.clock.now() }]);
    const values = Object.fromEntries(
      found.corrections[0]?.values.map((one) => [one.member, [one.before, one.after]]) ?? [],
    );
    expect(values).toEqual({
      net: [units(buy.net), '12345678.9'],
      vat: [units(buy.vat), null],
      'contractor.name': [buy.contractor?.name, 'Vallas del Llano S.A.S.'],
      'contractor.nit': [buy.contractor?.nit, null],
      'quantities.ordered': [buy.quantities.ordered, '6'],
      'quantities.aired': [buy.quantities.aired, '3.5'],
      'quantities.bonus': [buy.quantities.bonus, null],
    });
    const stale = { author: 'Luis', reason: 'x', revision: buy.revision, changes: { net: '1' } };
    expect(problem(await send('POST', `${line(buy.id)}/corrections`, stale))).toMatchObject({
      status: 409,
      detail: expect.stringMatching(/cambió después/),
    });
  });

  it('moves to the month of its new days', async () => {
    const buy = some(({ medium }) => medium === 'event');
    open.clock.set('2026-11-12T15:01:00.000Z');
    const period = { first: '2026-08-10', last: '2026-08-12', precision: 'day' };
    await send('POST', `${line(buy.id)}/corrections`, { author: 'L', reason: 'fecha', changes: { period } });
    expect((await get('/lines?from=2026-08')).json().lines).toMatchObject([{ id: buy.id, month: '2026-08' }]);
    open.clock.set('2026-11-12T15:02:00.000Z');
    const back = { ...buy.period };
    await send('POST', `${line(buy.id)}/corrections`, { author: 'L', reason: 'era así', changes: { period: back } });
    expect((await get('/lines?from=2026-08')).json().lines).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [{ author: 'a', reason: 'b', changes: {} }, /no cambia ningún dato/],
    [{ author: ' ', reason: 'b', changes: { net: '1' } }, /falta quién corrige/],
    [{ author: 'a', reason: '', changes: { net: '1' } }, /falta el motivo/],
    [{ author: 'a', reason: 'b', changes: { net: 1 } }, /net/],
    [{ author: 'a', reason: 'b', changes: { net: '1.234,5' } }, /decimal con punto/],
    [{ author: 'a', reason: 'b', changes: { net: '1.005' } }, /dos decimales/],
    [{ author: 'a', reason: 'b', changes: { net: '99999999999999999' } }, /net/],
    [{ author: 'a', reason: 'b', changes: { id: 'x' } }, /changes/],
    [{ author: 'a', reason: 'b', changes: { import: 'x' } }, /changes/],
    [{ author: 'a', reason: 'b', changes: { pricing: { unitPrice: '1' } } }, /pricing/],
    [{ author: 'a', reason: 'b', changes: { medium: 'tv' } }, /medium/],
    [{ author: 'a', reason: 'b', changes: { department: '04' } }, /DIVIPOLA/],
    [{ author: 'a', reason: 'b', changes: { municipality: '05001' } }, /municipio no es del departamento/],
    [{ author: 'a', reason: 'b', changes: { currency: 'XXX' } }, /ISO 4217/],
    [
      { author: 'a', reason: 'b', changes: { period: { first: '2026-02-30', last: '2026-03-01', precision: 'day' } } },
      /día que exista/,
    ],
    [
      { author: 'a', reason: 'b', changes: { period: { first: '2026-03-02', last: '2026-03-01', precision: 'day' } } },
      /termina antes/,
    ],
    [{ author: 'a', reason: 'b', changes: { outlet: { name: 'X', nit: '900-1' } } }, /NIT/],
    [{ author: 'a', reason: 'b', changes: { outlet: { name: 'X', nit: '900373923-1' } } }, /verificación es 8/],
  ])('is not corrected by %j', async (body, sentence) => {
    const buy = some(({ medium, stage }) => medium === 'radio' && stage === 'planned');
    const before = (await get(line(buy.id))).payload;
    const found = problem(await send('POST', `${line(buy.id)}/corrections`, body));
    expect(found.status).toBe(400);
    expect(JSON.stringify(found)).toMatch(sentence);
    expect((await get(line(buy.id))).payload).toBe(before);
  });

  it('is proved by a file known by its content, once', async () => {
    const buy = some(({ medium, stage }) => medium === 'radio' && stage === 'certified');
    const post = (name: string, bytes: Buffer, fields = {}) =>
      server.inject({ method: 'POST', url: `${at}${line(buy.id)}/proofs`, ...formOf(fields, { name, bytes }) });
    const sent = await post('certificación «octubre».pdf', PDF, { by: 'Ana' });
    expect(sent.statusCode).toBe(201);
    const digest = createHash('sha256').update(PDF).digest('hex');
    expect(sent.json().proofs).toMatchObject([{ digest, name: 'certificación «octubre».pdf', addedBy: 'Ana' }]);
    expect((await post('otra.pdf', PDF)).json().proofs).toHaveLength(1);
    expect(problem(await post('foto.jpg', Buffer.from('MZ\x90\x00'))).status).toBe(415);
    expect(problem(await post('cuña.mp3', Buffer.from('<html>'))).detail).toMatch(/por su contenido/);
    const file = await get(`${line(buy.id)}/proofs/${digest}`);
    expect(file.rawPayload.equals(PDF)).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      etag: `"${digest}"`,
      'x-content-type-options': 'nosniff',
    });
    const other = some(({ id }) => id !== buy.id);
    expect(problem(await get(`${line(other.id)}/proofs/${digest}`)).status).toBe(404);
    const missing = {
      method: 'POST' as const,
      url: `${at}/lines/nada/proofs`,
      ...formOf({}, { name: 'a', bytes: PDF }),
    };
    expect(problem(await server.inject(missing)).status).toBe(404);
  });

  it('is changed by no page of another site', async () => {
    const body = { author: 'a', reason: 'b', changes: { net: '1' } };
    const response = await send('POST', `${line(buys[0]?.id ?? '')}/corrections`, body, {
      origin: 'https://otro.example',
    });
    expect(problem(response).status).toBe(403);
  });
});

describe('campaigns', () => {
  it('are kept by name, and joined with the lines that write it otherwise', async () => {
    const saved = await send('PUT', '/campaigns/trabajo-decente', {
      name: 'Trabajo Decente',
      aliases: ['TRABAJO  DECENTE 2026'],
      hashtags: ['#TrabajoDecente'],
      first: '2026-09-01',
      last: '2026-12-31',
      by: 'Ana',
    });
    expect(campaignSchema.parse(saved.json())).toMatchObject({
      id: 'trabajo-decente',
      status: 'open',
      aliases: ['trabajo decente', 'trabajo decente 2026'],
      hashtags: ['trabajodecente'],
      saved: { by: 'Ana' },
    });
    const cleared = await send('PUT', '/campaigns/trabajo-decente', { name: 'Trabajo Decente', last: null });
    expect(cleared.json()).toMatchObject({ first: '2026-09-01', last: null, hashtags: ['trabajodecente'] });
    const { campaigns, sums } = (await get('/campaigns?from=2026-10')).json();
    expect(campaigns.map(({ id }: { id: string }) => id)).toEqual(['trabajo-decente']);
    const names = sums.map(({ name, campaign }: { name: string; campaign: string | null }) => [name, campaign]);
    expect(names).toContainEqual(['Trabajo Decente', 'trabajo-decente']);
    expect(names).toContainEqual(['Mi Primer Empleo', null]);
    const view = (await get('/campaigns/trabajo-decente?from=2026-10')).json();
    expect(campaignViewSchema.parse(view)).toEqual(view);
    const lines = view.totals.reduce((sum: number, one: { lines: number }) => sum + one.lines, 0);
    expect(lines).toBe(buys.filter(({ campaign }) => campaign === 'Trabajo Decente').length);
  });

  it.each<[string, object, number]>([
    ['trabajo-decente', { name: 'Otra' }, 400],
    ['x', { name: 'x', first: '2026-02-01', last: '2026-01-01' }, 400],
    ['x', { name: 'x', hashtags: ['dos palabras'] }, 400],
    ['x', { name: 'x', id: 'y' }, 400],
    ['x', {}, 400],
  ])('%s with %j answers %i', async (id, body, status) => {
    expect(problem(await send('PUT', `/campaigns/${id}`, body)).status).toBe(status);
    expect(problem(await get('/campaigns/x')).status).toBe(404);
  });
});

describe('the report', () => {
  it('of a month under way is provisional, the same until something is learnt', async () => {
    const first = await get('/reports/2026-10.json');
    const report = first.json();
    expect(pautaReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ edition: 0, period: { kind: 'month' } });
    const again = await get('/reports/2026-10.json', { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
    open.clock.set('2026-11-12T16:00:00.000Z');
    const buy = some(({ stage, medium }) => stage === 'certified' && medium === 'print');
    await send('POST', `${line(buy.id)}/corrections`, { author: 'a', reason: 'b', changes: { net: '1' } });
    const after = (await get('/reports/2026-10.json')).json();
    expect(after.cutoff).toBe('2026-11-12T16:00:00.000Z');
    expect(after.lines.find(({ id }: { id: string }) => id === buy.id)).toMatchObject({ net: '1', corrections: 1 });
  });

  it('has its figures and lines in every format, under the digest of its bytes', async () => {
    const report = (await get('/reports/2026-10.json')).json();
    const csv = parseCsv((await get('/reports/2026-10.csv')).rawPayload);
    expect(csv.map(({ linea, valor_sin_iva }) => [linea, valor_sin_iva || null])).toEqual(
      report.lines.map(({ id, net }: { id: string; net: string | null }) => [id, net]),
    );
    for (const [format, type, start] of [
      ['pdf', 'application/pdf', '%PDF-'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
      ['dictionary', 'text/csv; charset=utf-8', '\ufeff'],
    ] as const) {
      const response = await get(`/reports/2026-10.${format}`);
      expect([response.statusCode, response.headers['content-type']]).toEqual([200, type]);
      expect(response.payload.startsWith(start)).toBe(true);
      expect(response.headers.etag).toBe(`"${createHash('sha256').update(response.rawPayload).digest('hex')}"`);
    }
  }, 60_000);

  it('of other periods is made of their lines', async () => {
    const both = (await get('/reports/2026-09_2026-10.json')).json();
    expect(both.period).toEqual({ first: '2026-09-01', last: '2026-10-31', kind: 'months' });
    const days = (await get('/reports/2026-10-01_2026-10-10.json')).json();
    expect(days.lines).toHaveLength(buys.filter(({ day }) => day <= '2026-10-10').length);
    expect(days.period.kind).toBe('days');
  });

  it('of a closed month is that of its newest edition, or of the one asked for', async () => {
    open.clock.set('2026-11-12T17:00:00.000Z');
    const first = await closePauta(open.app, '2026-10', open.clock.now());
    const buy = some(({ stage, medium }) => stage === 'certified' && medium === 'print');
    open.clock.set('2026-11-12T18:00:00.000Z');
    await send('POST', `${line(buy.id)}/corrections`, { author: 'a', reason: 'b', changes: { net: '2' } });
    expect((await get('/reports/2026-10.json')).headers.etag).toBe(`"${first.digest}"`);
    const second = await closePauta(open.app, '2026-10', open.clock.now(), 'corrección');
    const { editions, next } = (await get('/reports')).json();
    expect(next).toBeNull();
    expect(editions).toMatchObject([
      { month: '2026-10', number: 2, reason: 'corrección', previous: first.digest },
      { month: '2026-10', number: 1, reason: null, previous: null },
    ]);
    expect(editions[0].sources).toHaveLength(5);
    for (const { url, digest } of editions.flatMap(({ files }: { files: object[] }) => files) as {
      url: string;
      digest: string;
    }[]) {
      const response = await server.inject(url);
      expect(createHash('sha256').update(response.rawPayload).digest('hex')).toBe(digest);
    }
    expect((await get('/reports/2026-10.json')).headers.etag).toBe(`"${second.digest}"`);
  }, 60_000);

  it.each([
    ['/reports/2026-10.json?edition=9', 404],
    ['/reports/2026-09_2026-10.json?edition=1', 404],
    ['/reports/2020-01.json', 404],
    ['/reports/2026-1.json', 400],
    ['/reports/2026-10-05.json', 400],
    ['/reports/2026-10-10_2026-10-01.json', 400],
    ['/reports/2026-02-30_2026-03-01.json', 400],
    ['/reports/2000-01_2026-10.json', 400],
    ['/reports/2026-10.docx', 404],
  ])('%s answers %i', async (url, status) => {
    expect(problem(await get(url)).status).toBe(status);
  });
});

describe('the document of the API', () => {
  it('has every operation of paid media, with words', async () => {
    const { paths } = (await server.inject('/api/docs/json')).json();
    const own = Object.entries<Record<string, { summary?: string; operationId?: string }>>(paths).filter(([path]) =>
      path.startsWith('/api/v1/pauta/'),
    );
    const names = own.flatMap(([, methods]) => Object.values(methods).map(({ operationId }) => operationId));
    expect(names.toSorted()).toEqual(
      [
        'register',
        'paper',
        'addPaper',
        'correctPaper',
        'pautaLines',
        'pautaLine',
        'correctLine',
        'attachProof',
        'proof',
        'pautaTotals',
        'campaigns',
        'campaign',
        'saveCampaign',
        'pautaReports',
        'pautaJson',
        'pautaPdf',
        'pautaXlsx',
        'pautaCsv',
        'pautaDictionary',
      ].toSorted(),
    );
  });
});

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { formatMoneyDecimal } from '#core/pauta/money-text.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { closePauta } from '#services/usecases/pauta/close-pauta.ts';
import { formOf } from '#test/support/form.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { sampleLedger } from '#test/support/sample-ledger.ts';
import { storeLedger } from '#test/support/stored-ledger.ts';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

/** What a reader sees: no tags, no entities but the few of names. */
const wordsOf = (page: string) =>
  page
    .replaceAll('<wbr>', '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

let open: OpenApp;
let server: FastifyInstance;
let buys: MediaBuy[];
beforeAll(async () => {
  open = await openApp({ start: '2026-11-12T15:00:00.000Z', platforms: [] });
  buys = await storeLedger(open.app.store, [
    ...sampleLedger().map((buy, place) => (place === 3 ? { ...buy, campaign: HOSTILE, piece: HOSTILE } : buy)),
  ]);
  server = await createServer(open.app);
  await registerPages(server, open.app);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});

const get = async (url: string) => {
  const response = await server.inject(url);
  expect([url, response.statusCode]).toEqual([url, 200]);
  return response.payload;
};
const post = (url: string, fields: Record<string, string>) =>
  server.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const some = (test: (buy: MediaBuy) => boolean) => {
  const buy = buys.find(test);
  if (!buy) throw new Error('no such line in the sample');
  return buy;
};
const address = ({ id }: MediaBuy) => `/pauta/libro/${encodeURIComponent(id)}`;

describe('the report as a page', () => {
  it('says the figures and sentences of the value that its files are made of', async () => {
    const page = await get('/pauta?mes=2026-10');
    const words = wordsOf(page);
    const letters = words.replace(/\s/g, '');
    const report: PautaReport = (await server.inject('/api/v1/pauta/reports/2026-10.json')).json();
    for (const { strong, text } of [...report.highlights, ...report.gaps]) {
      expect(page).toContain(`<strong>${strong}</strong>`);
      expect(letters).toContain(text.replace(/\s/g, ''));
    }
    for (const { currency, sums, groups, stages } of report.currencies) {
      const amounts = [
        sums.net,
        ...Object.values(groups).flatMap((own) => own.map((group) => group.sums.net)),
        ...stages.filter(({ stage }) => stage === 'planned' || stage === 'invoiced').map(({ own }) => own.net),
      ];
      for (const amount of amounts)
        if (amount.kind !== 'missing') expect(page).toContain(`>${formatMoneyDecimal(amount.amount, currency)}<`);
    }
    for (const { text } of report.findings) expect(letters).toContain(text.replace(/\s/g, ''));
    for (const format of ['pdf', 'xlsx', 'csv', 'dictionary', 'json'])
      expect(page).toContain(`href="/api/v1/pauta/reports/2026-10.${format}"`);
    expect(words).toContain('Provisional');
  });

  it('of the last month with lines is what opens, and every page leads to it', async () => {
    expect(wordsOf(await get('/pauta'))).toContain('Pauta de octubre de 2026');
    for (const url of ['/pauta', '/pauta/libro', '/pauta/campanas', '/'])
      expect(await get(url)).toContain('<a href="/pauta"');
  });

  it('is of any days, compared with those before or a year earlier', async () => {
    const page = wordsOf(await get('/pauta?desde=2026-10-01&hasta=2026-10-10&comparar=interanual'));
    expect(page).toContain('Pauta del 1 de octubre de 2026 al 10 de octubre de 2026');
    expect(page).toContain('frente a 1 de octubre de 2025 a 10 de octubre de 2025');
  });

  it('leads each group to its lines in the ledger', async () => {
    const page = await get('/pauta');
    const links = [...page.matchAll(/href="(\/pauta\/libro\?[^"]+)"/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(20);
    for (const url of links.slice(0, 60)) expect(wordsOf(await get(url))).not.toContain('Ninguna línea cumple');
  });

  it.each([
    ['/pauta?mes=2026-13', 404],
    ['/pauta?desde=2026-10-09&hasta=2026-10-01', 404],
    ['/pauta?desde=1999-01-01&hasta=2026-10-01', 404],
    ['/pauta?mes=2026-10&mes=2026-09', 400],
    ['/pauta/libro?etapa=otra', 400],
    ['/pauta/libro?sigue=zz', 400],
    ['/pauta/libro/nada', 404],
    ['/pauta/campanas/nada', 404],
  ])('%s answers %i as a page', async (url, status) => {
    const response = await server.inject(url);
    expect([response.statusCode, response.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  });

  it('lets no word of others into the markup, and has no script or style of its own', async () => {
    const hostile = some(({ campaign }) => campaign === HOSTILE);
    for (const url of ['/pauta', `/pauta/libro?import=x`, address(hostile), '/pauta/campanas']) {
      const page = await get(url);
      expect(page).not.toMatch(/<script|<img|javascript:/i);
      expect(page.replace(/"[^"]*"/g, '""')).not.toMatch(/<style|<[^>]*\s(?:style|on\w+)=/);
    }
    expect(await get(address(hostile))).toContain('&lt;script&gt;alert(1)');
  });
});

describe('the ledger as a page', () => {
  it('shows what is filtered, with its sums, page by page', async () => {
    const first = await get('/pauta/libro?desde=2026-10&hasta=2026-10&etapa=planned');
    const own = buys.filter(({ stage }) => stage === 'planned');
    expect(wordsOf(first)).toContain(`De octubre de 2026: 50 de ${own.length} líneas`);
    const next = /href="([^"]+sigue=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await get(next);
    const ids = (page: string) =>
      [...page.matchAll(/href="\/pauta\/libro\/([^"?]+)"/g)].map(([, id = '']) => decodeURIComponent(id));
    expect([...ids(first), ...ids(second)].toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    expect(first).toContain('href="/api/v1/pauta/lines?format=csv&amp;');
    expect(first).toContain('stage=planned');
  });

  it('says when nothing is left', async () => {
    expect(wordsOf(await get('/pauta/libro?palabras=zzz'))).toContain('Ninguna línea cumple el filtro');
  });
});

describe('a line as a page', () => {
  it('is corrected by a form: what changed, and nothing else', async () => {
    const buy = some(({ medium, stage }) => medium === 'television' && stage === 'certified');
    const page = await get(address(buy));
    const fields = Object.fromEntries(
      [...page.matchAll(/<input id="campo-[^"]+" name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    const response = await post(`${address(buy)}/correcciones`, {
      ...fields,
      revision: String(buy.revision),
      net: '12.345.678,90',
      'pricing.vatRate': '5',
      'outlet.name': 'Canal Regional del Sur',
      'quantities.aired': '',
      autor: 'Laura',
      motivo: 'según la <factura>',
    });
    expect([response.statusCode, response.headers.location]).toEqual([303, `${address(buy)}#correcciones`]);
    const [after] = await open.app.store.get('buys', [buy.id]);
    expect(after).toMatchObject({ net: 1_234_567_890n, total: buy.total, outlet: { name: 'Canal Regional del Sur' } });
    expect(after?.pricing).toEqual({ ...buy.pricing, vatRate: '0.05' });
    expect(after?.quantities).toEqual({ ...buy.quantities, aired: null });
    expect(Object.keys(after?.corrections[0]?.before ?? {}).toSorted()).toEqual([
      'net',
      'outlet',
      'pricing',
      'quantities',
    ]);
    const words = wordsOf(await get(address(buy)));
    expect(words).toContain('Laura «según la &lt;factura&gt;»');
    expect(words).toContain('$\u00a012.345.678,90'.replace('\u00a0', ' '));
  });

  it('is not corrected by what cannot be read: the form comes back as it was sent', async () => {
    const buy = some(({ medium, stage }) => medium === 'press' && stage === 'planned');
    const sent = { revision: '0', net: '1.234.5', municipality: 'Pueblo Inventado', autor: 'Ana', motivo: 'x' };
    const response = await post(`${address(buy)}/correcciones`, sent);
    expect(response.statusCode).toBe(400);
    const words = wordsOf(response.payload);
    expect(words).toContain('«Valor sin IVA» no es un valor');
    expect(words).toContain('No se reconoce el municipio «Pueblo Inventado»');
    expect(response.payload).toContain('value="1.234.5"');
    const nobody = await post(`${address(buy)}/correcciones`, { revision: '0', net: '1', motivo: 'x' });
    expect(wordsOf(nobody.payload)).toContain('falta quién corrige');
    expect((await open.app.store.get('buys', [buy.id]))[0]).toEqual(buy);
  });

  it('that somebody else changed meanwhile is shown as it is now', async () => {
    const buy = some(({ medium, stage }) => medium === 'outdoor' && stage === 'planned');
    const fields = { revision: '0', autor: 'Ana', motivo: 'x' };
    expect((await post(`${address(buy)}/correcciones`, { ...fields, net: '5' })).statusCode).toBe(303);
    const second = await post(`${address(buy)}/correcciones`, { ...fields, net: '7' });
    expect(second.statusCode).toBe(409);
    expect(second.payload).toContain('name="net" type="text" value="5"');
    expect(second.payload).toContain('name="revision" value="1"');
  });

  it('takes proofs, and shows them', async () => {
    const buy = some(({ medium, stage }) => medium === 'radio' && stage === 'certified');
    const form = formOf({ by: 'Ana' }, { name: 'cuña.mp3', bytes: Buffer.from('ID3\x04\x00') });
    const response = await server.inject({ method: 'POST', url: `${address(buy)}/soportes`, ...form });
    expect([response.statusCode, response.headers.location]).toEqual([303, `${address(buy)}#soportes`]);
    expect(await get(address(buy))).toMatch(/href="\/api\/v1\/pauta\/lines\/[^"]+\/proofs\/[0-9a-f]{64}">cuña\.mp3</);
    const wrong = formOf({}, { name: 'cuña.mp3', bytes: Buffer.from('<html>') });
    const refused = await server.inject({ method: 'POST', url: `${address(buy)}/soportes`, ...wrong });
    expect(refused.statusCode).toBe(415);
    expect(wordsOf(refused.payload)).toContain('no es un PDF, un audio ni una foto');
  });
});

describe('campaigns as pages', () => {
  it('are kept from a name of the lines, and changed', async () => {
    const kept = await post('/pauta/campanas', { nombre: 'Mi Primer Empleo' });
    expect([kept.statusCode, kept.headers.location]).toEqual([303, '/pauta/campanas/mi-primer-empleo']);
    await post('/pauta/campanas', {
      nombre: 'Mi Primer Empleo',
      etiquetas: '#MiPrimerEmpleo\r\n #Empleo ',
      'otros-nombres': 'Primer Empleo',
      'primer-dia': '2026-10-01',
      'ultimo-dia': '',
      estado: 'closed',
    });
    expect((await open.app.store.get('campaigns', ['mi-primer-empleo']))[0]).toMatchObject({
      status: 'closed',
      hashtags: ['miprimerempleo', 'empleo'],
      aliases: ['mi primer empleo', 'primer empleo'],
      first: '2026-10-01',
      last: null,
    });
    const words = wordsOf(await get('/pauta/campanas/mi-primer-empleo'));
    expect(words).toContain('#miprimerempleo #empleo');
    expect(words).toContain('Certificado, COP');
    const refused = await post('/pauta/campanas', {
      nombre: 'x',
      'primer-dia': '2026-02-01',
      'ultimo-dia': '2026-01-01',
    });
    expect(refused.statusCode).toBe(400);
    expect(wordsOf(refused.payload)).toContain('termina antes de empezar');
  });
});

describe('a closed month', () => {
  it('shows its edition, and says when the ledger has gone on', async () => {
    await closePauta(open.app, '2026-10', open.clock.now());
    const closed = wordsOf(await get('/pauta?mes=2026-10'));
    expect(closed).toContain('Cerrado · edición 1, 12 de noviembre de 2026');
    expect(closed).not.toContain('no está aquí');
    const before = closed.match(/La pauta ejecutada suma \S+ \S+/)?.[0];
    open.clock.set('2026-11-13T15:00:00.000Z');
    const buy = some(({ medium, stage }) => medium === 'event' && stage === 'certified');
    await post(`${address(buy)}/correcciones`, { revision: '0', net: '1', autor: 'Ana', motivo: 'x' });
    const behind = wordsOf(await get('/pauta?mes=2026-10'));
    expect(behind).toContain('npm run cli -- pauta-close --month 2026-10');
    expect(behind.match(/La pauta ejecutada suma \S+ \S+/)?.[0]).toBe(before);
    await closePauta(open.app, '2026-10', open.clock.now(), 'se corrigió un evento');
    const again = wordsOf(await get('/pauta?mes=2026-10'));
    expect(again).toContain('Otras ediciones de este mes Edición 1');
    expect(again).not.toContain('no está aquí');
  }, 60_000);
});

it('without any line the page says what to do', async () => {
  const bare = await openApp({ start: '2026-11-12T15:00:00.000Z', platforms: [] });
  const own = await createServer(bare.app);
  await registerPages(own, bare.app);
  const pages = await Promise.all(['/pauta', '/pauta/libro', '/pauta/campanas'].map((url) => own.inject(url)));
  await own.close();
  await bare.stop();
  expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(pages[0]?.payload).toContain('href="/importaciones"');
  expect(wordsOf(pages[1]?.payload ?? '')).toContain('No hay líneas confirmadas');
});

import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { saveCampaign } from '#services/usecases/ledger/campaigns.ts';
import { attachProof, correctLine } from '#services/usecases/ledger/correct-buy.ts';
import { addPaper } from '#services/usecases/register/write-paper.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { chromiumIsAbsent, launchChromium, lookAtPage } from '#test/support/page-look.ts';
import { sampleLedger } from '#test/support/sample-ledger.ts';
import { storeLedger } from '#test/support/stored-ledger.ts';

/** Stands for the id of a paper, which is known only once it is written. */
const PAPER = 'papel';
/** Of a quadrillion of pesos: no amount is cut, whatever the screen. */
const LARGE = 'certificados-1|Certificaciones|5';
const LINE = encodeURIComponent('certificados-1|Certificaciones|12');

describe.skipIf(chromiumIsAbsent())('the pages of paid media in a browser', () => {
  let open: OpenApp;
  let server: FastifyInstance;
  let browser: Browser;
  let origin: string;
  let buy: MediaBuy;
  let paper: string;
  beforeAll(async () => {
    open = await openApp({ start: '2026-11-12T15:00:00.000Z', platforms: [] });
    const { app } = open;
    // A week has everything that a month has.
    const buys = await storeLedger(
      app.store,
      sampleLedger()
        .filter(({ day }) => day <= '2026-10-07')
        .map((one) => (one.id === LARGE ? { ...one, net: 10n ** 17n, total: 119n * 10n ** 15n + 55n } : one)),
    );
    const found = buys.find(({ id }) => encodeURIComponent(id) === LINE);
    if (!found) throw new Error('the sample has no such line');
    buy = found;
    await correctLine(app, buy.id, { author: 'Laura', reason: 'según la factura', changes: { campaign: 'Otra' } });
    const digest = await app.store.putFile(Buffer.from('%PDF-1.7'));
    await attachProof(app, buy.id, { name: 'certificación.pdf', digest, by: 'Laura' });
    await saveCampaign(app, { name: 'Trabajo Decente', hashtags: ['TrabajoDecente'] }, 'Laura');
    const { contract } = buys.find(({ references }) => references.contract !== null)?.references ?? {
      contract: 'CD-1',
    };
    const known = {
      number: contract,
      day: '2026-05-20',
      first: '2026-05-21',
      value: 5_000_000_000n,
      currency: 'COP',
    } as const;
    paper = (await addPaper(app, { kind: 'contract', facts: known, author: 'Laura' })).id;
    server = await createServer(app);
    await registerPages(server, app);
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await open?.stop();
  });

  it.each(
    [
      '/pauta',
      '/pauta/libro',
      `/pauta/libro/${LINE}`,
      '/pauta/campanas',
      '/pauta/campanas/trabajo-decente',
      '/pauta/registro',
      `/pauta/registro/${PAPER}`,
    ].flatMap((path) => [1280, 360].map((width) => [path, width] as const)),
  )('%s at %i px is accessible, fits and asks nothing of another host', async (path, width) => {
    const address = path.replace(PAPER, encodeURIComponent(paper));
    const { violations, faults, size } = await lookAtPage(browser, `${origin}${address}`, width, async (page) => {
      // What is folded is there for everybody too.
      for (const summary of await page.locator('main .panel details:not([open]) > summary').all())
        if (await summary.isVisible()) await summary.click();
    });
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
    expect(size).toEqual([width, width]);
  });

  it('corrects a line without script: what is refused stands in the form again, and what is kept in its history', async () => {
    open.clock.set('2026-11-13T15:00:00.000Z');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/pauta/libro/${LINE}`);
    await page.locator('.correction > summary').click();
    await page.getByLabel('Valor sin IVA', { exact: true }).fill('1.000.00');
    await page.getByLabel('Su nombre', { exact: true }).last().fill('Ana');
    await page.getByLabel('Motivo', { exact: true }).fill('error de la agencia');
    await page.getByRole('button', { name: 'Guardar la corrección' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('«Valor sin IVA» no es un valor');
    await page.getByLabel('Valor sin IVA', { exact: true }).fill('1.000,50');
    await page.getByRole('button', { name: 'Guardar la corrección' }).click();
    expect(page.url()).toBe(`${origin}/pauta/libro/${LINE}#correcciones`);
    expect(await page.locator('.corrected').first().textContent()).toContain('«error de la agencia»');
    await context.close();
    expect((await open.app.store.get('buys', [buy.id]))[0]).toMatchObject({ net: 100_050n, total: buy.total });
  });

  it('attaches a recording, and refuses what is none', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/pauta/libro/${LINE}`);
    const file = (name: string, bytes: string) => ({ name, mimeType: 'audio/mpeg', buffer: Buffer.from(bytes) });
    await page.getByLabel('Archivo', { exact: true }).setInputFiles(file('cuña.mp3', 'ID3\x03'));
    await page.getByRole('button', { name: 'Adjuntar' }).click();
    expect(page.url()).toBe(`${origin}/pauta/libro/${LINE}#soportes`);
    expect(await page.getByRole('link', { name: 'cuña.mp3' }).count()).toBe(1);
    await page.getByLabel('Archivo', { exact: true }).setInputFiles(file('otra.mp3', '<html>'));
    await page.getByRole('button', { name: 'Adjuntar' }).click();
    expect(await page.locator('main').textContent()).toContain('no es un PDF, un audio ni una foto');
    await context.close();
  });

  it('narrows the ledger by its form, which stands in the address', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/pauta/libro`);
    await page.getByLabel('Medio', { exact: true }).selectOption({ label: 'Televisión' });
    await page.getByLabel('Palabras').fill('señal');
    await page.getByRole('button', { name: 'Ver líneas' }).click();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
      medio: 'television',
      palabras: 'señal',
    });
    const names = await page.locator('#lineas ~ table tbody th a').allTextContents();
    const signal = sampleLedger().filter(
      ({ day, medium, contractor, outlet }) =>
        day <= '2026-10-07' && medium === 'television' && `${contractor?.name} ${outlet?.name}`.includes('Señal'),
    );
    expect(new Set(names)).toEqual(new Set(signal.map(({ outlet }) => outlet?.name)));
    await context.close();
  });
});

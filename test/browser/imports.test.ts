import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { chromiumIsAbsent, launchChromium, lookAtPage } from '#test/support/page-look.ts';

const HEADER = 'Campaña;Nombre del medio;Tipo;Municipio;Departamento;Fecha inicio;Fecha fin;Cuñas;Valor pauta;Zeta';
const PLAN = [
  'PLAN DE MEDIOS',
  HEADER,
  'Trabajo digno y decente;Radio Río Claro;Radio;Honda;Tolima;03/04/2026;05/06/2026;20;1.000;x',
  'Trabajo digno y decente;La Voz del Valle;Chiva parlante;Cali;Valle del Cauca;03/04/2026;07/06/2026;30;1.500;',
  'Trabajo digno y decente;Canal Regional del Nevado;Televisión;Pasto;Nariño;04/04/2026;31/02/2026;4;por definir;',
  'TOTAL;;;;;;;54;2.600;',
];
const bytesOf = (lines: readonly string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);

describe.skipIf(chromiumIsAbsent())('the pages of imports in a browser', () => {
  let open: OpenApp;
  let server: FastifyInstance;
  let browser: Browser;
  let origin: string;
  let asking: string;
  const settle = () => open.runUntil(open.clock.now());
  beforeAll(async () => {
    open = await openApp({ start: '2026-10-05T15:00:00.000Z', platforms: [] });
    server = await createServer(open.app);
    await registerPages(server, open.app);
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchChromium();
    const file = { name: 'plan-de-medios.csv', bytes: bytesOf(PLAN), by: 'Ana', way: 'page' as const };
    asking = (await receiveImport(open.app, file)).import.id;
    await settle();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await open?.stop();
  });

  it.each([
    ['/importaciones', 1280],
    ['/importaciones', 360],
    ['asking', 1280],
    ['asking', 360],
  ])('%s at %i px is accessible, fits and asks nothing of another host', async (path, width) => {
    const { violations, faults, size } = await lookAtPage(
      browser,
      `${origin}${path === 'asking' ? `/importaciones/${asking}` : path}`,
      width,
      (page) =>
        // What is folded counts too.
        page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })'),
    );
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
    expect(size).toEqual([width, width]);
  });

  it('are walked without script, from the file to lines that count', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const head = () => page.locator('.heading .state').textContent();
    await page.goto(`${origin}/importaciones`);
    const lines = PLAN.map((line) => line.replace('digno y decente', 'digno'));
    await page.getByLabel('Archivo', { exact: true }).setInputFiles({
      name: 'órdenes "mayo".csv',
      mimeType: 'text/csv',
      buffer: bytesOf(lines),
    });
    await page.getByLabel('Fuente').fill('Agencia Cóndor');
    await page.getByRole('button', { name: 'Enviar' }).click();
    expect(await page.locator('h1').textContent()).toBe('órdenes "mayo".csv');
    await settle();
    await page.goto(page.url());
    expect(await head()).toBe('Con preguntas');

    await page
      .getByRole('radio', { name: /^día, mes, año/ })
      .first()
      .check();
    await page
      .getByRole('radio', { name: /^día, mes, año/ })
      .last()
      .check();
    await page.getByRole('radio', { name: /^miles con punto/ }).check();
    await page.getByRole('radio', { name: /^No: son antes de IVA/ }).check();
    await page.getByRole('radio', { name: 'COP' }).check();
    await page.getByLabel('¿Qué es «Chiva parlante»?').selectOption({ label: 'BTL y eventos' });
    await page.getByRole('button', { name: 'Responder y volver a leer' }).click();
    await settle();
    await page.goto(page.url());
    expect(await head()).toBe('Lista para confirmar');
    await page.getByRole('button', { name: 'Confirmar y guardar las filas' }).click();
    await settle();
    await page.goto(page.url());
    expect(await head()).toBe('Confirmada');
    await page.getByText('Revertir esta importación').click();
    await page.getByLabel('Motivo').fill('La agencia envió otra versión');
    await page.getByRole('button', { name: 'Revertir' }).click();
    expect(await head()).toBe('Revertida');
    await context.close();
  });

  it('do not let the page of another site send a form here', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const action = `${origin}/importaciones/${asking}/descartar`;
    await page.setContent(`<form method="post" action="${action}"><button>Premio</button></form>`);
    await page.getByRole('button').click();
    await page.waitForURL(action);
    expect(await page.locator('h1').textContent()).toBe('La petición no se aceptó');
    await context.close();
    const [document] = await open.app.store.get('imports', [asking]);
    expect(document?.state).toBe('asking');
  });
});

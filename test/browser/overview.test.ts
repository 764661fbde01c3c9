import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { chromiumIsAbsent, launchChromium, lookAtPage } from '#test/support/page-look.ts';

describe.skipIf(chromiumIsAbsent())('the pages in a browser', () => {
  let open: OpenApp;
  let server: FastifyInstance;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    open = await openApp({ start: toInstant('2026-09-28T15:00:00Z') });
    await open.runUntil(toInstant('2026-10-12T15:00:00Z'));
    server = await createServer(open.app);
    await registerPages(server, open.app);
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await open?.stop();
  });

  it.each([
    ['/', 1280],
    ['/', 360],
    ['/?mes=2026-10&comparar=interanual', 1280],
    ['/?mes=2026-10&comparar=interanual', 360],
    ['/reportes', 1280],
    ['/reportes', 360],
    ['/estado', 1280],
    ['/estado', 360],
  ])('%s at %i px is accessible, fits and asks nothing of another host', async (path, width) => {
    const { violations, faults, size } = await lookAtPage(browser, `${origin}${path}`, width);
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
    expect(size).toEqual([width, width]);
  });

  it('is walked with the keyboard: first to the content, and the months open without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip');
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.locator('.picker summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.picker li a', { hasText: 'octubre de 2026' }).click();
    expect(new URL(page.url()).search).toBe('?mes=2026-10');
    expect(await page.locator('h1').textContent()).toBe('Octubre de 2026');
    await context.close();
  });
});

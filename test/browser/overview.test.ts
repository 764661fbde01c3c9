import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const absent = !existsSync(executablePath);
if (absent) {
  const reason = `no Chromium at ${executablePath}: install it (apt-get install chromium) or set CHROMIUM_PATH`;
  if (process.env.CI === 'true') throw new Error(reason);
  console.warn(`browser test skipped: ${reason}`);
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

describe.skipIf(absent)('the pages in a browser', () => {
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
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
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
    // A screen of 360 px is also one of 720 px at 200 % zoom.
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('request', (request) => !request.url().startsWith(origin) && faults.push(request.url()));
    await page.goto(`${origin}${path}`);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    const size = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
    await context.close();
    expect(found).toEqual([]);
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

import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { beginConnection } from '#services/usecases/credentials/begin-connection.ts';
import { finishConnection } from '#services/usecases/credentials/finish-connection.ts';
import { consentAt, REDIRECT } from '#test/support/consent.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { chromiumIsAbsent, launchChromium, lookAtPage } from '#test/support/page-look.ts';

describe.skipIf(chromiumIsAbsent())('the page of connections in a browser', () => {
  let open: OpenApp;
  let server: FastifyInstance;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    open = await openApp({ start: '2026-10-05T15:00:00.000Z', connecting: true });
    for (const platform of ['facebook', 'x', 'linkedin'] as const) {
      const { address, state } = await beginConnection(open.app, { platform, redirectUri: REDIRECT, by: 'Ana' });
      const code = (await consentAt(address)).searchParams.get('code') ?? '';
      await finishConnection(open.app, { state, code });
    }
    // Facebook's consent is near its end, LinkedIn's renewing is not.
    open.clock.set('2026-12-20T15:00:00.000Z');
    server = await createServer(open.app);
    await registerPages(server, open.app);
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await open?.stop();
  });

  it.each([360, 1280])(
    'is whole and accessible at %d px',
    async (width) => {
      const unfold = (page: { evaluate(code: string): Promise<unknown> }) =>
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      const { violations, faults, size } = await lookAtPage(browser, `${origin}/conexiones`, width, unfold);
      expect({ violations, faults, size }).toEqual({ violations: [], faults: [], size: [width, width] });
      const folder = process.env.RENDIR_LOOK;
      if (folder !== undefined) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        await page.goto(`${origin}/conexiones`);
        await page.screenshot({ path: `${folder}/connections-${width}.png`, fullPage: true });
        await page.close();
      }
    },
    60_000,
  );
});

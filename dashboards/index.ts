import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { PROBLEM_PAGE } from '#config/texts/pages.ts';
import { readCursor, writeCursor } from '#services/api/cursor.ts';
import type { App } from '#services/app.ts';
import { pautaReader } from '#services/usecases/pauta/read-pauta.ts';
import { monthReader } from '#services/usecases/read-month.ts';
import packageJson from '../package.json' with { type: 'json' };
import { loadAssets, serveAssets } from './assets.ts';
import { connectionPages } from './connections/routes.ts';
import { importPages } from './imports/routes.ts';
import { type Page, renderPage, type Site } from './layout.ts';
import { overview } from './overview.ts';
import { pautaPages } from './pauta/routes.ts';
import { problemPage } from './problem.ts';
import { reportsPage } from './reports.ts';
import { statusPage } from './status.ts';

const overviewQuery = z.object({ mes: z.string().optional(), comparar: z.string().optional() });
const reportsQuery = z.object({ desde: z.string().max(500).optional() });
const placeSchema = z.object({ value: z.string(), id: z.string() });

/** Registers the pages: HTML that needs no script, on the server of the API. */
export async function registerPages(server: FastifyInstance, app: App): Promise<void> {
  const assets = loadAssets();
  const site: Site = { assets, entity: app.settings.entity, version: packageJson.version };
  const parts = { ...app, readMonth: monthReader(app), readPauta: pautaReader(app) };
  await server.register(async (pages) => {
    serveAssets(pages, assets);
    answerFaults(pages, site);
    pages.get('/', { schema: { hide: true } }, async (request, reply) => {
      const { status, page } = await overview(parts, overviewQuery.parse(request.query));
      return send(reply, site, page, status);
    });
    pages.get('/reportes', { schema: { hide: true } }, async (request, reply) => {
      const after = readCursor(reportsQuery.parse(request.query).desde, placeSchema);
      const page = await reportsPage(app, after, (next) => `/reportes?desde=${writeCursor(next)}`);
      return send(reply, site, page);
    });
    await pages.register(pautaPages(parts, (reply, page, status) => send(reply, site, page, status)));
    await pages.register(importPages(app, (reply, page) => send(reply, site, page)));
    await pages.register(connectionPages(app, (reply, page, status) => send(reply, site, page, status)));
    pages.get('/estado', { schema: { hide: true } }, async (_, reply) => {
      const { status, page } = await statusPage(app);
      return send(reply, site, page, status);
    });
  });
}

/** Faults of pages are pages. What went wrong inside goes to the log only. */
function answerFaults(pages: FastifyInstance, site: Site): void {
  pages.setNotFoundHandler((_, reply) => send(reply, site, problemPage(PROBLEM_PAGE.notFound), 404));
  pages.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error, url: pathOf(request.url) }, 'a page failed');
    return send(reply, site, problemPage(faultWords(error, status)), status);
  });
}

/** Without its query: an authorization code may stand there. */
function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}

/** What a route means by refusing is said in its own words. */
function faultWords(error: unknown, status: number): { title: string; detail: string } {
  if (!(error instanceof Error && 'problem' in error))
    return status >= 500 ? PROBLEM_PAGE.failed : PROBLEM_PAGE.refused;
  return { title: PROBLEM_PAGE.refused.title, detail: error.message };
}

function statusOf(error: unknown): number {
  // A parameter given twice, or of another shape, is the asker's mistake.
  if (error instanceof z.ZodError) return 400;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 ? status : 500;
}

function send(reply: FastifyReply, site: Site, page: Page, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(renderPage(site, page));
}

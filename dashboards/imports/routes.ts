import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IMPORT_STATES } from '#core/imports/import-document.ts';
import { UPLOAD_TIMEOUT_MS } from '#services/api/base-server.ts';
import { readCursor, writeCursor } from '#services/api/cursor.ts';
import { asProblems, openImport, personOf, receivedAs } from '#services/api/import-requests.ts';
import { takeUploads, uploadReader } from '#services/api/uploads.ts';
import type { App } from '#services/app.ts';
import { answerImport, confirmImport, discardImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { previewOf } from '#services/usecases/imports/import-parts.ts';
import { receiveStored } from '#services/usecases/imports/receive-import.ts';
import { formOf, takeForms } from '../forms.ts';
import type { Page } from '../layout.ts';
import { importAddress } from './decide.ts';
import { givenAnswers } from './given-answers.ts';
import { importPage } from './import-page.ts';
import { importsPage } from './list-page.ts';

/** A form of a page with many columns and questions. */
const FORM_BYTES = 1_048_576;

const listQuery = z.object({ desde: z.string().max(500).optional(), estado: z.enum(IMPORT_STATES).optional() });
const placeSchema = z.object({ value: z.string(), id: z.string() });
const importQuery = z.object({ repetida: z.string().optional(), quieta: z.string().optional() });
const params = z.object({ id: z.string().max(100) });
const hide = { schema: { hide: true } };

type Send = (reply: FastifyReply, page: Page) => FastifyReply;

/** The pages of imports: forms that need no script, and lead on after they were sent. */
export function importPages(app: App, send: Send) {
  return async (pages: FastifyInstance) => {
    await takeUploads(pages);
    takeForms(pages, FORM_BYTES);
    listRoutes(pages, app, send);
    pageRoute(pages, app, send);
    decisionRoutes(pages, app);
  };
}

function listRoutes(pages: FastifyInstance, app: App, send: Send): void {
  pages.get('/importaciones', hide, async (request, reply) => {
    const { desde, estado: state } = listQuery.parse(request.query);
    const nextAddress = (next: { value: unknown; id: string }) =>
      `/importaciones?${new URLSearchParams({ ...(state && { estado: state }), desde: writeCursor(next) })}`;
    return send(reply, await importsPage(app, { state, after: readCursor(desde, placeSchema), nextAddress }));
  });
  const readUpload = uploadReader(app, app.importBytes);
  pages.post(
    '/importaciones',
    { ...hide, config: { slowBody: true }, handlerTimeout: UPLOAD_TIMEOUT_MS },
    async (request, reply) => {
      const { file, said } = await readUpload(request, (form) => receivedAs(request, form, 'page'));
      const { import: document, again } = await receiveStored(app, said, file);
      return reply.redirect(`${importAddress(document.id)}${again ? '?repetida=1' : ''}`, 303);
    },
  );
}

function pageRoute(pages: FastifyInstance, app: App, send: Send): void {
  pages.get('/importaciones/:id', hide, async (request, reply) => {
    const { repetida, quieta } = importQuery.parse(request.query);
    const document = await openImport(app.store, params.parse(request.params).id);
    return send(reply, await importPage(app, document, { isAgain: repetida === '1', isStill: quieta === '1' }));
  });
}

/** Each does one thing to an import and leads back to its page. */
function decisionRoutes(pages: FastifyInstance, app: App): void {
  const decide = (
    action: string,
    act: (id: string, form: URLSearchParams, request: FastifyRequest) => Promise<unknown>,
  ) =>
    pages.post(`/importaciones/:id/${action}`, { ...hide, bodyLimit: FORM_BYTES }, async (request, reply) => {
      const { id } = params.parse(request.params);
      const form = formOf(request.body);
      await asProblems(act(id, form, request));
      return reply.redirect(importAddress(id), 303);
    });
  const person = (form: URLSearchParams, request: FastifyRequest) => personOf(request, form.get('por') ?? undefined);
  decide('respuestas', async (id, form) => {
    const preview = await previewOf(app, await openImport(app.store, id));
    if (!preview) return;
    const { answers, withdraw } = givenAnswers(form, preview);
    if (Object.keys(answers).length + withdraw.length > 0) await answerImport(app, id, answers, withdraw);
  });
  decide('confirmar', (id, form, request) => {
    const saveAs = (form.get('guardar') ?? '').trim().slice(0, 80);
    return confirmImport(app, id, { by: person(form, request), ...(saveAs !== '' && { saveAs }) });
  });
  decide('descartar', (id) => discardImport(app, id));
  decide('revertir', (id, form, request) => revertImport(app, id, person(form, request), form.get('motivo') ?? ''));
}

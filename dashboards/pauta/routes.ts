import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '#core/error.ts';
import { PAPER_KINDS } from '#core/pauta/register/paper.ts';
import type { Month } from '#core/time/month.ts';
import { UPLOAD_TIMEOUT_MS } from '#services/api/base-server.ts';
import { personOf } from '#services/api/import-requests.ts';
import { asLedgerProblems } from '#services/api/ledger-requests.ts';
import type { ApiParts } from '#services/api/parts.ts';
import { PROOF_BYTES, provenBy } from '#services/api/proofs.ts';
import { takeUploads, uploadReader } from '#services/api/uploads.ts';
import { saveCampaign } from '#services/usecases/ledger/campaigns.ts';
import { attachProof, correctLine } from '#services/usecases/ledger/correct-buy.ts';
import { readLine } from '#services/usecases/ledger/read-line.ts';
import { addPaper, correctPaper, paperOf } from '#services/usecases/register/write-paper.ts';
import { FORM_BYTES, formOf, takeForms } from '../forms.ts';
import type { Page } from '../layout.ts';
import { campaignAddress, lineAddress, paperAddress } from './addresses.ts';
import { campaignAsked } from './campaign-form.ts';
import { campaignPage } from './campaign-page.ts';
import { campaignsPage } from './campaigns-page.ts';
import { ledgerPage } from './ledger-page.ts';
import { ledgerQuery } from './ledger-query.ts';
import { linePage } from './line-page.ts';
import { readChanges } from './read-changes.ts';
import { paperPage } from './register/paper-page.ts';
import { readPaperForm } from './register/read-paper-form.ts';
import { registerPage, registerQuery } from './register/register-page.ts';
import { reportPage } from './report-page.ts';

type Send = (reply: FastifyReply, page: Page, status?: number) => FastifyReply;

const text = z.string().max(60).optional();
const reportQuery = z.object({ mes: text, desde: text, hasta: text, comparar: text });
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .transform((one) => one as Month)
  .optional();
const monthsQuery = z.object({ desde: month, hasta: month });
const params = z.object({ id: z.string().max(500) });
const hide = { schema: { hide: true } };

/** The pages of paid media: report, ledger, campaigns, register. Forms need no script, and lead on after they were sent. */
export function pautaPages(parts: ApiParts, send: Send) {
  return async (pages: FastifyInstance) => {
    await takeUploads(pages);
    takeForms(pages);
    pages.get('/pauta', hide, async (request, reply) => {
      const { status, page } = await reportPage(parts, reportQuery.parse(request.query));
      return send(reply, page, status);
    });
    pages.get('/pauta/libro', hide, async (request, reply) =>
      send(reply, await ledgerPage(parts, ledgerQuery.parse(request.query))),
    );
    lineRoutes(pages, parts, send);
    campaignRoutes(pages, parts, send);
    registerRoutes(pages, parts, send);
  };
}

function lineRoutes(pages: FastifyInstance, parts: ApiParts, send: Send): void {
  const { store } = parts;
  const idOf = (request: { params: unknown }) => params.parse(request.params).id;
  pages.get('/pauta/libro/:id', hide, async (request, reply) =>
    send(reply, linePage(await asLedgerProblems(readLine(store, idOf(request))))),
  );
  pages.post('/pauta/libro/:id/correcciones', { ...hide, bodyLimit: FORM_BYTES }, async (request, reply) => {
    const id = idOf(request);
    const form = formOf(request.body);
    const refused = await correctByForm(parts, id, form);
    if (!refused) return reply.redirect(`${lineAddress(id)}#correcciones`, 303);
    return send(reply, linePage(await readLine(store, id), refused), refused.status);
  });
  const readUpload = uploadReader(parts, PROOF_BYTES);
  pages.post(
    '/pauta/libro/:id/soportes',
    { ...hide, config: { slowBody: true }, handlerTimeout: UPLOAD_TIMEOUT_MS },
    async (request, reply) => {
      const id = idOf(request);
      await asLedgerProblems(readLine(store, id));
      const { file, said } = await readUpload(request, (form) => provenBy(request, form));
      await attachProof(parts, id, { ...said, digest: file.digest });
      return reply.redirect(`${lineAddress(id)}#soportes`, 303);
    },
  );
}

/** Corrects a line as a form says; what is refused comes back with its reasons. */
async function correctByForm(parts: ApiParts, id: string, form: URLSearchParams) {
  const { buy } = await asLedgerProblems(readLine(parts.store, id));
  const revision = Number(form.get('revision') ?? Number.NaN);
  const read = readChanges(buy, form);
  // What somebody else changed meanwhile would be undone by fields that this form has as they were.
  if (buy.revision === revision && read.kind === 'faults') return { form, sentences: read.sentences, status: 400 };
  const changes = read.kind === 'changes' ? read.changes : {};
  const request = { author: form.get('autor') ?? '', reason: form.get('motivo') ?? '', changes };
  try {
    await correctLine(parts, id, request, revision);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isStale = error.code === 'buy-changed';
    return { form: isStale ? new URLSearchParams() : form, sentences: [error.message], status: isStale ? 409 : 400 };
  }
}

function campaignRoutes(pages: FastifyInstance, parts: ApiParts, send: Send): void {
  pages.get('/pauta/campanas', hide, async (request, reply) =>
    send(reply, await campaignsPage(parts, monthsQuery.parse(request.query))),
  );
  pages.get('/pauta/campanas/:id', hide, async (request, reply) =>
    send(reply, await campaignPage(parts, params.parse(request.params).id, monthsQuery.parse(request.query))),
  );
  pages.post('/pauta/campanas', { ...hide, bodyLimit: FORM_BYTES }, async (request, reply) => {
    const form = formOf(request.body);
    try {
      const saved = await saveCampaign(parts, campaignAsked(form), personOf(request, form.get('por') ?? undefined));
      return reply.redirect(campaignAddress(saved.id), 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return send(reply, await campaignsPage(parts, {}, { form, sentence: error.message }), 400);
    }
  });
}

function registerRoutes(pages: FastifyInstance, parts: ApiParts, send: Send): void {
  const idOf = (request: { params: unknown }) => params.parse(request.params).id;
  pages.get('/pauta/registro', hide, async (request, reply) =>
    send(reply, await registerPage(parts, registerQuery.parse(request.query))),
  );
  pages.get('/pauta/registro/:id', hide, async (request, reply) =>
    send(reply, await asLedgerProblems(paperPage(parts, idOf(request)))),
  );
  pages.post('/pauta/registro', { ...hide, bodyLimit: FORM_BYTES }, async (request, reply) => {
    const form = formOf(request.body);
    const kind = paperKind.parse(form.get('clase'));
    const done = await written(form, () => {
      const read = readPaperForm(kind, form);
      return read.kind === 'faults'
        ? read
        : addPaper(parts, { kind, facts: read.facts, author: form.get('autor') ?? '' });
    });
    if ('id' in done) return reply.redirect(paperAddress(done.id), 303);
    return send(reply, await registerPage(parts, {}, { ...done, paper: kind }), done.status);
  });
  pages.post('/pauta/registro/:id/correcciones', { ...hide, bodyLimit: FORM_BYTES }, async (request, reply) => {
    const [id, form] = [idOf(request), formOf(request.body)];
    const { kind } = await asLedgerProblems(paperOf(parts, id));
    const done = await written(form, () => {
      const read = readPaperForm(kind, form);
      if (read.kind === 'faults') return read;
      const about = { facts: read.facts, author: form.get('autor') ?? '', reason: form.get('motivo') ?? '' };
      return correctPaper(parts, id, about, Number(form.get('versiones') ?? Number.NaN));
    });
    if ('id' in done) return reply.redirect(`${paperAddress(done.id)}#historia`, 303);
    return send(reply, await paperPage(parts, id, done), done.status);
  });
}

const paperKind = z.enum(PAPER_KINDS);

/** What a form wrote, or why not: what was sent comes back with its reasons. */
async function written(
  form: URLSearchParams,
  write: () => Promise<{ id: string }> | { kind: 'faults'; sentences: readonly string[] },
): Promise<{ id: string } | { form: URLSearchParams; sentences: readonly string[]; status: number }> {
  try {
    const done = await write();
    return 'sentences' in done ? { form, sentences: done.sentences, status: 400 } : { id: done.id };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isStale = error.code === 'paper-changed';
    return { form: isStale ? new URLSearchParams() : form, sentences: [error.message], status: isStale ? 409 : 400 };
  }
}

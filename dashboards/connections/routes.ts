import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isLoopback } from '#config/http-settings.ts';
import { CONNECTIONS } from '#config/texts/connections.ts';
import { connectionUnknown } from '#config/texts/credentials.ts';
import { CONNECTION_MINUTES } from '#core/credentials/connection.ts';
import { AppError } from '#core/error.ts';
import type { App } from '#services/app.ts';
import { beginConnection } from '#services/usecases/credentials/begin-connection.ts';
import { disconnectAccount } from '#services/usecases/credentials/disconnect-account.ts';
import { expiryBoard } from '#services/usecases/credentials/expiry-board.ts';
import { finishConnection } from '#services/usecases/credentials/finish-connection.ts';
import { formOf, takeForms } from '../forms.ts';
import type { Page } from '../layout.ts';
import { boardPage, SECTION } from './board-page.ts';
import { donePage, failedPage, goPage } from './way-pages.ts';

/** Proves that whoever comes back is the browser that was sent away. Lax: it comes back from another site. */
const COOKIE = 'rendir-conexion';
const boardQuery = z.object({
  quitada: z.string().max(100).optional(),
  como: z.enum(['revoked', 'shared', 'failed']).optional(),
});
const backQuery = z.object({
  state: z.string().max(500).optional(),
  code: z.string().max(4_000).optional(),
  error: z.string().max(200).optional(),
});
const params = z.object({ id: z.string().max(100) });
const hide = { schema: { hide: true } };

type Send = (reply: FastifyReply, page: Page, status?: number) => FastifyReply;

/** The pages of connections. They change something only where nobody but this machine reaches them: nobody signs in yet. */
export function connectionPages(app: App, send: Send) {
  const canAct = isLoopback(app.settings.http.host);
  return async (pages: FastifyInstance) => {
    takeForms(pages);
    pages.addHook('onSend', async (_, reply) => {
      reply.header('cache-control', 'no-store');
    });
    boardRoute(pages, app, send, canAct);
    pages.get(`${SECTION}/intento/:id`, hide, async (request, reply) =>
      send(reply, await outcomePage(app, params.parse(request.params).id)),
    );
    if (canAct) actionRoutes(pages, app, send);
  };
}

function boardRoute(pages: FastifyInstance, app: App, send: Send, canAct: boolean): void {
  pages.get(SECTION, hide, async (request, reply) => {
    const { quitada, como } = boardQuery.parse(request.query);
    const states = await expiryBoard(app);
    const account = states.find((state) => state.account.id === quitada)?.account;
    const gone = account && como ? { account, revocation: como } : undefined;
    const view = { states, now: app.clock.now(), canAct, canSeal: app.vault.canSeal };
    return send(reply, boardPage({ ...view, ...(gone && { gone }) }));
  });
}

function actionRoutes(pages: FastifyInstance, app: App, send: Send): void {
  const back = `${SECTION}/volver`;
  pages.post(`${SECTION}/conectar`, hide, async (request, reply) => {
    const form = formOf(request.body);
    const account = (await app.everyAccount()).find(({ id }) => id === form.get('cuenta'));
    if (!account) return send(reply, failedPage(CONNECTIONS.none), 404);
    const by = (form.get('por') ?? '').trim().slice(0, 80);
    const browser = app.nonces.fresh();
    const asked = {
      platform: account.platform,
      account: account.id,
      redirectUri: `${app.settings.publicUrl}${back}`,
      browser,
    };
    return asPage(reply, send, async () => {
      const { address } = await beginConnection(app, { ...asked, ...(by !== '' && { by }) });
      const age = CONNECTION_MINUTES * 60;
      reply.header('set-cookie', `${COOKIE}=${browser}; Path=${back}; Max-Age=${age}; HttpOnly; SameSite=Lax`);
      return send(reply, goPage(account.platform, address));
    });
  });
  // Whatever came of it, the browser is led on at once: the address of this request holds the code.
  pages.get(back, hide, async (request, reply) =>
    reply.redirect(`${SECTION}/intento/${await outcomeId(app, request)}`, 303),
  );
  pages.post(`${SECTION}/:id/desconectar`, hide, async (request, reply) => {
    const { id } = params.parse(request.params);
    const account = (await app.everyAccount()).find((one) => one.id === id);
    if (!account) return send(reply, failedPage(CONNECTIONS.none), 404);
    return asPage(reply, send, async () => {
      const { revocation } = await disconnectAccount(app, account);
      return reply.redirect(`${SECTION}?${new URLSearchParams({ quitada: id, como: revocation })}`, 303);
    });
  });
}

async function outcomeId(app: App, request: FastifyRequest): Promise<string> {
  const { state = '', code, error } = backQuery.parse(request.query);
  const browser = cookieOf(request);
  const answer = {
    state,
    ...(code !== undefined && { code }),
    ...(error !== undefined && { error }),
    ...(browser && { browser }),
  };
  try {
    return (await finishConnection(app, answer)).id;
  } catch (failure) {
    if (!(failure instanceof AppError)) throw failure;
    app.log.warn({ code: failure.code, cause: failure.message }, 'an account was not connected');
    // Of an answer to no question of ours nothing is said but that.
    return failure.code === 'connection-unknown' ? 'desconocido' : app.nonces.digest(state);
  }
}

function cookieOf({ headers }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}

async function outcomePage(app: App, id: string): Promise<Page> {
  const [connection] = await app.store.get('connections', [id]);
  const outcome = connection?.outcome;
  if (!outcome) return failedPage(connectionUnknown());
  if ('message' in outcome) return failedPage(outcome.message);
  return donePage((await expiryBoard(app)).filter(({ account }) => outcome.connected.includes(account.id)));
}

/** What a use case refuses is said in its own words. */
async function asPage(reply: FastifyReply, send: Send, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return send(reply, failedPage(error.message), 409);
  }
}

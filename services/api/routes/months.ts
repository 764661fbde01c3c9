import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { noSuchAccount, noSuchMonth, PARAMETERS } from '#config/texts/api.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { comparePosts, type MonthPost, monthPosts } from '#services/usecases/month-posts.ts';
import { readableMonths } from '#services/usecases/read-month.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { problemError } from '../plugins/problems.ts';
import {
  cursorSchema,
  limitSchema,
  monthSchema,
  notModifiedSchema,
  PROBLEMS,
  platformSchema,
  valueSchema,
} from '../schemas/common.ts';
import { postSchema, reportSchema } from '../schemas/report.ts';
import { liveRoutes } from './lives.ts';

const params = z.object({ month: monthSchema });

export function monthRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const month = { ...operation('month', 'figures'), params };
    server.get(
      '/months/:month',
      { schema: { ...month, response: { 200: reportSchema, 304: notModifiedSchema, ...PROBLEMS } } },
      async (request, reply) => {
        const state = await parts.readMonth(request.params.month);
        if (!state) throw problemError(404, 'no-month', noSuchMonth(request.params.month));
        return sendJson(reply, canonicalJson(state.report));
      },
    );
    await server.register(postRoutes(parts));
    await server.register(liveRoutes(parts));
  };
}

/** Bytes that must not change on the way: their digest is the edition's. */
function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(Buffer.from(json));
}

const placeSchema = z.object({
  interactions: valueSchema,
  published: z.string(),
  account: z.string(),
  native: z.string(),
});
const querystring = z.object({
  account: z.string().optional().meta({ description: PARAMETERS.account }),
  cursor: cursorSchema,
  limit: limitSchema(50),
});
const page = z.object({
  posts: z.array(postSchema.extend({ account: z.string(), platform: platformSchema })),
  next: z.string().nullable(),
});

function postRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const response = { 200: page, 304: notModifiedSchema, ...PROBLEMS };
    const schema = { ...operation('posts', 'figures'), params, querystring, response };
    server.get('/months/:month/posts', { schema }, async ({ params: { month }, query }) => {
      const accounts = await parts.accounts();
      if (!readableMonths(accounts, parts.clock.now()).includes(month))
        throw problemError(404, 'no-month', noSuchMonth(month));
      const { account, limit } = query;
      if (account !== undefined && !accounts.some(({ id }) => id === account))
        throw problemError(404, 'no-account', noSuchAccount(account));
      const after = readCursor(query.cursor, placeSchema);
      const posts = await monthPosts(parts, month, account);
      const rest = after ? posts.filter((post) => comparePosts(post, after) > 0) : posts;
      const last = rest[limit - 1];
      return { posts: rest.slice(0, limit), next: last && rest.length > limit ? writeCursor(placeOf(last)) : null };
    });
  };
}

function placeOf({ interactions, published, account, native }: MonthPost) {
  return { interactions, published, account, native };
}

import { type IClientSettings, type ITwitterApiClientPlugin, TwitterApi, type TwitterApiv2 } from 'twitter-api-v2';
import type { Access } from '#core/credentials/grant.ts';
import type { Capture, Exchange } from '#core/ports/connector.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { unauthorized, withAccess } from '#services/exchange/with-access.ts';
import { failureOf } from './answers.ts';
import type { Window } from './windows.ts';

/** Where X is. */
export interface XSettings {
  origin: string;
  /** Keys of the app, of OAuth 1.0a: an account that is read with its own keys is asked with these beside them. */
  appKey?: string;
  appSecret?: string;
  /** The app that asks owners for the right to read, by OAuth 2. */
  clientId?: string;
  clientSecret?: string;
  /** How this account's API names a post's fields: X renames `tweet.fields` to `post.fields`. */
  fieldNames: 'tweet' | 'post';
  /** Native id of the account that owns the app: its own posts cost less. */
  appOwner: string | null;
}

/** The requests of ours, each answered whole, whatever its status. */
export interface XClient {
  me(exchange: Exchange): Promise<Capture>;
  /** One page, newest first, of what a user published in a window, without reposts. */
  posts(exchange: Exchange, user: string, window: Window, pageToken?: string): Promise<Capture>;
  /** Posts by id, at most {@link LOOKUP_SIZE}, with what is told of those that are not served. */
  lookup(exchange: Exchange, ids: readonly string[]): Promise<Capture>;
}

export const PAGE_SIZE = 100;
export const LOOKUP_SIZE = 100;

// No expansions: a medium in `includes` is billed like a post, and a missing one turns into an error of the answer.
const FIELDS = {
  tweet: ['created_at', 'attachments', 'entities', 'note_tweet', 'referenced_tweets', 'public_metrics'],
  post: ['created_at', 'attachments', 'entities', 'note_post', 'referenced_posts', 'public_metrics'],
} as const;

/**
 * `twitter-api-v2`, wired: it builds and signs each request, `exchange` sends it. The SDK has no retry and no timeout
 * of its own; its reading of the answer is not used: the answer itself is classified.
 */
export function createXClient(settings: XSettings, secrets: Secrets): XClient {
  const { appKey, appSecret, fieldNames } = settings;
  for (const secret of [appKey, appSecret]) if (secret !== undefined) secrets.add(secret);
  const through = sender(settings);
  // Given before signing, so that the signature is over the address that is called.
  const prefix = `${settings.origin}/2/`;
  return {
    me: (exchange) => through(exchange, (api) => api.get('users/me', { 'user.fields': 'public_metrics' }, { prefix })),
    posts: (exchange, user, { start, end, isPrivate }, pageToken) => {
      const query = {
        max_results: PAGE_SIZE,
        exclude: 'retweets',
        start_time: seconds(start),
        end_time: end && seconds(end),
        pagination_token: pageToken,
        [`${fieldNames}.fields`]: [...FIELDS[fieldNames], ...(isPrivate ? ['non_public_metrics'] : [])].join(','),
      };
      return through(exchange, (api) => api.get('users/:id/tweets', query, { prefix, params: { id: user } }));
    },
    lookup: (exchange, ids) => {
      const query = { ids: ids.join(','), [`${fieldNames}.fields`]: FIELDS[fieldNames].join(',') };
      return through(exchange, (api) => api.get('tweets', query, { prefix }));
    },
  };
}

const refusalOfToken = unauthorized(failureOf);

const SENT = new Error('the exchange has sent the request');

// The SDK calls `onBeforeRequest` with the request built and signed, and would then send it itself: a rejection is the
// one way out that its plugins have at that point.
function sender(settings: XSettings) {
  const sent = async (
    exchange: Exchange,
    access: Access,
    call: (api: TwitterApiv2) => Promise<unknown>,
  ): Promise<Capture> => {
    let capture: Capture | undefined;
    const plugin: ITwitterApiClientPlugin = {
      async onBeforeRequest({ computedParams: { url, headers } }) {
        capture = await exchange.send({ method: 'GET', url: url.href, headers });
        throw SENT;
      },
    };
    const api = signedIn(settings, access, { plugins: [plugin] });
    await call(api.v2).catch((error: unknown) => {
      if (error !== SENT) throw error;
    });
    if (!capture) throw new TypeError('the SDK resolved without building a request');
    return capture;
  };
  return (exchange: Exchange, call: (api: TwitterApiv2) => Promise<unknown>) =>
    withAccess(exchange, refusalOfToken, (access) => sent(exchange, access, call));
}

/** With keys of OAuth 1.0a the SDK signs each request; a token of OAuth 2 it only presents. */
function signedIn(
  { appKey = '', appSecret = '' }: XSettings,
  { token, secret }: Access,
  options: Partial<IClientSettings>,
) {
  if (secret === undefined) return new TwitterApi(token, options);
  return new TwitterApi({ appKey, appSecret, accessToken: token, accessSecret: secret }, options);
}

/** X writes moments in whole seconds. */
function seconds(instant: string): string {
  return instant.replace(/\.\d{3}Z$/, 'Z');
}

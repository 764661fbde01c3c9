import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { holderUnknown, pageTokenDead } from '#config/texts/credentials.ts';
import { AppError } from '#core/error.ts';
import type { Authority, FoundAccount, Inspection } from '#core/ports/authority.ts';
import type { Call } from '#core/ports/connector.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import { type AuthorityParts, askDirectly, consentUrl, requestGrant } from '#services/exchange/oauth.ts';
import type { FacebookSettings } from './client.ts';
import { failureOf } from './failures.ts';

/** Where people consent; grants are given and taken by the Graph API itself. */
export interface FacebookAuthoritySettings {
  authorizeUrl: string;
}

const SCOPES = ['pages_read_engagement', 'pages_read_user_content', 'pages_show_list', 'read_insights'];
/** Tasks on a page that let its figures be read. */
const READERS = ['ANALYZE', 'MANAGE'];
const PAGES_AT_ONCE = 100;

const pages = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      link: z.string().optional(),
      access_token: z.string().optional(),
      tasks: z.array(z.string()).optional(),
    }),
  ),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
});
const seconds = z.number().nullish();
const debugged = z.object({
  data: z.object({
    is_valid: z.boolean(),
    app_id: z.string().optional(),
    expires_at: seconds,
    data_access_expires_at: seconds,
    scopes: z.array(z.string()).optional(),
    user_id: z.string().optional(),
    profile_id: z.string().optional(),
    error: z.object({ message: z.string().optional(), subcode: z.number().optional() }).optional(),
  }),
});

/**
 * Facebook Login. Of the person's token only the pages' own are kept: derived from one of 60 days they do not end, and die
 * with the person's password, role or consent.
 */
export function createFacebookAuthority(
  settings: FacebookSettings & FacebookAuthoritySettings,
  parts: AuthorityParts,
): Authority {
  const { origin, version, authorizeUrl, appId = '', appSecret = '' } = settings;
  const graph = `${origin}/${version}`;
  const client = {
    platform: 'Facebook',
    tokenUrl: `${graph}/oauth/access_token`,
    clientId: appId,
    clientSecret: appSecret,
    proves: 'form' as const,
  };
  const ask = graphAsker(parts, graph, appSecret);
  const appToken = `${appId}|${appSecret}`;
  return {
    platform: 'facebook',
    scopes: SCOPES,
    isReady: appId !== '' && appSecret !== '',
    renewDaysAhead: 0,
    consentAddress: (asked) => consentUrl(authorizeUrl, { clientId: appId, scope: SCOPES.join(','), asked }),
    async redeem({ code, redirectUri }) {
      const short = await requestGrant(parts, client, { code, redirect_uri: redirectUri });
      const form = { grant_type: 'fb_exchange_token', fb_exchange_token: short.access?.token ?? '' };
      return requestGrant(parts, client, form);
    },
    async accounts({ access }) {
      const found: FoundAccount[] = [];
      let after: string | undefined;
      do {
        const fields = { fields: 'id,name,link,access_token,tasks', limit: String(PAGES_AT_ONCE) };
        const answer = await ask('GET', 'me/accounts', access?.token ?? '', { ...fields, ...(after && { after }) });
        const { data, paging } = readBody('Facebook', answer, pages);
        for (const page of data) found.push(foundPage(page, parts));
        after = paging?.next === undefined ? undefined : paging.cursors?.after;
      } while (after !== undefined);
      return found;
    },
    async inspect({ token }, native) {
      const answer = await ask('GET', 'debug_token', appToken, { input_token: token });
      const { data } = readBody('Facebook', answer, debugged);
      if (!data.is_valid) throw dead(native, data.error?.subcode);
      requireAccount('Facebook', native, data.profile_id);
      return inspectionOf(native, data);
    },
    /** By person: a page's token cannot be taken back alone. */
    async revoke(_, holder) {
      if (holder === undefined) throw unknownHolder();
      await ask('DELETE', `${holder}/permissions`, appToken, {});
    },
  };
}

function graphAsker(parts: AuthorityParts, graph: string, appSecret: string) {
  return async (method: Call['method'], path: string, token: string, query: Readonly<Record<string, string>>) => {
    const proof = createHmac('sha256', appSecret).update(token).digest('hex');
    parts.secrets.add(proof);
    const url = `${graph}/${path}?${new URLSearchParams({ ...query, appsecret_proof: proof })}`;
    const capture = await askDirectly(parts, 'facebook', {
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
    });
    const failure = failureOf(capture);
    if (failure) throw failure;
    return capture;
  };
}

function foundPage(
  { id, name, link, access_token: token, tasks = [] }: z.infer<typeof pages>['data'][number],
  parts: AuthorityParts,
): FoundAccount {
  if (token !== undefined) parts.secrets.add(token);
  return {
    native: id,
    name,
    url: link ?? `https://www.facebook.com/${id}`,
    role: tasks.join(', ') || null,
    isReadable: token !== undefined && tasks.some((task) => READERS.includes(task)),
    grant: { access: token === undefined ? null : { token }, endsAt: null },
  };
}

function inspectionOf(native: string, data: z.infer<typeof debugged>['data']): Inspection {
  const consentEndsAt = momentOf(data.data_access_expires_at);
  return {
    native,
    scopes: data.scopes === undefined ? null : [...data.scopes].sort(),
    endsAt: momentOf(data.expires_at),
    ...(consentEndsAt !== null && { consentEndsAt }),
    ...(data.user_id !== undefined && { holder: data.user_id }),
  };
}

/** Zero: never. */
function momentOf(epochSeconds: number | null | undefined): Instant | null {
  return epochSeconds ? instantOfEpochMs(epochSeconds * 1000) : null;
}

function dead(native: string, subcode: number | undefined): AppError {
  return new AppError({
    code: 'token-refused',
    recovery: { do: 'fix-setup' },
    message: pageTokenDead(native, subcode),
    facts: { subcode: subcode ?? null },
  });
}

function unknownHolder(): AppError {
  return new AppError({ code: 'holder-unknown', recovery: { do: 'fix-setup' }, message: holderUnknown() });
}

import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { holderUnknown, tokenDead } from '#config/texts/credentials.ts';
import type { AnyPlatform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Authority, ConsentAsked, Inspection } from '#core/ports/authority.ts';
import type { Call, Capture } from '#core/ports/connector.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { readBody } from '#services/exchange/failure.ts';
import { type AuthorityParts, askDirectly, consentUrl, requestGrant } from '#services/exchange/oauth.ts';
import type { FacebookSettings } from './client.ts';
import { refusalOf } from './failures.ts';

/** Where people consent; grants are given and taken by the Graph API itself. */
export interface FacebookAuthoritySettings {
  authorizeUrl: string;
}

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

type Debugged = z.infer<typeof debugged>['data'];

/** What Facebook Login has in common, whatever a grant is asked for. */
export interface FacebookLogin extends Pick<Authority, 'isReady' | 'consentAddress' | 'redeem' | 'revoke'> {
  /** @throws AppError by recovery */
  ask(method: Call['method'], path: string, token: string, query: Readonly<Record<string, string>>): Promise<Capture>;
  /** What a token is worth today; @throws AppError `fix-setup` when nothing */
  debug(token: string, native: string): Promise<Debugged>;
}

export function facebookLogin(
  settings: FacebookSettings & FacebookAuthoritySettings,
  parts: AuthorityParts,
  { platform, scopes }: { platform: AnyPlatform; scopes: readonly string[] },
): FacebookLogin {
  const { origin, version, authorizeUrl, appId = '', appSecret = '' } = settings;
  const graph = `${origin}/${version}`;
  const client = {
    platform: 'Facebook',
    tokenUrl: `${graph}/oauth/access_token`,
    clientId: appId,
    clientSecret: appSecret,
    proves: 'form' as const,
  };
  const ask = graphAsker(parts, platform, graph, appSecret);
  const appToken = `${appId}|${appSecret}`;
  return {
    ask,
    isReady: appId !== '' && appSecret !== '',
    consentAddress: (asked: ConsentAsked) =>
      consentUrl(authorizeUrl, { clientId: appId, scope: scopes.join(','), asked }),
    async redeem({ code, redirectUri }) {
      const short = await requestGrant(parts, client, { code, redirect_uri: redirectUri });
      const form = { grant_type: 'fb_exchange_token', fb_exchange_token: short.access?.token ?? '' };
      return requestGrant(parts, client, form);
    },
    async debug(token, native) {
      const answer = await ask('GET', 'debug_token', appToken, { input_token: token });
      const { data } = readBody('Facebook', answer, debugged);
      if (!data.is_valid) throw dead(native, data.error?.subcode);
      return data;
    },
    /** By person: a page's token cannot be taken back alone. */
    async revoke(_, holder) {
      if (holder === undefined) throw unknownHolder();
      await ask('DELETE', `${holder}/permissions`, appToken, {});
    },
  };
}

function graphAsker(parts: AuthorityParts, platform: AnyPlatform, graph: string, appSecret: string) {
  return async (method: Call['method'], path: string, token: string, query: Readonly<Record<string, string>>) => {
    const proof = createHmac('sha256', appSecret).update(token).digest('hex');
    parts.secrets.add(proof);
    const url = `${graph}/${path}?${new URLSearchParams({ ...query, appsecret_proof: proof })}`;
    const headers = { authorization: `Bearer ${token}` };
    const capture = await askDirectly(parts, platform, { method, url, headers });
    const failure = refusalOf(capture);
    if (failure) throw failure;
    return capture;
  };
}

export function inspectionOf(native: string, data: Debugged): Inspection {
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
    message: tokenDead(native, subcode),
    facts: { subcode: subcode ?? null },
  });
}

function unknownHolder(): AppError {
  return new AppError({ code: 'holder-unknown', recovery: { do: 'fix-setup' }, message: holderUnknown() });
}

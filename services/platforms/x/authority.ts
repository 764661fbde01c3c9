import { z } from 'zod';
import type { Authority } from '#core/ports/authority.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import {
  type AuthorityParts,
  askDirectly,
  consentUrl,
  oauthClient,
  pkceOf,
  redeemBoundCode,
  renewGrant,
  revokeToken,
} from '#services/exchange/oauth.ts';
import { failureOf } from './answers.ts';
import type { XSettings } from './client.ts';

/** Where X gives and takes grants. */
export interface XAuthoritySettings {
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string;
}

/** `offline.access` is the right to renew. */
const SCOPES = ['offline.access', 'tweet.read', 'users.read'];

const meBody = z.object({ data: z.object({ id: z.string(), name: z.string(), username: z.string() }) });

/**
 * X's authorization server, OAuth 2. A refresh token serves once: used again, all that came of the consent dies, so whoever
 * renews stores what comes before anything else.
 */
export function createXAuthority(settings: XSettings & XAuthoritySettings, parts: AuthorityParts): Authority {
  const { origin, authorizeUrl, revokeUrl, clientId = '', clientSecret } = settings;
  const client = oauthClient('X', 'header', settings);
  const me = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const capture = await askDirectly(parts, 'x', { method: 'GET', url: `${origin}/2/users/me`, headers });
    const failure = failureOf(capture);
    if (failure) throw failure;
    return readBody('X', capture, meBody).data;
  };
  return {
    platform: 'x',
    scopes: SCOPES,
    isReady: clientId !== '' && clientSecret !== undefined,
    renewDaysAhead: 0,
    consentAddress: (asked) => consentUrl(authorizeUrl, { clientId, scope: SCOPES.join(' '), asked, ...pkceOf(asked) }),
    redeem: (given) => redeemBoundCode(parts, client, given),
    renew: (refreshToken) => renewGrant(parts, client, refreshToken),
    async accounts(grant) {
      const { id, name, username } = await me(grant.access?.token ?? '');
      return [{ native: id, name, url: `https://x.com/${username}`, role: null, isReadable: true, grant }];
    },
    async inspect({ token }, native) {
      const { id } = await me(token);
      requireAccount('X', native, id);
      return { native, scopes: null, holder: id };
    },
    revoke: ({ access, refreshToken }) => revokeToken(parts, client, revokeUrl, refreshToken ?? access?.token ?? ''),
  };
}

import type { AnyPlatform } from '#core/accounts/account.ts';
import { earlier } from '#core/credentials/grant.ts';
import type { Authority } from '#core/ports/authority.ts';
import type { Capture } from '#core/ports/connector.ts';
import { addHours } from '#core/time/instant.ts';
import {
  type AuthorityParts,
  askDirectly,
  consentUrl,
  oauthClient,
  renewGrant,
  requestGrant,
  revokeToken,
} from '#services/exchange/oauth.ts';
import type { LinkedInSettings } from './client.ts';

/** Where LinkedIn gives and takes grants. */
export interface LinkedInAuthoritySettings {
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string;
}

/** A consent ends for good so many days after it was given, however often it was renewed. */
const CONSENT_DAYS = 365;

/** What LinkedIn's consents have in common, whatever they are asked for. */
export function linkedInLogin(
  settings: LinkedInSettings & LinkedInAuthoritySettings,
  parts: AuthorityParts,
  scopes: readonly string[],
): Pick<Authority, 'scopes' | 'isReady' | 'renewDaysAhead' | 'consentAddress' | 'redeem' | 'renew' | 'revoke'> {
  const { authorizeUrl, revokeUrl, clientId = '', clientSecret } = settings;
  const client = oauthClient('LinkedIn', 'form', settings);
  return {
    scopes,
    isReady: clientId !== '' && clientSecret !== undefined,
    // An access lasts 60 days: a week is time enough to mend what keeps it from being renewed.
    renewDaysAhead: 7,
    consentAddress: (asked) => consentUrl(authorizeUrl, { clientId, scope: scopes.join(' '), asked }),
    async redeem({ code, redirectUri }, at) {
      const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
      const grant = await requestGrant(parts, client, form);
      if (grant.refreshToken === undefined) return grant;
      const refreshEndsAt = earlier(grant.refreshEndsAt, addHours(at, CONSENT_DAYS * 24));
      return { ...grant, ...(refreshEndsAt !== undefined && { refreshEndsAt }) };
    },
    renew: (refreshToken) => renewGrant(parts, client, refreshToken),
    revoke: ({ access }) => revokeToken(parts, client, revokeUrl, access?.token ?? ''),
  };
}

/** Asks a versioned resource with a token, outside of any pull. */
export function restAsker({ origin, version }: LinkedInSettings, parts: AuthorityParts, platform: AnyPlatform) {
  return (token: string, path: string): Promise<Capture> => {
    const headers = {
      authorization: `Bearer ${token}`,
      'linkedin-version': version,
      'x-restli-protocol-version': '2.0.0',
    };
    return askDirectly(parts, platform, { method: 'GET', url: `${origin}/rest/${path}`, headers });
  };
}

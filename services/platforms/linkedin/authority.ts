import { z } from 'zod';
import { earlier } from '#core/credentials/grant.ts';
import type { Authority, FoundAccount } from '#core/ports/authority.ts';
import { addHours } from '#core/time/instant.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
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
import { failureOf } from './failure.ts';

/** Where LinkedIn gives and takes grants. */
export interface LinkedInAuthoritySettings {
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string;
}

const SCOPES = ['r_organization_social', 'rw_organization_admin'];
/** A consent ends for good so many days after it was given, however often it was renewed. */
const CONSENT_DAYS = 365;
/** The one role whose holders may read an organization's statistics. */
const READER = 'ADMINISTRATOR';

const acls = z.object({
  elements: z.array(
    z.object({
      organization: z.string().optional(),
      organizationTarget: z.string().optional(),
      role: z.string(),
      state: z.string(),
    }),
  ),
});
const organizationBody = z.object({
  localizedName: z.string().optional(),
  vanityName: z.string().optional(),
});

/** LinkedIn's authorization server. The same refresh token comes back each time, nearer to its end. */
export function createLinkedInAuthority(
  settings: LinkedInSettings & LinkedInAuthoritySettings,
  parts: AuthorityParts,
): Authority {
  const { authorizeUrl, revokeUrl, clientId = '', clientSecret } = settings;
  const client = oauthClient('LinkedIn', 'form', settings);
  const { roles, organization } = organizationsOf(settings, parts);
  return {
    platform: 'linkedin',
    scopes: SCOPES,
    isReady: clientId !== '' && clientSecret !== undefined,
    // An access lasts 60 days: a week is time enough to mend what keeps it from being renewed.
    renewDaysAhead: 7,
    consentAddress: (asked) => consentUrl(authorizeUrl, { clientId, scope: SCOPES.join(' '), asked }),
    async redeem({ code, redirectUri }, at) {
      const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
      const grant = await requestGrant(parts, client, form);
      if (grant.refreshToken === undefined) return grant;
      const refreshEndsAt = earlier(grant.refreshEndsAt, addHours(at, CONSENT_DAYS * 24));
      return { ...grant, ...(refreshEndsAt !== undefined && { refreshEndsAt }) };
    },
    renew: (refreshToken) => renewGrant(parts, client, refreshToken),
    async accounts(grant) {
      const token = grant.access?.token ?? '';
      const found: FoundAccount[] = [];
      // One at a time: a list fails whole for one that the member may not read.
      for (const { native, role, isReadable } of await roles(token)) {
        found.push({ native, role, isReadable, grant, ...(await organization(token, native)) });
      }
      return found;
    },
    async inspect({ token }, native) {
      const held = (await roles(token)).filter(({ isReadable }) => isReadable).map((each) => each.native);
      requireAccount('LinkedIn', native, held.includes(native) ? native : held.join(', ') || undefined);
      return { native, scopes: null };
    },
    revoke: ({ access }) => revokeToken(parts, client, revokeUrl, access?.token ?? ''),
  };
}

/** What a member is in which organizations, and what an organization calls itself. */
function organizationsOf({ origin, version }: LinkedInSettings, parts: AuthorityParts) {
  const get = async (token: string, path: string) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'linkedin-version': version,
      'x-restli-protocol-version': '2.0.0',
    };
    return askDirectly(parts, 'linkedin', { method: 'GET', url: `${origin}/rest/${path}`, headers });
  };
  return {
    async roles(token: string) {
      const capture = await get(token, 'organizationAcls?q=roleAssignee&count=100&start=0');
      const failure = failureOf(capture);
      if (failure) throw failure;
      return readBody('LinkedIn', capture, acls).elements.flatMap(
        ({ organization, organizationTarget, role, state }) => {
          const native = organization ?? organizationTarget;
          if (native === undefined || state !== 'APPROVED') return [];
          return [{ native, role, isReadable: role === READER }];
        },
      );
    },
    /** Its name is for people: one that cannot be read is no reason to stop. */
    async organization(token: string, native: string): Promise<{ name: string; url: string | null }> {
      const capture = await get(token, `organizations/${native.split(':').at(-1) ?? ''}`);
      if (failureOf(capture)) return { name: native, url: null };
      const { localizedName, vanityName } = readBody('LinkedIn', capture, organizationBody);
      const url = vanityName === undefined ? null : `https://www.linkedin.com/company/${vanityName}`;
      return { name: localizedName ?? native, url };
    },
  };
}

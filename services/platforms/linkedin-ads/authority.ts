import { z } from 'zod';
import type { Authority, FoundAccount } from '#core/ports/authority.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import { type AuthorityParts, lackingScope } from '#services/exchange/oauth.ts';
import type { LinkedInSettings } from '../linkedin/client.ts';
import { failureOf } from '../linkedin/failure.ts';
import { type LinkedInAuthoritySettings, linkedInLogin, restAsker } from '../linkedin/login.ts';

const SCOPES = ['r_ads', 'r_ads_reporting'];

const roles = z.object({ elements: z.array(z.object({ account: z.string(), role: z.string() })) });
const named = z.object({ name: z.string().nullish() });

/** LinkedIn's consent for ads: it opens every advertising account in which the member has a role. */
export function createLinkedInAdsAuthority(
  settings: LinkedInSettings & LinkedInAuthoritySettings,
  parts: AuthorityParts,
): Authority {
  const login = linkedInLogin(settings, parts, SCOPES);
  const get = restAsker(settings, parts, 'linkedin-ads');
  const accountsOf = async (token: string) => {
    const capture = await get(token, 'adAccountUsers?q=authenticatedUser');
    const failure = failureOf(capture);
    if (failure) throw failure;
    return readBody('LinkedIn', capture, roles).elements;
  };
  /** Its name is for people: one that cannot be read is no reason to stop. */
  const nameOf = async (token: string, id: string) => {
    const capture = await get(token, `adAccounts/${id}`);
    return failureOf(capture) ? undefined : (readBody('LinkedIn', capture, named).name ?? undefined);
  };
  return {
    ...login,
    platform: 'linkedin-ads',
    async redeem(given, at) {
      const grant = await login.redeem(given, at);
      // Without it analytics are an empty list, which looks like nothing spent.
      const lacking = SCOPES.filter((scope) => !grant.scopes.includes(scope));
      if (grant.scopes.length > 0 && lacking.length > 0) throw lackingScope('LinkedIn', lacking);
      return grant;
    },
    async accounts(grant) {
      const token = grant.access?.token ?? '';
      const found: FoundAccount[] = [];
      for (const { account: native, role } of await accountsOf(token)) {
        const id = native.split(':').at(-1) ?? '';
        const url = `https://www.linkedin.com/campaignmanager/accounts/${id}`;
        const name = (await nameOf(token, id)) ?? native;
        found.push({ native, name, url, role, isReadable: true, grant });
      }
      return found;
    },
    async inspect({ token }, native) {
      const held = (await accountsOf(token)).map(({ account }) => account);
      requireAccount('LinkedIn', native, held.includes(native) ? native : held.join(', ') || undefined);
      return { native, scopes: null };
    },
  };
}

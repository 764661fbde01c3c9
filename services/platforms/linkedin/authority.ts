import { z } from 'zod';
import type { Authority, FoundAccount } from '#core/ports/authority.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import type { AuthorityParts } from '#services/exchange/oauth.ts';
import type { LinkedInSettings } from './client.ts';
import { failureOf } from './failure.ts';
import { type LinkedInAuthoritySettings, linkedInLogin, restAsker } from './login.ts';

const SCOPES = ['r_organization_social', 'rw_organization_admin'];
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
  const { roles, organization } = organizationsOf(settings, parts);
  return {
    ...linkedInLogin(settings, parts, SCOPES),
    platform: 'linkedin',
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
  };
}

/** What a member is in which organizations, and what an organization calls itself. */
function organizationsOf(settings: LinkedInSettings, parts: AuthorityParts) {
  const get = restAsker(settings, parts, 'linkedin');
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

import { z } from 'zod';
import type { Authority, FoundAccount } from '#core/ports/authority.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import type { AuthorityParts } from '#services/exchange/oauth.ts';
import type { FacebookSettings } from './client.ts';
import { type FacebookAuthoritySettings, facebookLogin, inspectionOf } from './login.ts';

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
/**
 * Facebook Login. Of the person's token only the pages' own are kept: derived from one of 60 days they do not end, and die
 * with the person's password, role or consent.
 */
export function createFacebookAuthority(
  settings: FacebookSettings & FacebookAuthoritySettings,
  parts: AuthorityParts,
): Authority {
  const login = facebookLogin(settings, parts, { platform: 'facebook', scopes: SCOPES });
  return {
    ...login,
    platform: 'facebook',
    scopes: SCOPES,
    renewDaysAhead: 0,
    async accounts({ access }) {
      const found: FoundAccount[] = [];
      let after: string | undefined;
      do {
        const fields = { fields: 'id,name,link,access_token,tasks', limit: String(PAGES_AT_ONCE) };
        const answer = await login.ask('GET', 'me/accounts', access?.token ?? '', {
          ...fields,
          ...(after && { after }),
        });
        const { data, paging } = readBody('Facebook', answer, pages);
        for (const page of data) found.push(foundPage(page, parts));
        after = paging?.next === undefined ? undefined : paging.cursors?.after;
      } while (after !== undefined);
      return found;
    },
    async inspect({ token }, native) {
      const data = await login.debug(token, native);
      requireAccount('Facebook', native, data.profile_id);
      return inspectionOf(native, data);
    },
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

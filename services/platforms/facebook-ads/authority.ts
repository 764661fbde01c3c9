import { z } from 'zod';
import { AppError } from '#core/error.ts';
import type { Authority, FoundAccount } from '#core/ports/authority.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import type { AuthorityParts } from '#services/exchange/oauth.ts';
import { lackingScope } from '#services/exchange/oauth.ts';
import type { FacebookSettings } from '../facebook/client.ts';
import { type FacebookAuthoritySettings, facebookLogin, inspectionOf } from '../facebook/login.ts';
import { BODIES } from './answers.ts';

const SCOPES = ['ads_read'];
const ACCOUNTS_AT_ONCE = 100;

const adAccounts = z.object({
  data: z.array(z.object({ account_id: z.string(), name: z.string().nullish() })),
  paging: z
    .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
    .nullish(),
});

/**
 * Facebook Login for ads. Advertising accounts have no token of their own: the person's is kept, which ends after 60 days and
 * is renewed by consent only.
 */
export function createFacebookAdsAuthority(
  settings: FacebookSettings & FacebookAuthoritySettings,
  parts: AuthorityParts,
): Authority {
  const login = facebookLogin(settings, parts, { platform: 'facebook-ads', scopes: SCOPES });
  /** The account as the token sees it; undefined where it does not. */
  const seen = async (token: string, native: string): Promise<string | undefined> => {
    try {
      const answer = await login.ask('GET', native, token, { fields: 'account_id,currency,timezone_name' });
      return `act_${readBody('Meta', answer, BODIES.adAccount).account_id}`;
    } catch (error) {
      if (error instanceof AppError && error.recovery.do === 'skip') return undefined;
      throw error;
    }
  };
  return {
    ...login,
    platform: 'facebook-ads',
    scopes: SCOPES,
    renewDaysAhead: 0,
    async accounts(grant) {
      const token = grant.access?.token ?? '';
      const found: FoundAccount[] = [];
      const { scopes } = await login.debug(token, 'facebook-ads');
      requireScopes(scopes);
      let after: string | undefined;
      do {
        const fields = { fields: 'account_id,name', limit: String(ACCOUNTS_AT_ONCE), ...(after && { after }) };
        const { data, paging } = readBody('Meta', await login.ask('GET', 'me/adaccounts', token, fields), adAccounts);
        for (const { account_id: id, name } of data) {
          const native = `act_${id}`;
          const url = `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${id}`;
          found.push({ native, name: name ?? native, url, role: null, isReadable: true, grant });
        }
        after = paging?.next ? (paging.cursors?.after ?? undefined) : undefined;
      } while (after !== undefined);
      return found;
    },
    async inspect({ token }, native) {
      const data = await login.debug(token, native);
      requireScopes(data.scopes);
      requireAccount('Meta', native, await seen(token, native));
      return inspectionOf(native, data);
    },
  };
}

/** Without it insights are an empty list, which looks like nothing spent. */
function requireScopes(scopes: readonly string[] | undefined): void {
  const lacking = SCOPES.filter((scope) => scopes !== undefined && !scopes.includes(scope));
  if (lacking.length > 0) throw lackingScope('Meta', lacking);
}

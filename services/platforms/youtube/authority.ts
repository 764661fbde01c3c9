import type { Authority } from '#core/ports/authority.ts';
import { type AuthorityParts, requestGrant } from '#services/exchange/oauth.ts';
import type { YouTubeSettings } from './client.ts';

/** Google's authorization server. Its refresh tokens serve any number of times and are not sent again. */
export function createYouTubeAuthority(settings: YouTubeSettings, parts: AuthorityParts): Authority {
  const { tokenUrl, clientId = '', clientSecret } = settings;
  const client = {
    platform: 'YouTube',
    tokenUrl,
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    proves: 'form' as const,
  };
  return {
    platform: 'youtube',
    renew: (refreshToken) => requestGrant(parts, client, { grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
}

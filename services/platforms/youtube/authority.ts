import { z } from 'zod';
import type { Authority, FoundAccount } from '#core/ports/authority.ts';
import type { Capture } from '#core/ports/connector.ts';
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
import type { YouTubeSettings } from './client.ts';

/** Where Google gives and takes grants. */
export interface GoogleSettings {
  authorizeUrl: string;
  revokeUrl: string;
}

const SCOPES = [
  'https://www.googleapis.com/auth/youtube.readonly',
  'https://www.googleapis.com/auth/yt-analytics.readonly',
];

const channelsBody = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({ title: z.string(), customUrl: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

/** Google's authorization server. Its refresh tokens serve any number of times and are not sent again. */
export function createYouTubeAuthority(settings: YouTubeSettings & GoogleSettings, parts: AuthorityParts): Authority {
  const { authorizeUrl, revokeUrl, dataOrigin, clientId = '', clientSecret } = settings;
  const client = oauthClient('YouTube', 'form', settings);
  const channels = async (token: string, part: string) => {
    const url = `${dataOrigin}/youtube/v3/channels?part=${part}&mine=true`;
    const headers = { authorization: `Bearer ${token}` };
    return channelsOf(await askDirectly(parts, 'youtube', { method: 'GET', url, headers }));
  };
  return {
    platform: 'youtube',
    scopes: SCOPES,
    isReady: clientId !== '' && clientSecret !== undefined,
    renewDaysAhead: 0,
    // Without `consent` Google gives no refresh token to an owner who consented before.
    consentAddress: (asked) =>
      consentUrl(authorizeUrl, {
        clientId,
        scope: SCOPES.join(' '),
        asked,
        access_type: 'offline',
        prompt: 'consent',
        ...pkceOf(asked),
      }),
    redeem: (given) => redeemBoundCode(parts, client, given),
    renew: (refreshToken) => renewGrant(parts, client, refreshToken),
    async accounts(grant): Promise<FoundAccount[]> {
      const items = await channels(grant.access?.token ?? '', 'snippet');
      return items.map(({ id, snippet }) => ({
        native: id,
        name: snippet?.title ?? id,
        url: `https://www.youtube.com/${snippet?.customUrl ?? `channel/${id}`}`,
        role: null,
        isReadable: true,
        grant,
      }));
    },
    async inspect({ token }, native) {
      const [channel] = await channels(token, 'id');
      requireAccount('YouTube', native, channel?.id);
      return { native, scopes: null };
    },
    revoke: ({ access, refreshToken }) => revokeToken(parts, client, revokeUrl, refreshToken ?? access?.token ?? ''),
  };
}

function channelsOf(capture: Capture) {
  const failure = failureOf(capture);
  if (failure) throw failure;
  return readBody('YouTube', capture, channelsBody).items ?? [];
}

import type { Authority } from '#core/ports/authority.ts';
import type { Connector } from '#core/ports/connector.ts';
import type { AuthorityParts } from '#services/exchange/oauth.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import type { FacebookSettings } from './facebook/client.ts';
import { createFacebookConnector } from './facebook/connector.ts';
import type { LinkedInSettings } from './linkedin/client.ts';
import { createLinkedInConnector } from './linkedin/connector.ts';
import type { XSettings } from './x/client.ts';
import { createXConnector } from './x/connector.ts';
import { createYouTubeAuthority } from './youtube/authority.ts';
import type { YouTubeSettings } from './youtube/client.ts';
import { createYouTubeConnector } from './youtube/connector.ts';

/** Settings of each platform. */
export interface PlatformSettings {
  facebook: FacebookSettings;
  x: XSettings;
  youtube: YouTubeSettings;
  linkedin: LinkedInSettings;
}

/** The registry: one line per platform. */
export function createConnectors(settings: PlatformSettings, secrets: Secrets): Connector[] {
  return [
    createFacebookConnector(settings.facebook, secrets),
    createXConnector(settings.x, secrets),
    createYouTubeConnector(settings.youtube),
    createLinkedInConnector(settings.linkedin),
  ];
}

/** Whom their grants come from; a platform that renews none is absent. */
export function createAuthorities(settings: PlatformSettings, parts: AuthorityParts): Authority[] {
  return [createYouTubeAuthority(settings.youtube, parts)];
}

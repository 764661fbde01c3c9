import type { Authority } from '#core/ports/authority.ts';
import type { Connector } from '#core/ports/connector.ts';
import type { AuthorityParts } from '#services/exchange/oauth.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { createFacebookAuthority, type FacebookAuthoritySettings } from './facebook/authority.ts';
import type { FacebookSettings } from './facebook/client.ts';
import { createFacebookConnector } from './facebook/connector.ts';
import { createLinkedInAuthority, type LinkedInAuthoritySettings } from './linkedin/authority.ts';
import type { LinkedInSettings } from './linkedin/client.ts';
import { createLinkedInConnector } from './linkedin/connector.ts';
import { createXAuthority, type XAuthoritySettings } from './x/authority.ts';
import type { XSettings } from './x/client.ts';
import { createXConnector } from './x/connector.ts';
import { createYouTubeAuthority, type GoogleSettings } from './youtube/authority.ts';
import type { YouTubeSettings } from './youtube/client.ts';
import { createYouTubeConnector } from './youtube/connector.ts';

/** Settings of each platform. */
export interface PlatformSettings {
  facebook: FacebookSettings & FacebookAuthoritySettings;
  x: XSettings & XAuthoritySettings;
  youtube: YouTubeSettings & GoogleSettings;
  linkedin: LinkedInSettings & LinkedInAuthoritySettings;
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

/** Whom their grants come from. */
export function createAuthorities(settings: PlatformSettings, parts: AuthorityParts): Authority[] {
  return [
    createFacebookAuthority(settings.facebook, parts),
    createXAuthority(settings.x, parts),
    createYouTubeAuthority(settings.youtube, parts),
    createLinkedInAuthority(settings.linkedin, parts),
  ];
}

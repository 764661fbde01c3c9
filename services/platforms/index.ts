import type { AdsConnector } from '#core/ports/ads-connector.ts';
import type { Authority } from '#core/ports/authority.ts';
import type { Connector } from '#core/ports/connector.ts';
import type { AuthorityParts } from '#services/exchange/oauth.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { createFacebookAuthority } from './facebook/authority.ts';
import type { FacebookSettings } from './facebook/client.ts';
import { createFacebookConnector } from './facebook/connector.ts';
import type { FacebookAuthoritySettings } from './facebook/login.ts';
import { createFacebookAdsAuthority } from './facebook-ads/authority.ts';
import { createFacebookAdsConnector } from './facebook-ads/connector.ts';
import { createLinkedInAuthority } from './linkedin/authority.ts';
import type { LinkedInSettings } from './linkedin/client.ts';
import { createLinkedInConnector } from './linkedin/connector.ts';
import type { LinkedInAuthoritySettings } from './linkedin/login.ts';
import { createLinkedInAdsAuthority } from './linkedin-ads/authority.ts';
import { createLinkedInAdsConnector } from './linkedin-ads/connector.ts';
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

/** The registry of where ads are bought. They are reached with the app of their network. */
export function createAdsConnectors(
  { facebook, linkedin }: Pick<PlatformSettings, 'facebook' | 'linkedin'>,
  secrets: Secrets,
): AdsConnector[] {
  return [createFacebookAdsConnector(facebook, secrets), createLinkedInAdsConnector(linkedin)];
}

/** Whom their grants come from. */
export function createAuthorities(settings: PlatformSettings, parts: AuthorityParts): Authority[] {
  return [
    createFacebookAuthority(settings.facebook, parts),
    createXAuthority(settings.x, parts),
    createYouTubeAuthority(settings.youtube, parts),
    createLinkedInAuthority(settings.linkedin, parts),
    createFacebookAdsAuthority(settings.facebook, parts),
    createLinkedInAdsAuthority(settings.linkedin, parts),
  ];
}

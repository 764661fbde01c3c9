import type { Connector } from '#core/ports/connector.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import type { FacebookSettings } from './facebook/client.ts';
import { createFacebookConnector } from './facebook/connector.ts';
import type { LinkedInSettings } from './linkedin/client.ts';
import { createLinkedInConnector } from './linkedin/connector.ts';
import type { XSettings } from './x/client.ts';
import { createXConnector } from './x/connector.ts';
import type { YouTubeSettings } from './youtube/client.ts';
import { createYouTubeConnector } from './youtube/connector.ts';

/** Settings of each platform that has a credential; a platform that is absent is not connected. */
export interface PlatformSettings {
  facebook?: FacebookSettings;
  x?: XSettings;
  youtube?: YouTubeSettings;
  linkedin?: LinkedInSettings;
}

/** The registry: one line per platform. */
export function createConnectors(settings: PlatformSettings, secrets: Secrets): Connector[] {
  return [
    ...(settings.facebook ? [createFacebookConnector(settings.facebook, secrets)] : []),
    ...(settings.x ? [createXConnector(settings.x, secrets)] : []),
    ...(settings.youtube ? [createYouTubeConnector(settings.youtube, secrets)] : []),
    ...(settings.linkedin ? [createLinkedInConnector(settings.linkedin, secrets)] : []),
  ];
}

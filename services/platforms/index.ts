import type { Connector } from '#core/ports/connector.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import type { YouTubeSettings } from './youtube/client.ts';
import { createYouTubeConnector } from './youtube/connector.ts';

/** Settings of each platform that has a credential; a platform that is absent is not connected. */
export interface PlatformSettings {
  youtube?: YouTubeSettings;
}

/** The registry: one line per platform. */
export function createConnectors(settings: PlatformSettings, secrets: Secrets): Connector[] {
  return [...(settings.youtube ? [createYouTubeConnector(settings.youtube, secrets)] : [])];
}

import type { Account, Platform } from '#core/accounts/account.ts';
import type { PlatformSettings } from '#services/platforms/index.ts';
import { CREDENTIALS as FACEBOOK } from '#test/sandbox/platforms/facebook/index.ts';
import { CREDENTIALS as LINKEDIN } from '#test/sandbox/platforms/linkedin/index.ts';
import { CREDENTIALS as X } from '#test/sandbox/platforms/x/index.ts';
import { CREDENTIALS as YOUTUBE } from '#test/sandbox/platforms/youtube/index.ts';
import type { Sandbox } from '#test/sandbox/server.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';

/** The product's platform settings, pointed at a sandbox and holding the credentials that it accepts. */
export function sandboxSettings({ origins }: Pick<Sandbox, 'origins'>): PlatformSettings {
  return {
    facebook: { origin: origins.facebook, version: 'v26.0', ...FACEBOOK },
    x: { origin: origins.x, ...X },
    youtube: {
      dataOrigin: origins.youtube,
      analyticsOrigin: origins.youtube,
      tokenUrl: `${origins.youtube}/token`,
      ...YOUTUBE,
    },
    linkedin: { origin: origins.linkedin, version: '202608', ...LINKEDIN },
  };
}

const NAMES: Readonly<Record<Platform, readonly [name: string, url: string]>> = {
  facebook: ['Ministerio del Trabajo', 'https://www.facebook.com/MintrabajoDemo'],
  x: ['@MintrabajoDemo', 'https://x.com/MintrabajoDemo'],
  youtube: ['Ministerio del Trabajo', 'https://www.youtube.com/@mintrabajodemo'],
  linkedin: ['Ministerio del Trabajo', 'https://www.linkedin.com/company/mintrabajo-demo'],
};

/** The invented ministry's account on a platform. */
export function sandboxAccount(platform: Platform): Account {
  const [name, url] = NAMES[platform];
  return { id: `${platform}-mintrabajo`, revision: 0, platform, native: NATIVE[platform], name, url };
}

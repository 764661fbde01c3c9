import type { Account, AdAccount, AdPlatform, AnyPlatform, Platform } from '#core/accounts/account.ts';
import type { Grant } from '#core/credentials/grant.ts';
import type { Clock } from '#core/ports/clock.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';
import { createVault } from '#services/exchange/vault.ts';
import { createAuthorities, type PlatformSettings } from '#services/platforms/index.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { type AccessOf, createAccess } from '#services/usecases/credentials/access-of.ts';
import { APP as FACEBOOK_APP } from '#test/sandbox/platforms/facebook/authorization.ts';
import { CREDENTIALS as FACEBOOK } from '#test/sandbox/platforms/facebook/index.ts';
import { APP as LINKEDIN_APP } from '#test/sandbox/platforms/linkedin/authorization.ts';
import { CREDENTIALS as LINKEDIN } from '#test/sandbox/platforms/linkedin/index.ts';
import { APP as X_APP } from '#test/sandbox/platforms/x/authorization.ts';
import { CREDENTIALS as X } from '#test/sandbox/platforms/x/index.ts';
import { CREDENTIALS as YOUTUBE } from '#test/sandbox/platforms/youtube/authorization.ts';
import type { Sandbox } from '#test/sandbox/server.ts';
import { AD_ACCOUNTS } from '#test/sandbox/world/ads.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';

/** The product's platform settings, pointed at a sandbox and naming the apps that it knows. */
export function sandboxSettings({ origins }: Pick<Sandbox, 'origins'>): PlatformSettings {
  return {
    facebook: {
      origin: origins.facebook,
      version: 'v26.0',
      authorizeUrl: `${origins.facebook}/dialog/oauth`,
      appId: FACEBOOK_APP.clientId,
      appSecret: FACEBOOK_APP.clientSecret,
    },
    x: {
      origin: origins.x,
      fieldNames: 'tweet',
      appOwner: NATIVE.x,
      appKey: X.appKey,
      appSecret: X.appSecret,
      authorizeUrl: `${origins.x}/i/oauth2/authorize`,
      tokenUrl: `${origins.x}/2/oauth2/token`,
      revokeUrl: `${origins.x}/2/oauth2/revoke`,
      ...X_APP,
    },
    youtube: {
      dataOrigin: origins.youtube,
      analyticsOrigin: origins.youtube,
      authorizeUrl: `${origins.youtube}/o/oauth2/v2/auth`,
      tokenUrl: `${origins.youtube}/token`,
      revokeUrl: `${origins.youtube}/revoke`,
      clientId: YOUTUBE.clientId,
      clientSecret: YOUTUBE.clientSecret,
    },
    linkedin: {
      origin: origins.linkedin,
      version: '202608',
      authorizeUrl: `${origins.linkedin}/oauth/v2/authorization`,
      tokenUrl: `${origins.linkedin}/oauth/v2/accessToken`,
      revokeUrl: `${origins.linkedin}/oauth/v2/revoke`,
      ...LINKEDIN_APP,
    },
  };
}

/** What the sandbox lets the invented ministry's accounts be read with. */
export const SANDBOX_GRANTS = {
  facebook: { access: { token: FACEBOOK.pageToken }, endsAt: null },
  x: { access: { token: X.accessToken, secret: X.accessSecret }, endsAt: null },
  youtube: { access: null, endsAt: null, refreshToken: YOUTUBE.refreshToken },
  linkedin: { access: { token: LINKEDIN.accessToken }, endsAt: null },
  'facebook-ads': { access: { token: FACEBOOK.adsToken }, endsAt: null },
  'linkedin-ads': { access: { token: LINKEDIN.adsToken }, endsAt: null },
} satisfies Record<AnyPlatform, Grant>;

/** Access to the sandbox as the product gets it. */
export function sandboxAccess(sandbox: Pick<Sandbox, 'origins'>, clock: Clock): AccessOf {
  const authorities = createAuthorities(sandboxSettings(sandbox), {
    transport: createTransport({ timeoutMs: 5_000 }),
    clock,
    secrets: createSecrets(),
  });
  return createAccess({
    store: createMemoryStore(),
    clock,
    vault: createVault([]),
    authorities: new Map(authorities.map((authority) => [authority.platform, authority])),
    configured: SANDBOX_GRANTS,
  });
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

/** The invented ministry's advertising account on a network. */
export function sandboxAdAccount(platform: AdPlatform): AdAccount {
  const { native, name } = AD_ACCOUNTS[platform];
  return { id: `${platform}-mintrabajo`, revision: 0, platform, native, name, url: 'https://example.org/ads' };
}

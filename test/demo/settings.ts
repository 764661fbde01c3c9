import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { type Account, PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Sandbox } from '#test/sandbox/server.ts';
import { SANDBOX_GRANTS, sandboxAccount, sandboxSettings } from '#test/support/sandbox-settings.ts';

export interface DemoPlace {
  sandbox: Pick<Sandbox, 'origins'>;
  dataDir: string;
  port: string;
  /** Where data and wakes are kept: as an operator says it, or in the folder and the process. */
  engines?: { MONGODB_URI?: string | undefined; REDIS_URL?: string | undefined };
  /** One of each platform when absent. */
  accounts?: readonly Omit<Account, 'revision'>[];
}

/** Settings of the demo, written as an operator's are: a file and the environment, which its other processes get too. */
export function demoEnvironment(place: DemoPlace): Record<string, string | undefined> {
  const { sandbox, dataDir, port, engines, accounts = PLATFORMS.map(demoAccount) } = place;
  const { facebook, x, youtube, linkedin } = sandboxSettings(sandbox);
  const file = {
    entity: {
      name: 'Ministerio del Trabajo',
      unit: 'Grupo de Comunicaciones',
      responsible: 'Coordinación de Comunicaciones',
      demonstration: true,
    },
    accounts,
    // What needs calls of its own would not fit into the calls that a demonstration may make.
    ladder: { monthly: false },
    platforms: {
      facebook: { origin: facebook.origin, authorizeUrl: facebook.authorizeUrl },
      x: { origin: x.origin, appOwner: x.appOwner, ...addressesOf(x) },
      youtube: {
        dataOrigin: youtube.dataOrigin,
        analyticsOrigin: youtube.analyticsOrigin,
        ...addressesOf(youtube),
      },
      linkedin: { origin: linkedin.origin, ...addressesOf(linkedin) },
    },
  };
  mkdirSync(dataDir, { recursive: true });
  const config = path.join(dataDir, 'demo.config.yaml');
  writeFileSync(config, stringify(file));
  return {
    MONGODB_URI: engines?.MONGODB_URI,
    REDIS_URL: engines?.REDIS_URL,
    RENDIR_CONFIG: config,
    RENDIR_DATA_DIR: dataDir,
    RENDIR_LOG_LEVEL: 'fatal',
    PORT: port,
    RENDIR_FACEBOOK_PAGE_TOKEN: SANDBOX_GRANTS.facebook.access.token,
    RENDIR_X_APP_KEY: x.appKey,
    RENDIR_X_APP_SECRET: x.appSecret,
    RENDIR_X_ACCESS_TOKEN: SANDBOX_GRANTS.x.access.token,
    RENDIR_X_ACCESS_SECRET: SANDBOX_GRANTS.x.access.secret,
    RENDIR_YOUTUBE_CLIENT_ID: youtube.clientId,
    RENDIR_YOUTUBE_CLIENT_SECRET: youtube.clientSecret,
    RENDIR_YOUTUBE_REFRESH_TOKEN: SANDBOX_GRANTS.youtube.refreshToken,
    RENDIR_LINKEDIN_ACCESS_TOKEN: SANDBOX_GRANTS.linkedin.access.token,
  };
}

function demoAccount(platform: Platform): Omit<Account, 'revision'> {
  const { revision: _, ...account } = sandboxAccount(platform);
  return account;
}

/** Where a platform's grants are given and taken. */
function addressesOf({
  authorizeUrl,
  tokenUrl,
  revokeUrl,
}: Readonly<Record<'authorizeUrl' | 'tokenUrl' | 'revokeUrl', string>>) {
  return { authorizeUrl, tokenUrl, revokeUrl };
}

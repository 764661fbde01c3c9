import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { readSettings, type Settings } from '#config/env.ts';
import { PLATFORMS } from '#core/accounts/account.ts';
import type { Sandbox } from '#test/sandbox/server.ts';
import { sandboxAccount, sandboxSettings } from '#test/support/sandbox-settings.ts';

/** Settings of the demo, written and read as an operator's are: a file and the environment. */
export function demoSettings(sandbox: Pick<Sandbox, 'origins'>, dataDir: string, port: string): Settings {
  const { facebook, x, youtube, linkedin } = sandboxSettings(sandbox);
  const file = {
    entity: {
      name: 'Ministerio del Trabajo',
      unit: 'Grupo de Comunicaciones',
      responsible: 'Coordinación de Comunicaciones',
      demonstration: true,
    },
    accounts: PLATFORMS.map((platform) => {
      const { revision: _, ...account } = sandboxAccount(platform);
      return account;
    }),
    platforms: {
      facebook: { origin: facebook?.origin },
      x: { origin: x?.origin },
      youtube: {
        dataOrigin: youtube?.dataOrigin,
        analyticsOrigin: youtube?.analyticsOrigin,
        tokenUrl: youtube?.tokenUrl,
      },
      linkedin: { origin: linkedin?.origin },
    },
  };
  mkdirSync(dataDir, { recursive: true });
  const config = path.join(dataDir, 'demo.config.yaml');
  writeFileSync(config, stringify(file));
  return readSettings({
    RENDIR_CONFIG: config,
    RENDIR_DATA_DIR: dataDir,
    RENDIR_LOG_LEVEL: 'fatal',
    PORT: port,
    RENDIR_FACEBOOK_PAGE_TOKEN: facebook?.pageToken,
    RENDIR_X_APP_KEY: x?.appKey,
    RENDIR_X_APP_SECRET: x?.appSecret,
    RENDIR_X_ACCESS_TOKEN: x?.accessToken,
    RENDIR_X_ACCESS_SECRET: x?.accessSecret,
    RENDIR_YOUTUBE_CLIENT_ID: youtube?.clientId,
    RENDIR_YOUTUBE_CLIENT_SECRET: youtube?.clientSecret,
    RENDIR_YOUTUBE_REFRESH_TOKEN: youtube?.refreshToken,
    RENDIR_LINKEDIN_ACCESS_TOKEN: linkedin?.accessToken,
  });
}

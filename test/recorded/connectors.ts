import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Connector } from '#core/ports/connector.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createConnectors } from '#services/platforms/index.ts';
import { sandboxSettings } from '#test/support/sandbox-settings.ts';

/** The product's connectors, to read with: nothing is asked, so their origins stay empty of anybody. */
export function readingConnectors(): ReadonlyMap<Platform, Connector> {
  const nowhere = 'http://127.0.0.1:9';
  const origins = { facebook: nowhere, x: nowhere, youtube: nowhere, linkedin: nowhere };
  const connectors = createConnectors(sandboxSettings({ origins }), createSecrets());
  return new Map(
    PLATFORMS.flatMap((platform) =>
      connectors.filter((one) => one.platform === platform).map((one) => [platform, one]),
    ),
  );
}

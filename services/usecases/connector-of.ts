import { noConnector } from '#config/texts/errors.ts';
import type { AnyPlatform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';

/**
 * The connector of an account.
 * @throws AppError `fix-setup`, `no-connector`, when the platform is not configured
 */
export function connectorOf<P extends AnyPlatform, C>(
  connectors: ReadonlyMap<P, C>,
  { platform, id }: { platform: P; id: string },
): C {
  const connector = connectors.get(platform);
  if (connector) return connector;
  throw new AppError({ code: 'no-connector', recovery: { do: 'fix-setup' }, message: noConnector(id, platform) });
}

import type { Platform } from '../accounts/account.ts';
import type { Grant } from '../credentials/grant.ts';

/** Whom a platform gives its grants by. */
export interface Authority {
  readonly platform: Platform;
  /**
   * A new grant for an old one. Where refresh tokens serve once, the old one is spent with the call.
   * @throws AppError `fix-setup` when a person has to consent again, `retry` when no answer came or the platform failed
   */
  renew(refreshToken: string): Promise<Grant>;
}

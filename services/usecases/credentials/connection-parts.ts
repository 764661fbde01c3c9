import type { AnyAccount, AnyPlatform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Authority } from '#core/ports/authority.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Nonces } from '#core/ports/nonces.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import type { Vault } from '#core/ports/vault.ts';
import type { AccessOf } from './access-of.ts';

/** What connecting, checking and disconnecting work with. */
export interface ConnectionParts {
  store: Store;
  clock: Clock;
  vault: Vault;
  nonces: Nonces;
  queue: Pick<Queue, 'wake'>;
  authorities: ReadonlyMap<AnyPlatform, Authority>;
  access: AccessOf;
  /** Of networks, and of ads on them. */
  everyAccount(): Promise<AnyAccount[]>;
}

/** Something that a person has to mend. */
export function mend(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'fix-setup' }, message });
}

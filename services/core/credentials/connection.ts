import type { AnyPlatform } from '../accounts/account.ts';
import type { Instant } from '../time/instant.ts';

/** One question to an owner, from the address at which they consent until ten minutes later. */
export interface Connection {
  /** Digest of the state: the state itself is known to the browser alone. */
  id: string;
  revision: number;
  platform: AnyPlatform;
  /** The account that is to be connected; `null`: every configured one that the grant opens. */
  account: string | null;
  /** Digest of what the browser that asked keeps in a cookie; `null` for the command line. */
  browser: string | null;
  redirectUri: string;
  /** Sealed; `null` once it was used. */
  verifier: string | null;
  /** The grant, sealed, between its coming and the accounts' own credentials. */
  sealed: string | null;
  /** Who asks, as they say. */
  by: string | null;
  startedAt: Instant;
  endsAt: Instant;
  /** What came of it, for whoever is sent back. */
  outcome: { connected: readonly string[] } | { message: string } | null;
}

/** How long an owner may take to consent. */
export const CONNECTION_MINUTES = 10;

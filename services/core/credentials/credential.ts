import type { AnyPlatform } from '../accounts/account.ts';
import type { Instant } from '../time/instant.ts';

/** A grant as it is stored: what it opens is sealed, what must be watched is not. One per account. */
export interface Credential {
  /** The account's id. */
  id: string;
  revision: number;
  platform: AnyPlatform;
  /** The grant, sealed for this account. */
  sealed: string;
  /** What the owner allowed, as the platform names it, in text order. */
  scopes: readonly string[];
  /** When the owner consented; renewing does not move it. */
  grantedAt: Instant;
  /** When the present access ends; `null`: never, or nobody says. */
  endsAt: Instant | null;
  /** When the consent itself ends, whatever is renewed; absent: no end is known. */
  consentEndsAt?: Instant;
  /** Who consented, as the platform numbers people; absent where it does not say. */
  holder?: string;
  /** Who connected the account, as they said: nobody signs in yet. */
  connectedBy?: string;
  /** Until when a new access comes without a person; `null`: no end is known. Absent: never, a person has to connect again. */
  renewableUntil?: Instant | null;
  /** Why it opens nothing any more; `null` while it does. */
  dead: { code: string; message: string; at: Instant } | null;
  /** Somebody renews it now: nobody else does until then. */
  renewingUntil: Instant | null;
  /** When the platform itself was last asked whether it still holds. */
  checkedAt: Instant | null;
}

import type { AnyPlatform } from '../accounts/account.ts';
import type { Access, Grant } from '../credentials/grant.ts';
import type { Instant } from '../time/instant.ts';

/** What the address carries at which an owner consents. */
export interface ConsentAsked {
  /** Comes back with the code: an answer without it is not to a question of ours. */
  state: string;
  /** PKCE: S256 of the verifier that only we know; platforms that know none ignore it. */
  challenge: string;
  redirectUri: string;
}

/** What a platform answered to a consent: the code is worth a grant once, for seconds or minutes. */
export interface ConsentGiven {
  code: string;
  verifier: string;
  /** As it stood in the question. */
  redirectUri: string;
}

/** A grant with what the owner allowed, as far as the answer says it. */
export type ScopedGrant = Grant & { scopes: readonly string[] };

/** An account that a grant may open. */
export interface FoundAccount {
  /** As `Account.native` is written. */
  native: string;
  name: string;
  url: string | null;
  /** What the owner of the grant is there, in the platform's words; `null` where it is the account itself. */
  role: string | null;
  /** False where that role does not let its figures be read. */
  isReadable: boolean;
  /** What opens this account; of Facebook a page has a token of its own. */
  grant: Grant;
}

/** What a platform says of an access today. */
export interface Inspection {
  /** Whom it opens. */
  native: string;
  /** `null` where the platform does not say it. */
  scopes: readonly string[] | null;
  /** When the access ends: `null` never; absent where the platform does not say it. */
  endsAt?: Instant | null;
  /** When the consent itself ends, whatever is renewed. */
  consentEndsAt?: Instant;
  /** Who consented, as the platform numbers people; needed where a consent is revoked by person. */
  holder?: string;
}

/** Whom a platform gives its grants by: its authorization server, and who it says that they open. */
export interface Authority {
  readonly platform: AnyPlatform;
  /** What is asked of an owner. */
  readonly scopes: readonly string[];
  /** False without the app's own credentials: then nothing can be asked. */
  readonly isReady: boolean;
  /** Days before its end at which a daily check renews an access; 0: as late as a call needs it. */
  readonly renewDaysAhead: number;
  consentAddress(asked: ConsentAsked): string;
  /**
   * The grant that a code is worth.
   * @param at when the owner consented
   * @throws AppError `fix-setup` when the code is spent, late or another's; `retry` when no answer came
   */
  redeem(given: ConsentGiven, at: Instant): Promise<ScopedGrant>;
  /**
   * A new grant for an old one; absent where access is got by consent only. Where refresh tokens serve once, the old one is
   * spent with the call.
   * @throws AppError `fix-setup` when a person has to consent again, `retry` when no answer came or the platform failed
   */
  renew?(refreshToken: string): Promise<ScopedGrant>;
  /** @throws AppError by recovery */
  accounts(grant: Grant): Promise<FoundAccount[]>;
  /**
   * Asks the platform what an access still opens.
   * @param native the account that it should open
   * @throws AppError `fix-setup` when it opens nothing any more, `retry` or `wait` when that cannot be told now
   */
  inspect(access: Access, native: string): Promise<Inspection>;
  /**
   * Takes back what the owner allowed. Where a platform knows consents of persons only, it takes back all of this one's.
   * @throws AppError when the platform did not do it
   */
  revoke(grant: Grant, holder: string | undefined): Promise<void>;
}

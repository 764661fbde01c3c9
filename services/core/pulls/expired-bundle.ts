import type { Instant } from '../time/instant.ts';

/** What remains of a bundle of captures whose term was over. The pull and its figures stay. */
export interface ExpiredBundle {
  /** The digest of its bytes, as pulls name it. */
  id: string;
  revision: 0;
  account: string;
  slot: Instant;
  /** The pull that was read from it. */
  pull: string;
  expiredAt: Instant;
}

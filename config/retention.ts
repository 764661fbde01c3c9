import type { AdPlatform, Platform } from '#core/accounts/account.ts';

/** How long what a platform told may be kept, beside the figures, which stay. Days; `null`: no term. */
export interface RetentionTerm {
  /** What a post says of itself, since it was last read. */
  unread: number | null;
  /** Whether it goes as soon as the platform no longer serves the post. */
  untilGone: boolean;
  /** Captures, since their slot. */
  captures: number | null;
  /** All of that, and the account's names, since the account was disconnected on purpose. */
  disconnected: number | null;
  /** Where the term comes from. */
  source: string;
}

/** All is kept; with a term, letting go would have to go through the pulls of ads too. */
type NoTerm = { [Member in keyof Omit<RetentionTerm, 'source'>]: RetentionTerm[Member] & (null | false) } & Pick<
  RetentionTerm,
  'source'
>;

/**
 * The terms of each platform, as its own rules say them. Where these name no term, or only "as long as it is needed", a
 * public body's own record is such a need, and nothing goes by itself.
 */
export const RETENTION: Readonly<Record<Platform, RetentionTerm> & Record<AdPlatform, NoTerm>> = {
  facebook: {
    unread: null,
    untilGone: false,
    captures: null,
    disconnected: null,
    source:
      'Meta Platform Terms 3.d (https://developers.facebook.com/terms/): deleted when no longer necessary, or asked',
  },
  x: {
    unread: null,
    untilGone: true,
    captures: null,
    disconnected: null,
    source:
      'X Developer Agreement and Policy, Content compliance (https://developer.x.com/developer-terms/policy): what is deleted or protected on X goes within 24 hours',
  },
  youtube: {
    unread: 30,
    untilGone: false,
    captures: 30,
    // Thirty days are allowed; a week leaves room for an account that was disconnected by mistake.
    disconnected: 7,
    source:
      'YouTube API Services Developer Policies III.E.4 (https://developers.google.com/youtube/terms/developer-policies): refreshed or deleted within 30 days; all deleted after revocation',
  },
  linkedin: {
    unread: null,
    untilGone: false,
    captures: null,
    disconnected: null,
    source:
      "LinkedIn data storage requirements (https://learn.microsoft.com/linkedin/marketing/data-storage-requirements): terms are of members' data, none of which is stored",
  },
  'facebook-ads': {
    unread: null,
    untilGone: false,
    captures: null,
    disconnected: null,
    source:
      "Meta Platform Terms 3.d (https://developers.facebook.com/terms/): deleted when no longer necessary, or asked; they prove what the entity's own money bought",
  },
  'linkedin-ads': {
    unread: null,
    untilGone: false,
    captures: null,
    disconnected: null,
    source:
      "LinkedIn data storage requirements (https://learn.microsoft.com/linkedin/marketing/data-storage-requirements): terms are of members' data; campaigns by day hold none",
  },
};

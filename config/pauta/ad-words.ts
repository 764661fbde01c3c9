import type { AdPlatform } from '#core/accounts/account.ts';

/** Words, normalised, by which files of agencies and networks name who carries the ads of an API. */
export const AD_WORDS: Readonly<Record<AdPlatform, readonly string[]>> = {
  'facebook-ads': ['meta', 'facebook', 'instagram', 'fb', 'ig'],
  'linkedin-ads': ['linkedin'],
};

import type { ImportKind } from '#core/imports/kind.ts';
import { FACEBOOK_DAYS, FACEBOOK_PAGE_DAYS_2014 } from './facebook-days.ts';
import { FACEBOOK_POSTS, FACEBOOK_POSTS_2017 } from './facebook-posts.ts';
import { GOOGLE_ADS, GOOGLE_ADS_EDITOR } from './google-ads.ts';
import { LINKEDIN_DAYS, LINKEDIN_FOLLOWERS, LINKEDIN_POSTS, LINKEDIN_VISITORS } from './linkedin.ts';
import { LINKEDIN_ADS } from './linkedin-ads.ts';
import { MEDIA_BUYS } from './media-buys.ts';
import { META_ADS } from './meta-ads.ts';
import { MONTHLY_TABLE } from './monthly-table.ts';
import { PAUTA_AR, PAUTA_ES, PAUTA_MX, PAUTA_MX_INVOICES } from './open-data.ts';
import { PLACES } from './places.ts';
import { REGISTER_CONTRACTS, REGISTER_INVOICES, REGISTER_ORDERS } from './register.ts';
import { X_DAYS, X_DAYS_2016, X_VIDEO_DAYS } from './x-days.ts';
import { X_POSTS, X_POSTS_2016 } from './x-posts.ts';
import { YOUTUBE_DAYS, YOUTUBE_VIDEOS } from './youtube.ts';

/** Every kind of file that can be imported: what one source writes before what people write, so that it wins a draw. */
export const IMPORT_KINDS: readonly ImportKind[] = [
  FACEBOOK_POSTS,
  FACEBOOK_POSTS_2017,
  FACEBOOK_PAGE_DAYS_2014,
  FACEBOOK_DAYS,
  X_POSTS,
  X_POSTS_2016,
  X_DAYS,
  X_VIDEO_DAYS,
  X_DAYS_2016,
  YOUTUBE_VIDEOS,
  YOUTUBE_DAYS,
  LINKEDIN_DAYS,
  LINKEDIN_POSTS,
  LINKEDIN_FOLLOWERS,
  LINKEDIN_VISITORS,
  META_ADS,
  GOOGLE_ADS,
  GOOGLE_ADS_EDITOR,
  LINKEDIN_ADS,
  PAUTA_AR,
  PAUTA_ES,
  PAUTA_MX_INVOICES,
  PAUTA_MX,
  PLACES,
  MONTHLY_TABLE,
  REGISTER_CONTRACTS,
  REGISTER_ORDERS,
  REGISTER_INVOICES,
  MEDIA_BUYS,
];

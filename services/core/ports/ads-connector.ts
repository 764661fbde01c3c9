import type { AdPlatform } from '../accounts/account.ts';
import type { AdDays } from '../pauta/ads/ad-day.ts';
import type { Asker, Bundle } from './connector.ts';

/**
 * Where ads are bought. It is asked like any platform, by slot and days, and read into money of campaigns in place of figures
 * of posts: exact decimals, which a cell of a reading cannot hold.
 */
export interface AdsConnector extends Asker<AdPlatform> {
  /**
   * Pure. Days that had not ended when the answer came, by the account's own zone, are left out: they are read again.
   * @throws AppError `stop` when an answer cannot be read
   */
  map(bundle: Bundle): AdDays;
}

import type { AnyPlatform } from '../accounts/account.ts';
import type { Instant } from '../time/instant.ts';
import type { Cost } from './cost.ts';

/**
 * One call to a platform: what it may take at most while it is under way (`reserved`), what it took once it is answered
 * (`settled`). One whose answer nobody saw stays as it was reserved.
 */
export interface MeterEntry extends Cost {
  /** `work item#run.call` */
  id: string;
  revision: number;
  platform: AnyPlatform;
  account: string;
  endpoint: string;
  /** When it was reserved. */
  at: Instant;
  state: 'reserved' | 'settled';
  status?: number;
  /** The fullest limit that the answer told. */
  fullest?: { limit: string; percent: number };
}

import type { Platform } from '../accounts/account.ts';
import type { Day, Zone } from '../time/day.ts';

/** Definition and version: `youtube.channel.views@2`. A new meaning is a new version; a new field is a new name. */
export type MetricKey = `${Platform}.${string}.${string}@${number}`;

/** What a reading is of. */
export type SubjectLevel = 'account' | 'post' | 'live';

/**
 * One whole number of this unit per reading; `second` and `millisecond` keep what the platform sends, and `basis-point` is a
 * hundredth of a percent, rounded once.
 */
export const UNITS = ['count', 'minute', 'second', 'millisecond', 'basis-point'] as const;
export type Unit = (typeof UNITS)[number];

/**
 * How figures of a metric behave:
 * `additive` sums over days and subjects; `level` is a state at a moment; `unique` counts people once and never adds up;
 * `windowed` covers a window that the platform moves; `ratio` is already a quotient.
 */
export type Nature = 'additive' | 'level' | 'unique' | 'windowed' | 'ratio';

/** One metric of one platform, as the dictionary states it. Text is Spanish: people read it in page and report. */
export interface MetricDefinition {
  key: MetricKey;
  platform: Platform;
  level: SubjectLevel;
  /** `Visualizaciones` */
  name: string;
  /** One or two sentences: what the platform counts. */
  definition: string;
  unit: Unit;
  /** `instant`: a counter read at a moment; `day`: the figure of one day of the platform. */
  grain: 'instant' | 'day';
  nature: Nature;
  /** Whether boosted posts and ads are inside the figure. */
  paid: 'organic' | 'paid' | 'total';
  /** Where it comes from: call and field. `null` for a metric that the platform no longer serves. */
  source: { endpoint: string; field: string } | null;
  /** Where the platform's own screen shows it, and why it may differ. */
  screen: string;
  /** First and last day measured under this definition; absent: no known limit. */
  validFrom?: Day;
  validUntil?: Day;
  supersededBy?: MetricKey;
}

/** What a figure of the month is called in the report, whatever its platform. */
export const ROLES = [
  'followers',
  'gained',
  'lost',
  'views',
  'viewsOrganic',
  'viewsPaid',
  'reach',
  'videoViews',
  'watchTime',
  'interactions',
  'reactions',
  'comments',
  'shares',
  'clicks',
  'saves',
] as const;
export type Role = (typeof ROLES)[number];

/** How a platform fills a role: by the account's own days or counter, or by what its posts gained in the month. */
export interface RoleSource {
  from: 'account' | 'posts';
  /** One metric, or several to be added, by name without version. */
  metrics: readonly string[];
  /** What is added and what is not, where there are several; people read it. */
  formula?: string;
  /** Reads the followers of a month that has no instant reading from a daily level, by name without version. */
  fallback?: string;
}

/** All that one platform declares of its metrics. */
export interface PlatformDictionary {
  platform: Platform;
  /** Bumped whenever an entry changes; printed in every report. */
  version: number;
  /** Whose days the platform's daily figures are. */
  zone: Zone;
  metrics: readonly MetricDefinition[];
  /** A role that is absent is answered `missing {not-exposed}`. */
  roles: Readonly<Partial<Record<Role, RoleSource>>>;
  /** The additive post metrics whose sum is a post's interactions, and the one that counts its views; names without version. */
  post: { interactions: readonly string[]; formula: string; views: string };
}

/** `youtube.channel.views` of `youtube.channel.views@2`. */
export function nameOf(key: MetricKey): string {
  return key.slice(0, key.indexOf('@'));
}

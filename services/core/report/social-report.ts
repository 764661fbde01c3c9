import type { Platform } from '../accounts/account.ts';
import type { SuccessionKind } from '../accounts/succession.ts';
import type { MetricKey, Role, Unit } from '../metrics/definition.ts';
import type { Value } from '../metrics/value.ts';
import type { PostFormat, Visibility } from '../posts/post.ts';
import type { Origin } from '../pulls/pull.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';

/**
 * "Reporte mensual de métricas de las redes sociales" as a value: every format is rendered from it and from nothing else.
 * Integers and decimal strings only, lists in a stated order, so that equal inputs give equal canonical JSON.
 */
export interface SocialReport {
  schema: 'rendir/social-report/1';
  title: string;
  month: Month;
  entity: ReportEntity;
  action: PlanAction;
  /** 0 while the month is provisional. */
  edition: number;
  /** What was learnt after this moment is not in the report. */
  cutoff: Instant;
  issuedAt: Instant;
  /** One per account, in the order of platforms, then of account id. */
  networks: readonly NetworkMonth[];
  /** "Lo que cambió": 3 to 5 sentences, most important first. `strong` is the leading part, inside `text`. */
  changes: readonly Sentence[];
  /** "Datos que faltan": one sentence per hole or break, in the order of networks. */
  holes: readonly Sentence[];
  /** "Nota metodológica". */
  method: Method;
}

export interface ReportEntity {
  name: string;
  /** Dependency that answers for the report. */
  unit: string;
  responsible: string;
  /** Code of the entity's document format, when it has one. */
  formatCode: string | null;
  /** Every page and file is marked as demonstration data. */
  demonstration: boolean;
}

/** The action of the accountability plan that the report delivers. */
export interface PlanAction {
  id: string;
  name: string;
  subcomponent: string;
  deliverable: string;
  fiscalYear: number;
}

export interface Sentence {
  strong: string;
  text: string;
}

/** What a figure of the month is: a role of the dictionary, or the count of posts published. */
export type FigureRole = Role | 'posts';

/** A figure of the month beside the month before and the same month a year ago. */
export interface Figure {
  role: FigureRole;
  /** Metrics and versions it rests on; empty for `posts`. */
  metrics: readonly MetricKey[];
  /** Of every amount in this figure; `count` for posts. */
  unit: Unit;
  value: Value;
  /** Where it comes from, all or in part; absent, here and below: the platform's API alone. */
  from?: Origin;
  /** For counters: the moment of the closing reading. */
  readAt: Instant | null;
  /** For counters: the same figure at the start of the month. */
  opening: Value | null;
  openingFrom?: Origin;
  previous: Comparison;
  yearAgo: Comparison;
  /** Sum of January to this month, for figures that add up; `null` for the others. */
  yearToDate: Value | null;
  yearToDateFrom?: Origin;
}

export interface Comparison {
  month: Month;
  value: Value;
  from?: Origin;
  variation: Variation;
}

/** `percent` has one decimal and a sign when negative: `12.4`, `-0.2`. */
export type Variation =
  | { kind: 'change'; amount: number; percent: string }
  /** No figure to compare with, or a base of zero. */
  | { kind: 'no-base' }
  /** The metric was redefined between the two months, or inside one of them. */
  | { kind: 'mixed-definition'; amount: number }
  /** The base is the level of an account that this one replaced, or stood before another was merged into it. */
  | { kind: 'account-change'; amount: number }
  /** One of the two is a part: an amount of difference would mislead. */
  | { kind: 'incomplete' };

/** A quotient rounded once, half away from zero; `null` where numerator or denominator is not whole, or it is zero. */
export interface Rate {
  /** Per cent, or units for `perPost`, with two decimals: `1.23`. */
  value: string | null;
}

export interface NetworkMonth {
  account: string;
  platform: Platform;
  /** Name of the account. */
  name: string;
  url: string;
  /** Every role, in the order of {@link Role}, `posts` after `lost`. */
  figures: readonly Figure[];
  /** Thirteen months up to this one, oldest first. */
  series: readonly Series[];
  /** Daily views or, where there is no daily series, `null`. */
  rates: {
    /** Interactions ÷ views × 100. */
    interactionsPerViews: Rate;
    /** Interactions ÷ posts of the month. */
    interactionsPerPost: Rate;
    /** (Interactions ÷ posts) ÷ average of opening and closing followers × 100. */
    interactionsPerFollowers: Rate;
    /** Net followers ÷ opening × 100. */
    growth: Rate;
  };
  activity: {
    /** Posts published on each day of the month that was listed, Bogotá; none where posts are not known. */
    perDay: readonly { day: Day; posts: number }[];
    /** Of those days; `null` where posts are not known. */
    daysWithoutPosts: number | null;
    /** In the order of post formats; only those with posts. */
    perFormat: readonly { format: PostFormat; posts: number }[];
  };
  topPosts: readonly TopPost[];
  /** Where its series came from another account, inside the thirteen months, oldest first; absent: nowhere. */
  successions?: readonly AccountChange[];
}

/** An account took over the series of another. */
export interface AccountChange {
  /** First day of the successor. */
  since: Day;
  kind: SuccessionKind;
  /** The account that came before. */
  account: string;
  name: string;
  reason: string;
}

export interface Series {
  role: 'followers' | 'posts' | 'views' | 'interactions';
  points: readonly SeriesPoint[];
  /** Days on which the series changed, inside the thirteen months: its metric's meaning, or its account (`cause`). */
  breaks: readonly { day: Day; month: Month; cause?: SuccessionKind }[];
}

export interface SeriesPoint {
  month: Month;
  value: Value;
  from?: Origin;
}

/** By interactions at the month's end among the posts published in the month; ties by earlier date. */
export interface TopPost {
  native: string;
  rank: number;
  published: Instant;
  permalink: string;
  format: PostFormat;
  /** At most 200 characters. */
  text: string;
  /** When its text was let go, because the platform's term was over; absent: it is here. */
  textExpiredAt?: Instant;
  interactions: Value;
  views: Value;
  from?: Origin;
  /** Since when the platform no longer serves it. */
  goneSince: Instant | null;
  /** Where the network no longer shows it to everybody. */
  visibility?: Visibility;
}

export interface Method {
  /** Paragraphs that hold for the whole report. */
  notes: readonly string[];
  /** One row per metric printed, in the order of networks and roles. */
  metrics: readonly MethodMetric[];
  /** How figures that add several metrics are made, in the order of networks and roles. */
  formulas: readonly { platform: Platform; role: FigureRole; formula: string }[];
  /** Version of each platform's dictionary. */
  dictionary: readonly { platform: Platform; version: number }[];
  /** In the order of networks. */
  coverage: readonly Coverage[];
}

/** How many of the daily readings of the month were made. */
export interface Coverage {
  account: string;
  /** Daily slots of the month at which the account was read. */
  slots: number;
  /** Daily slots that there were, from the account's connection to the cutoff. */
  expected: number;
}

export interface MethodMetric {
  platform: Platform;
  role: FigureRole;
  key: MetricKey;
  name: string;
  definition: string;
  /** Call and field, or "calculada". */
  source: string;
  zone: string;
  paid: 'organic' | 'paid' | 'total';
}

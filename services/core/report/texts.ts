import type { Platform } from '../accounts/account.ts';
import type { MissingReason, PartUnit } from '../metrics/value.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';
import type { FigureRole, Sentence } from './social-report.ts';

/** A change worth a sentence. Percentages are decimal strings with their sign. */
export type ChangeFact =
  | { kind: 'growth'; platform: Platform; followers: number; month: string; year: string | null; against: Month }
  | {
      kind: 'flow';
      role: 'views' | 'interactions';
      platform: Platform;
      amount: number;
      percent: string;
      posts: number | null;
    }
  | { kind: 'best-post'; platform: Platform; published: Instant; format: string; interactions: number; share: string }
  | { kind: 'activity'; platform: Platform; posts: number; percent: string };

/** A hole or a break worth a sentence. */
export type HoleFact =
  | { kind: 'missing'; platform: Platform; roles: readonly FigureRole[]; reason: MissingReason }
  | {
      kind: 'partial';
      platform: Platform;
      roles: readonly FigureRole[];
      covered: number;
      expected: number;
      of: PartUnit;
      reasons: readonly MissingReason[];
    }
  /** A network of the plan without figures: nobody has an account there, or it was not read yet. */
  | { kind: 'not-read'; platform: Platform; account: string | null }
  /** The month goes on: what it lacks so far is told once, not figure by figure. */
  | { kind: 'under-way'; readUntil: Instant }
  | { kind: 'late-reading'; platform: Platform; readAt: Instant }
  | { kind: 'missed-slots'; platform: Platform; slots: number; expected: number }
  | { kind: 'redefined'; platform: Platform; day: Day }
  | {
      kind: 'no-year-base';
      networks: readonly { platform: Platform; roles: readonly FigureRole[] }[];
      since: Instant | null;
    };

/** The words of the report's sentences, in Spanish: an input of the report like any other. */
export interface ReportTexts {
  title: string;
  change(fact: ChangeFact): Sentence;
  hole(fact: HoleFact): Sentence;
  /** Paragraphs of the method note. */
  notes: readonly string[];
}

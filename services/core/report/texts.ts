import type { Platform } from '../accounts/account.ts';
import type { AccountName } from '../accounts/succession.ts';
import type { MissingReason, PartUnit } from '../metrics/value.ts';
import type { PostFormat } from '../posts/post.ts';
import type { Origin } from '../pulls/pull.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';
import type { AccountChange, FigureRole, Sentence } from './social-report.ts';

/** A network as a sentence names it: by its platform, and by its account too where the platform has several. */
export interface Named {
  platform: Platform;
  account: string | null;
}

/** A change worth a sentence. Percentages are decimal strings with their sign. */
export type ChangeFact =
  | { kind: 'growth'; network: Named; followers: number; month: string; year: string | null; against: Month }
  | {
      kind: 'flow';
      role: 'views' | 'interactions';
      network: Named;
      amount: number;
      percent: string;
      posts: number | null;
    }
  | { kind: 'best-post'; network: Named; published: Instant; format: PostFormat; interactions: number; share: string };

/** A hole or a break worth a sentence. */
export type HoleFact =
  | { kind: 'missing'; network: Named; roles: readonly FigureRole[]; reason: MissingReason }
  | {
      kind: 'partial';
      network: Named;
      roles: readonly FigureRole[];
      covered: number;
      expected: number;
      of: PartUnit;
      reasons: readonly MissingReason[];
    }
  /** A network of the plan without figures: nobody has an account there, or it was not read yet. */
  | { kind: 'not-read'; network: Named }
  /** The month goes on: what it lacks so far is told once, not figure by figure. */
  | { kind: 'under-way'; readUntil: Instant }
  | { kind: 'late-reading'; network: Named; readAt: Instant }
  | { kind: 'missed-slots'; network: Named; slots: number; expected: number }
  | { kind: 'redefined'; network: Named; day: Day }
  /** The series came from another account. */
  | { kind: 'succession'; network: Named; change: AccountChange }
  /** The platform calls the account otherwise since it was read at that moment. */
  | { kind: 'name-seen'; network: Named; before: AccountName; after: AccountName; at: Instant }
  | {
      kind: 'no-year-base';
      networks: readonly { network: Named; roles: readonly FigureRole[] }[];
      since: Instant | null;
    };

/** Figures that do not rest on the platform's API alone. */
export interface OriginFact {
  network: Named;
  from: Origin;
  /** By month, oldest first; the figures of each in the order of the report. */
  months: readonly { month: Month; roles: readonly FigureRole[] }[];
  /** Posts whose figures come from it stand among the best of the month. */
  posts: boolean;
}

/** The words of the report's sentences, in Spanish: an input of the report like any other. */
export interface ReportTexts {
  title: string;
  change(fact: ChangeFact): Sentence;
  hole(fact: HoleFact): Sentence;
  /** A paragraph of the method note. */
  origin(fact: OriginFact): string;
  /** Paragraphs of the method note. */
  notes: readonly string[];
}

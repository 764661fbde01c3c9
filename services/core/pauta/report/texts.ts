import type { Decimal } from '../../imports/decimal.ts';
import type { Sentence } from '../../report/social-report.ts';
import type { UnreadAds } from '../ads/unread.ts';
import type { BuyFinding } from '../finding.ts';
import type { Stage } from '../taxonomy.ts';
import type { Dimension } from '../totals.ts';
import type { Amount, MoneyField } from './amount.ts';
import type { AmountVariation } from './compare.ts';
import type { Counted, PautaReport } from './pauta-report.ts';
import type { PautaPeriod } from './period.ts';

/** What the period shows, worth a sentence. Percentages are decimal strings. */
export type PautaFact =
  | {
      kind: 'counted';
      counted: Counted;
      currency: string;
      lines: number;
      net: Amount;
      previous: { period: PautaPeriod; variation: AmountVariation };
      yearAgo: { period: PautaPeriod; variation: AmountVariation };
    }
  /** Another currency, told beside the first and never added to it. */
  | { kind: 'other-currency'; counted: Counted; currency: string; lines: number; net: Amount }
  | { kind: 'execution'; of: Stage; percent: Decimal; executed: Decimal; base: Decimal; currency: string }
  | { kind: 'medium'; label: string; share: Decimal; net: Decimal; lines: number; currency: string; counted: Counted }
  | {
      kind: 'campaign';
      label: string;
      share: Decimal;
      net: Decimal;
      currency: string;
      counted: Counted;
      campaigns: number;
    }
  | {
      kind: 'territory';
      departments: number;
      largest: { label: string; share: Decimal } | null;
      national: Decimal | null;
    }
  | {
      kind: 'community';
      counted: Counted;
      percent: Decimal;
      /** Lines whose owner or coverage is told, of all. */
      covered: number;
      lines: number;
    }
  | { kind: 'nothing' };

/** What the period lacks, worth a sentence. */
export type PautaGap =
  | { kind: 'not-executed'; counted: Counted; currency: string }
  | { kind: 'amounts'; fields: readonly MoneyField[]; currency: string; covered: number; lines: number }
  | { kind: 'unstated'; dimension: Dimension; lines: number; of: number }
  | { kind: 'mixed-file'; stage: Stage; currency: string }
  | { kind: 'rejected'; rows: number; files: number }
  | ({ kind: 'ads-unread' } & UnreadAds)
  | { kind: 'no-base'; periods: readonly PautaPeriod[] };

/** How members of a group are called. */
export interface Labels {
  /**
   * @param key of the member; `null` where lines do not say
   * @param written as in the file
   */
  member(dimension: Dimension, key: string | null, written: string): string;
}

/** The words of the report's sentences, in Spanish: an input of the report like any other. */
export interface PautaTexts extends Labels {
  title: string;
  fact(fact: PautaFact): Sentence;
  gap(gap: PautaGap): Sentence;
  finding(finding: BuyFinding): string;
  /** Paragraphs of the method note. */
  notes(report: Pick<PautaReport, 'period' | 'currencies'>): readonly string[];
}

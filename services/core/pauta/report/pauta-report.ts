import type { Decimal } from '../../imports/decimal.ts';
import type { PlanAction, ReportEntity, Sentence } from '../../report/social-report.ts';
import type { Instant } from '../../time/instant.ts';
import type { Derived, WholeDerived } from '../derived.ts';
import type { DerivedName } from '../derived-rules.ts';
import type { Medium, Stage } from '../taxonomy.ts';
import type { Dimension } from '../totals.ts';
import type { Sums } from './amount.ts';
import type { Compared } from './compare.ts';
import type { ReportFinding } from './findings.ts';
import type { ReportLine } from './line.ts';
import type { PautaPeriod } from './period.ts';

/**
 * "Informe de pautas realizadas" as a value: every format is rendered from it and from nothing else. Integers and decimal
 * strings only, lists in a stated order, so that equal inputs give equal canonical JSON. Money is a decimal string of its
 * currency's unit; amounts of two currencies are never added, nor those of two stages.
 */
export interface PautaReport {
  schema: 'rendir/pauta-report/1';
  title: string;
  period: PautaPeriod;
  entity: ReportEntity;
  action: PlanAction;
  /** 0 while the period is provisional. */
  edition: number;
  /** What was learnt after this moment is not in the report. */
  cutoff: Instant;
  issuedAt: Instant;
  /** The peso first, then by code. */
  currencies: readonly CurrencyFigures[];
  /** "Lo que muestra el periodo": up to five sentences, most important first. */
  highlights: readonly Sentence[];
  /** "Datos que faltan". */
  gaps: readonly Sentence[];
  /** Errors first, then warnings, then notices; of one severity by import, rule and id. */
  findings: readonly ReportFinding[];
  /** Every line of the period by first day, import, sheet and row. */
  lines: readonly ReportLine[];
  /** Files that the lines come from, by the moment at which they were committed. */
  sources: readonly ReportSource[];
  /** Official names of the DIVIPOLA codes in the lines, by code. */
  places: readonly { code: string; name: string }[];
  method: { notes: readonly string[] };
}

/**
 * Which lines the tables of a currency are made of: `executed`: buys that reached an airing, a certificate, an invoice or a
 * payment, each once, at its furthest stage; where there is none, the lines of the furthest stage that there is.
 */
export type Counted = 'executed' | 'ordered' | 'planned' | 'budgeted';

export interface CurrencyFigures {
  /** ISO 4217. */
  currency: string;
  counted: Counted;
  /** Of the counted lines. */
  sums: Sums;
  /** All stages in order. */
  stages: readonly StageFigures[];
  /** The stage with which the tables compare the counted lines, and its own; `null`: no file says one whole. */
  reference: { stage: Stage; sums: Sums } | null;
  /** Executed ÷ that stage, in per cent before VAT, for the stages before airing. */
  execution: readonly { of: Stage; value: WholeDerived | { kind: 'missing'; reason: 'mixed-file' } }[];
  /** Community media ÷ all, in per cent before VAT: an indicator without threshold. */
  community: Derived;
  groups: Readonly<Record<Dimension, readonly Group[]>>;
  /** By medium, those with lines. */
  media: readonly MediumFigures[];
  /** Digital lines by outlet, the largest amount first. */
  digital: readonly DigitalFigures[];
  previous: Compared;
  yearAgo: Compared;
}

export interface StageFigures {
  stage: Stage;
  /** Lines that say this stage. */
  own: Sums;
  /** Of them, those whose buy is in no later stage: each buy stands in one stage only. */
  furthest: Sums;
}

/**
 * Counted lines that have something in common. Words of the taxonomy, departments and months stand in their order; campaigns,
 * contractors and outlets by amount before VAT, largest first, then by key. Who says nothing stands last.
 */
export interface Group {
  /** `null`: the lines do not say. */
  key: string | null;
  label: string;
  /** Of a party that has one. */
  nit: string | null;
  /** Of an outlet: names of those who were contracted for it, in text order; empty for others. */
  through: readonly string[];
  sums: Sums;
  /** Of the reference stage; `null` where there is none. */
  reference: Sums | null;
  /** Per cent of all counted lines before VAT, one decimal; `null` where either is not whole, or all is not positive. */
  share: Decimal | null;
}

/** A quantity over the lines of a medium, in the unit in which it sells. */
export type Quantity =
  | { kind: 'measured'; amount: Decimal }
  | { kind: 'partial'; amount: Decimal; covered: number; expected: number }
  | { kind: 'missing' };

export interface MediumFigures {
  medium: Medium;
  label: string;
  lines: number;
  ordered: Quantity;
  aired: Quantity;
  bonus: Quantity;
  costs: readonly Cost[];
}

export interface Cost {
  name: DerivedName;
  value: Derived;
}

export interface DigitalFigures {
  key: string | null;
  label: string;
  sums: Sums;
  impressions: Quantity;
  clicks: Quantity;
  views: Quantity;
  costs: readonly Cost[];
}

/** A file that lines of the period come from. */
export interface ReportSource {
  import: string;
  name: string;
  /** SHA-256 of its bytes. */
  digest: string;
  /** Agency, outlet or network, as a person named it. */
  source: string | null;
  committedAt: Instant;
  committedBy: string;
  /** Rows of the file that were taken and that were not. */
  accepted: number;
  rejected: number;
  /** Its lines in the period. */
  lines: number;
}

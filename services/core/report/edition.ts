import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';

/** Reports that the product issues. */
export type ReportName = 'social' | 'pauta';

/** `dictionary`: what the columns of the CSV mean, itself a CSV. */
export type FileFormat = 'json' | 'pdf' | 'xlsx' | 'csv' | 'dictionary';

/** Formats of the report of social metrics. */
export type SocialFormat = Extract<FileFormat, 'json' | 'pdf'>;

export interface EditionFile {
  format: FileFormat;
  /** `2026-10_reporte-metricas_v1.pdf` */
  name: string;
  /** SHA-256 of its bytes. */
  digest: string;
  bytes: number;
}

/** One version of one report for one period, frozen by a close. */
export interface Edition {
  /** `report|period|number` */
  id: string;
  revision: 0;
  report: ReportName;
  period: Month;
  number: number;
  cutoff: Instant;
  issuedAt: Instant;
  /** SHA-256 of the report's canonical JSON. */
  digest: string;
  files: readonly EditionFile[];
  /** What the edition rests on. */
  manifest: {
    /** Digests of the bundles of captures, in text order. */
    bundles: readonly string[];
    /** Digest of the edition issued before it, of any period; `null` for the first. */
    previous: string | null;
  };
  /** Why an earlier edition of the period was superseded; `null` for the first. */
  reason: string | null;
}

export function editionId(report: ReportName, period: Month, number: number): string {
  return `${report}|${period}|${number}`;
}

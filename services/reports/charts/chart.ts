import type { Platform } from '#core/accounts/account.ts';
import type { Series } from '#core/report/social-report.ts';

/** A drawn chart: vectors with role and text alternative inside, and the same alternative for who embeds it. */
export interface Chart {
  svg: string;
  /** One sentence in Spanish that says what the chart shows. */
  alt: string;
  /** Pixels of its own coordinate system; it scales. */
  width: number;
  height: number;
}

export interface SeriesChart {
  /** Unique in the page. */
  id: string;
  platform: Platform;
  /** Name of the network or account, as its title says it. */
  network: string;
  /** What is measured: `Seguidores al cierre`. */
  label: string;
  series: Series;
}

import { PLATFORM_LOOK } from '#config/platforms.ts';
import { missing } from '#core/metrics/value.ts';
import type { NetworkMonth, Series, SocialReport } from '#core/report/social-report.ts';
import type { Cell } from './cell.ts';
import { networkCell } from './cells.ts';

/** A network of the report with how it is called: by its platform, and by its account too where a platform has several. */
export interface Named {
  network: NetworkMonth;
  title: string;
  colour: string;
  /** Another account of the same platform is in the report. */
  several: boolean;
}

export function namedNetworks(report: SocialReport): Named[] {
  return report.networks.map((network) => {
    const look = PLATFORM_LOOK[network.platform];
    const several = report.networks.filter(({ platform }) => platform === network.platform).length > 1;
    return { network, title: several ? `${look.name} · ${network.name}` : look.name, colour: look.colour, several };
  });
}

/** The account's name stands under its platform only where it tells two accounts apart. */
export function nameCell({ network, colour, several }: Named): Cell {
  return networkCell(PLATFORM_LOOK[network.platform].name, several ? network.name : null, colour);
}

export function seriesOf(network: NetworkMonth, role: Series['role']): Series {
  const series = network.series.find((candidate) => candidate.role === role);
  return series ?? { role, points: [], breaks: [] };
}

export const NOT_COLLECTED = missing('not-collected');

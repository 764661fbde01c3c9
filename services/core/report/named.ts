import type { Figure, FigureRole, NetworkMonth } from './social-report.ts';
import type { Named } from './texts.ts';

/** How sentences name a network among those of the report. */
export function namedAmong(networks: readonly NetworkMonth[], { platform, name }: NetworkMonth): Named {
  const several = networks.filter((other) => other.platform === platform).length > 1;
  return { platform, account: several ? name : null };
}

/** The figure of a role. @throws RangeError when the value lacks it, which its schema forbids */
export function figureOf(network: NetworkMonth, role: FigureRole): Figure {
  const figure = network.figures.find((one) => one.role === role);
  if (!figure) throw new RangeError(`${network.account} has no figure "${role}" in the report`);
  return figure;
}

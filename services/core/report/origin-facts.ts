import type { Origin } from '../pulls/pull.ts';
import { addMonths, type Month } from '../time/month.ts';
import { namedAmong } from './named.ts';
import type { Figure, FigureRole, NetworkMonth } from './social-report.ts';
import type { OriginFact } from './texts.ts';

const ORIGINS: readonly Origin[] = ['file', 'hand'];

/** Which figures of the report come from files, network by network: those of exports, then those written by hand. */
export function originFacts(networks: readonly NetworkMonth[]): OriginFact[] {
  return networks.flatMap((network) =>
    ORIGINS.flatMap((from): OriginFact[] => {
      const months = monthsFrom(network, from);
      const posts = network.topPosts.some((post) => post.from === from);
      return months.length > 0 || posts ? [{ network: namedAmong(networks, network), from, months, posts }] : [];
    }),
  );
}

function monthsFrom({ figures, series }: NetworkMonth, from: Origin): OriginFact['months'] {
  const shown = [
    ...figures.flatMap(placesOf),
    ...series.flatMap(({ role, points }) => points.map((point) => ({ ...point, role }))),
  ].filter((place) => place.from === from);
  const byMonth = Map.groupBy(shown, ({ month }) => month);
  return [...byMonth]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, places]) => ({ month, roles: inOrder(figures, places) }));
}

interface Place {
  role: FigureRole;
  month: Month;
  from?: Origin;
}

/** Where a figure shows: its month and its two bases; its opening is the base of the month before. */
function placesOf({ role, from, previous, yearAgo }: Figure): Place[] {
  const month = addMonths(previous.month, 1);
  return [
    { role, month, ...(from && { from }) },
    { ...previous, role },
    { ...yearAgo, role },
  ];
}

function inOrder(figures: readonly Figure[], places: readonly Place[]): FigureRole[] {
  const found = new Set(places.map(({ role }) => role));
  return figures.flatMap(({ role }) => (found.has(role) ? [role] : []));
}

import { missing } from '#core/metrics/value.ts';
import type { Figure, NetworkMonth, SocialReport } from '#core/report/social-report.ts';
import { sampleReport } from './sample-report.ts';

/** The first month of an entity whose accounts gave nothing yet: the emptiest value that a report can have. */
export function bareReport(): SocialReport {
  const report = sampleReport({ edition: 0, demonstration: false });
  const networks = report.networks.map(bareNetwork);
  return {
    ...report,
    networks,
    changes: [],
    holes: [],
    method: { ...report.method, metrics: [], dictionary: [], coverage: [] },
  };
}

function bareNetwork(network: NetworkMonth): NetworkMonth {
  const nothing = missing('not-collected');
  return {
    ...network,
    figures: network.figures.map(bareFigure),
    series: network.series.map((series) => ({
      ...series,
      breaks: [],
      points: series.points.map(({ month }) => ({ month, value: nothing })),
    })),
    rates: {
      interactionsPerViews: { value: null },
      interactionsPerPost: { value: null },
      interactionsPerFollowers: { value: null },
      growth: { value: null },
    },
    activity: {
      perDay: network.activity.perDay.map(({ day }) => ({ day, posts: 0 })),
      daysWithoutPosts: network.activity.perDay.length,
      perFormat: [],
    },
    topPosts: [],
  };
}

function bareFigure(figure: Figure): Figure {
  const nothing = missing('not-collected');
  const noBase = { value: nothing, variation: { kind: 'no-base' as const } };
  return {
    ...figure,
    metrics: [],
    value: nothing,
    readAt: null,
    opening: figure.opening && nothing,
    previous: { ...figure.previous, ...noBase },
    yearAgo: { ...figure.yearAgo, ...noBase },
    yearToDate: figure.yearToDate && nothing,
  };
}

import type { Capture } from '#core/ports/connector.ts';
import type { NamesAnswered } from '#core/pulls/refused-names.ts';
import { endpointOf, failureOf } from './answers.ts';

/** Column of the daily report → metric of the dictionary. */
export const REPORT_COLUMNS: Readonly<Record<string, string>> = {
  views: 'youtube.channel.views',
  engagedViews: 'youtube.channel.engaged-views',
  estimatedMinutesWatched: 'youtube.channel.watch-minutes',
  averageViewDuration: 'youtube.channel.average-view-duration',
  averageViewPercentage: 'youtube.channel.average-view-percentage',
  likes: 'youtube.channel.likes',
  dislikes: 'youtube.channel.dislikes',
  comments: 'youtube.channel.comments',
  shares: 'youtube.channel.shares',
  subscribersGained: 'youtube.channel.subscribers-gained',
  subscribersLost: 'youtube.channel.subscribers-lost',
};

/** True for a refused report that one of its metrics may have caused. */
export function isOfNames(capture: Capture): boolean {
  return capture.answer.status === 400 && failureOf(capture)?.recovery.do === 'stop';
}

/** The columns that a report was asked for. */
export function columnsAsked({ call }: Pick<Capture, 'call'>): string[] {
  return new URL(call.url).searchParams.get('metrics')?.split(',') ?? Object.keys(REPORT_COLUMNS);
}

/**
 * What the newest window says of its columns: an older one may lack what was not measured then. One that was refused alone
 * is refused by name only when others were served.
 */
export function columnsAnswered(captures: readonly Capture[]): NamesAnswered {
  const newest = captures.map(windowOf).reduce((last, each) => (each > last ? each : last), '');
  const ofWindow = captures.filter((capture) => windowOf(capture) === newest);
  const served = ofWindow.filter((capture) => !failureOf(capture)).flatMap(columnsAsked);
  const alone = ofWindow.filter((capture) => isOfNames(capture) && columnsAsked(capture).length === 1);
  const refused = served.length > 0 ? alone.flatMap(columnsAsked) : [];
  return { part: 'reports', served, refused: refused.map((name) => ({ name, reason: 'retired' })) };
}

/** True for an error that tells of its part: a report that was asked again by halves tells of its columns instead. */
export function tellsOfPart(captures: readonly Capture[]): (capture: Capture) => boolean {
  const reports = captures.filter(({ call }) => endpointOf(call) === 'reports');
  const served = new Set(reports.filter((capture) => !failureOf(capture)).map(windowOf));
  return (capture) => !(endpointOf(capture.call) === 'reports' && isOfNames(capture) && served.has(windowOf(capture)));
}

/** The last day of a report's window: windows do not overlap. */
function windowOf({ call }: Capture): string {
  return new URL(call.url).searchParams.get('endDate') ?? '';
}

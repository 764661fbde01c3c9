import type { AcceptedThere } from './acceptance.ts';

const BY_DAY = 'Only the form by day has it; recorded and printed are totals of all time.';

export const LINKEDIN: readonly AcceptedThere[] = [
  {
    endpoint: 'error unknown-parameter',
    path: 'code',
    direction: 'sandbox-only',
    reason: 'Recorded from the unversioned API, whose gateway wrote no code; the versioned one does.',
  },
  {
    endpoint: /Statistics$/,
    path: /^elements\[\]\.(timeRange|followerGains)$/,
    direction: 'sandbox-only',
    reason: BY_DAY,
  },
  {
    endpoint: 'pageStatistics',
    path: /^elements\[\]\.totalPageStatistics\.views\.\w+\.uniquePageViews$/,
    direction: 'sandbox-only',
    reason: BY_DAY,
  },
  {
    endpoint: 'pageStatistics',
    path: /^elements\[\]\.totalPageStatistics\.clicks\.\w+CustomButtonClickCounts$/,
    direction: 'sandbox-only',
    reason: BY_DAY,
  },
  {
    endpoint: 'shareStatistics',
    path: /^elements\[\]\.totalShareStatistics\.(shareMentionsCount|commentMentionsCount)$/,
    direction: 'sandbox-only',
    reason: 'Seen in a row that a loader took out of an answer, and such rows are not compared here.',
  },
  {
    endpoint: /^(follower|share)Statistics$/,
    path: 'paging',
    direction: 'sandbox-only',
    reason: 'The printed samples leave the list around their element out; page statistics were recorded with it.',
  },
];

/** What is asked of each answer, and which metric of the dictionary it is. Lists of names are data: Meta retires them. */

/** `metric/period` of the page's insights → metric. Other periods of the same answer are not ours. */
export const SERIES: Readonly<Record<string, string>> = {
  'page_media_view/day': 'facebook.page.views',
  'page_total_media_view_unique/days_28': 'facebook.page.reach-28-days',
  'page_follows/day': 'facebook.page.follows',
  'page_daily_follows/day': 'facebook.page.follows-gained',
  'page_daily_unfollows/day': 'facebook.page.follows-lost',
  'page_video_views/day': 'facebook.page.video-views',
  'page_video_view_time/day': 'facebook.page.video-time',
  'page_views_total/day': 'facebook.page.profile-visits',
};

export const SERIES_METRICS = [...new Set(Object.keys(SERIES).map(nameOfSeries))];

/** `page_media_view` of `page_media_view/day`. */
function nameOfSeries(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** The metrics of the dictionary that a name of the page's insights gives. */
export function metricsOfSeries(name: string): string[] {
  return Object.entries(SERIES).flatMap(([key, metric]) => (nameOfSeries(key) === name ? [metric] : []));
}

/** Value of `is_from_ads` → metric. */
export const BREAKDOWN_METRIC = 'page_media_view';
export const BREAKDOWN: Readonly<Record<string, string>> = {
  '0': 'facebook.page.views-organic',
  '1': 'facebook.page.views-paid',
};

/** A counter of a post: the insight, and which part of an object value it is (`*`: the sum of all parts). */
interface PostCounter {
  insight: string;
  part?: string;
}

export const POST_COUNTERS: Readonly<Record<string, PostCounter>> = {
  'facebook.post.views': { insight: 'post_media_view' },
  'facebook.post.reactions': { insight: 'post_reactions_by_type_total', part: '*' },
  'facebook.post.comments': { insight: 'post_activity_by_action_type', part: 'comment' },
  'facebook.post.shares': { insight: 'post_activity_by_action_type', part: 'share' },
  'facebook.post.clicks': { insight: 'post_clicks' },
  'facebook.post.video-views': { insight: 'post_video_views' },
};

export const REEL_COUNTERS: Readonly<Record<string, PostCounter>> = {
  'facebook.post.reel-plays': { insight: 'blue_reels_play_count' },
  'facebook.post.reel-time': { insight: 'post_video_view_time' },
};

/** The distinct insights that a set of counters needs, in order. */
export function insightsOf(counters: Readonly<Record<string, PostCounter>>): string[] {
  return [...new Set(Object.values(counters).map(({ insight }) => insight))];
}

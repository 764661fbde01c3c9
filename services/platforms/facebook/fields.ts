/** What is asked of each answer, and which metric of the dictionary it is. Lists of names are data: Meta retires them. */

/** `metric/period` of the page's insights → metric. Other periods of the same answer are not ours. */
export const SERIES: Readonly<Record<string, string>> = {
  'page_media_view/day': 'facebook.page.views',
  'page_total_media_view_unique/day': 'facebook.page.reach-day',
  'page_total_media_view_unique/week': 'facebook.page.reach-7-days',
  'page_total_media_view_unique/days_28': 'facebook.page.reach-28-days',
  'page_follows/day': 'facebook.page.follows',
  'page_daily_follows/day': 'facebook.page.follows-gained',
  'page_daily_unfollows/day': 'facebook.page.follows-lost',
  'page_video_views/day': 'facebook.page.video-views',
  'page_video_view_time/day': 'facebook.page.video-time',
  'page_views_total/day': 'facebook.page.profile-visits',
  'page_post_engagements/day': 'facebook.page.engagements',
  'page_total_actions/day': 'facebook.page.actions',
  'page_daily_follows_unique/day': 'facebook.page.follows-gained-people',
  'page_daily_unfollows_unique/day': 'facebook.page.follows-lost-people',
  'page_actions_post_reactions_like_total/day': 'facebook.page.reactions-like',
  'page_actions_post_reactions_love_total/day': 'facebook.page.reactions-love',
  'page_actions_post_reactions_wow_total/day': 'facebook.page.reactions-wow',
  'page_actions_post_reactions_haha_total/day': 'facebook.page.reactions-haha',
  'page_actions_post_reactions_sorry_total/day': 'facebook.page.reactions-sorry',
  'page_actions_post_reactions_anger_total/day': 'facebook.page.reactions-anger',
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

/** Ends the name of a post's insight that is asked split by whether the views came from ads. */
const BY_ADS = '.is_from_ads';
/** Under which name the split insights of a post answer: a field can be asked once under its own. */
export const SPLIT_ALIAS = 'split';
const SPLIT_VIEWS = `post_media_view${BY_ADS}`;

/** Names of insights as the Graph API knows them: those asked whole, and those asked split. */
export function wholeAndSplit(insights: readonly string[]): { whole: string[]; split: string[] } {
  const isSplit = (name: string) => name.endsWith(BY_ADS);
  return {
    whole: insights.filter((name) => !isSplit(name)),
    split: insights.filter(isSplit).map((name) => name.slice(0, -BY_ADS.length)),
  };
}

/** Our name of an insight that is asked split. */
export function splitName(name: string): string {
  return `${name}${BY_ADS}`;
}

/**
 * A counter of a post: the insight, and which part of an object value it is (`*`: the sum of all parts), or which side of a
 * split.
 */
interface PostCounter {
  insight: string;
  part?: string;
  side?: '0' | '1';
}

/** The counters that come with a listing. */
export const LISTED_COUNTERS: Readonly<Record<string, PostCounter>> = {
  'facebook.post.views': { insight: 'post_media_view' },
  'facebook.post.reactions': { insight: 'post_reactions_by_type_total', part: '*' },
  'facebook.post.comments': { insight: 'post_activity_by_action_type', part: 'comment' },
  'facebook.post.shares': { insight: 'post_activity_by_action_type', part: 'share' },
  'facebook.post.clicks': { insight: 'post_clicks' },
  'facebook.post.video-views': { insight: 'post_video_views' },
  'facebook.post.reactions-like': { insight: 'post_reactions_by_type_total', part: 'like' },
  'facebook.post.reactions-love': { insight: 'post_reactions_by_type_total', part: 'love' },
  'facebook.post.reactions-wow': { insight: 'post_reactions_by_type_total', part: 'wow' },
  'facebook.post.reactions-haha': { insight: 'post_reactions_by_type_total', part: 'haha' },
  'facebook.post.reactions-sorry': { insight: 'post_reactions_by_type_total', part: 'sorry' },
  'facebook.post.reactions-anger': { insight: 'post_reactions_by_type_total', part: 'anger' },
  'facebook.post.clicks-link': { insight: 'post_clicks_by_type', part: 'link clicks' },
  'facebook.post.clicks-photo': { insight: 'post_clicks_by_type', part: 'photo view' },
  'facebook.post.clicks-video': { insight: 'post_clicks_by_type', part: 'video play' },
  'facebook.post.clicks-other': { insight: 'post_clicks_by_type', part: 'other clicks' },
  'facebook.post.video-views-organic': { insight: 'post_video_views_organic' },
  'facebook.post.video-views-paid': { insight: 'post_video_views_paid' },
  'facebook.post.video-views-30s': { insight: 'post_video_complete_views_30s' },
  'facebook.post.video-time': { insight: 'post_video_view_time' },
  'facebook.post.video-time-average': { insight: 'post_video_avg_time_watched' },
  'facebook.post.views-organic': { insight: SPLIT_VIEWS, side: '0' },
  'facebook.post.views-paid': { insight: SPLIT_VIEWS, side: '1' },
};

/** How many people a post reached: small pages are refused it, so it is asked of each post apart, once a month. */
export const POST_REACH = 'post_total_media_view_unique';
export const POST_COUNTERS: typeof LISTED_COUNTERS = {
  ...LISTED_COUNTERS,
  'facebook.post.reach': { insight: POST_REACH },
};

export const REEL_COUNTERS: Readonly<Record<string, PostCounter>> = {
  'facebook.post.reel-plays': { insight: 'blue_reels_play_count' },
  'facebook.post.reel-time': { insight: 'post_video_view_time' },
  'facebook.post.reel-plays-total': { insight: 'fb_reels_total_plays' },
  'facebook.post.reel-replays': { insight: 'fb_reels_replay_count' },
  'facebook.post.reel-time-average': { insight: 'post_video_avg_time_watched' },
  'facebook.post.reel-follows': { insight: 'post_video_followers' },
};

/** The distinct insights that a set of counters needs, in order. */
export function insightsOf(counters: Readonly<Record<string, PostCounter>>): string[] {
  return [...new Set(Object.values(counters).map(({ insight }) => insight))];
}

import type { Instant } from '#core/time/instant.ts';
import type { WorldPost } from '../../world/posts.ts';
import { clicksByKind, counter, isReel, isVideo, postId, reactionsByKind, videoFigures, videoId } from './truth.ts';

type Figure = (post: WorldPost, at: Instant) => number | Record<string, number> | undefined;

const onVideos =
  (figure: Figure): Figure =>
  (post, at) =>
    isVideo(post) ? figure(post, at) : undefined;

/** Kinds that nobody used are left out. */
function used(kinds: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(kinds).filter(([, count]) => count > 0));
}

/** Insights of a post by name; `undefined` where Facebook leaves the metric out without an error. */
export const POST_INSIGHTS: Readonly<Record<string, Figure>> = {
  post_media_view: (post, at) => counter(post, 'views', at),
  post_total_media_view_unique: (post, at) => Math.round(counter(post, 'views', at) * 0.82),
  post_reactions_by_type_total: reactionsByKind,
  post_activity_by_action_type: (post, at) =>
    used({
      share: counter(post, 'shares', at),
      like: counter(post, 'reactions', at),
      comment: counter(post, 'comments', at),
    }),
  post_clicks: (post, at) => counter(post, 'clicks', at),
  post_clicks_by_type: clicksByKind,
  post_video_views: (post, at) => counter(post, 'videoViews', at),
  post_video_views_organic: (post, at) => videoFigures(post, at).organic,
  post_video_views_paid: (post, at) => videoFigures(post, at).paid,
  post_video_complete_views_30s: onVideos((post, at) => videoFigures(post, at).long),
  post_video_view_time: onVideos((post, at) => videoFigures(post, at).time),
  post_video_avg_time_watched: onVideos((post, at) => videoFigures(post, at).average),
};

/** Insights of a reel's video. The feed's own video metrics are left out, whole answer included. */
const REEL_INSIGHTS: Readonly<Record<string, Figure>> = {
  blue_reels_play_count: (post, at) => (isReel(post) ? counter(post, 'reelPlays', at) : undefined),
  fb_reels_total_plays: (post, at) => (isReel(post) ? videoFigures(post, at).total : undefined),
  fb_reels_replay_count: (post, at) => (isReel(post) ? videoFigures(post, at).replays : undefined),
  post_video_view_time: (post, at) => counter(post, 'reelTime', at),
  post_video_avg_time_watched: (post, at) => videoFigures(post, at).average,
  post_video_followers: (post, at) => videoFigures(post, at).follows,
  post_video_likes_by_reaction_type: reactionsByKind,
  total_video_views: (post, at) => (isReel(post) ? undefined : counter(post, 'videoViews', at)),
};

/**
 * Entries of an insights list. Without a period a post's metric answers twice.
 * @returns `undefined` when a name is not a metric
 */
export function postEntries(post: WorldPost, names: readonly string[], period: string | undefined, at: Instant) {
  if (names.some((name) => !POST_INSIGHTS[name])) return undefined;
  const periods = period ? [period] : ['lifetime', 'day'];
  return periods.flatMap((known) =>
    names.flatMap((name) => entryOf(POST_INSIGHTS, name, known, { post, at, owner: `${postId(post)}/insights` })),
  );
}

export function videoEntries(post: WorldPost, names: readonly string[], at: Instant) {
  if (names.some((name) => !REEL_INSIGHTS[name])) return undefined;
  return names.flatMap((name) =>
    entryOf(REEL_INSIGHTS, name, 'lifetime', { post, at, owner: `${videoId(post)}/video_insights` }),
  );
}

function entryOf(
  metrics: Readonly<Record<string, Figure>>,
  name: string,
  period: string,
  { post, at, owner }: { post: WorldPost; at: Instant; owner: string },
) {
  const value = metrics[name]?.(post, at);
  if (value === undefined) return [];
  const title = name.endsWith('media_view') ? null : `Lifetime ${name}`;
  return [{ name, period, values: [{ value }], title, description: name, id: `${owner}/${name}/${period}` }];
}

import type { Leaf, Leaves } from './leaves.ts';

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null | undefined;

const OF_PAGE: Readonly<Record<string, string>> = {
  followers_count: 'facebook.page.followers',
  fan_count: 'facebook.page.fans',
};
const OF_DAY: Readonly<Record<string, string>> = {
  page_media_view: 'facebook.page.views',
  page_follows: 'facebook.page.follows',
  page_daily_follows: 'facebook.page.follows-gained',
  page_daily_unfollows: 'facebook.page.follows-lost',
  page_video_views: 'facebook.page.video-views',
  page_video_view_time: 'facebook.page.video-time',
  page_views_total: 'facebook.page.profile-visits',
  page_post_engagements: 'facebook.page.engagements',
  page_total_actions: 'facebook.page.actions',
  page_daily_follows_unique: 'facebook.page.follows-gained-people',
  page_daily_unfollows_unique: 'facebook.page.follows-lost-people',
};
const OF_REACH: Readonly<Record<string, string>> = {
  day: 'facebook.page.reach-day',
  week: 'facebook.page.reach-7-days',
  days_28: 'facebook.page.reach-28-days',
};
const REACTIONS = ['like', 'love', 'wow', 'haha', 'sorry', 'anger'];
const CLICKS: Readonly<Record<string, string>> = {
  'link clicks': 'link',
  'photo view': 'photo',
  'video play': 'video',
  'other clicks': 'other',
};
const OF_POST: Readonly<Record<string, string>> = {
  post_media_view: 'facebook.post.views',
  post_clicks: 'facebook.post.clicks',
  post_video_views: 'facebook.post.video-views',
  post_video_views_organic: 'facebook.post.video-views-organic',
  post_video_views_paid: 'facebook.post.video-views-paid',
  post_video_complete_views_30s: 'facebook.post.video-views-30s',
  post_video_view_time: 'facebook.post.video-time',
  post_video_avg_time_watched: 'facebook.post.video-time-average',
};
const OF_SIDE: Readonly<Record<string, string>> = {
  '0': 'facebook.page.views-organic',
  '1': 'facebook.page.views-paid',
};

/**
 * Figures of the Graph API's answers: page node, page insights by day, posts with lifetime insights, alone or in a batch.
 * Insights of a reel are not here: its answer does not say whose post it is.
 */
export const leaves: Leaves = ({ call, answer }) => {
  if (answer.status !== 200) return [];
  const url = new URL(call.url);
  const body = JSON.parse(answer.body) as Json;
  if (url.pathname.endsWith('/insights')) {
    const isSplit = url.searchParams.has('breakdown');
    return list(at(body, 'data')).flatMap((entry) => leavesOfSeries(entry, isSplit, answer.receivedAt));
  }
  if (Array.isArray(body)) return body.flatMap(leavesOfItem);
  if (at(body, 'data') !== undefined) return list(at(body, 'data')).flatMap(leavesOfPost);
  return Object.entries(OF_PAGE).flatMap(([field, metric]) => figure(metric, at(body, field)));
};

function leavesOfSeries(entry: Json, isSplit: boolean, receivedAt: string): Leaf[] {
  const name = String(at(entry, 'name'));
  const period = at(entry, 'period');
  const isReach = name === 'page_total_media_view_unique';
  const kind = /^page_actions_post_reactions_(\w+)_total$/.exec(name)?.[1] ?? '';
  return list(at(entry, 'values')).flatMap((row) => {
    const end = Date.parse(String(at(row, 'end_time')).replace('+0000', 'Z'));
    if (!(end <= Date.parse(receivedAt))) return [];
    // Noon UTC of the day that ended at 07:00 or 08:00 is still that day in California.
    const day = new Date(end - 12 * 3_600_000).toISOString().slice(0, 10);
    const side = isSplit && name === 'page_media_view' ? OF_SIDE[String(at(row, 'is_from_ads'))] : undefined;
    const ofKind = REACTIONS.includes(kind) ? `facebook.page.reactions-${kind}` : undefined;
    const total = isSplit || period !== 'day' ? undefined : (OF_DAY[name] ?? ofKind);
    const metric = isReach && !isSplit ? OF_REACH[String(period)] : (side ?? total);
    return metric === undefined ? [] : figure(metric, at(row, 'value')).map((leaf) => ({ ...leaf, day }));
  });
}

function leavesOfItem(item: Json): Leaf[] {
  const text = at(item, 'body');
  if (at(item, 'code') !== 200 || typeof text !== 'string' || !text.startsWith('{')) return [];
  return leavesOfPost(JSON.parse(text) as Json);
}

function leavesOfPost(post: Json): Leaf[] {
  const subject = at(post, 'id');
  if (typeof subject !== 'string') return [];
  const insights = list(at(post, 'insights', 'data')).filter((entry) => at(entry, 'period') === 'lifetime');
  const value = (name: string) => {
    const found = insights.find((entry) => at(entry, 'name') === name);
    return at(list(at(found, 'values'))[0], 'value');
  };
  const activity = value('post_activity_by_action_type');
  const kinds = value('post_reactions_by_type_total');
  const clicks = value('post_clicks_by_type');
  const leaves = [
    ...Object.entries(OF_POST).flatMap(([name, metric]) => figure(metric, value(name))),
    ...(isObject(clicks)
      ? Object.entries(CLICKS).map(([kind, name]) => ({
          metric: `facebook.post.clicks-${name}`,
          amount: Number(clicks[kind] ?? 0),
        }))
      : []),
    ...(isObject(activity)
      ? [
          { metric: 'facebook.post.comments', amount: Number(activity.comment ?? 0) },
          { metric: 'facebook.post.shares', amount: Number(activity.share ?? 0) },
        ]
      : []),
    ...(isObject(kinds)
      ? [
          {
            metric: 'facebook.post.reactions',
            amount: Object.values(kinds).reduce<number>((a, b) => a + Number(b), 0),
          },
          ...REACTIONS.map((kind) => ({ metric: `facebook.post.reactions-${kind}`, amount: Number(kinds[kind] ?? 0) })),
        ]
      : []),
  ];
  return leaves.map((leaf) => ({ ...leaf, subject }));
}

function figure(metric: string, amount: Json): Leaf[] {
  return typeof amount === 'number' ? [{ metric, amount }] : [];
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: Json, ...path: string[]): Json {
  return path.reduce<Json>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

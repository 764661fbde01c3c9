import { at, isObject, type Json, jsonOf, listOf } from './json.ts';
import type { Leaf, Leaves } from './leaves.ts';

const OF_CHANNEL: Readonly<Record<string, string>> = {
  subscriberCount: 'youtube.channel.subscribers',
  viewCount: 'youtube.channel.total-views',
  videoCount: 'youtube.channel.videos',
};
const OF_VIDEO: Readonly<Record<string, string>> = {
  viewCount: 'youtube.video.views',
  likeCount: 'youtube.video.likes',
  dislikeCount: 'youtube.video.dislikes',
  commentCount: 'youtube.video.comments',
};
const OF_DAY: Readonly<Record<string, string>> = {
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

/**
 * Figures of YouTube's answers: counters of channels and of videos that are public, and reports by day. A total of a
 * whole window is no figure of ours.
 */
export const leaves: Leaves = ({ call, answer }) => {
  if (answer.status !== 200) return [];
  const path = new URL(call.url).pathname;
  const body = jsonOf(answer.body);
  if (path.endsWith('/channels')) return listOf(at(body, 'items')).flatMap((item) => counters(item, OF_CHANNEL));
  if (path.endsWith('/videos'))
    return listOf(at(body, 'items'))
      .filter(isPublic)
      .flatMap((item) => counters(item, OF_VIDEO));
  return path.endsWith('/reports') ? days(body) : [];
};

function counters(item: Json, names: Readonly<Record<string, string>>): Leaf[] {
  const subject = String(at(item, 'id'));
  const statistics = at(item, 'statistics');
  if (!isObject(statistics)) return [];
  return Object.entries(statistics).flatMap(([field, count]) => {
    // A channel that hides its subscribers is told as having none.
    const isHidden = field === 'subscriberCount' && statistics.hiddenSubscriberCount === true && count === '0';
    const metric = isHidden ? undefined : names[field];
    return metric && /^\d+$/.test(String(count)) ? [{ metric, subject, amount: Number(count) }] : [];
  });
}

function isPublic(item: Json): boolean {
  const privacy = at(item, 'status', 'privacyStatus');
  return (privacy === undefined || privacy === 'public') && at(item, 'snippet', 'liveBroadcastContent') !== 'upcoming';
}

function days(body: Json): Leaf[] {
  const names = listOf(at(body, 'columnHeaders')).map((column) => String(at(column, 'name')));
  const dayColumn = names.indexOf('day');
  if (dayColumn < 0) return [];
  return listOf(at(body, 'rows')).flatMap((row) => {
    const cells = listOf(row);
    return names.flatMap((name, column): Leaf[] => {
      const [metric, amount] = [OF_DAY[name], cells[column]];
      if (!metric || typeof amount !== 'number') return [];
      // Counts of a day are whole, whatever the notation: 0.0 is 0.
      return [{ metric, day: String(cells[dayColumn]), amount: Number(amount.toFixed(0)) }];
    });
  });
}

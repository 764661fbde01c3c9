import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import { type PostFacts, VISIBILITIES, type Visibility } from '#core/posts/post.ts';
import type { Gap, ReadingTable } from '#core/pulls/pull.ts';
import { readBody } from '#services/exchange/failure.ts';
import { videosBody } from './answers.ts';
import { inForce, orNotExposed } from './cells.ts';

type Posts = Bundle['request']['posts'];
type Video = ReturnType<typeof videosBody.parse>['items'][number];

/** One answer about videos: which were asked, what came of them, and whether it may be believed of those it leaves out. */
interface Served {
  asked: readonly string[];
  videos: readonly Video[];
  isWhole: boolean;
  learntAt: Capture['answer']['receivedAt'];
}

/**
 * What a bundle tells of videos. YouTube leaves out silently what does not exist, and an answer that failed halfway looks
 * alike: a known video is gone only when the answer that lacks it serves another one, or, asked alone, when another answer
 * of the same pull does. What is left out otherwise is a gap.
 */
export function mapVideos(captures: readonly Capture[], posts: Posts): Mapped {
  const answers = captures.map(servedBy);
  const known = new Set([...posts.recent, ...posts.older].map(({ native }) => native));
  const isProven = (answer: Served) =>
    answer.isWhole && (isServing(answer) || (answer.asked.length === 1 && answers.some(isServing)));
  const absent = answers.map((answer) => ({ ...answer, isProven: isProven(answer), left: leftOut(answer) }));
  return {
    tables: answers.flatMap((answer) => tableOf(answer, known)),
    posts: answers.flatMap((answer) => factsOf(answer, known)),
    gone: absent
      .filter((answer) => answer.isProven)
      .flatMap(({ left, learntAt }) => left.filter((id) => known.has(id)).map((native) => ({ native, learntAt }))),
    gaps: unproven(absent.filter((answer) => !answer.isProven).flatMap(({ left }) => left)),
  };
}

function servedBy(capture: Capture): Served {
  const { items, nextPageToken, pageInfo } = readBody('YouTube', capture, videosBody);
  const isWhole = !nextPageToken && (pageInfo?.totalResults ?? items.length) <= items.length;
  return { asked: askedIds(capture.call.url), videos: items, isWhole, learntAt: capture.answer.receivedAt };
}

function askedIds(url: string): string[] {
  return new URL(url).searchParams.getAll('id').flatMap((value) => value.split(','));
}

function isServing({ videos }: Served): boolean {
  return videos.length > 0;
}

function leftOut({ asked, videos }: Served): string[] {
  const served = new Set(videos.map(({ id }) => id));
  return asked.filter((id) => !served.has(id));
}

function unproven(subjects: readonly string[]): Gap[] {
  return subjects.length === 0 ? [] : [{ level: 'post', metrics: [], reason: 'not-collected', subjects }];
}

function tableOf({ videos, learntAt }: Served, known: ReadonlySet<string>): ReadingTable[] {
  const keys = ['views', 'likes', 'comments', 'dislikes'].map((name) => inForce(`youtube.video.${name}`, learntAt));
  const rows = videos
    .filter((video) => isRead(video, known))
    .map(({ id, statistics: s }) => ({
      subject: id,
      cells: [s?.viewCount, s?.likeCount, s?.commentCount, s?.dislikeCount].map(orNotExposed),
    }));
  return rows.length === 0 ? [] : [{ level: 'post', learntAt, keys, period: { grain: 'instant' }, rows }];
}

function factsOf({ videos, learntAt }: Served, known: ReadonlySet<string>): Mapped['posts'][number][] {
  return videos
    .filter((video) => isRead(video, known))
    .flatMap((video) => {
      const { snippet } = video;
      if (!snippet?.publishedAt) return [];
      const visibility = visibilityOf(video);
      const picture = snippet.thumbnails?.high?.url ?? snippet.thumbnails?.default?.url;
      const facts: PostFacts = {
        native: video.id,
        published: snippet.publishedAt,
        text: snippet.title ?? '',
        permalink: `https://www.youtube.com/watch?v=${video.id}`,
        // The API does not tell a Short from any other video.
        format: isLive(video) ? 'live' : 'video',
        ...(picture && { picture }),
        ...(visibility && { visibility }),
      };
      return [{ facts, learntAt }];
    });
}

/**
 * A premiere carries the same details as a broadcast, and nothing separates them once they are over: both are told as live.
 * While it runs, a premiere has the length of its video, which a broadcast has only once it is over.
 */
function isLive({ snippet, contentDetails, liveStreamingDetails }: Video): boolean {
  if (snippet?.liveBroadcastContent === 'live')
    return [undefined, null, 'P0D', 'PT0S'].includes(contentDetails?.duration);
  return liveStreamingDetails?.actualStartTime != null;
}

// A video that was never public, or a broadcast that has only been announced, is no publication yet. One that is known was
// public: its owner is still told what it counts.
function isRead(video: Video, known: ReadonlySet<string>): boolean {
  const isPublic = (video.status?.privacyStatus ?? 'public') === 'public';
  const isDrawnBack = visibilityOf(video) !== undefined && known.has(video.id);
  return (isPublic || isDrawnBack) && video.snippet?.liveBroadcastContent !== 'upcoming';
}

function visibilityOf({ status }: Video): Visibility | undefined {
  return VISIBILITIES.find((each) => each === status?.privacyStatus);
}

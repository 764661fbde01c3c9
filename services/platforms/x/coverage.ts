import type { Capture, Mapped } from '#core/ports/connector.ts';
import type { DuePosts, TrackedPost } from '#core/pulls/ladder.ts';
import type { Gap } from '#core/pulls/pull.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { endpointOf } from './answers.ts';
import { nativeOf } from './facts.ts';
import type { Page } from './pages.ts';

/** The pages of one window. */
interface Listing {
  start: Instant;
  /** Absent: until the answer came. */
  end: Instant | undefined;
  learntAt: Instant;
  isWhole: boolean;
}

/**
 * Which of the known posts that were asked for are gone, and which were not read. Only what X says of a post that was
 * looked up proves that it is gone: one that is withheld, or left out of a listing, is there.
 * @param pages of listings
 * @param lookups of posts that listings lack
 */
export function coverageOf(
  asked: Pick<DuePosts, 'recent' | 'older'>,
  pages: readonly Page[],
  lookups: readonly Page[],
  captures: readonly Capture[],
): Pick<Mapped, 'gone' | 'gaps'> {
  if (pages.length === 0 && lookups.length === 0)
    return { gone: [], gaps: [{ level: 'post', metrics: [], reason: reasonOf(captures) }] };
  const unseen = unseenIn(asked, [...pages, ...lookups]);
  const said = new Map(
    lookups.flatMap(({ refused, learntAt }) => [...refused].map(([id, kind]) => [id, { kind, learntAt }])),
  );
  const gone = unseen.flatMap(({ native }) => {
    const told = said.get(native);
    return told?.kind === 'resource-not-found' ? [{ native, learntAt: told.learntAt }] : [];
  });
  const unread = unseen.filter(({ native }) => said.get(native)?.kind !== 'resource-not-found');
  const withheld = unread.filter(({ native }) => said.has(native));
  const others = unread.filter(({ native }) => !said.has(native));
  return { gone, gaps: [...gapOf(withheld, 'no-permission'), ...gapOf(others, reasonOf(captures))] };
}

/**
 * Known posts that a whole listing should hold and does not. A timeline ends at 3,200 posts, and an empty answer is no
 * proof: an older post has to be listed, so that the timeline is known to reach that far back.
 */
export function missingFrom(asked: Pick<DuePosts, 'recent' | 'older'>, pages: readonly Page[]): string[] {
  const listings = listingsOf(pages);
  const reach = oldestOf(pages);
  const isCovered = ({ published }: TrackedPost) =>
    reach !== undefined &&
    published > reach &&
    listings.some(
      ({ isWhole, start, end, learntAt }) => isWhole && published >= start && published < (end ?? learntAt),
    );
  return unseenIn(asked, pages)
    .filter((post) => isCovered(post) && !pages.some(({ refused }) => refused.has(post.native)))
    .map(({ native }) => native);
}

function unseenIn({ recent, older }: Pick<DuePosts, 'recent' | 'older'>, pages: readonly Page[]): TrackedPost[] {
  const listed = new Set(pages.flatMap(({ posts }) => posts.map(nativeOf)));
  return [...recent, ...older].filter(({ native }) => !listed.has(native));
}

function gapOf(posts: readonly TrackedPost[], reason: Gap['reason']): Gap[] {
  return posts.length === 0
    ? []
    : [{ level: 'post', metrics: [], reason, subjects: posts.map(({ native }) => native) }];
}

function oldestOf(pages: readonly Page[]): Instant | undefined {
  const moments = pages.flatMap(({ posts }) => posts.flatMap(({ created_at: created }) => created ?? []));
  const [first] = moments.sort();
  return first === undefined ? undefined : toInstant(first);
}

function listingsOf(pages: readonly Page[]): Listing[] {
  const windows = Map.groupBy(pages, ({ capture }) => {
    const { searchParams } = new URL(capture.call.url);
    return `${searchParams.get('start_time') ?? ''}|${searchParams.get('end_time') ?? ''}`;
  });
  return [...windows].flatMap(([window, ofWindow]) => {
    const [start, end] = window.split('|');
    const last = ofWindow.at(-1);
    if (!start || !last) return [];
    return {
      start: toInstant(start),
      end: end ? toInstant(end) : undefined,
      learntAt: last.learntAt,
      isWhole: !last.hasNext,
    };
  });
}

function reasonOf(captures: readonly Capture[]): Gap['reason'] {
  const refused = captures.some(({ call, answer }) => endpointOf(call) === 'posts' && answer.status === 403);
  return refused ? 'no-permission' : 'not-collected';
}

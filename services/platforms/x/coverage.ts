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

/** Which of the known posts that were asked for are gone, and which were not read. */
export function coverageOf(
  asked: Pick<DuePosts, 'recent' | 'older'>,
  pages: readonly Page[],
  captures: readonly Capture[],
): Pick<Mapped, 'gone' | 'gaps'> {
  if (pages.length === 0) return { gone: [], gaps: [{ level: 'post', metrics: [], reason: reasonOf(captures) }] };
  const listed = new Set(pages.flatMap(({ posts }) => posts.map(nativeOf)));
  const unseen = [...asked.recent, ...asked.older].filter(({ native }) => !listed.has(native));
  const listings = listingsOf(pages);
  const reach = oldestOf(pages);
  // A post that an error names is there, and kept from us.
  const isNamed = ({ native }: TrackedPost) => pages.some(({ refused }) => refused.has(native));
  const found = unseen.map((post) => ({
    native: post.native,
    learntAt: isNamed(post) ? undefined : goneAt(post, listings, reach),
  }));
  const gone = found.flatMap(({ native, learntAt }) => (learntAt ? [{ native, learntAt }] : []));
  const unread = found.flatMap(({ native, learntAt }) => (learntAt ? [] : [native]));
  const gap: Gap = { level: 'post', metrics: [], reason: reasonOf(captures), subjects: unread };
  return { gone, gaps: unread.length > 0 ? [gap] : [] };
}

/**
 * A timeline ends at 3,200 posts, and an empty answer is no proof: a post is gone when a whole listing lacks it and an
 * older one was listed, so that the timeline is known to reach that far back.
 */
function goneAt({ published }: TrackedPost, listings: readonly Listing[], reach: Instant | undefined) {
  if (!reach || published <= reach) return undefined;
  return listings.find(
    ({ isWhole, start, end, learntAt }) => isWhole && published >= start && published < (end ?? learntAt),
  )?.learntAt;
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

import type { PullRequest } from '#core/ports/connector.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import type { PostElement, PostsPage } from './answers.ts';
import { PAGE_SIZE } from './client.ts';

/** A listing longer than this is cut, and nothing is concluded from what it lacks. */
export const MAX_START = 10_000;

export function publishedAt({ publishedAt: published, createdAt }: PostElement): Instant {
  return instantOfEpochMs(published ?? createdAt);
}

/** A post of the page's own feed: published, and not made for an ad only. */
export function isPublication({ lifecycleState, adContext }: PostElement): boolean {
  return (lifecycleState ?? 'PUBLISHED') === 'PUBLISHED' && !adContext?.isDsc;
}

/** What of a page is due: publications since the window's start, and older known ones that a change brought up. */
export function duePublications({ elements }: PostsPage, posts: PullRequest['posts']): PostElement[] {
  const older = new Set(posts.older.map(({ native }) => native));
  return elements.filter((post) => isPublication(post) && (publishedAt(post) >= posts.since || older.has(post.id)));
}

/**
 * Where the page after this one starts; `end` when every post since the window's start has been listed.
 * The list is ordered by last change, newest first, and nothing is published after its last change: the first post
 * changed before the window ends it. A short page need not be the last: LinkedIn cuts pages and then names the next.
 */
export function nextStart(page: PostsPage, start: number, since: Instant): number | 'end' | 'cut' {
  const { elements, paging } = page;
  const last = elements.at(-1);
  // An empty answer proves nothing by itself: only a list that has shown something can end.
  if (!last) return start > 0 && (paging?.total ?? start) <= start ? 'end' : 'cut';
  if (changedAt(last) < since) return 'end';
  const named = startOfNextLink(paging?.links ?? undefined);
  const next = named ?? start + PAGE_SIZE;
  const goesOn = paging?.total == null ? elements.length >= PAGE_SIZE : next < paging.total;
  if (named === undefined && !goesOn) return 'end';
  return next > start && next <= MAX_START ? next : 'cut';
}

/** When a post was last changed; never before it was published. */
export function changedAt({ lastModifiedAt, publishedAt: published, createdAt }: PostElement): Instant {
  return instantOfEpochMs(Math.max(lastModifiedAt ?? 0, published ?? createdAt));
}

// Only the number is taken from the link: the address is written by us.
function startOfNextLink(links: { rel: string; href: string }[] = []): number | undefined {
  const href = links.find(({ rel }) => rel === 'next')?.href;
  const start = href && /[?&]start=(\d+)/.exec(href)?.[1];
  return start ? Number(start) : undefined;
}

import type { MissingReason } from '#core/metrics/value.ts';
import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import type { PostFacts, PostFormat } from '#core/posts/post.ts';
import { type PartVerdict, reasonOfPart, reasonOfVerdict, verdictOf } from '#core/pulls/part.ts';
import type { Cell, Gap, ReadingTable } from '#core/pulls/pull.ts';
import { dayOf } from '#core/time/day.ts';
import { readBody } from '#services/exchange/failure.ts';
import { readEach, verdictsOf } from '#services/exchange/parts.ts';
import {
  askedUrns,
  type Endpoint,
  endpointOf,
  type PostElement,
  type PostsPage,
  postsBody,
  shareStatisticsBody,
} from './answers.ts';
import { plainText } from './commentary.ts';
import { failureOf } from './failure.ts';
import { keysInForce, whole, ZONE } from './figures.ts';
import { changedAt, duePublications, isPublication, nextStart, publishedAt } from './listing.ts';

/** Metrics of a post, in the order of its cells. */
const POST_METRICS = [
  'linkedin.post.impressions',
  'linkedin.post.unique-impressions',
  'linkedin.post.clicks',
  'linkedin.post.reactions',
  'linkedin.post.comments',
  'linkedin.post.shares',
] as const;

/** What a bundle tells of posts: their words, their figures, which are gone, and what could not be read. */
export function mapPosts({ request, captures }: Bundle): Mapped {
  const read = captures.filter((capture) => !failureOf(capture));
  const of = (endpoint: Endpoint) => read.filter(({ call }) => endpointOf(call) === endpoint);
  const lists = readEach('posts', of('posts'), pageOf);
  const statistics = readEach('postStatistics', of('postStatistics'), statisticsOf);
  const [pages, answers] = [lists.readings, statistics.readings];
  const verdicts = [...lists.verdicts, ...statistics.verdicts];
  const listed = new Set(pages.flatMap(({ page }) => page.elements.filter(isPublication).map(({ id }) => id)));
  const due = pages.flatMap(({ page, learntAt }) =>
    duePublications(page, request.posts).map((post) => ({ facts: factsOf(post), learntAt })),
  );
  return {
    tables: answers.map((answer) => postTable(answer, answers, listed)),
    posts: due,
    gone: goneFrom(pages, listed, request.posts),
    gaps: [
      ...listingGaps(listingFailure(captures, lists.verdicts), pages, request.posts),
      ...statisticsGaps(captures, answers),
      ...unknownKinds(due.map(({ facts }) => facts.native)),
    ],
    verdicts,
  };
}

type Page = ReturnType<typeof pageOf>;

function pageOf(capture: Capture) {
  const page: PostsPage = readBody('LinkedIn', capture, postsBody);
  const start = Number(new URL(capture.call.url).searchParams.get('start') ?? 0);
  return { page, start, learntAt: capture.answer.receivedAt };
}

type Statistics = ReturnType<typeof statisticsOf>;

function statisticsOf(capture: Capture) {
  const { elements } = readBody('LinkedIn', capture, shareStatisticsBody);
  // A total without the post's name is an answer to another question.
  const served = elements.flatMap(({ share, ugcPost, totalShareStatistics: s }): [string, Cell[]][] => {
    const urn = share ?? ugcPost;
    const counts = [
      s?.impressionCount,
      s?.uniqueImpressionsCount,
      s?.clickCount,
      s?.likeCount,
      s?.commentCount,
      s?.shareCount,
    ];
    return urn ? [[urn, counts.map((count) => whole(count) ?? 'not-exposed')]] : [];
  });
  return { asked: askedUrns(capture.call.url), served: new Map(served), learntAt: capture.answer.receivedAt };
}

/**
 * LinkedIn leaves out of its answer a post on which nothing has happened. That absence is read as zeros only for a post
 * that LinkedIn lists as published in this same pull, and only when it answered with figures of some post of that kind:
 * an answer without any figure proves nothing, and of a post that is not listed nobody knows whether it still exists.
 */
function postTable(answer: Statistics, all: readonly Statistics[], listed: ReadonlySet<string>): ReadingTable {
  const { asked, served, learntAt } = answer;
  const kinds = new Set(all.flatMap((each) => [...each.served.keys()].map(kindOf)));
  const isIdle = (urn: string) => listed.has(urn) && kinds.has(kindOf(urn));
  const absent = (urn: string): Cell[] => POST_METRICS.map(() => (isIdle(urn) ? 0 : 'not-exposed'));
  const urns = [...new Set([...asked, ...served.keys()])];
  const rows = urns.map((urn) => ({ subject: urn, cells: served.get(urn) ?? absent(urn) }));
  return {
    level: 'post',
    learntAt,
    keys: keysInForce(POST_METRICS, dayOf(learntAt, ZONE)),
    period: { grain: 'instant' },
    rows,
  };
}

/** `share` of `urn:li:share:7`. */
function kindOf(urn: string): string {
  return urn.split(':')[2] ?? '';
}

function factsOf(post: PostElement): PostFacts {
  const text = plainText(post.commentary ?? '').trim();
  return {
    native: post.id,
    published: publishedAt(post),
    text,
    permalink: `https://www.linkedin.com/feed/update/${post.id}`,
    format: formatOf(post),
    // Another's post passed on without a word of its own is not a publication of the page.
    ...(post.reshareContext && text === '' && { shared: true }),
  };
}

const MEDIA_FORMATS: Readonly<Record<string, PostFormat>> = { image: 'image', video: 'video', document: 'document' };
const CONTENT_FORMATS: Readonly<Record<string, PostFormat>> = {
  article: 'link',
  multiImage: 'image',
  carousel: 'image',
  poll: 'poll',
};

function formatOf(post: PostElement): PostFormat {
  const content = post.content ?? {};
  if (content.media) return MEDIA_FORMATS[kindOf(content.media.id)] ?? 'other';
  const name = Object.keys(content).find((one) => content[one] != null);
  return name === undefined ? 'text' : (CONTENT_FORMATS[name] ?? 'other');
}

/** The page that ends the list, when all of it was read. */
function lastOf(pages: readonly Page[], { since }: Bundle['request']['posts']): Page | undefined {
  const last = pages.find(({ page, start }) => nextStart(page, start, since) === 'end');
  return pages.some(({ start }) => start === 0) ? last : undefined;
}

/**
 * Known posts that a list lacks though it went past them: all of the window, and of the older ones those published since
 * the last change of the last post listed.
 */
function goneFrom(pages: readonly Page[], listed: ReadonlySet<string>, posts: Bundle['request']['posts']) {
  const last = lastOf(pages, posts);
  if (!last) return [];
  const end = last.page.elements.at(-1);
  const passed = posts.older.filter(({ published }) => end && published >= changedAt(end));
  return [...posts.recent, ...passed]
    .filter(({ native }) => !listed.has(native))
    .map(({ native }) => ({ native, learntAt: last.learntAt }));
}

// A list that was refused or cut, or is empty though posts are known, may hide new posts.
function listingGaps(
  failed: MissingReason | undefined,
  pages: readonly Page[],
  posts: Bundle['request']['posts'],
): Gap[] {
  const isEmpty = pages.every(({ page }) => page.elements.length === 0);
  const isWhole = lastOf(pages, posts) !== undefined || (pages.length > 0 && isEmpty && posts.recent.length === 0);
  const reason = pages.length > 0 ? 'not-collected' : (failed ?? 'not-collected');
  return isWhole ? [] : [{ level: 'post', metrics: [], reason }];
}

function listingFailure(captures: readonly Capture[], unread: readonly PartVerdict[]): MissingReason | undefined {
  return reasonOfPart('posts', [...verdictsOf(captures, { endpointOf, failureOf }), ...unread]);
}

/** The posts of lists that were refused, or whose answer cannot be read. */
function statisticsGaps(captures: readonly Capture[], answers: readonly Statistics[]): Gap[] {
  const answered = new Set(answers.flatMap(({ asked }) => asked));
  return captures
    .filter(({ call }) => endpointOf(call) === 'postStatistics')
    .flatMap((capture) => {
      const subjects = askedUrns(capture.call.url).filter((urn) => !answered.has(urn));
      const failure = failureOf(capture);
      const reason = failure ? reasonOfVerdict(verdictOf(failure)) : ('not-collected' as const);
      return subjects.length === 0 ? [] : [{ level: 'post' as const, metrics: [], reason, subjects }];
    });
}

// Statistics exist of shares and UGC posts only.
function unknownKinds(urns: readonly string[]): Gap[] {
  const subjects = urns.filter((urn) => !['share', 'ugcPost'].includes(kindOf(urn)));
  return subjects.length === 0 ? [] : [{ level: 'post', metrics: [], reason: 'not-exposed', subjects }];
}

import { epochMsOf, type Instant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { visiblePosts, type WorldPost } from '../../world/posts.ts';
import { between } from '../../world/random.ts';
import { accessDenied, noSuchMethod, parameterInvalid, parameterRequired } from './errors.ts';
import type { RestliQuery } from './restli.ts';
import { createdAt, lastModifiedAt, urnOf } from './truth.ts';

/** How a page may be cut, and what it then says of the rest. */
export interface PagingHabit {
  /** `true`: neither a total nor a link, as on some finders: only a short page tells the end. */
  silent?: boolean;
  /** Posts held back from each page, named by the link to the next. */
  short?: number;
}

const MAX_COUNT = 100;

/** The finder `q=author`: published posts of the organization, by last change or by creation, newest first. */
export function postsByAuthor(query: RestliQuery, now: Instant, habit: PagingHabit): Reply {
  if (query.text('q') !== 'author') return noSuchMethod();
  const author = query.text('author');
  if (author === undefined) return parameterRequired('author');
  if (author !== NATIVE.linkedin) return accessDenied('posts.FINDER-author');
  const [start, count] = [Number(query.text('start') ?? 0), Number(query.text('count') ?? 10)];
  const sortBy = query.text('sortBy') ?? 'LAST_MODIFIED';
  if (!Number.isInteger(start) || start < 0) return parameterInvalid('start');
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) return parameterInvalid('count');
  if (!['LAST_MODIFIED', 'CREATED'].includes(sortBy)) return parameterInvalid('sortBy');
  const keyOf = (post: WorldPost) => (sortBy === 'CREATED' ? createdAt(post) : lastModifiedAt(post, now));
  const keyed = visiblePosts('linkedin', now).map((post) => ({ post, key: keyOf(post) }));
  const all = keyed.sort((a, b) => (a.key > b.key ? -1 : a.key < b.key ? 1 : 0)).map(({ post }) => post);
  const end = start + count - (habit.short ?? 0);
  const page = all.slice(start, end);
  const href = `/rest/posts?author=${encodeURIComponent(author)}&count=${count}&q=author&sortBy=${sortBy}&start=${end}`;
  const links = end < all.length ? [{ type: 'application/json', rel: 'next', href }] : [];
  const paging = habit.silent ? { start, count, links: [] } : { start, count, links, total: all.length };
  return { status: 200, body: { paging, elements: page.map((post) => element(post, now)) } };
}

function element(post: WorldPost, now: Instant) {
  const modified = lastModifiedAt(post, now);
  const content = contentOf(post);
  return {
    lifecycleState: 'PUBLISHED',
    lastModifiedAt: epochMsOf(modified) + 71,
    visibility: 'PUBLIC',
    publishedAt: epochMsOf(post.published),
    author: NATIVE.linkedin,
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(content && { content }),
    lifecycleStateInfo: { isEditedByAuthor: modified !== post.published },
    isReshareDisabledByAuthor: false,
    createdAt: epochMsOf(createdAt(post)) - 31,
    id: urnOf(post),
    commentary: littleText(post.text),
  };
}

function contentOf(post: WorldPost): object | undefined {
  const id = `D4E${between(10, 99, 'linkedin-media', post.index)}AQ${post.index.toString(36).padStart(5, 'r')}`;
  if (post.format === 'text') return undefined;
  if (post.format === 'link')
    return {
      article: {
        source: 'https://www.mintrabajo.gov.co/',
        title: 'Ministerio del Trabajo',
        thumbnail: `urn:li:image:${id}`,
      },
    };
  if (post.format === 'image') return { media: { altText: 'Pieza gráfica', id: `urn:li:image:${id}` } };
  return {
    media: { title: 'Ministerio del Trabajo', id: `urn:li:${post.format === 'video' ? 'video' : 'document'}:${id}` },
  };
}

/** LinkedIn's own way of writing words: reserved characters escaped, tags as templates. */
export function littleText(text: string): string {
  const parts = text.split(/(#[\p{L}\p{N}]+)/u);
  return parts
    .map((part) =>
      /^#[\p{L}\p{N}]+$/u.test(part)
        ? `{hashtag|\\#|${part.slice(1)}}`
        : part.replace(/[|{}@[\]()<>#\\*_~]/g, (character) => `\\${character}`),
    )
    .join('');
}

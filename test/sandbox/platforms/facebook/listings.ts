import { epochMsOf, type Instant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { existsAt, postsOf, type WorldPost } from '../../world/posts.ts';
import { type Ask, subjectOf } from './ask.ts';
import { tooMuchData, wrongParameter } from './errors.ts';
import { type Field, parseFields } from './fields.ts';
import { POST_FIELDS, postNode, REEL_FIELDS, reelNode, refusedField, refusedPost } from './nodes.ts';
import { isReel, postId } from './truth.ts';
import { secondsOf } from './window.ts';

interface Listing {
  path: string;
  includes: (post: WorldPost) => boolean;
  allowed: readonly string[];
  write: (post: WorldPost, fields: readonly Field[], ask: Ask) => Record<string, unknown>;
}

const POSTS: Listing = { path: 'published_posts', includes: () => true, allowed: POST_FIELDS, write: postNode };
const REELS: Listing = { path: 'video_reels', includes: isReel, allowed: REEL_FIELDS, write: reelNode };

export const publishedPosts = (ask: Ask): Reply => list(POSTS, ask);
export const videoReels = (ask: Ask): Reply => list(REELS, ask);

/** A page of an edge, newest first; the last page has a cursor too, but no `next`. */
function list(listing: Listing, ask: Ask): Reply {
  const { query, now, fault, page, link } = ask;
  const fields = parseFields(query.get('fields') ?? 'id,created_time');
  const limit = Number(query.get('limit') ?? 25);
  const refused =
    refusedField(fields, listing.allowed, ask) ?? refusedLimit(limit) ?? refusedSize(fields, limit, fault);
  if (refused) return refused;
  const bounds = boundsOf(query, now);
  const after = query.get('after');
  const start = after ? indexOfCursor(after) - 1 : postsOf('facebook').length - 1;
  if (!bounds || Number.isNaN(start)) return wrongParameter('Invalid parameter');
  if (fault === 'empty-listing') return { status: 200, body: { data: [] } };
  const size = fault === 'short-page-with-next' ? Math.ceil(limit / 2) : limit;
  const { found, more } = walk(
    start,
    size,
    (post) => listing.includes(post) && existsAt(post, now) && !isHidden(post, ask),
    bounds,
  );
  if (found.length === 0) return { status: 200, body: { data: [] } };
  const refusedOne = refusedPost(found, fields, ask);
  if (refusedOne) return refusedOne;
  const cursors = { before: cursorOf(found[0]), after: cursorOf(found.at(-1)) };
  const at = (extra: object) =>
    link(`${page}/${listing.path}`, { fields: query.get('fields') ?? '', limit: String(limit), ...extra });
  const paging = {
    cursors,
    ...(after && { previous: at({ before: cursors.before }) }),
    ...(more && { next: at({ after: cursors.after }) }),
  };
  return { status: 200, body: { data: found.map((post) => listing.write(post, fields, ask)), paging } };
}

/** A hidden post answers by its id, and no listing has it. */
function isHidden(post: WorldPost, ask: Ask): boolean {
  return postId(post) === subjectOf(ask, 'hidden');
}

function walk(
  start: number,
  size: number,
  isListed: (post: WorldPost) => boolean,
  { since, until }: { since: Instant | string; until: Instant | string },
) {
  const posts = postsOf('facebook');
  const found: WorldPost[] = [];
  for (let n = start; n >= 0; n -= 1) {
    const post = posts[n];
    if (!post || post.published < since) break;
    if (post.published >= until || !isListed(post)) continue;
    if (found.length === size) return { found, more: true };
    found.push(post);
  }
  return { found, more: false };
}

function boundsOf(query: URLSearchParams, now: Instant) {
  const since = query.has('since') ? secondsOf(query.get('since') ?? '') : 0;
  const until = query.has('until') ? secondsOf(query.get('until') ?? '') : epochMsOf(now) / 1000 + 1;
  if (Number.isNaN(since) || Number.isNaN(until)) return undefined;
  return { since: new Date(since * 1000).toISOString(), until: new Date(until * 1000).toISOString() };
}

function refusedLimit(limit: number): Reply | undefined {
  if (Number.isInteger(limit) && limit > 0 && limit <= 100) return undefined;
  return wrongParameter('Param limit must be a number between 1 and 100');
}

/** Nested insights make a page heavy: past some rows the answer is refused, always. */
function refusedSize(fields: readonly Field[], limit: number, fault: string | undefined): Reply | undefined {
  const isNested = fields.some(({ name }) => name === 'insights');
  return (isNested && limit > 50) ||
    (fault === 'reduce-data' && limit > 10) ||
    (isNested && fault === 'reduce-insights')
    ? tooMuchData()
    : undefined;
}

function cursorOf(post: WorldPost | undefined): string {
  return `QVFIU${Buffer.from(`fb:${post?.index ?? 0}`).toString('base64url')}ZD`;
}

function indexOfCursor(cursor: string): number {
  const text = Buffer.from(cursor.replace(/^QVFIU|ZD$/g, ''), 'base64url').toString();
  return /^fb:\d+$/.test(text) ? Number(text.slice(3)) : Number.NaN;
}

import { X } from '#config/dictionary/x.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import type { Cell, ReadingRow, ReadingTable } from '#core/pulls/pull.ts';
import { dayOf } from '#core/time/day.ts';
import { addHours, type Instant, toInstant } from '#core/time/instant.ts';
import { readBody } from '#services/exchange/failure.ts';
import { endpointOf, failureOf, meBody, type XPost } from './answers.ts';
import { coverageOf } from './coverage.ts';
import { factsOf, idsOf, nativeOf } from './facts.ts';
import { type Page, pageOf } from './pages.ts';
import { PRIVATE_DAYS } from './windows.ts';

const ACCOUNT = ['followers', 'following', 'posts', 'listed'];
const POST = ['views', 'likes', 'replies', 'reposts', 'quotes', 'bookmarks', 'link-clicks', 'profile-clicks'];

/** Reads a bundle: one table per answer, in the order of the answers; each post once. */
export function mapX({ request, captures }: Bundle): Mapped {
  const read = captures.filter((capture) => !failureOf(capture));
  const of = (endpoint: string) => read.filter(({ call }) => endpointOf(call) === endpoint);
  const pages = of('posts').map(pageOf);
  // Asked by its first id, an edited post answers with the version of then, whose counters stand still.
  const lookups = of('lookup')
    .map(pageOf)
    .map((page) => ({ ...page, posts: page.posts.filter((post) => post.id === idsOf(post).at(-1)) }));
  const current = currentVersions([...pages, ...lookups]);
  const own = [...pages, ...lookups].map((page) => ({
    ...page,
    posts: page.posts.filter((post) => current.get(nativeOf(post)) === post),
  }));
  const me = of('me').at(-1);
  const username = (me && readBody('X', me, meBody).data.username) ?? undefined;
  return {
    tables: [
      ...of('me').flatMap((capture) => accountTable(capture, request.account.native)),
      ...own.flatMap(postTable),
    ],
    posts: own.flatMap(({ posts, learntAt }) =>
      posts.flatMap((post) => {
        const facts = factsOf(post, username);
        return facts ? [{ facts, learntAt }] : [];
      }),
    ),
    ...nameOf(me),
    ...coverageOf(request.posts, pages, lookups, captures),
  };
}

function nameOf(me: Capture | undefined): Pick<Mapped, 'name'> {
  const { name, username: handle } = me ? readBody('X', me, meBody).data : {};
  return me && name ? { name: { name, ...(handle && { handle }), learntAt: me.answer.receivedAt } } : {};
}

/** Of each post the newest version that was listed, as the last page told it. */
function currentVersions(pages: readonly Page[]): ReadonlyMap<string, XPost> {
  const current = new Map<string, XPost>();
  for (const post of pages.flatMap(({ posts }) => posts)) {
    const before = current.get(nativeOf(post));
    if (!before || versionOf(post) >= versionOf(before)) current.set(nativeOf(post), post);
  }
  return current;
}

function versionOf(post: XPost): number {
  return idsOf(post).indexOf(post.id);
}

function accountTable(capture: Capture, account: string): ReadingTable[] {
  const { id, public_metrics: m } = readBody('X', capture, meBody).data;
  if (id !== account) return [];
  const counts = [m?.followers_count, m?.following_count, m?.tweet_count ?? m?.post_count, m?.listed_count];
  const rows = [{ subject: account, cells: counts.map(orNotExposed) }];
  return [tableOf('account', ACCOUNT, capture.answer.receivedAt, rows)];
}

function postTable({ capture, posts, refused, learntAt }: Page): ReadingTable[] {
  if (posts.length === 0) return [];
  const isPrivateAsked = /non_public_metrics/.test(new URL(capture.call.url).search);
  const rows = posts.map((post) => ({
    subject: nativeOf(post),
    cells: [...publicCells(post), ...privateCells(post, { isPrivateAsked, isRefused: refused.has(post.id), learntAt })],
  }));
  return [tableOf('post', POST, learntAt, rows)];
}

function publicCells(post: XPost): Cell[] {
  const m = post.public_metrics;
  if (!m) return Array.from({ length: 6 }, () => 'not-collected');
  const reposts = m.retweet_count ?? m.repost_count;
  const others = [m.like_count, m.reply_count, reposts, m.quote_count, m.bookmark_count].map(orNotExposed);
  return [viewsOf(m.impression_count, post.created_at), ...others];
}

/** X has counted views since this day; for older posts it sends 0. */
const VIEWS_SINCE = '2022-12-15';

function viewsOf(count: number | null | undefined, created: string | null | undefined): Cell {
  return count === 0 && (created ?? '') < VIEWS_SINCE ? 'not-exposed' : orNotExposed(count);
}

/** A post without a link has no key for clicks on it; one of more than thirty days has no private metrics at all. */
function privateCells(
  { created_at: created, non_public_metrics: m }: XPost,
  { isPrivateAsked, isRefused, learntAt }: { isPrivateAsked: boolean; isRefused: boolean; learntAt: Instant },
): Cell[] {
  if (m) return [m.url_link_clicks, m.user_profile_clicks].map(orNotExposed);
  const isOld = created && toInstant(created) < addHours(learntAt, -24 * PRIVATE_DAYS);
  const reason = isRefused ? 'no-permission' : 'not-exposed';
  return Array.from({ length: 2 }, () => (isOld ? 'not-exposed' : isPrivateAsked ? reason : null));
}

function tableOf(level: 'account' | 'post', names: readonly string[], learntAt: Instant, rows: ReadingRow[]) {
  const keys = names.map((name) => inForce(`x.${level}.${name}`, learntAt));
  return { level, learntAt, keys, period: { grain: 'instant' } as const, rows };
}

function inForce(name: string, learntAt: Instant): MetricKey {
  const key = keyInForce(X, name, dayOf(learntAt, 'UTC'));
  if (!key) throw new RangeError(`${name} is not in the dictionary`);
  return key;
}

function orNotExposed(figure: number | null | undefined): Cell {
  return figure ?? 'not-exposed';
}

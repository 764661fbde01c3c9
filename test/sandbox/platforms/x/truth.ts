import { addHours, addMinutes, epochMsOf, type Instant } from '#core/time/instant.ts';
import { existsAt, postsOf, type WorldPost } from '../../world/posts.ts';
import { between, chance } from '../../world/random.ts';
import { followersAt, type PostMetric, postCounter } from '../../world/truth.ts';

/** What X knows of the invented ministry, in closed form. */
export const USERNAME = 'MintrabajoDemo';

const POSTS = {
  impression_count: { typical: 10_000, pace: 2.6 },
  like_count: { typical: 105, pace: 2.2 },
  reply_count: { typical: 13, pace: 1.8 },
  retweet_count: { typical: 33, pace: 2.4 },
  quote_count: { typical: 5, pace: 2.5 },
  bookmark_count: { typical: 8, pace: 3 },
  url_link_clicks: { typical: 96, pace: 2.4 },
  user_profile_clicks: { typical: 41, pace: 2 },
  engagements: { typical: 310, pace: 2.4 },
} satisfies Readonly<Record<string, PostMetric>>;
export type CounterName = keyof typeof POSTS;

/** Days during which the owner is given a post's private metrics. */
const PRIVATE_DAYS = 30;

/**
 * A post's counter as X holds it. `undefined` where there is none: clicks on links of a post that has no link.
 * Whether X gives it is another matter: see {@link isPrivateServed}.
 */
export function counter(post: WorldPost, name: CounterName, at: Instant): number | undefined {
  if (name === 'url_link_clicks' && post.format !== 'link') return undefined;
  return postCounter(POSTS[name], `x-${name}`, post, at);
}

export function isPrivateServed(post: WorldPost, at: Instant): boolean {
  return post.published >= addHours(at, -24 * PRIVATE_DAYS);
}

/** Grows slowly, and falls in some months: the swing is steeper than the growth. */
export function followers(at: Instant): number {
  return followersAt({ start: 259_600, perDay: 11, swing: 600 }, at);
}

const newestFirst = postsOf('x').toReversed();

/** Every post of the account, newest first, whether it still exists or not. */
export function allPosts(): readonly WorldPost[] {
  return newestFirst;
}

/** Posts of the profile, with those of the years before its first month here. */
export function postsOnProfile(at: Instant): number {
  return 41_300 + newestFirst.filter((post) => existsAt(post, at)).length;
}

export function following(at: Instant): number {
  return 612 + Math.floor(daysOf(at) / 40);
}

export function listed(at: Instant): number {
  return 1_480 + Math.floor(daysOf(at) / 9);
}

function daysOf(at: Instant): number {
  return (epochMsOf(at) - epochMsOf('2024-11-01T05:00:00.000Z')) / 86_400_000;
}

/** The id that X gave a post when it went out; the product knows the post by it, whatever became of it. */
export function postId(post: WorldPost): string {
  return snowflake(post.published, post.index);
}

/** When a post was edited, if it was: X gives the edited one another id. */
export function editedAt(post: WorldPost): Instant | undefined {
  if (chance('x', post.index, 'edited') > 0.03) return undefined;
  return addMinutes(post.published, between(2, 55, 'x', post.index, 'edited-after'));
}

/** The id under which a post is served at a moment; every id that it has had by then, oldest first. */
export function idsAt(post: WorldPost, at: Instant): [string, ...string[]] {
  const edited = editedAt(post);
  return edited && edited <= at ? [postId(post), snowflake(edited, post.index)] : [postId(post)];
}

/** When the version served at a moment was written. */
export function writtenAt(post: WorldPost, at: Instant): Instant {
  const edited = editedAt(post);
  return edited && edited <= at ? edited : post.published;
}

// Milliseconds since X's own epoch, and 22 bits of machine and sequence.
const EPOCH_MS = 1_288_834_974_657n;

function snowflake(moment: Instant, index: number): string {
  const low = BigInt(between(0, 4_194_303, 'x-id', index));
  return String(((BigInt(epochMsOf(moment)) - EPOCH_MS) << 22n) | low);
}

/** Words of a post beyond the 280 that a short one holds, if it is a long one. */
export function wholeText(post: WorldPost): string {
  if (chance('x', post.index, 'long') > 0.04) return post.text;
  const more =
    'La medida rige en todo el territorio nacional y se acompaña de jornadas de orientación gratuitas en las direcciones territoriales.';
  return [post.text, more, 'Consulte requisitos & plazos en la sede electrónica.', more].join('\n\n');
}

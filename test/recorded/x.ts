import type { Leaf, Leaves } from './leaves.ts';

type Json = { readonly [key: string]: unknown };

const ACCOUNT: Readonly<Record<string, string>> = {
  followers_count: 'x.account.followers',
  following_count: 'x.account.following',
  tweet_count: 'x.account.posts',
  post_count: 'x.account.posts',
  listed_count: 'x.account.listed',
};
const POST: Readonly<Record<string, string>> = {
  impression_count: 'x.post.views',
  like_count: 'x.post.likes',
  reply_count: 'x.post.replies',
  retweet_count: 'x.post.reposts',
  repost_count: 'x.post.reposts',
  quote_count: 'x.post.quotes',
  bookmark_count: 'x.post.bookmarks',
};
const OWNER: Readonly<Record<string, string>> = {
  url_link_clicks: 'x.post.link-clicks',
  user_profile_clicks: 'x.post.profile-clicks',
};

/** Every figure of ours in an answer of X to a request of ours, read without the connector's schemas. */
export const leaves: Leaves = ({ call, answer }) => {
  const path = new URL(call.url).pathname;
  const body = objectOf(JSON.parse(answer.body));
  if (path === '/2/users/me') return figures(objectOf(body.data), 'public_metrics', ACCOUNT);
  const isLookup = path === '/2/tweets';
  if (!isLookup && !/^\/2\/users\/\d+\/tweets$/.test(path)) return [];
  const all = (Array.isArray(body.data) ? body.data : []).map(objectOf);
  // A version that was edited away is served by its id for ever, with what it had.
  const posts = isLookup ? all.filter((post) => historyOf(post).at(-1) === String(post.id)) : all;
  return posts.filter((post) => isShown(post, posts)).flatMap(leavesOfPost);
};

function leavesOfPost(post: Json): Leaf[] {
  const shown = figures(post, 'public_metrics', POST, historyOf(post)[0]);
  // Zero views of a post from before 15 December 2022 are views that X did not count.
  const isUncounted = String(post.created_at ?? '') < '2022-12-15';
  const counted = shown.filter(({ metric, amount }) => metric !== 'x.post.views' || amount !== 0 || !isUncounted);
  return [...counted, ...figures(post, 'non_public_metrics', OWNER, historyOf(post)[0])];
}

/** An edited post stands under its first id, with the figures of its last version. */
function isShown(post: Json, all: readonly Json[]): boolean {
  const later = historyOf(post).slice(historyOf(post).indexOf(String(post.id)) + 1);
  return !all.some(({ id }) => later.includes(String(id)));
}

function historyOf(post: Json): readonly string[] {
  const history = post.edit_history_tweet_ids ?? post.edit_history_post_ids;
  return Array.isArray(history) && history.length > 0 ? history.map(String) : [String(post.id)];
}

function figures(
  owner: Json,
  group: string,
  names: Readonly<Record<string, string>>,
  subject = String(owner.id),
): Leaf[] {
  return Object.entries(objectOf(owner[group])).flatMap(([field, amount]) => {
    const metric = names[field];
    return metric && typeof amount === 'number' ? [{ metric, subject, amount }] : [];
  });
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

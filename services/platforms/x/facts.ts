import type { PostFacts, PostFormat } from '#core/posts/post.ts';
import { toInstant } from '#core/time/instant.ts';
import type { XPost } from './answers.ts';

/** Every id that a post has had, oldest first: an edit gives it a new one, with counters of its own. */
export function idsOf(post: XPost): readonly string[] {
  const history = post.edit_history_tweet_ids ?? post.edit_history_post_ids ?? [];
  return history.includes(post.id) ? history : [post.id];
}

/** The id by which a post is known through its edits: its first. */
export function nativeOf(post: XPost): string {
  return idsOf(post)[0] ?? post.id;
}

// We ask for none, and an answer that lists one all the same is read; it is somebody else's publication.
function isRepost(post: XPost): boolean {
  return (post.referenced_tweets ?? post.referenced_posts ?? []).some(({ type }) => type === 'retweeted');
}

/** What a post says of itself; `null` where the answer does not tell when it was published. */
export function factsOf(post: XPost, username: string | undefined): PostFacts | null {
  if (!post.created_at) return null;
  const later = idsOf(post).slice(1);
  return {
    native: nativeOf(post),
    published: toInstant(post.created_at),
    text: wordsOf(post),
    permalink: `https://x.com/${username ?? 'i/web'}/status/${post.id}`,
    format: formatOf(post),
    ...(isRepost(post) && { shared: true }),
    ...(later.length > 0 && { parts: Object.fromEntries(later.map((id, index) => [`edit-${index + 1}`, id])) }),
  };
}

// The first part of a media key is the kind of medium: 3 photo, 16 animated picture, 7 and 13 video.
const MEDIA: Readonly<Record<string, PostFormat>> = { '3': 'image', '16': 'image', '7': 'video', '13': 'video' };

function formatOf(post: XPost): PostFormat {
  if (post.attachments?.poll_ids?.length) return 'poll';
  const [medium] = post.attachments?.media_keys ?? [];
  if (medium) return MEDIA[medium.split('_')[0] ?? ''] ?? 'other';
  return linksOf(post).some((link) => !isFurniture(link)) ? 'link' : 'text';
}

type Link = NonNullable<NonNullable<XPost['entities']>['urls']>[number];

function linksOf(post: XPost): readonly Link[] {
  return (post.note_tweet ?? post.note_post ?? post).entities?.urls ?? post.entities?.urls ?? [];
}

// The address of the post's own medium, or of the post that it quotes: X shows those, not their address.
function isFurniture({ media_key: medium, expanded_url: address }: Link): boolean {
  return Boolean(medium) || /^https:\/\/(x|twitter)\.com\//.test(address ?? '');
}

/** The whole text as a reader of X sees it: `text` is cut at 280, escaped for HTML, and its links are shortened. */
function wordsOf(post: XPost): string {
  const whole = (post.note_tweet ?? post.note_post)?.text ?? post.text;
  const shown = linksOf(post).reduce((words, link) => {
    if (!link.url) return words;
    return words.replaceAll(link.url, isFurniture(link) ? '' : (link.display_url ?? link.url));
  }, whole);
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}

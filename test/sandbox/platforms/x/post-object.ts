import type { Instant } from '#core/time/instant.ts';
import type { WorldPost } from '../../world/posts.ts';
import { between, chance } from '../../world/random.ts';
import { refusedField } from './errors.ts';
import type { Names } from './fields.ts';
import { type CounterName, counter, isPrivateServed, wholeText, writtenAt } from './truth.ts';

/** A version of a post in a listing: the id under which it stands, and all that it has had. */
export interface Listed {
  post: WorldPost;
  id: string;
  ids: readonly string[];
}

export interface Asked {
  names: Names;
  fields: readonly string[];
  now: Instant;
  /** Private metrics are refused whatever the age. */
  isRefused: boolean;
}

const SHORT = 280;
const PRIVATE = ['impression_count', 'engagements', 'user_profile_clicks', 'url_link_clicks'] as const;

/** A post with the fields asked for; an optional one that has nothing to say is left out. */
export function postObject(listed: Listed, { names, fields, now, isRefused }: Asked): Record<string, unknown> {
  const { post, id, ids } = listed;
  const { text, urls } = writtenOf(post);
  const isOld = id !== ids.at(-1);
  const media = mediaKeyOf(post);
  const quoted = isQuote(post) && [{ type: 'quoted', id: quotedIdOf(post) }];
  const optional: Record<string, unknown> = {
    created_at: isOld ? post.published : writtenAt(post, now),
    attachments: media && { media_keys: [media] },
    entities: urls.length > 0 ? { urls } : undefined,
    [`note_${names}`]: text.length > SHORT ? { text, ...(urls.length > 0 && { entities: { urls } }) } : undefined,
    [names === 'tweet' ? 'referenced_tweets' : 'referenced_posts']: quoted || undefined,
    public_metrics: publicMetrics(post, now, names, isOld),
    non_public_metrics: isRefused || !isPrivateServed(post, now) ? undefined : privateMetrics(post, now),
    author_id: '128450017',
    lang: 'es',
    possibly_sensitive: false,
    reply_settings: 'everyone',
    conversation_id: ids[0],
  };
  const chosen = Object.entries(optional).filter(([name, value]) => fields.includes(name) && value !== undefined);
  return { ...Object.fromEntries(chosen), id, [`edit_history_${names}_ids`]: ids, text: cut(text) };
}

/** One error per refused field of a post that is too old for its private metrics, or refused whatever its age. */
export function refusalsOf({ post, id }: Listed, { fields, now, isRefused }: Asked): object[] {
  if (!fields.includes('non_public_metrics') || (!isRefused && isPrivateServed(post, now))) return [];
  return PRIVATE.map((name) => refusedField(id, `non_public_metrics.${name}`));
}

function publicMetrics(post: WorldPost, now: Instant, names: Names, isOld: boolean) {
  // A version that was edited away keeps what it had: little, here nothing.
  const of = (name: CounterName) => (isOld ? 0 : (counter(post, name, now) ?? 0));
  return {
    [names === 'tweet' ? 'retweet_count' : 'repost_count']: of('retweet_count'),
    reply_count: of('reply_count'),
    like_count: of('like_count'),
    quote_count: of('quote_count'),
    bookmark_count: of('bookmark_count'),
    impression_count: of('impression_count'),
  };
}

function privateMetrics(post: WorldPost, now: Instant) {
  const counts = PRIVATE.map((name) => [name, counter(post, name, now)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count !== undefined));
}

/** The words as X writes them: escaped for HTML, with a short address for its link, medium or quoted post. */
function writtenOf(post: WorldPost) {
  const words = wholeText(post).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const target = targetOf(post);
  if (!target) return { text: words, urls: [] };
  const url = `https://t.co/${between(36 ** 9, 36 ** 10 - 1, 'x-tco', post.index).toString(36)}`;
  const text = `${words} ${url}`;
  return { text, urls: [{ start: text.length - url.length, end: text.length, url, ...target }] };
}

function targetOf(post: WorldPost) {
  const media = mediaKeyOf(post);
  if (media) {
    const [kind, name] = post.format === 'video' ? ['video', 'x.com/…'] : ['photo', 'pic.x.com/demo'];
    return { expanded_url: `https://x.com/demo/status/${post.index}/${kind}/1`, display_url: name, media_key: media };
  }
  if (isQuote(post))
    return { expanded_url: `https://x.com/otra/status/${quotedIdOf(post)}`, display_url: 'x.com/otra/…' };
  if (post.format !== 'link') return undefined;
  const path = `mintrabajo.gov.co/noticias/${post.index}`;
  return { expanded_url: `https://www.${path}`, display_url: path, status: 200, unwound_url: `https://www.${path}` };
}

function mediaKeyOf({ format, index }: WorldPost): string | undefined {
  const kind = format === 'image' ? '3' : format === 'video' ? '7' : undefined;
  return kind && `${kind}_18${between(10 ** 14, 10 ** 15 - 1, 'x-media', index)}`;
}

function isQuote({ format, index }: WorldPost): boolean {
  return format === 'text' && chance('x', index, 'quote') < 0.2;
}

function quotedIdOf({ index }: WorldPost): string {
  return `18${between(10 ** 14, 10 ** 15 - 1, 'x-quoted', index)}`;
}

// At a word's end, without a mark: only the note tells that there is more.
function cut(text: string): string {
  if (text.length <= SHORT) return text;
  const head = text.slice(0, SHORT - 8);
  return head.slice(0, head.lastIndexOf(' '));
}

import type { Reply, SandboxRequest } from '../../http.ts';
import { invalid } from './errors.ts';

/** The two generations of names: X renames tweets to posts, and for a while answers to either. */
export type Names = 'tweet' | 'post';

const COMMON = [
  'article',
  'attachments',
  'author_id',
  'card_uri',
  'community_id',
  'context_annotations',
  'conversation_id',
  'created_at',
  'display_text_range',
  'edit_controls',
  'entities',
  'geo',
  'id',
  'in_reply_to_user_id',
  'lang',
  'media_metadata',
  'non_public_metrics',
  'organic_metrics',
  'possibly_sensitive',
  'promoted_metrics',
  'public_metrics',
  'reply_settings',
  'scopes',
  'source',
  'text',
  'withheld',
];

const POST_FIELDS: Readonly<Record<Names, readonly string[]>> = {
  tweet: [...COMMON, 'edit_history_tweet_ids', 'note_tweet', 'referenced_tweets'],
  post: [...COMMON, 'edit_history_post_ids', 'note_post', 'referenced_posts'],
};

export const USER_FIELDS = [
  'affiliation',
  'connection_status',
  'created_at',
  'description',
  'entities',
  'id',
  'location',
  'most_recent_tweet_id',
  'name',
  'pinned_tweet_id',
  'profile_banner_url',
  'profile_image_url',
  'protected',
  'public_metrics',
  'receives_your_dm',
  'subscription_type',
  'url',
  'username',
  'verified',
  'verified_type',
  'withheld',
];

export function listOf(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '').split(',').filter(Boolean);
}

/** Which generation of names a request speaks, with the fields that it asks for. */
export function postFields(query: URLSearchParams): { names: Names; fields: string[] } {
  const names = query.has('post.fields') ? 'post' : 'tweet';
  return { names, fields: listOf(query, `${names}.fields`) };
}

export function unknownParameter({ query }: SandboxRequest, allowed: readonly string[]): Reply | undefined {
  const name = [...query.keys()].find((key) => !allowed.includes(key));
  if (name === undefined) return undefined;
  const message = `The query parameter [${name}] is not one of [${allowed.join(',')}]`;
  return invalid(name, query.get(name) ?? '', message);
}

export function unknownValue(query: URLSearchParams, name: string, allowed: readonly string[]): Reply | undefined {
  const value = listOf(query, name).find((one) => !allowed.includes(one));
  if (value === undefined) return undefined;
  const message = `The \`${name}\` query parameter value [${value}] is not one of [${allowed.join(',')}]`;
  return invalid(name, query.get(name) ?? '', message);
}

export function wrongFields(query: URLSearchParams): Reply | undefined {
  if (query.has('post.fields') && query.has('tweet.fields')) {
    return invalid('tweet.fields', query.get('tweet.fields') ?? '', 'tweet.fields and post.fields exclude each other');
  }
  const { names } = postFields(query);
  return unknownValue(query, `${names}.fields`, POST_FIELDS[names]);
}

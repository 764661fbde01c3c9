import type { Platform } from '#core/accounts/account.ts';
import type { Capture } from '#core/ports/connector.ts';
import { at, isObject, type Json, jsonOf, listOf, numberOf, textOf } from './json.ts';

/** What an answer tells of publications: when each was published, in epoch milliseconds by native id, and which are gone. */
export interface Publications {
  published: ReadonlyMap<string, number>;
  gone: ReadonlySet<string>;
}

/** Reads the publications of an answer to a request of ours, without the connector's schemas. */
export function publicationsOf(platform: Platform, capture: Capture): Publications {
  const body = jsonOf(capture.answer.body);
  const path = new URL(capture.call.url).pathname;
  const none = new Map<string, number>();
  if (platform === 'facebook') return { published: path.endsWith('_posts') ? facebook(body) : none, gone: new Set() };
  if (platform === 'x')
    return path.endsWith('/tweets') ? x(body, path === '/2/tweets') : { published: none, gone: new Set() };
  if (platform === 'linkedin') return { published: path.endsWith('/posts') ? linkedin(body) : none, gone: new Set() };
  return path.endsWith('/videos') ? youtube(capture, body) : { published: none, gone: new Set() };
}

function facebook(body: Json): Map<string, number> {
  return timesOf(listOf(at(body, 'data')), (post) => [at(post, 'id'), at(post, 'created_time')]);
}

/** An edited post is known by its first id; looked up by it, the version of then answers, which is no longer shown. */
function x(body: Json, isLookup: boolean): Publications {
  const historyOf = (post: Json) => listOf(at(post, 'edit_history_tweet_ids') ?? at(post, 'edit_history_post_ids'));
  const isShown = (post: Json) => !isLookup || (historyOf(post).at(-1) ?? at(post, 'id')) === at(post, 'id');
  const posts = listOf(at(body, 'data')).filter(isShown);
  const errors = isLookup ? listOf(at(body, 'errors')) : [];
  const lost = errors.filter((error) => (textOf(at(error, 'type')) ?? '').endsWith('/resource-not-found'));
  return {
    published: timesOf(posts, (post) => [historyOf(post)[0] ?? at(post, 'id'), at(post, 'created_at')]),
    gone: new Set(lost.flatMap((error) => textOf(at(error, 'value')) ?? [])),
  };
}

/** What is drafted, or made for an ad only, is not published. */
function linkedin(body: Json): Map<string, number> {
  const posts = listOf(at(body, 'elements')).filter((post) => {
    const state = at(post, 'lifecycleState');
    return (state === undefined || state === 'PUBLISHED') && at(post, 'adContext', 'isDsc') !== true;
  });
  return timesOf(posts, (post) => [at(post, 'id'), at(post, 'publishedAt') ?? at(post, 'createdAt')]);
}

function youtube({ call }: Capture, body: Json): Publications {
  const items = listOf(at(body, 'items'));
  const isPublic = (item: Json) =>
    (at(item, 'status', 'privacyStatus') ?? 'public') === 'public' &&
    at(item, 'snippet', 'liveBroadcastContent') !== 'upcoming';
  const served = new Set(items.map((item) => at(item, 'id')));
  const asked = new URL(call.url).searchParams.getAll('id').flatMap((ids) => ids.split(','));
  return {
    published: timesOf(items.filter(isPublic), (item) => [at(item, 'id'), at(item, 'snippet', 'publishedAt')]),
    // An answer without any video proves nothing of those it was asked for.
    gone: new Set(asked.filter((id) => id !== '' && served.size > 0 && !served.has(id))),
  };
}

function timesOf(rows: readonly Json[], read: (row: Json) => [id: Json, time: Json]): Map<string, number> {
  const found = rows.filter(isObject).flatMap((row): [string, number][] => {
    const [id, time] = read(row);
    const moment = numberOf(time) ?? Date.parse((textOf(time) ?? '').replace('+0000', 'Z'));
    return typeof id === 'string' && !Number.isNaN(moment) ? [[id, moment]] : [];
  });
  return new Map(found);
}

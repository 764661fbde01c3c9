import type { Platform } from '#core/accounts/account.ts';
import type { Capture } from '#core/ports/connector.ts';
import { at, isObject, type Json, jsonOf, listOf, textOf } from './json.ts';

/**
 * An answer to a request that we do not make, put as the answer to the request of ours whose shape it has: a feed is
 * written like published posts, a looked-up post like one of a timeline. Empty where there is none.
 */
export function alike(platform: Platform, capture: Capture): Capture[] {
  const url = new URL(capture.call.url);
  const body = jsonOf(capture.answer.body);
  if (platform === 'facebook') return facebook(capture, url, body);
  if (platform === 'x') return x(capture, url, body);
  if (platform === 'linkedin') return linkedin(capture, url, body);
  return ['/v2/reports', '/youtube/analytics/v1/reports'].includes(url.pathname) ? [reportByDay(capture, url)] : [];
}

function put({ call, answer }: Capture, url: string, body: Json = undefined): Capture {
  const text = body === undefined ? answer.body : JSON.stringify(body);
  return { call: { ...call, method: 'GET', url }, answer: { ...answer, body: text } };
}

/** Reports are tables whose columns name themselves, whatever they are by. */
function reportByDay(capture: Capture, { searchParams }: URL): Capture {
  const query = new URLSearchParams(searchParams);
  query.set('dimensions', 'day');
  return put(capture, `https://youtubeanalytics.googleapis.com/v2/reports?${query}`);
}

const GRAPH = 'https://graph.facebook.com/v26.0';

function facebook(capture: Capture, url: URL, body: Json): Capture[] {
  const [subject = '', edge] = url.pathname
    .replace(/^\/v\d+\.\d+/, '')
    .split('/')
    .filter(Boolean);
  if (capture.call.method !== 'GET') return [];
  // A post's own insights are asked in a batch, or nested in the post.
  if (edge === 'insights') return /_/.test(subject) ? [] : [put(capture, `${GRAPH}/1/insights${url.search}`)];
  if (edge === 'feed' || edge === 'posts') return [put(capture, `${GRAPH}/1/published_posts${url.search}`)];
  const id = textOf(at(body, 'id'));
  return edge === undefined && id ? nodes(capture, id, body) : [];
}

function nodes(capture: Capture, id: string, body: Json): Capture[] {
  if (at(body, 'insights', 'data') && /_/.test(id))
    return [put(capture, `${GRAPH}/1/published_posts`, { data: [body] })];
  return /^\d+$/.test(id) ? [put(capture, `${GRAPH}/${id}`)] : [];
}

function x(capture: Capture, url: URL, body: Json): Capture[] {
  const data = at(body, 'data');
  const origin = url.origin;
  const isOfUsers = /^\/2\/users(\/by(\/username\/[^/]+)?|\/\d+)?$/.test(url.pathname);
  const users = isObject(data) ? [data] : listOf(data);
  if (isOfUsers) return users.map((user) => put(capture, `${origin}/2/users/me${url.search}`, { data: user }));
  const isOfPosts = /^\/2\/(tweets(\/\d+|\/search\/\w+)?|users\/[^/]+\/(tweets|mentions|liked_tweets))$/.test(
    url.pathname,
  );
  const rows = isObject(data) ? { ...fieldsOf(body), data: [data] } : undefined;
  return isOfPosts ? [put(capture, `${origin}/2/users/1/tweets${url.search}`, rows)] : [];
}

function fieldsOf(body: Json): { readonly [name: string]: Json } {
  return isObject(body) ? body : {};
}

function linkedin(capture: Capture, url: URL, body: Json): Capture[] {
  const elements = at(body, 'elements');
  const hasPosts = listOf(elements).some((element) => at(element, 'share') ?? at(element, 'ugcPost'));
  const versioned = new URL(url.href.replace('/v2/', '/rest/'));
  const isOfStatistics = /Statistics$/.test(versioned.pathname);
  // A total of all time is written like a day of it, without the range.
  if (hasPosts && !versioned.searchParams.has('shares')) versioned.searchParams.set('shares', 'List()');
  else if (isOfStatistics) versioned.searchParams.set('timeIntervals', '(timeGranularityType:DAY)');
  // The documentation prints an element without the list around it.
  const whole = isOfStatistics && elements === undefined ? { elements: [body] } : undefined;
  return versioned.href === url.href ? [] : [put(capture, versioned.href, whole)];
}

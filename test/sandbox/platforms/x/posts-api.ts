import { type Instant, toInstant } from '#core/time/instant.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { existsAt, type WorldPost } from '../../world/posts.ts';
import { invalid, noSuchUser } from './errors.ts';
import { postFields, unknownParameter, unknownValue, wrongFields } from './fields.ts';
import { type Listed, postObject, refusalsOf } from './post-object.ts';
import { allPosts, idsAt, postId } from './truth.ts';

const PARAMETERS = [
  'max_results',
  'pagination_token',
  'start_time',
  'end_time',
  'since_id',
  'until_id',
  'exclude',
  'expansions',
  'tweet.fields',
  'post.fields',
  'media.fields',
  'poll.fields',
  'place.fields',
  'user.fields',
];
const EARLIEST = '2010-11-06T00:00:00.000Z';
const REACH = 3_200;
const TOKEN = '7140dibdnow9c7btw';
const ENDLESS = `${TOKEN}0`;

/** Ways in which a listing can be odd; each is the name of a fault. */
export const LISTING_TRAPS = [
  'short-pages',
  'empty-last-page',
  'endless',
  'empty-answer',
  'both-versions',
  'private-refused',
] as const;
export type Trap = (typeof LISTING_TRAPS)[number];

/** What is odd about a listing: its way, and a post that it leaves out. */
interface Listing {
  trap: Trap | undefined;
  hidden: string | undefined;
}

/** `GET /2/users/:id/tweets`: newest first, the newest 3,200, by pages. */
export function posts(request: SandboxRequest, now: Instant, { trap, hidden }: Listing): Reply {
  const { query } = request;
  const user = request.path.split('/')[3] ?? '';
  const fault = refusalOf(request, user);
  if (fault) return fault;
  if (user !== NATIVE.x) return noSuchUser(user, 'id');
  if (trap === 'empty-answer') return { status: 200, body: { meta: { result_count: 0 } } };
  const after = postOfToken(query.get('pagination_token'));
  const rest = windowPosts(query, now).filter(
    (post) => (!after || post.index < after.index) && postId(post) !== hidden,
  );
  const asked = Number(query.get('max_results') ?? 10);
  const page = rest.slice(0, trap === 'short-pages' ? Math.ceil(asked / 3) : asked);
  const hasNext = page.length < rest.length || (trap === 'empty-last-page' && page.length > 0);
  const next = trap === 'endless' ? ENDLESS : hasNext ? tokenAfter(page.at(-1)) : undefined;
  const previous = after && `77qpymm88g5h9vqklu${postId(after)}`;
  return listing(page, { query, now, trap, next, previous });
}

interface Shape {
  query: URLSearchParams;
  now: Instant;
  trap: Trap | undefined;
  next: string | undefined;
  previous: string | undefined;
}

function listing(page: readonly WorldPost[], { query, now, trap, next, previous }: Shape): Reply {
  const { names, fields } = postFields(query);
  const listed: Listed[] = page.flatMap((post) => {
    const ids = idsAt(post, now);
    const shown = trap === 'both-versions' ? ids.toReversed() : ids.slice(-1);
    return shown.map((id) => ({ post, id, ids }));
  });
  const asked = { names, fields, now, isRefused: trap === 'private-refused' };
  const data = listed.map((one) => postObject(one, asked));
  const errors = listed.flatMap((one) => refusalsOf(one, asked));
  const ends = { newest_id: listed[0]?.id, oldest_id: listed.at(-1)?.id };
  const meta = {
    result_count: listed.length,
    ...(listed.length > 0 && ends),
    next_token: next,
    previous_token: previous,
  };
  return { status: 200, body: { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }), meta } };
}

function refusalOf(request: SandboxRequest, user: string): Reply | undefined {
  const { query } = request;
  if (!/^\d{1,19}$/.test(user)) return invalid('id', user, `The \`id\` query parameter value [${user}] is not valid`);
  const fault =
    unknownParameter(request, PARAMETERS) ??
    wrongFields(query) ??
    unknownValue(query, 'exclude', ['replies', 'retweets']) ??
    wrongSize(query) ??
    wrongTime(query) ??
    wrongToken(query);
  if (fault) return fault;
  const absent = ['expansions', 'since_id', 'until_id'].find((name) => query.has(name));
  if (absent) throw new RangeError(`${absent} is not modelled`);
  return undefined;
}

function wrongSize(query: URLSearchParams): Reply | undefined {
  const text = query.get('max_results') ?? '10';
  const size = Number(text);
  if (Number.isInteger(size) && size >= 5 && size <= 100) return undefined;
  return invalid('max_results', text, `The \`max_results\` query parameter value [${text}] is not between 5 and 100`);
}

function wrongTime(query: URLSearchParams): Reply | undefined {
  for (const name of ['start_time', 'end_time']) {
    const text = query.get(name);
    if (text === null) continue;
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text)) {
      return invalid(name, text, `The \`${name}\` query parameter value [${text}] is not a valid RFC3339 date-time`);
    }
    if (toInstant(text) < EARLIEST) {
      return invalid(name, text, `Invalid '${name}':'${text}'. '${name}' must be on or after 2010-11-06T00:00Z`);
    }
  }
  const [start, end] = [query.get('start_time'), query.get('end_time')];
  if (!start || !end || start < end) return undefined;
  return invalid('start_time', start, `Invalid 'start_time':'${start}'. 'start_time' must be before 'end_time'`);
}

function wrongToken(query: URLSearchParams): Reply | undefined {
  const token = query.get('pagination_token');
  if (token === null || token === ENDLESS || postOfToken(token)) return undefined;
  const message = `The \`pagination_token\` query parameter value [${token}] is not a valid token`;
  return invalid('pagination_token', token, message);
}

/** The posts of the window among the newest 3,200 that exist; both ends are inclusive to the second. */
function windowPosts(query: URLSearchParams, now: Instant): WorldPost[] {
  const [start, end] = [query.get('start_time'), query.get('end_time')];
  const from = start ? toInstant(start) : EARLIEST;
  const until = end ? toInstant(end) : now;
  // Published moments fall on whole minutes, so that inclusive to the second is inclusive.
  const reachable = allPosts()
    .filter((post) => existsAt(post, now))
    .slice(0, REACH);
  return reachable.filter(({ published }) => published >= from && published <= until);
}

/** A token names the last post of the page before, so that it stays the same however often it is asked for. */
function tokenAfter(last: WorldPost | undefined): string | undefined {
  return last && `${TOKEN}${BigInt(postId(last)).toString(32)}`;
}

const byToken = new Map(allPosts().map((post) => [tokenAfter(post), post]));

function postOfToken(token: string | null): WorldPost | undefined {
  return token === null ? undefined : byToken.get(token);
}

import { z } from 'zod';
import type { AppError, Recovery } from '#core/error.ts';
import type { Answer, Call, Capture } from '#core/ports/connector.ts';
import { addDays, dayOf, startOfDay } from '#core/time/day.ts';
import { addMinutes, instantOfEpochMs } from '#core/time/instant.ts';
import { parseJson, recoveryOfStatus, refusal, unreadableBody } from '#services/exchange/failure.ts';

/** Which of our requests a call is. */
export function endpointOf({ method, url }: Pick<Call, 'method' | 'url'>): 'me' | 'posts' | 'lookup' | null {
  if (method !== 'GET') return null;
  const { pathname: path, searchParams } = new URL(url);
  if (path === '/2/users/me') return 'me';
  if (path === '/2/tweets' && searchParams.has('ids')) return 'lookup';
  return /^\/2\/users\/\d+\/tweets$/.test(path) ? 'posts' : null;
}

const count = z.int().nullish();
const text = z.string().nullish();

export const meBody = z.object({
  data: z.object({
    id: z.string(),
    name: text,
    username: text,
    public_metrics: z
      .object({
        followers_count: count,
        following_count: count,
        listed_count: count,
        tweet_count: count,
        post_count: count,
      })
      .nullish(),
  }),
});

const link = z.object({ url: text, expanded_url: text, display_url: text, media_key: text });
const entities = z.object({ urls: z.array(link).nullish() }).nullish();
const note = z.object({ text: z.string(), entities }).nullish();
const references = z.array(z.object({ type: z.string() })).nullish();

/** A post under the names of either generation of the API. */
const post = z.object({
  id: z.string(),
  text: z.string(),
  created_at: text,
  edit_history_tweet_ids: z.array(z.string()).nullish(),
  edit_history_post_ids: z.array(z.string()).nullish(),
  note_tweet: note,
  note_post: note,
  referenced_tweets: references,
  referenced_posts: references,
  entities,
  attachments: z
    .object({ media_keys: z.array(z.string()).nullish(), poll_ids: z.array(z.string()).nullish() })
    .nullish(),
  public_metrics: z
    .object({
      impression_count: count,
      like_count: count,
      reply_count: count,
      retweet_count: count,
      repost_count: count,
      quote_count: count,
      bookmark_count: count,
    })
    .nullish(),
  non_public_metrics: z.object({ url_link_clicks: count, user_profile_clicks: count }).nullish(),
});
export type XPost = z.infer<typeof post>;

/** A partial error names its post by `resource_id`, or by `value` in older answers; it may be of an expansion only. */
const partialError = z.object({
  title: text,
  type: text,
  section: text,
  resource_id: text,
  value: z.unknown().optional(),
});

/** `data` is absent from an empty page; `meta` is absent when the whole timeline is refused. */
export const postsBody = z.object({
  data: z.array(post).nullish(),
  errors: z.array(partialError).nullish(),
  meta: z.object({ next_token: text }).nullish(),
});

const problemBody = z.object({
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
  title: text,
  type: text,
  reason: text,
  error: z.unknown().optional(),
  errors: z.array(z.object({ code: z.unknown().optional(), title: text, type: text, section: text })).nullish(),
});
type Problem = z.infer<typeof problemBody>;

const BODIES = { me: meBody, posts: postsBody, lookup: postsBody };

/** The error that an answer of X is, a success that cannot be read among them. */
export function failureOf(capture: Capture): AppError | null {
  const endpoint = endpointOf(capture.call);
  return refusalOf(capture) ?? (endpoint && unreadableBody('X', capture, BODIES[endpoint]));
}

/** A 200 can be a refusal too: `errors` and nothing else, when the account does not exist, or is suspended. */
function refusalOf({ call, answer }: Capture): AppError | null {
  const parsed = problemBody.safeParse(parseJson(answer.body));
  const problem = parsed.success ? parsed.data : undefined;
  const recovery = recoveryOfStatus(answer.status)
    ? recoveryOfRefusal(answer, problem)
    : recoveryOfEmptyAnswer(call, problem);
  return recovery && refusal('X', answer, reasonOf(problem), recovery);
}

const PASSING = ['internal-error', 'resource-unavailable', 'field-hydration-failure'];

function recoveryOfRefusal(answer: Answer, problem: Problem | undefined): Recovery | null {
  const kind = kindOf(problem?.type);
  // The token endpoint's `error` is a word: a credential that is refused stays so until a person connects again.
  if (typeof problem?.error === 'string' && answer.status < 500) return { do: 'fix-setup' };
  if (kind === 'usage-capped') return tomorrow(answer);
  if (kind && PASSING.includes(kind)) return { do: 'retry' };
  // 402: the credits are spent, and stay so until somebody buys more.
  if (answer.status === 402) return { do: 'fix-setup' };
  return answer.status === 429 ? recoveryOfLimit(answer) : recoveryOfStatus(answer.status);
}

/** A 429 is of a window of 15 minutes when that window is spent; with calls left in it, it is a cap on usage. */
function recoveryOfLimit(answer: Answer): Recovery {
  const { 'x-rate-limit-remaining': remaining, 'x-rate-limit-reset': reset } = answer.headers;
  if (Number(remaining ?? 0) > 0) return tomorrow(answer);
  const seconds = Number(reset ?? Number.NaN);
  const until = Number.isSafeInteger(seconds) ? instantOfEpochMs(seconds * 1000) : addMinutes(answer.receivedAt, 15);
  return until > answer.receivedAt ? { do: 'wait', until } : { do: 'retry' };
}

// X counts usage by UTC day. A monthly cap is asked after every day too: its month need not be the calendar's, the
// answer does not say when it ends, and a person may raise it; a refused call costs nothing.
function tomorrow({ receivedAt }: Answer): Recovery {
  return { do: 'wait', until: startOfDay(addDays(dayOf(receivedAt, 'UTC'), 1), 'UTC') };
}

function recoveryOfEmptyAnswer(call: Call, problem: Problem | undefined): Recovery | null {
  if (!problem || problem.data || problem.meta) return null;
  const errors = (problem.errors ?? []).filter(({ section }) => section !== 'includes');
  if (errors.length === 0) return null;
  if (errors.some(({ type }) => PASSING.includes(kindOf(type) ?? ''))) return { do: 'retry' };
  const endpoint = endpointOf(call);
  // That none of the posts looked up is there is what was asked.
  if (endpoint === 'lookup') return null;
  return endpoint ? { do: 'fix-setup' } : { do: 'skip' };
}

/** `usage-capped` of `https://api.x.com/2/problems/usage-capped`. */
export function kindOf(type: string | null | undefined): string | undefined {
  return type?.split('/problems/')[1];
}

function reasonOf(problem: Problem | undefined): string {
  const [first] = problem?.errors ?? [];
  const legacy = first?.code === undefined ? undefined : `código ${String(first.code)}`;
  const oauth = typeof problem?.error === 'string' ? problem.error : undefined;
  return (
    problem?.reason ??
    kindOf(problem?.type) ??
    problem?.title ??
    oauth ??
    legacy ??
    kindOf(first?.type) ??
    'sin detalle'
  );
}

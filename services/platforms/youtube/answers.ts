import { z } from 'zod';
import type { AppError, Recovery } from '#core/error.ts';
import type { Call, Capture } from '#core/ports/connector.ts';
import { addDays, dayOf, startOfDay } from '#core/time/day.ts';
import { parseJson, recoveryOfStatus, refusal } from '#services/exchange/failure.ts';
import { moment, readDay } from './fields.ts';

export const ENDPOINTS = ['channels', 'playlistItems', 'videos', 'reports', 'contentTypes', 'liveBroadcasts'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

export const DIMENSIONS = { reports: 'day', contentTypes: 'day,creatorContentType' } as const;

const REPORTS = '/v2/reports';
const PATHS: Readonly<Record<string, Endpoint>> = {
  '/youtube/v3/channels': 'channels',
  '/youtube/v3/playlistItems': 'playlistItems',
  '/youtube/v3/videos': 'videos',
  '/youtube/v3/liveBroadcasts': 'liveBroadcasts',
};

/** Which of our requests a call is. A report by anything else, or of a whole window, is none of ours. */
export function endpointOf({ method, url }: Pick<Call, 'method' | 'url'>): Endpoint | null {
  const { pathname, searchParams } = new URL(url);
  if (method !== 'GET') return null;
  if (pathname !== REPORTS) return PATHS[pathname] ?? null;
  const dimensions = searchParams.get('dimensions');
  if (dimensions === DIMENSIONS.contentTypes) return 'contentTypes';
  return dimensions === DIMENSIONS.reports ? 'reports' : null;
}

// Counters are decimal strings; one that is hidden or switched off is simply absent. Where a field may be absent it may
// be null too, as clients write it that fill in what did not come.
export const counter = z.string().regex(/^\d+$/).transform(Number).nullish();
const pageInfo = {
  nextPageToken: z.string().nullish(),
  pageInfo: z.object({ totalResults: z.number().nullish() }).nullish(),
};

export const channelsBody = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z
          .object({ title: z.string().nullish(), customUrl: z.string().nullish(), publishedAt: moment.nullish() })
          .nullish(),
        statistics: z
          .object({
            viewCount: counter,
            subscriberCount: counter,
            videoCount: counter,
            hiddenSubscriberCount: z.boolean().nullish(),
          })
          .nullish(),
        contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string().nullish() }).nullish() }).nullish(),
      }),
    )
    .nullish(),
});

export const playlistItemsBody = z.object({
  ...pageInfo,
  items: z.array(
    z.object({
      // `videoPublishedAt` is absent for a private video.
      contentDetails: z.object({ videoId: z.string(), videoPublishedAt: moment.nullish() }).nullish(),
    }),
  ),
});

export const videosBody = z.object({
  ...pageInfo,
  items: z.array(
    z.object({
      id: z.string(),
      snippet: z
        .object({
          publishedAt: moment.nullish(),
          title: z.string().nullish(),
          liveBroadcastContent: z.string().nullish(),
          thumbnails: z.record(z.string(), z.object({ url: z.string().nullish() }).nullish()).nullish(),
        })
        .nullish(),
      contentDetails: z.object({ duration: z.string().nullish() }).nullish(),
      status: z.object({ privacyStatus: z.string().nullish() }).nullish(),
      statistics: z
        .object({ viewCount: counter, likeCount: counter, dislikeCount: counter, commentCount: counter })
        .nullish(),
      liveStreamingDetails: z.looseObject({ actualStartTime: z.string().nullish() }).nullish(),
    }),
  ),
});

/** Columns are named by their headers; `rows` may be empty or absent when there is nothing. Read as rows by day. */
export const reportBody = z
  .object({
    columnHeaders: z
      .array(z.object({ name: z.string() }))
      .refine((columns) => columns.some(({ name }) => name === 'day'), 'no column of days'),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))).nullish(),
  })
  .transform(({ columnHeaders, rows }, context) => {
    const at = columnHeaders.findIndex(({ name }) => name === 'day');
    const columns = columnHeaders.map(({ name }) => name);
    return { columns, rows: (rows ?? []).map((cells) => ({ day: readDay(cells[at], context), cells })) };
  });

const errorBody = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().nullish(),
      status: z.string().nullish(),
      errors: z.array(z.object({ reason: z.string().nullish() })).nullish(),
      details: z.array(z.object({ reason: z.string().nullish() })).nullish(),
    }),
  ]),
});

/** The error that an answer of YouTube is, by its `reason` first and its status after. */
export function failureOf({ answer }: Capture): AppError | null {
  const recovery = recoveryOfStatus(answer.status);
  if (!recovery) return null;
  const error = errorOf(answer.body);
  // The token endpoint's `error` is a word: a credential that is refused stays so until a person connects again.
  const isSignIn = typeof error === 'string' && answer.status < 500;
  const reason = reasonOf(error, answer.body);
  return refusal(
    'YouTube',
    answer,
    reason,
    isSignIn ? { do: 'fix-setup' } : (recoveryOfReason(reason, answer) ?? recovery),
  );
}

function errorOf(body: string): z.infer<typeof errorBody>['error'] | undefined {
  return errorBody.safeParse(parseJson(body)).data?.error;
}

function reasonOf(error: ReturnType<typeof errorOf>, body: string): string {
  if (typeof error === 'string') return error;
  if (!error) return /quota exceeded/i.test(body) ? 'quotaExceeded' : 'sin detalle';
  // The old reason of a wrong key is only `badRequest`; the new details name it.
  const detail = error.details?.find(({ reason }) => reason)?.reason;
  const [first] = error.errors ?? [];
  return (
    (first?.reason === 'badRequest' ? detail : undefined) ?? first?.reason ?? detail ?? error.status ?? 'sin detalle'
  );
}

const DAY_QUOTAS = ['quotaExceeded', 'dailyLimitExceeded', 'dailyLimitExceededUnreg'];
const PASSING = [
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'servingLimitExceeded',
  'concurrentLimitExceeded',
  'backendError',
];
const WRONG_KEY = ['keyInvalid', 'keyExpired', 'API_KEY_INVALID'];
/** Somebody else's settings: no credential of ours opens them. */
const CLOSED = ['subscriptionForbidden', 'commentsDisabled'];

function recoveryOfReason(reason: string, { receivedAt, status, body }: Capture['answer']): Recovery | null {
  const tomorrow: Recovery = { do: 'wait', until: nextQuotaReset(receivedAt) };
  if (DAY_QUOTAS.includes(reason)) return tomorrow;
  if (PASSING.includes(reason)) return { do: 'retry' };
  if (WRONG_KEY.includes(reason)) return { do: 'fix-setup' };
  // `playlistNotFound`, `videoNotFound`, …
  if (CLOSED.includes(reason) || (status === 404 && reason.endsWith('NotFound'))) return { do: 'skip' };
  if (status !== 429) return null;
  return /per minute/i.test(body) ? { do: 'retry' } : tomorrow;
}

/** Quotas are whole again at midnight, Pacific time. */
function nextQuotaReset(now: Capture['answer']['receivedAt']): Capture['answer']['receivedAt'] {
  return startOfDay(addDays(dayOf(now, 'America/Los_Angeles'), 1), 'America/Los_Angeles');
}

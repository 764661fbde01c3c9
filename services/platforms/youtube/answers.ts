import { z } from 'zod';
import type { AppError, Recovery } from '#core/error.ts';
import type { Call, Capture } from '#core/ports/connector.ts';
import { addDays, dayOf, startOfDay } from '#core/time/day.ts';
import { parseJson, recoveryOfStatus, refusal } from '#services/exchange/failure.ts';

export const ENDPOINTS = ['channels', 'playlistItems', 'videos', 'reports'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

const PATHS: Readonly<Record<string, Endpoint>> = {
  '/youtube/v3/channels': 'channels',
  '/youtube/v3/playlistItems': 'playlistItems',
  '/youtube/v3/videos': 'videos',
  '/v2/reports': 'reports',
};

/** Which of our requests a call is. */
export function endpointOf({ method, url }: Pick<Call, 'method' | 'url'>): Endpoint | null {
  return method === 'GET' ? (PATHS[new URL(url).pathname] ?? null) : null;
}

// Counters are decimal strings; one that is hidden or switched off is simply absent.
const counter = z.string().regex(/^\d+$/).transform(Number).optional();
const pageInfo = { nextPageToken: z.string().optional() };

export const channelsBody = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        statistics: z.object({ viewCount: counter, subscriberCount: counter, videoCount: counter }).optional(),
        contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string().optional() }) }).optional(),
      }),
    )
    .optional(),
});

export const playlistItemsBody = z.object({
  ...pageInfo,
  items: z.array(
    z.object({
      snippet: z.object({ resourceId: z.object({ videoId: z.string() }) }).optional(),
      // `videoPublishedAt` is absent for a private video.
      contentDetails: z.object({ videoId: z.string(), videoPublishedAt: z.string().optional() }).optional(),
    }),
  ),
});

export const videosBody = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      snippet: z
        .object({
          publishedAt: z.string(),
          title: z.string(),
          liveBroadcastContent: z.string().optional(),
          thumbnails: z.record(z.string(), z.object({ url: z.string() })).optional(),
        })
        .optional(),
      status: z.object({ privacyStatus: z.string().optional() }).optional(),
      statistics: z.object({ viewCount: counter, likeCount: counter, commentCount: counter }).optional(),
      liveStreamingDetails: z.looseObject({}).optional(),
    }),
  ),
});

/** Columns are named by their headers; `rows` may be empty or absent when there is nothing. */
export const reportBody = z.object({
  columnHeaders: z.array(z.object({ name: z.string() })),
  rows: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
});

const errorBody = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().optional(),
      status: z.string().optional(),
      errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    }),
  ]),
});

/** The error that an answer of YouTube is, by its `reason` first and its status after. */
export function failureOf({ answer }: Capture): AppError | null {
  const recovery = recoveryOfStatus(answer.status);
  if (!recovery) return null;
  const reason = reasonOf(answer.body);
  return refusal('YouTube', answer, reason, recoveryOfReason(reason, answer) ?? recovery);
}

function reasonOf(body: string): string {
  const parsed = errorBody.safeParse(parseJson(body));
  if (!parsed.success) return /quota exceeded/i.test(body) ? 'quotaExceeded' : 'sin detalle';
  const { error } = parsed.data;
  if (typeof error === 'string') return error;
  return error.errors?.[0]?.reason ?? error.status ?? 'sin detalle';
}

function recoveryOfReason(reason: string, { receivedAt, status }: Capture['answer']): Recovery | null {
  if (['quotaExceeded', 'dailyLimitExceeded'].includes(reason))
    return { do: 'wait', until: nextQuotaReset(receivedAt) };
  if (['rateLimitExceeded', 'userRateLimitExceeded', 'backendError'].includes(reason)) return { do: 'retry' };
  if (['playlistNotFound', 'videoNotFound', 'channelNotFound'].includes(reason)) return { do: 'skip' };
  if (reason === 'invalid_grant') return { do: 'fix-setup' };
  return status === 429 ? { do: 'wait', until: nextQuotaReset(receivedAt) } : null;
}

/** Quotas are whole again at midnight, Pacific time. */
function nextQuotaReset(now: Capture['answer']['receivedAt']): Capture['answer']['receivedAt'] {
  return startOfDay(addDays(dayOf(now, 'America/Los_Angeles'), 1), 'America/Los_Angeles');
}

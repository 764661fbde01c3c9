import type { Platform } from '#core/accounts/account.ts';
import type { Call, Capture } from '#core/ports/connector.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import type { RawAnswer } from '#services/exchange/transport.ts';
import type { Entry } from './folder.ts';
import { at, jsonOf, listOf, textOf } from './json.ts';
import { callOf } from './request-text.ts';
import type { Part } from './wrappings.ts';

/** When an answer came whose moment nobody wrote down. */
const UNDATED = toInstant('2026-11-01T12:00:00Z');

/** What is asked of each platform where nobody wrote down the request. */
const UNSAID: Readonly<Record<Platform, string>> = {
  facebook: 'https://graph.facebook.com/v26.0/unsaid',
  x: 'https://api.x.com/2/unsaid',
  youtube: 'https://www.googleapis.com/youtube/v3/unsaid',
  linkedin: 'https://api.linkedin.com/rest/unsaid',
};

/** YouTube's answers name themselves: `youtube#channelListResponse`. */
const NAMED: Readonly<Record<string, string>> = {
  channelListResponse: '/youtube/v3/channels',
  playlistItemListResponse: '/youtube/v3/playlistItems',
  videoListResponse: '/youtube/v3/videos',
};

/**
 * The capture that the product would have kept of this answer: it goes through the product's own recorder, so headers
 * that are not kept fall away and secrets are replaced.
 */
export async function keptOf(call: Call, raw: RawAnswer, receivedAt: Instant): Promise<Capture> {
  const clock = { now: () => receivedAt, until: async () => undefined };
  const recorder = createRecorder({ transport: async () => raw, clock, secrets: createSecrets() });
  return recorder({
    known: [],
    isAnswer: () => false,
    access: noAccess,
    keep: async () => undefined,
    signal: new AbortController().signal,
  }).send(call);
}

/** The answers of an entry as captures, in order; records are none. */
export async function capturesOf(entry: Entry): Promise<Capture[]> {
  const answers = entry.parts.flatMap((part) => (part.is === 'answer' ? [part] : []));
  return Promise.all(
    answers.map((part) => {
      const raw = {
        status: part.status ?? entry.status,
        headers: { ...entry.headers, ...part.headers },
        body: part.body,
      };
      return keptOf(askedBy(entry, part), raw, receivedAtOf(entry, raw.headers));
    }),
  );
}

/** A capture with another body, as if it had been the answer to the entry's call. */
export function asAnswer(entry: Entry, body: unknown): Promise<Capture> {
  const raw = { status: 200, headers: entry.headers, body: JSON.stringify(body) };
  return keptOf(entry.call ?? unsaid(entry.platform), raw, receivedAtOf(entry, raw.headers));
}

function askedBy(entry: Entry, part: Extract<Part, { is: 'answer' }>): Call {
  const inFile = part.request && callOf(entry.platform, `${part.request.method} ${part.request.url}`);
  return inFile ?? entry.call ?? callOfName(part.body) ?? unsaid(entry.platform);
}

function callOfName(body: string): Call | undefined {
  const json = jsonOf(body);
  const name = textOf(at(json, 'kind'))?.split('#')[1] ?? '';
  const path = NAMED[name];
  // What was asked can be seen from what came.
  const ids = listOf(at(json, 'items')).flatMap((item) => textOf(at(item, 'id')) ?? []);
  const query = name === 'playlistItemListResponse' ? '' : `?id=${ids.join(',')}`;
  return path ? { method: 'GET', url: `https://www.googleapis.com${path}${query}`, headers: {} } : undefined;
}

function unsaid(platform: Platform): Call {
  return { method: 'GET', url: UNSAID[platform], headers: {} };
}

function receivedAtOf({ recordedAt }: Entry, { date }: Readonly<Record<string, string>>): Instant {
  const epoch = Date.parse(date ?? '');
  if (recordedAt) return recordedAt;
  return Number.isNaN(epoch) ? UNDATED : toInstant(Temporal.Instant.fromEpochMilliseconds(epoch));
}

/** Recorded answers are not asked for. */
async function noAccess(): Promise<never> {
  throw new Error('a recorded answer needs no access');
}

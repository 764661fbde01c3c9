import type { Platform } from '#core/accounts/account.ts';
import type { Call, Capture, Exchange } from '#core/ports/connector.ts';
import { toInstant } from '#core/time/instant.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';
import { createXClient } from '#services/platforms/x/client.ts';
import { CREDENTIALS as FACEBOOK } from '#test/sandbox/platforms/facebook/index.ts';
import { CREDENTIALS as LINKEDIN } from '#test/sandbox/platforms/linkedin/index.ts';
import { CREDENTIALS as X } from '#test/sandbox/platforms/x/index.ts';
import { CREDENTIALS as YOUTUBE } from '#test/sandbox/platforms/youtube/authorization.ts';
import type { Sandbox } from '#test/sandbox/server.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';
import { SANDBOX_GRANTS } from '#test/support/sandbox-settings.ts';
import { keptOf } from './as-capture.ts';
import { at, jsonOf, textOf } from './json.ts';

type Origins = Pick<Sandbox, 'origins'>;

/** Mistaken requests, and those for what does not exist: their answers are seen nowhere else. */
export const PROBES: Readonly<Record<Platform, (sandbox: Origins) => Promise<Capture[]>>> = {
  facebook: ({ origins }) => {
    const page = NATIVE.facebook;
    const paths = [
      `${page}/page_post`,
      `${page}?fields=no_such_field`,
      `${page}/insights`,
      `${page}/insights?metric=page_impressions&period=day`,
      `${page}/insights?metric=page_follows&period=day&since=0&until=1800000000`,
      `${page}_1?fields=id`,
    ];
    const headers = { authorization: `Bearer ${FACEBOOK.pageToken}` };
    return allOf([
      ...paths.map((path) => get(`${origins.facebook}/v26.0/${path}`, headers)),
      get(`${origins.facebook}/v26.0/${page}`),
    ]);
  },
  x: async ({ origins }) => {
    const client = createXClient(
      { origin: origins.x, fieldNames: 'tweet', appOwner: null, appKey: X.appKey, appSecret: X.appSecret },
      createSecrets(),
    );
    const exchange: Exchange = { send, access: async () => SANDBOX_GRANTS.x.access };
    const tooEarly = { start: toInstant('2001-01-01T00:00:00Z'), isPrivate: false };
    const signed = [
      client.posts(exchange, NATIVE.x, tooEarly),
      client.posts(exchange, '17', { ...tooEarly, start: toInstant('2026-08-01T00:00:00Z') }),
    ];
    return [
      ...(await allOf([get(`${origins.x}/2/users/me`), get(`${origins.x}/2/usage/credits`)])),
      ...(await Promise.all(signed)),
    ];
  },
  youtube: async ({ origins: { youtube } }) => {
    const refused = await send(tokenCall(youtube, 'no-such-token'));
    const headers = { authorization: `Bearer ${await accessToken(youtube)}` };
    const paths = [
      `youtube/v3/playlistItems?part=snippet,contentDetails,status&maxResults=50&playlistId=UU${NATIVE.youtube.slice(2)}`,
      'youtube/v3/videos?part=no_such_part&id=a',
      'youtube/v3/videos?part=snippet',
      'youtube/v3/videos?part=statistics&id=no-such-video',
      'youtube/v3/channels?part=statistics&id=no-such-channel',
      'youtube/v3/playlistItems?part=snippet&playlistId=no-such-playlist',
      'v2/reports?ids=channel==MINE&startDate=2026-07-01&endDate=2026-07-31&metrics=views&dimensions=video,day',
      'v2/reports?ids=channel==MINE&startDate=2026-07-01&endDate=2026-07-31&metrics=estimatedRevenue',
    ];
    return [refused, ...(await allOf(paths.map((path) => get(`${youtube}/${path}`, headers))))];
  },
  linkedin: ({ origins }) => {
    const versioned = { 'linkedin-version': '202608', 'x-restli-protocol-version': '2.0.0' };
    const headers = { ...versioned, authorization: `Bearer ${LINKEDIN.accessToken}` };
    const organization = encodeURIComponent(NATIVE.linkedin);
    const shares = `organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${organization}`;
    const long = 'timeIntervals=(timeRange:(start:1451606400000,end:1683504000000),timeGranularityType:DAY)';
    const paths = [
      'noSuchResource',
      'organizationalEntityShareStatistics?q=organizationalEntity',
      'posts?q=no-such-finder',
      `${shares}&secure=true`,
      `${shares}&${long}`,
      `${shares}&timeIntervals=nonsense`,
      `${shares}&timeIntervals=${encodeURIComponent('(timeRange:(start:1,end:2))')}`,
      `organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${NATIVE.linkedin}`,
    ];
    const { 'linkedin-version': _, ...unversioned } = headers;
    return allOf([
      ...paths.map((path) => get(`${origins.linkedin}/rest/${path}`, headers)),
      get(`${origins.linkedin}/rest/posts`, unversioned),
      get(`${origins.linkedin}/rest/posts`, versioned),
    ]);
  },
};

const transport = createTransport({ timeoutMs: 5_000 });
const RECEIVED = toInstant('2026-09-01T05:10:00Z');

async function send(call: Call): Promise<Capture> {
  return keptOf(call, await transport(call, new AbortController().signal), RECEIVED);
}

function get(url: string, headers: Call['headers'] = {}): Call {
  return { method: 'GET', url, headers };
}

function allOf(calls: readonly Call[]): Promise<Capture[]> {
  return Promise.all(calls.map(send));
}

function tokenCall(origin: string, refreshToken: string): Call {
  const { clientId, clientSecret } = YOUTUBE;
  const client = { client_id: clientId, client_secret: clientSecret };
  const form = { grant_type: 'refresh_token', ...client, refresh_token: refreshToken };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url: `${origin}/token`, headers, body: new URLSearchParams(form).toString() };
}

async function accessToken(origin: string): Promise<string> {
  const answer = await transport(tokenCall(origin, YOUTUBE.refreshToken), new AbortController().signal);
  return textOf(at(jsonOf(answer.body), 'access_token')) ?? '';
}

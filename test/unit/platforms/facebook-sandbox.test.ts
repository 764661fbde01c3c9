import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Capture } from '#core/ports/connector.ts';
import { toInstant } from '#core/time/instant.ts';
import { CREDENTIALS } from '#test/sandbox/platforms/facebook/index.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';
import type { Bench } from '#test/support/pull-once.ts';
import { daysRead, openFacebook, SLOT } from './facebook-readings.ts';

let bench: Bench;
const open = async (...asked: Parameters<typeof openFacebook>) => {
  bench = await openFacebook(...asked);
  return bench;
};

describe('the sandbox’s Graph API', () => {
  beforeAll(() => open(SLOT));
  afterAll(() => bench.sandbox.stop());
  const get = async (
    path: string,
    headers: Record<string, string> = { authorization: `Bearer ${CREDENTIALS.pageToken}` },
  ) => {
    const answer = await fetch(`${bench.sandbox.origins.facebook}${path}`, { headers });
    return { answer, body: JSON.parse(await answer.text()) };
  };
  const page = `/v26.0/${NATIVE.facebook}`;

  it.each([
    [`${page}?fields=follower_count`, 100],
    [`${page}/insights?metric=page_impressions`, 100],
    [`${page}/insights`, 3001],
    [`${page}/insights?metric=page_follows&since=1700000000&until=1800000000`, 100],
    [`${page}/insights?metric=page_follows&since=yesterday&until=1800000000`, 100],
    [`${page}/published_posts?limit=101`, 100],
    [`${page}/published_posts?limit=51&fields=id,insights.metric(post_clicks)`, 1],
    [`${page}/published_posts?fields=comments.summary(true).limit(0)`, 10],
    [`${page}/published_posts?after=nonsense`, 100],
    [`${page}/page_post`, 2500],
    ['/v27.0/me', 2500],
  ])('refuses %s', async (path, code) => {
    const { answer, body } = await get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(body.error.code).toBe(code);
  });

  it('refuses a call without a token, and one with another', async () => {
    expect((await get(page, {})).body.error.code).toBe(104);
    expect((await get(page, { authorization: 'Bearer EAAother' })).body.error.code).toBe(190);
  });

  it('serves a version that has expired by the oldest living one', async () => {
    expect((await get(page.replace('26', '19'))).answer.headers.get('facebook-api-version')).toBe('v21.0');
  });

  it('lets in a day that is still running, which the mapper leaves out', async () => {
    const noon = toInstant('2026-09-15T19:00:00Z');
    bench.clock.set(noon);
    const midnight = Date.parse('2026-09-15T07:00:00Z') / 1000;
    const path = `${page}/insights?metric=page_media_view&since=${midnight - 86_400}&until=${midnight}`;
    const { answer, body } = await get(path);
    const ends = body.data[0].values.map((value: { end_time: string }) => value.end_time);
    expect(ends).toEqual(['2026-09-15T07:00:00+0000', '2026-09-16T07:00:00+0000']);
    const capture: Capture = {
      call: { method: 'GET', url: answer.url, headers: {} },
      answer: { status: 200, headers: {}, body: JSON.stringify(body), receivedAt: noon },
    };
    const request = { ...(await bench.pull()).request };
    expect([...daysRead(bench.connector.map({ request, captures: [capture] })).keys()]).toEqual([
      'facebook.page.views 2026-09-14',
    ]);
  });

  it('ends a listing with a cursor that leads to nothing', async () => {
    const first = await get(`${page}/published_posts?limit=100&since=2026-09-10`);
    expect(first.body.paging.next).toBeUndefined();
    const after = encodeURIComponent(first.body.paging.cursors.after);
    expect((await get(`${page}/published_posts?limit=100&since=2026-09-10&after=${after}`)).body).toEqual({ data: [] });
  });

  it('refuses more than fifty requests in a batch', async () => {
    const batch = Array.from({ length: 51 }, () => ({ method: 'GET', relative_url: 'me' }));
    const answer = await fetch(`${bench.sandbox.origins.facebook}/v26.0/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${CREDENTIALS.pageToken}` },
      body: new URLSearchParams({ batch: JSON.stringify(batch) }),
    });
    expect(answer.status).toBe(400);
  });
});

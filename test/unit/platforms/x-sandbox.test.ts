import { describe, expect, it } from 'vitest';
import { addMinutes, toInstant } from '#core/time/instant.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createXConnector } from '#services/platforms/x/connector.ts';
import { CREDENTIALS } from '#test/sandbox/platforms/x/index.ts';
import { createLimits } from '#test/sandbox/platforms/x/limits.ts';
import { posts } from '#test/sandbox/platforms/x/posts-api.ts';
import { postId } from '#test/sandbox/platforms/x/truth.ts';
import { me } from '#test/sandbox/platforms/x/users-api.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import { openBench } from '#test/support/pull-once.ts';
import { sandboxSettings } from '#test/support/sandbox-settings.ts';

const NOW = toInstant('2026-09-15T05:10:00Z');

function requestOf(path: string, query: Record<string, string>) {
  const parameters = new URLSearchParams(query);
  return { method: 'GET', path, query: parameters, rawQuery: String(parameters), headers: {}, body: '' };
}
const list = (query: Record<string, string>, user = '128450017') =>
  posts(requestOf(`/2/users/${user}/tweets`, query), NOW, { trap: undefined, hidden: undefined }) as {
    status: number;
    body: Record<string, unknown>;
  };

describe('the limits of the sandbox of X', () => {
  const request = (rawQuery: string) => ({ path: '/2/users/me', rawQuery });
  const remaining = (limits: ReturnType<typeof createLimits>, query: string, at = NOW) =>
    limits.headers(request(query), at)['x-rate-limit-remaining'];

  it('fall with each request, tell a repeated one the same, and are whole again after a quarter of an hour', () => {
    const limits = createLimits();
    expect(['a', 'b', 'a', 'c'].map((query) => remaining(limits, query))).toEqual(['74', '73', '74', '72']);
    expect(remaining(limits, 'd', addMinutes(NOW, 15))).toBe('74');
    expect(limits.headers(request('e'), NOW, true)['x-rate-limit-remaining']).toBe('0');
  });

  it('are spent by calls, repeated ones too', () => {
    const limits = createLimits();
    const spent = Array.from({ length: 76 }, () => limits.spend('/2/users/me', NOW));
    expect(spent.filter(Boolean)).toHaveLength(75);
    expect(spent.at(-1)).toBe(false);
    expect(limits.spend('/2/users/me', addMinutes(NOW, 15))).toBe(true);
  });
});

describe('the sandbox of X', () => {
  it.each([
    [
      'an unknown parameter',
      { previous_token: 'x' },
      'The query parameter [previous_token] is not one of [max_results,',
    ],
    ['a page too small', { max_results: '4' }, 'is not between 5 and 100'],
    ['a page too large', { max_results: '101' }, 'is not between 5 and 100'],
    [
      'a field of the other generation',
      { 'tweet.fields': 'note_post' },
      'query parameter value [note_post] is not one of',
    ],
    ['an unknown exclusion', { exclude: 'quotes' }, 'query parameter value [quotes] is not one of [replies,retweets]'],
    ['a time that is none', { start_time: '2026-09-01' }, 'is not a valid RFC3339 date-time'],
    ['a time before the first post', { start_time: '2010-01-01T00:00:00Z' }, 'must be on or after 2010-11-06T00:00Z'],
    ['a made-up token', { pagination_token: 'abc' }, 'query parameter value [abc] is not a valid token'],
  ])('refuses %s', (_, query, message) => {
    const { status, body } = list(query);
    expect(status).toBe(400);
    expect(body.title).toBe('Invalid Request');
    expect(JSON.stringify(body.errors)).toContain(message);
  });

  it('gives only what is asked for', () => {
    const { body } = list({ max_results: '5' });
    expect(body.data).toHaveLength(5);
    for (const post of body.data as object[]) {
      expect(Object.keys(post).sort()).toEqual(['edit_history_tweet_ids', 'id', 'text']);
    }
    expect(me(requestOf('/2/users/me', {}), NOW).body).toEqual({
      data: { id: '128450017', name: 'Ministerio del Trabajo', username: 'MintrabajoDemo' },
    });
  });

  it('pages through every post once, with tokens that stay the same', () => {
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const query: Record<string, string> = { max_results: '100', ...(token && { pagination_token: token }) };
      const { body } = list(query);
      expect(list(query).body).toEqual(body);
      const page = body as { data: { edit_history_tweet_ids: string[] }[]; meta: { next_token?: string } };
      seen.push(...page.data.map((post) => post.edit_history_tweet_ids[0] ?? ''));
      token = page.meta.next_token;
    } while (token);
    expect(seen).toEqual(visiblePosts('x', NOW).map(postId));
  });

  it('serves an old post without private metrics, with an error for each', () => {
    const window = { start_time: '2026-08-01T00:00:00Z', end_time: '2026-08-12T00:00:00Z' };
    const { status, body } = list({ ...window, max_results: '100', 'tweet.fields': 'non_public_metrics' });
    expect(status).toBe(200);
    const listed = body.data as object[];
    expect(listed.filter((post) => 'non_public_metrics' in post)).toEqual([]);
    expect(body.errors).toHaveLength(listed.length * 4);
  });

  it('knows no other account', () => {
    expect(list({}, '99').body).toMatchObject({ errors: [{ title: 'Not Found Error', value: '99' }] });
  });

  it.each(['appKey', 'appSecret', 'accessToken', 'accessSecret'] as const)(
    'refuses a signature with another %s',
    async (key) => {
      const bench = await openBench('x', NOW);
      const keys = { ...CREDENTIALS, [key]: 'another-key-altogether' };
      const access = { token: keys.accessToken, secret: keys.accessSecret };
      const { ask } = createXConnector({ ...sandboxSettings(bench.sandbox).x, ...keys }, createSecrets());
      bench.connector.ask = (request, exchange) => ask(request, { ...exchange, access: async () => access });
      await expect(bench.pull()).rejects.toMatchObject({ code: 'x-401', recovery: { do: 'fix-setup' } });
      await bench.sandbox.stop();
    },
  );
});

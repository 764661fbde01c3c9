import { describe, expect, it } from 'vitest';
import type { Bundle, Call, Capture, Exchange } from '#core/ports/connector.ts';
import { addMinutes, toInstant } from '#core/time/instant.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createXConnector } from '#services/platforms/x/connector.ts';
import { missingFrom } from '#services/platforms/x/coverage.ts';
import { mapX } from '#services/platforms/x/map.ts';
import { pageOf } from '#services/platforms/x/pages.ts';

const NOW = toInstant('2026-09-15T05:10:00Z');
const APP = { fieldNames: 'tweet', appOwner: null, appKey: 'app-key-1', appSecret: 'app-secret-1' } as const;

const request: Bundle['request'] = {
  account: { id: 'x-demo', native: '7' },
  slot: NOW,
  source: 'api',
  posts: { since: toInstant('2026-08-16T05:00:00Z'), recent: [], older: [] },
  days: { first: '2026-09-14', last: '2026-09-14' },
};

function captured(url: string, body: unknown): Capture {
  const call: Call = { method: 'GET', url, headers: {} };
  return { call, answer: { status: 200, headers: {}, body: JSON.stringify(body), receivedAt: NOW } };
}

const TIMELINE = 'https://api.x.com/2/users/7/tweets?tweet.fields=public_metrics,non_public_metrics';
const METRICS = {
  retweet_count: 1,
  reply_count: 2,
  like_count: 3,
  quote_count: 4,
  bookmark_count: 5,
  impression_count: 6,
};

function mapped(...posts: object[]) {
  const data = posts.map((post, index) => ({
    id: `10${index}`,
    text: 'Hola',
    created_at: '2026-09-10T15:00:00.000Z',
    public_metrics: METRICS,
    ...post,
  }));
  const read = mapX({ request, captures: [captured(TIMELINE, { data, meta: { result_count: data.length } })] });
  return { ...read, rows: read.tables[0]?.rows ?? [], facts: read.posts.map(({ facts }) => facts) };
}

describe('a post of X', () => {
  it('from before X counted views has none, whatever X sends', () => {
    const old = { created_at: '2022-12-14T23:59:59.000Z' };
    const { rows } = mapped(
      { ...old, public_metrics: { ...METRICS, impression_count: 0 } },
      { created_at: '2022-12-16T18:43:10.000Z', public_metrics: { ...METRICS, impression_count: 0 } },
      { ...old, public_metrics: { ...METRICS, impression_count: 12 } },
    );
    expect(rows.map(({ cells }) => cells[0])).toEqual(['not-exposed', 0, 12]);
  });

  it('lacks what an older generation of the API did not count', () => {
    const { rows } = mapped({ public_metrics: { retweet_count: 1, reply_count: 0, like_count: 3, quote_count: 0 } });
    expect(rows[0]?.cells).toEqual(['not-exposed', 3, 0, 1, 0, 'not-exposed', 'not-exposed', 'not-exposed']);
  });

  it('is a poll, a picture, a video, a link or words by what it carries', () => {
    const link = (expanded: string, more = {}) => ({
      entities: { urls: [{ url: 'https://t.co/a', expanded_url: expanded, ...more }] },
    });
    const { facts } = mapped(
      { attachments: { poll_ids: ['9'] } },
      { attachments: { media_keys: ['3_1'] } },
      { attachments: { media_keys: ['16_1'] } },
      { attachments: { media_keys: ['7_1'] } },
      { attachments: { media_keys: ['13_1'] } },
      { attachments: { media_keys: ['99_1'] } },
      link('https://www.mintrabajo.gov.co/'),
      link('https://x.com/otra/status/1'),
      { attachments: { media_keys: null, poll_ids: null }, entities: { urls: null } },
    );
    expect(facts.map(({ format }) => format)).toEqual([
      'poll',
      'image',
      'image',
      'video',
      'video',
      'other',
      'link',
      'text',
      'text',
    ]);
  });

  it('is told in the words that a reader of X sees', () => {
    const urls = [
      {
        url: 'https://t.co/aa',
        expanded_url: 'https://www.funcionpublica.gov.co/x',
        display_url: 'funcionpublica.gov.co/x',
      },
      { url: 'https://t.co/bb', expanded_url: 'https://x.com/demo/status/1/photo/1', media_key: '3_1' },
    ];
    const text = 'Q&amp;A: 3 &lt; 5, &amp;lt; queda https://t.co/aa https://t.co/bb';
    const { facts } = mapped(
      { text, entities: { urls } },
      { text: 'Cortado', note_tweet: { text: 'Cortado no: entero' } },
    );
    expect(facts.map((one) => one.text)).toEqual([
      'Q&A: 3 < 5, &lt; queda funcionpublica.gov.co/x',
      'Cortado no: entero',
    ]);
  });

  it('of somebody else, reposted, is no publication of the account', () => {
    const { rows, facts } = mapped(
      { referenced_tweets: [{ type: 'retweeted', id: '1' }] },
      { referenced_tweets: [{ type: 'quoted', id: '1' }] },
    );
    expect(rows).toHaveLength(2);
    expect(facts.map(({ shared }) => shared)).toEqual([true, undefined]);
  });
});

describe('known posts that a listing lacks', () => {
  const published = toInstant('2026-09-05T15:00:00Z');
  const recent = ['1', '2'].map((native) => ({ native, published }));
  const LOOKUP = 'https://api.x.com/2/tweets?ids=1%2C2';
  const said = (id: string, kind: string) => ({ value: id, type: `https://api.twitter.com/2/problems/${kind}` });
  const url = `${TIMELINE}&start_time=2026-08-16T05%3A00%3A00Z`;
  const older = { id: '3', text: '.', created_at: '2026-09-04T15:00:00.000Z', public_metrics: METRICS };
  const found = (lookup?: object) => {
    const listing = captured(url, { data: [older], meta: { result_count: 1 } });
    const captures = lookup ? [listing, captured(LOOKUP, lookup)] : [listing];
    return mapX({ request: { ...request, posts: { ...request.posts, recent } }, captures });
  };

  it('are gone when X says that they do not exist, and kept from us when it says so', () => {
    const { gone, gaps } = found({
      errors: [said('1', 'resource-not-found'), said('2', 'not-authorized-for-resource')],
    });
    expect(gone).toEqual([{ native: '1', learntAt: NOW }]);
    expect(gaps).toEqual([{ level: 'post', metrics: [], reason: 'no-permission', subjects: ['2'] }]);
  });

  it('are there when the lookup serves them, with the counters of their newest version only', () => {
    const there = { ...older, id: '1' };
    const edited = { ...older, id: '2', edit_history_tweet_ids: ['2', '9'] };
    const { gone, gaps, tables } = found({ data: [there, edited] });
    expect(gone).toEqual([]);
    expect(tables.flatMap(({ rows }) => rows.map(({ subject }) => subject))).toEqual(['3', '1']);
    expect(gaps).toEqual([{ level: 'post', metrics: [], reason: 'not-collected', subjects: ['2'] }]);
  });

  it('were not read when nobody looked them up', () => {
    const { gone, gaps } = found();
    expect(gone).toEqual([]);
    expect(gaps).toEqual([{ level: 'post', metrics: [], reason: 'not-collected', subjects: ['1', '2'] }]);
  });

  it('are asked for only where a whole listing that reaches past them lacks them', () => {
    const listed = (created: string, more = {}) => {
      const body = { data: [{ ...older, created_at: created }], meta: { result_count: 1 }, ...more };
      return missingFrom({ recent, older: [] }, [pageOf(captured(url, body))]);
    };
    expect(listed('2026-09-04T15:00:00.000Z')).toEqual(['1', '2']);
    expect(listed('2026-09-06T15:00:00.000Z')).toEqual([]);
    expect(listed('2026-09-04T15:00:00.000Z', { meta: { next_token: 'more' } })).toEqual([]);
    expect(listed('2026-09-04T15:00:00.000Z', { errors: [{ value: '2', section: 'data' }] })).toEqual(['1']);
  });
});

describe('the calls of a pull of X', () => {
  // Answers as X does, with so many posts a minute apart in the window.
  function timelineOf(count: number): Exchange & { urls: URL[] } {
    const urls: URL[] = [];
    const send = async (call: Call) => {
      const url = new URL(call.url);
      urls.push(url);
      if (url.pathname.endsWith('/me')) return captured(call.url, { data: { id: '7', username: 'demo' } });
      const from = Number(url.searchParams.get('pagination_token') ?? 0);
      const size = Math.min(Number(url.searchParams.get('max_results')), count - from);
      const data = Array.from({ length: size }, (_, n) => ({
        id: String(10_000 - from - n),
        text: '.',
        created_at: addMinutes(NOW, -from - n - 1),
        public_metrics: METRICS,
      }));
      const next = from + size < count ? { next_token: String(from + size) } : {};
      return captured(call.url, { ...(size > 0 && { data }), meta: { result_count: size, ...next } });
    };
    return { send, access: async () => ({ token: 'token-12345', secret: 'secret-1234' }), urls };
  }

  it.each([0, 1, 50, 100, 101, 200, 1000])('for %d posts are one, and one for each hundred', async (count) => {
    const exchange = timelineOf(count);
    const connector = createXConnector({ origin: 'http://127.0.0.1:9', ...APP }, createSecrets());
    await connector.ask(request, exchange);
    expect(exchange.urls).toHaveLength(1 + Math.max(1, Math.ceil(count / 100)));
    for (const url of exchange.urls) expect(url.searchParams.has('expansions')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { Recovery } from '#core/error.ts';
import type { Capture, Mapped } from '#core/ports/connector.ts';
import { toDay } from '#core/time/day.ts';
import { toInstant } from '#core/time/instant.ts';
import { endpointOf, failureOf } from '#services/platforms/youtube/answers.ts';
import { mapYouTube } from '#services/platforms/youtube/map.ts';

const NOW = toInstant('2026-09-15T05:10:00Z');
const DATA = 'https://www.googleapis.com/youtube/v3';
const REPORTS = 'https://youtubeanalytics.googleapis.com/v2/reports?ids=channel==MINE&metrics=views';

function answered(status: number, body: unknown, url = `${DATA}/videos?id=a`): Capture {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    call: { method: 'GET', url, headers: {} },
    answer: { status, headers: {}, body: text, receivedAt: NOW },
  };
}

function mapped(capture: Capture): Mapped {
  const request = {
    account: { id: 'youtube-a', native: 'UCa' },
    slot: NOW,
    source: 'api' as const,
    posts: { since: toInstant('2026-01-01T00:00:00Z'), recent: [], older: [] },
    days: { first: toDay('2026-09-01'), last: toDay('2026-09-14') },
  };
  return mapYouTube({ request, captures: [capture] });
}

describe('an answer of YouTube is', () => {
  const refused = (status: number, reason: string, more: object = {}) =>
    answered(status, { error: { code: status, message: 'no', errors: [{ reason }], ...more } });
  // Midnight Pacific after the answer, in summer time.
  const midnight: Recovery = { do: 'wait', until: toInstant('2026-09-15T07:00:00Z') };
  const cases: [string, Capture, Recovery | undefined][] = [
    ['read at 200', answered(200, { items: [] }), undefined],
    ['to wait for when the quota is spent', refused(403, 'quotaExceeded'), midnight],
    ['to wait for at 429, in whatever words', answered(429, 'Quota exceeded for quota metric'), midnight],
    ['for later when a minute is full', answered(429, "limit 'Queries per minute'"), { do: 'retry' }],
    ['for later when calls come too fast', refused(403, 'rateLimitExceeded'), { do: 'retry' }],
    ['for later at 503', answered(503, ''), { do: 'retry' }],
    ['for a person at 401', refused(401, 'authError'), { do: 'fix-setup' }],
    ['for a person at 403, in whatever words', refused(403, 'SERVICE_UNAVAILABLE'), { do: 'fix-setup' }],
    ['for a person when the credential is refused', answered(400, { error: 'invalid_client' }), { do: 'fix-setup' }],
    ['for later when the token endpoint fails', answered(503, { error: 'internal_failure' }), { do: 'retry' }],
    [
      'for a person when the key is wrong',
      refused(400, 'badRequest', { details: [{ reason: 'API_KEY_INVALID' }] }),
      { do: 'fix-setup' },
    ],
    ['an item to leave out when it does not exist', refused(404, 'commentThreadNotFound'), { do: 'skip' }],
    ['an item to leave out when its owner hides it', refused(403, 'subscriptionForbidden'), { do: 'skip' }],
    ['a fault of ours at 400', refused(400, 'invalidPageToken'), { do: 'stop' }],
    ['a fault of ours at an unknown path', answered(404, ''), { do: 'stop' }],
  ];
  it.each(cases)('%s', (_, capture, recovery) => {
    expect(failureOf(capture)?.recovery).toEqual(recovery);
  });
});

describe('reports of YouTube', () => {
  it('are ours by day only', () => {
    const of = (dimensions: string) => endpointOf({ method: 'GET', url: `${REPORTS}${dimensions}` });
    expect([of('&dimensions=day'), of('&dimensions=day,video'), of('&dimensions=gender'), of('')]).toEqual([
      'reports',
      null,
      null,
      null,
    ]);
  });

  it('without a column of days cannot be read', () => {
    const body = { columnHeaders: [{ name: 'views' }], rows: [[5]] };
    const { tables, verdicts } = mapped(answered(200, body, `${REPORTS}&dimensions=day`));
    expect(tables).toEqual([]);
    expect(verdicts).toMatchObject([{ part: 'reports', verdict: 'changed', code: 'unreadable-answer' }]);
  });

  it('may leave a cell empty, and say 0.0 for 0', () => {
    const columnHeaders = ['day', 'views', 'likes'].map((name) => ({ name }));
    const rows = [['2026-09-02', null, 0.0]];
    const { tables } = mapped(answered(200, { columnHeaders, rows }, `${REPORTS}&dimensions=day`));
    expect(tables.map((table) => table.rows)).toEqual([[{ subject: 'UCa', day: '2026-09-02', cells: [null, 0] }]]);
  });
});

describe('counters of YouTube', () => {
  const channel = (statistics: unknown) =>
    mapped(answered(200, { items: [{ id: 'UCa', statistics }] }, `${DATA}/channels?mine=true`)).tables[0]?.rows[0]
      ?.cells;

  it('that are hidden are no zero', () => {
    const hidden = { viewCount: '7', subscriberCount: '0', hiddenSubscriberCount: true };
    expect(channel(hidden)).toEqual(['not-exposed', 7, 'not-exposed']);
    expect(channel({ ...hidden, hiddenSubscriberCount: false })).toEqual([0, 7, 'not-exposed']);
    expect(channel({ ...hidden, subscriberCount: '12' })).toEqual([12, 7, 'not-exposed']);
  });

  it('may be null where they are absent', () => {
    expect(channel({ viewCount: null, subscriberCount: '3' })).toEqual([3, 'not-exposed', 'not-exposed']);
    const { tables, posts } = mapped(
      answered(200, { items: [{ id: 'a', snippet: null, statistics: { viewCount: '2' } }] }),
    );
    expect([tables[0]?.rows, posts]).toEqual([
      [{ subject: 'a', cells: [2, 'not-exposed', 'not-exposed', 'not-exposed'] }],
      [],
    ]);
  });
});

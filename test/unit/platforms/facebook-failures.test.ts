import { describe, expect, it } from 'vitest';
import type { Capture } from '#core/ports/connector.ts';
import { toInstant } from '#core/time/instant.ts';
import { endpointOf } from '#services/platforms/facebook/answers.ts';
import { failureOf } from '#services/platforms/facebook/failures.ts';

function refused(status: number, error: object): Capture {
  return {
    call: { method: 'GET', url: 'https://graph.facebook.com/v26.0/7', headers: {} },
    answer: { status, headers: {}, body: JSON.stringify({ error }), receivedAt: toInstant('2026-09-15T05:10:00Z') },
  };
}

describe('an error of the Graph API', () => {
  const gone = "Unsupported get request. Object with ID '7_8' does not exist";
  it.each<[string, number, object, string]>([
    ['is of a thing that is gone, by its subcode alone', 400, { message: gone, error_subcode: 33 }, 'skip'],
    ['is of a thing that is gone, by its words', 400, { message: gone, type: 'GraphMethodException' }, 'skip'],
    ['is of the token, by its words', 400, { message: 'Invalid OAuth access token' }, 'fix-setup'],
    ['is of a permission, by its words', 400, { message: 'Requires some permission' }, 'fix-setup'],
    ['passes when it says so, whatever its status', 401, { message: 'Later', is_transient: true }, 'retry'],
    ['passes when it says so, whatever its code', 400, { message: 'Later', code: 960, is_transient: true }, 'retry'],
    ['passes when the server failed, whatever its code', 500, { message: 'Odd', code: 960 }, 'retry'],
    ['is a fault of ours otherwise', 400, { message: 'Odd', code: 960 }, 'stop'],
  ])('%s', (_, status, error, recovery) => {
    expect(failureOf(refused(status, error))?.recovery.do).toBe(recovery);
  });
});

describe('insights of the Graph API', () => {
  it('are ours when they are asked by metric: those of an ad are not', () => {
    const of = (query: string) =>
      endpointOf({ method: 'GET', url: `https://graph.facebook.com/v26.0/7/insights?${query}` });
    expect([of('metric=page_follows'), of('fields=spend')]).toEqual(['insights', null]);
  });
});

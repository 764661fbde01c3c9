import { describe, expect, it } from 'vitest';
import { callOf } from '#test/recorded/request-text.ts';
import { partsOf } from '#test/recorded/wrappings.ts';

describe('an answer is taken out of', () => {
  const answer = (part: object) => [{ is: 'answer', headers: {}, ...part }];

  it('a file that holds nothing else', () => {
    expect(partsOf('json', '{"data":[]}')).toEqual(answer({ body: '{"data":[]}' }));
    expect(partsOf('txt', 'Rate limit exceeded')).toEqual(answer({ body: 'Rate limit exceeded' }));
    expect(partsOf('json', '{"data":[')).toEqual(answer({ body: '{"data":[' }));
  });

  it('a dump of HTTP', () => {
    const dump = 'HTTP/1.1 429 Too Many Requests\nRetry-After: 9\n\n{"message":"slow"}\n';
    expect(partsOf('http', dump)).toEqual(
      answer({ status: 429, headers: { 'retry-after': '9' }, body: '{"message":"slow"}' }),
    );
    expect(partsOf('http', 'HTTP/2 503 \n\nno\n')).toEqual(answer({ status: 503, body: 'no' }));
  });

  it('a recording of VCR, whatever its generation', () => {
    const ruby = [
      'http_interactions:',
      '- request:',
      '    method: get',
      '    uri: https://api.example/2/things',
      '  response:',
      '    status:',
      '      code: 403',
      '    headers:',
      '      X-Trace:',
      '      - abc',
      '    body:',
      `      string: '{"a":1}'`,
    ].join('\n');
    const request = { method: 'GET', url: 'https://api.example/2/things' };
    expect(partsOf('yml', ruby)).toEqual(
      answer({ status: 403, headers: { 'x-trace': 'abc' }, body: '{"a":1}', request }),
    );
    const python = {
      interactions: [
        { request: { method: 'GET', uri: request.url }, response: { status: { code: 200 }, body: { string: 'ok' } } },
      ],
    };
    expect(partsOf('json', JSON.stringify(python))).toEqual(answer({ status: 200, body: 'ok', request }));
  });

  it('an exchange as JSON, and headers alone', () => {
    const exchange = {
      request: { url: 'https://api.example/x' },
      response: { status: 201, headers: { Date: 'd' }, body: { id: 7 } },
    };
    expect(partsOf('json', JSON.stringify(exchange))).toEqual(
      answer({
        status: 201,
        headers: { date: 'd' },
        body: '{"id":7}',
        request: { method: 'GET', url: 'https://api.example/x' },
      }),
    );
    expect(partsOf('json', '{"status":402,"headers":{"Server":["a","b"]}}')).toEqual(
      answer({ status: 402, headers: { server: 'a, b' }, body: '' }),
    );
    expect(partsOf('txt', 'x-trace:abc\nx-usage:{"n":3}\n')).toEqual(
      answer({ headers: { 'x-trace': 'abc', 'x-usage': '{"n":3}' }, body: '' }),
    );
  });

  it('what an SDK printed of an error', () => {
    const [part] = partsOf(
      'txt',
      '{HttpStatus: 400, errorCode: 100, subErrorCode: 33, errorType: GraphMethodException, errorMessage: gone}',
    );
    const error = { message: 'gone', type: 'GraphMethodException', code: 100, error_subcode: 33 };
    expect(part).toEqual({ is: 'answer', headers: {}, body: JSON.stringify({ error }) });
  });

  it('rows that a loader wrote, which are no answer', () => {
    expect(partsOf('jsonl', '{"stream":"s","data":{"n":1}}\n{"n":2}\n')).toEqual([
      { is: 'records', rows: [{ n: 1 }, { n: 2 }] },
    ]);
    expect(partsOf('csv', 'a,b\n1,2\n')).toEqual([{ is: 'records', rows: ['1,2'] }]);
    expect(partsOf('js', 'export const rows = {"n": 1};\n')).toEqual([{ is: 'records', rows: [{ n: 1 }] }]);
  });
});

describe('the call is read from what a manifest says', () => {
  it('with method, spaces and parameters beside the address', () => {
    const call = callOf('facebook', 'GET https://graph.facebook.com/7/feed {"limit": "5"} headers {"A-B": "c"}');
    expect(call).toEqual({ method: 'GET', url: 'https://graph.facebook.com/7/feed?limit=5', headers: { 'a-b': 'c' } });
    expect(callOf('facebook', 'GET /v20.0/7?fields=a, b (one entry)')?.url).toBe(
      'https://graph.facebook.com/v20.0/7?fields=a,%20b',
    );
  });

  it('at the host of the platform when only the path is said', () => {
    expect(callOf('linkedin', '/rest/adAccounts/3')?.url).toBe('https://api.linkedin.com/rest/adAccounts/3');
    expect(callOf('x', 'GET/POST /2/tweets')?.url).toBe('https://api.x.com/2/tweets');
  });

  it('as none when no address is said', () => {
    expect(callOf('youtube', 'unknown (fixture)')).toBeNull();
    expect(callOf('linkedin', 'any /rest call')).toBeNull();
  });
});

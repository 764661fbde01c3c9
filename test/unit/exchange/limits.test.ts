import { describe, expect, it } from 'vitest';
import { limitsUsed } from '#services/exchange/limits.ts';

const used = (headers: Record<string, string>, endpoint: string | null = 'posts') =>
  Object.fromEntries(limitsUsed(headers, endpoint).map(({ limit, ratio }) => [limit, ratio]));

describe('the limits that an answer tells of', () => {
  it('are none where it tells nothing', () => {
    expect(used({ 'content-type': 'application/json' })).toEqual({});
  });

  it('are a window of its endpoint, of X', () => {
    const headers = {
      'x-rate-limit-limit': '900',
      'x-rate-limit-remaining': '675',
      'x-rate-limit-reset': '1760000000',
    };
    expect(used(headers)).toEqual({ 'window-posts': 0.25 });
    expect(used({ ...headers, 'x-rate-limit-remaining': '0' }, 'me')).toEqual({ 'window-me': 1 });
    expect(used({ ...headers, 'x-rate-limit-remaining': '900' }, null)).toEqual({ 'window-other': 0 });
  });

  it('are shares of the app and of the page, of Facebook; more than all is told as it is', () => {
    const headers = {
      'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":1}',
      'x-page-usage': '{"call_count":855,"total_cputime":0,"total_time":12}',
    };
    expect(used(headers)).toEqual({
      'app-call-count': 0.28,
      'app-total-cputime': 0.01,
      'app-total-time': 0.25,
      'page-call-count': 8.55,
      'page-total-cputime': 0,
      'page-total-time': 0.12,
    });
  });

  it('are the fullest share of several business uses', () => {
    const use = (type: string, call_count: number, total_time: number) => ({
      type,
      call_count,
      total_cputime: 1,
      total_time,
      estimated_time_to_regain_access: 0,
    });
    const header = JSON.stringify({
      '1148671018324630': [use('pages', 10, 3), use('instagram', 2, 60)],
      '7': [use('pages', 4, 1)],
    });
    expect(used({ 'x-business-use-case-usage': header })).toEqual({
      'business-call-count': 0.1,
      'business-total-cputime': 0.01,
      'business-total-time': 0.6,
    });
  });

  it.each([
    ['x-app-usage', 'null'],
    ['x-app-usage', 'not JSON'],
    ['x-app-usage', '{"call_count":"many"}'],
    ['x-page-usage', '[]'],
    ['x-business-use-case-usage', '{"1":null}'],
    ['x-rate-limit-limit', '900'],
    ['x-rate-limit-limit', '0'],
  ])('that cannot be read are told as none: %s %s', (name, value) => {
    expect(used({ [name]: value })).toEqual({});
  });

  it('keep what can be read beside what is null', () => {
    expect(used({ 'x-app-usage': '{"call_count":50,"total_time":null}' })).toEqual({ 'app-call-count': 0.5 });
  });
});

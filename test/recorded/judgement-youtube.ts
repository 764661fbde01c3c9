import { at, jsonOf, listOf, textOf } from './json.ts';
import type { Judge, Judgement } from './judgement.ts';

type Row = readonly [
  kind: string,
  right: Judgement['right'],
  applies: (status: number, reason: string, body: string) => boolean,
];

const DAY_QUOTAS = ['quotaExceeded', 'dailyLimitExceeded', 'dailyLimitExceededUnreg'];
const SHORT_LIMITS = ['rateLimitExceeded', 'userRateLimitExceeded', 'servingLimitExceeded', 'concurrentLimitExceeded'];

/** The first row that applies judges: the reason before the status. */
const ROWS: readonly Row[] = [
  ['quota', ['wait'], (_, reason) => DAY_QUOTAS.includes(reason)],
  ['rate', ['retry', 'wait'], (_, reason) => SHORT_LIMITS.includes(reason)],
  ['rate', ['retry', 'wait'], (status, _, body) => status === 429 && /per minute/i.test(body)],
  ['quota', ['wait'], (status) => status === 429],
  ['sign-in-refused', ['fix-setup'], (status, reason) => reason.startsWith('oauth:') && status < 500],
  ['passing', ['retry'], (status) => status === 408 || status >= 500],
  ['token', ['fix-setup'], (status) => status === 401],
  ['hidden', ['skip'], (_, reason) => ['subscriptionForbidden', 'commentsDisabled'].includes(reason)],
  ['key', ['fix-setup'], (_, reason) => /^(keyInvalid|keyExpired|API_KEY_INVALID)$/.test(reason)],
  // The words of some 403 sound passing (SERVICE_UNAVAILABLE); a permission is missing all the same.
  ['not-allowed', ['fix-setup'], (status) => status === 403],
  ['gone', ['skip'], (status, reason) => status === 404 && reason.endsWith('NotFound')],
  ['unknown-path', ['stop', 'skip'], (status) => status === 404],
];

/** Errors of the Data and Analytics APIs, and of Google's token endpoint, whose `error` is a word. */
export const youtubeErrors: Judge = ({ status, body }) => {
  if (status >= 200 && status < 300) return null;
  const reason = reasonOf(body);
  const [kind, right] = ROWS.find(([, , applies]) => applies(status, reason, body)) ?? badRequest(reason);
  return { kind, right };
};

function badRequest(reason: string): [string, Judgement['right']] {
  return [`bad-request ${reason}`.trim(), ['stop']];
}

function reasonOf(body: string): string {
  const error = at(jsonOf(body), 'error');
  if (typeof error === 'string') return `oauth:${error}`;
  const details = listOf(at(error, 'details')).flatMap((detail) => textOf(at(detail, 'reason')) ?? []);
  if (details.includes('API_KEY_INVALID')) return 'API_KEY_INVALID';
  return textOf(at(listOf(at(error, 'errors'))[0], 'reason')) ?? details[0] ?? textOf(at(error, 'status')) ?? '';
}

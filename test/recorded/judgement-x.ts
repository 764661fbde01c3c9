import { at, jsonOf, listOf, textOf } from './json.ts';
import type { Judge, Judgement } from './judgement.ts';

const LASTING = ['resource-not-found', 'not-authorized-for-resource', 'disallowed-resource'];

/** Errors of X: by status, but for an answer of status 200 that holds errors and nothing else. */
export const xErrors: Judge = ({ status, headers, body }, isOurs) => {
  const json = jsonOf(body);
  const type = textOf(at(json, 'type')) ?? '';
  if (status === 200) return emptyAnswer(body, isOurs);
  if (status < 300) return null;
  if (typeof at(json, 'error') === 'string' && status < 500) return { kind: 'sign-in-refused', right: ['fix-setup'] };
  if (type.endsWith('/usage-capped')) return { kind: 'usage-cap', right: ['wait'] };
  if (status === 401) return { kind: isLegacy(json) ? 'token, oldest form' : 'token', right: ['fix-setup'] };
  if (status === 402) return { kind: 'credits', right: ['fix-setup'] };
  if (status === 403) return { kind: 'not-allowed', right: ['fix-setup'] };
  if (status === 429) return tooMany(headers);
  if (status === 408 || status >= 500) return { kind: 'passing', right: ['retry'] };
  if (status === 404) return { kind: 'unknown-path', right: ['stop', 'skip'] };
  return { kind: 'bad-request', right: ['stop'] };
};

function tooMany(headers: Readonly<Record<string, string>>): Judgement {
  const { 'x-rate-limit-remaining': remaining, 'x-rate-limit-reset': reset } = headers;
  // Calls remain: it is another limit, and waiting for the window's end does not help.
  if (Number(remaining ?? 0) > 0) return { kind: 'other-limit', right: ['wait'] };
  return { kind: 'window-spent', right: reset ? ['wait'] : ['wait', 'retry'] };
}

/** The API of 2012 numbered its errors, and OAuth 1.0a still answers so. */
function isLegacy(json: Parameters<typeof at>[0]): boolean {
  return listOf(at(json, 'errors')).some((error) => at(error, 'code') !== undefined);
}

function emptyAnswer(body: string, isOurs: boolean): Judgement | null {
  const json = jsonOf(body);
  const errors = listOf(at(json, 'errors'));
  if (errors.length === 0 || at(json, 'data') !== undefined || at(json, 'meta') !== undefined) return null;
  const kinds = errors.filter((error) => at(error, 'section') !== 'includes').map(typeOf);
  if (kinds.length === 0) return null;
  if (!kinds.every((kind) => LASTING.includes(kind))) return { kind: 'unavailable', right: ['retry', 'skip'] };
  // Posts asked for by a list of ids: that they are not served is the answer.
  if (isOurs && errors.every((error) => at(error, 'parameter') === 'ids')) return null;
  return { kind: 'no-such-subject', right: isOurs ? ['fix-setup'] : ['skip'] };
}

function typeOf(error: Parameters<typeof at>[0]): string {
  return (textOf(at(error, 'type')) ?? '').split('/').at(-1) ?? '';
}

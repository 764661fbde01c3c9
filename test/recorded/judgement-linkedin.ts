import { at, jsonOf, numberOf, textOf } from './json.ts';
import type { Judge, Judgement } from './judgement.ts';

/** Errors of LinkedIn: by status, and for 403 by words. Quotas are whole again at midnight UTC. */
export const linkedinErrors: Judge = ({ status, body }) => {
  if (status >= 200 && status < 300) return null;
  const json = jsonOf(body);
  const message = textOf(at(json, 'message')) ?? body;
  if (typeof at(json, 'error') === 'string' && status < 500) return { kind: 'sign-in-refused', right: ['fix-setup'] };
  if (typeof at(json, 'error') === 'string') return { kind: 'sign-in-passing', right: ['retry'] };
  if (status === 401)
    return { kind: `token ${numberOf(at(json, 'serviceErrorCode')) ?? ''}`.trim(), right: ['fix-setup'] };
  if (status === 403) return refused(message);
  if (status === 426) return { kind: 'version-dead', right: ['stop'] };
  if (status === 429) return { kind: 'quota', right: ['wait'] };
  if (status === 408 || status >= 500) return { kind: 'passing', right: ['retry'] };
  if (status === 422) return { kind: 'write-refused', right: ['stop'] };
  if (status === 404) return { kind: 'unknown-path', right: ['stop', 'skip'] };
  return { kind: `bad-request ${textOf(at(json, 'code')) ?? shapeOf(json)}`, right: ['stop'] };
};

function refused(message: string): Judgement {
  // One post that may not be read fails a whole list of posts; any other field named so is a parameter of ours.
  if (/Unpermitted fields.*\[\/(shares|ugcPosts)/.test(message)) return { kind: 'post-refused', right: ['skip'] };
  if (message.includes('Unpermitted fields')) return { kind: 'unknown-parameter', right: ['stop'] };
  // Of a post it is one that may not be read; of an organization, a role that is missing.
  if (message.includes('VisibilityReduction')) return { kind: 'hidden', right: ['skip', 'fix-setup'] };
  return { kind: 'role-missing', right: ['fix-setup'] };
}

function shapeOf(json: Parameters<typeof at>[0]): string {
  if (at(json, 'errorDetails') !== undefined) return 'of input';
  return at(json, 'serviceErrorCode') === undefined ? 'of a resource' : 'of the gateway';
}

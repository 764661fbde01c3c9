import { createHash } from 'node:crypto';
import type { Platform } from '#core/accounts/account.ts';
import type { Reply, SandboxRequest } from './http.ts';
import type { SandboxContext } from './server.ts';

/** How one platform's authorization server goes about it. */
export interface AuthorizationRules {
  platform: Platform;
  clientId: string;
  clientSecret: string;
  /** Where the app may prove itself. */
  proves: readonly ('header' | 'form')[];
  /** A question without a challenge is refused, and a code without its verifier. */
  pkce: boolean;
  codeSeconds: number;
  /** Between scopes: a space as in RFC 6749, or a comma. */
  separator: ' ' | ',';
  scopes: readonly string[];
  /** The scopes that an owner does not give under the fault `scope-withheld`. */
  withheld: readonly string[];
  /** How a code that is spent, late or another's is refused. */
  badCode(): Reply;
}

interface Code {
  scopes: readonly string[];
  redirectUri: string;
  challenge: string | null;
  endsAt: number;
  query: URLSearchParams;
}

export interface Authorization {
  /** The page at which an owner consents: the sandbox's one does at once, and is sent back with a code. */
  authorize(request: SandboxRequest): Reply;
  /** The fields of a token request from the app that it should be from, or how it is refused. */
  fieldsOf(request: SandboxRequest): URLSearchParams | Reply;
  /** What a code is worth, once. `query` is that of the question. */
  redeem(fields: URLSearchParams): Pick<Code, 'scopes' | 'query'> | Reply;
  /** A token that no other call gives. */
  newToken(prefix: string): string;
}

export const isReply = (value: object): value is Reply => 'status' in value && 'body' in value;

/** Codes, PKCE and client authentication as RFC 6749 and RFC 7636 have them, by the sandbox's clock. */
export function createAuthorization(rules: AuthorizationRules, { clock, faults }: SandboxContext): Authorization {
  const codes = new Map<string, Code>();
  let issued = 0;
  const now = () => Date.parse(clock.now());
  const hit = ({ path }: SandboxRequest, ...among: string[]) =>
    faults.hit(rules.platform, { path }, clock.now(), among);
  const newToken = (prefix: string) => {
    issued += 1;
    return `${prefix}${createHash('sha256').update(`${rules.platform} ${prefix} ${issued}`).digest('base64url')}`;
  };
  return {
    newToken,
    authorize(request) {
      const { query } = request;
      const fault = hit(request, 'consent-denied', 'scope-withheld');
      const refused = refusedQuestion(rules, query);
      if (refused) return refused;
      const back = new URL(query.get('redirect_uri') ?? '');
      back.searchParams.set('state', query.get('state') ?? '');
      if (fault === 'consent-denied') back.searchParams.set('error', 'access_denied');
      else {
        const asked = (query.get('scope') ?? '').split(rules.separator);
        const code = newToken('code-');
        codes.set(code, {
          scopes: asked.filter((scope) => fault !== 'scope-withheld' || !rules.withheld.includes(scope)),
          redirectUri: query.get('redirect_uri') ?? '',
          challenge: query.get('code_challenge'),
          endsAt: now() + rules.codeSeconds * 1000,
          query,
        });
        back.searchParams.set('code', code);
      }
      return { status: 302, headers: { location: back.href }, body: '' };
    },
    fieldsOf(request) {
      if (hit(request, 'token-unavailable') !== undefined)
        return { status: 503, body: { error: 'temporarily_unavailable' } };
      const fields = formOf(request);
      return isClient(rules, request, fields)
        ? fields
        : { status: 401, body: { error: 'invalid_client', error_description: 'Unauthorized' } };
    },
    redeem(fields) {
      const code = codes.get(fields.get('code') ?? '');
      codes.delete(fields.get('code') ?? '');
      const isVerified =
        !rules.pkce ||
        code?.challenge ===
          createHash('sha256')
            .update(fields.get('code_verifier') ?? '')
            .digest('base64url');
      const isGood = code && isVerified && code.endsAt >= now() && code.redirectUri === fields.get('redirect_uri');
      return isGood ? code : rules.badCode();
    },
  };
}

/** A page of the platform's own: the owner is not sent back with what cannot be trusted. */
function refusedQuestion(rules: AuthorizationRules, query: URLSearchParams): Reply | undefined {
  const refuse = (what: string): Reply => ({ status: 400, body: `The request is invalid: ${what}` });
  if (query.get('client_id') !== rules.clientId) return refuse('client_id');
  if (!URL.canParse(query.get('redirect_uri') ?? '')) return refuse('redirect_uri');
  if (query.get('response_type') !== 'code') return refuse('response_type');
  const unknown = (query.get('scope') ?? '').split(rules.separator).find((scope) => !rules.scopes.includes(scope));
  if (unknown !== undefined) return refuse(`scope ${unknown}`);
  if (!rules.pkce) return undefined;
  const isChallenged =
    query.get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(query.get('code_challenge') ?? '');
  return isChallenged ? undefined : refuse('code_challenge');
}

/** Clients send forms; X's own SDK sends JSON. */
function formOf({ headers, body }: SandboxRequest): URLSearchParams {
  if (!headers['content-type']?.startsWith('application/json')) return new URLSearchParams(body);
  return new URLSearchParams(Object.entries(JSON.parse(body) as Record<string, string>));
}

function isClient(rules: AuthorizationRules, { headers }: SandboxRequest, fields: URLSearchParams): boolean {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (basic !== undefined && rules.proves.includes('header')) {
    const [id, secret] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent);
    return id === rules.clientId && secret === rules.clientSecret;
  }
  const isForm = rules.proves.includes('form');
  return isForm && fields.get('client_id') === rules.clientId && fields.get('client_secret') === rules.clientSecret;
}

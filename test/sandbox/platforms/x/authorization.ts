import { createAuthorization, isReply } from '#test/sandbox/authorization.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext } from '../../server.ts';

/** The app that owners consent to. */
export const APP = {
  clientId: 'demoClientIdOfX00000001',
  clientSecret: 'demoClientSecretOfX000000000000000000000000000001',
};

const ACCESS_SECONDS = 7200;

/** All that came of one consent: one refresh token is good at a time, and a spent one kills it all. */
interface Family {
  scopes: readonly string[];
  refresh: string | undefined;
  access: Map<string, number>;
}

/** X's OAuth 2: PKCE, codes of 30 seconds, refresh tokens that serve once. */
export function xAuthorization(context: SandboxContext) {
  const server = createAuthorization(
    {
      ...APP,
      platform: 'x',
      proves: ['header'],
      pkce: true,
      codeSeconds: 30,
      separator: ' ',
      scopes: ['tweet.read', 'users.read', 'offline.access', 'like.read'],
      withheld: ['offline.access'],
      badCode: () => refused('Value passed for the authorization code was invalid.'),
    },
    context,
  );
  const families: Family[] = [];
  /** Every refresh token that ever was, spent or not. */
  const refreshed = new Map<string, Family>();
  const now = () => Date.parse(context.clock.now());

  const issue = (family: Family): Reply => {
    const access = server.newToken('x-access-');
    family.access.set(access, now() + ACCESS_SECONDS * 1000);
    family.refresh = family.scopes.includes('offline.access') ? server.newToken('x-refresh-') : undefined;
    if (family.refresh !== undefined) refreshed.set(family.refresh, family);
    const body = {
      token_type: 'bearer',
      expires_in: ACCESS_SECONDS,
      access_token: access,
      scope: family.scopes.join(' '),
      ...(family.refresh !== undefined && { refresh_token: family.refresh }),
    };
    return { status: 200, body };
  };
  const end = (family: Family) => {
    family.access.clear();
    family.refresh = undefined;
  };
  const renew = (token: string): Reply => {
    const family = refreshed.get(token);
    if (family?.refresh === token) return issue(family);
    if (family) end(family);
    return refused('Value passed for the token was invalid.');
  };
  const token = (request: SandboxRequest): Reply => {
    const fields = server.fieldsOf(request);
    if (isReply(fields)) return fields;
    if (fields.get('grant_type') === 'refresh_token') return renew(fields.get('refresh_token') ?? '');
    const redeemed = server.redeem(fields);
    if (isReply(redeemed)) return redeemed;
    const family: Family = { scopes: redeemed.scopes, refresh: undefined, access: new Map() };
    families.push(family);
    return issue(family);
  };
  const revoke = (request: SandboxRequest): Reply => {
    const fields = server.fieldsOf(request);
    if (isReply(fields)) return fields;
    const given = fields.get('token') ?? '';
    const family = refreshed.get(given) ?? families.find(({ access }) => access.has(given));
    if (family) end(family);
    return { status: 200, body: { revoked: true } };
  };
  const routes: Readonly<Record<string, (request: SandboxRequest) => Reply>> = {
    'GET /i/oauth2/authorize': server.authorize,
    'POST /2/oauth2/token': token,
    'POST /2/oauth2/revoke': revoke,
  };
  return {
    routeOf: ({ method, path }: SandboxRequest) => routes[`${method} ${path}`],
    /** True for a bearer token that opens the account now. */
    isAlive(bearer: string, needs: readonly string[]): boolean {
      const family = families.find(({ access }) => (access.get(bearer) ?? 0) > now());
      return family !== undefined && needs.every((scope) => family.scopes.includes(scope));
    },
  };
}

function refused(description: string): Reply {
  return { status: 400, body: { error: 'invalid_request', error_description: description } };
}

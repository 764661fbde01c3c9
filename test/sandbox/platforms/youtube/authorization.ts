import { createAuthorization, isReply } from '#test/sandbox/authorization.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext } from '../../server.ts';

/** What the connector has to present; anything else is refused. */
export const CREDENTIALS = {
  clientId: 'demo-client.apps.googleusercontent.com',
  clientSecret: 'GOCSPX-demo-client-secret',
  refreshToken: '1//demo-refresh-token',
};

export const DATA_SCOPE = 'https://www.googleapis.com/auth/youtube.readonly';
export const ANALYTICS_SCOPE = 'https://www.googleapis.com/auth/yt-analytics.readonly';
const ACCESS_SECONDS = 3599;

/** Google's authorization server: refresh tokens serve any number of times, and come only offline and with consent. */
export function googleAuthorization(context: SandboxContext) {
  const server = createAuthorization(
    {
      clientId: CREDENTIALS.clientId,
      clientSecret: CREDENTIALS.clientSecret,
      platform: 'youtube',
      proves: ['form', 'header'],
      pkce: true,
      codeSeconds: 600,
      separator: ' ',
      scopes: [DATA_SCOPE, ANALYTICS_SCOPE],
      withheld: [ANALYTICS_SCOPE],
      badCode: invalidGrant,
    },
    context,
  );
  const refresh = new Map<string, readonly string[]>([[CREDENTIALS.refreshToken, [ANALYTICS_SCOPE, DATA_SCOPE]]]);
  const tokens = new Map<string, { endsAt: number; scopes: readonly string[]; refresh: string | undefined }>();
  const now = () => Date.parse(context.clock.now());

  const issue = (scopes: readonly string[], of: string | undefined, refreshToken?: string): Reply => {
    const access = server.newToken('ya29.');
    tokens.set(access, { endsAt: now() + ACCESS_SECONDS * 1000, scopes, refresh: of });
    const body = {
      access_token: access,
      expires_in: ACCESS_SECONDS,
      scope: scopes.join(' '),
      token_type: 'Bearer',
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    };
    return { status: 200, body };
  };
  const token = (request: SandboxRequest): Reply => {
    const fields = server.fieldsOf(request);
    if (isReply(fields)) return fields;
    if (fields.get('grant_type') === 'refresh_token') {
      const given = fields.get('refresh_token') ?? '';
      const scopes = refresh.get(given);
      return scopes ? issue(scopes, given) : invalidGrant();
    }
    if (fields.get('grant_type') !== 'authorization_code')
      return { status: 400, body: { error: 'unsupported_grant_type' } };
    const redeemed = server.redeem(fields);
    if (isReply(redeemed)) return redeemed;
    const { query, scopes } = redeemed;
    const isOffline = query.get('access_type') === 'offline' && query.get('prompt') === 'consent';
    const refreshToken = isOffline ? server.newToken('1//') : undefined;
    if (refreshToken !== undefined) refresh.set(refreshToken, scopes);
    return issue(scopes, refreshToken, refreshToken);
  };
  const revoke = (request: SandboxRequest): Reply => {
    const given = new URLSearchParams(request.body).get('token') ?? '';
    const root = refresh.has(given) ? given : tokens.get(given)?.refresh;
    if (root === undefined) return { status: 400, body: { error: 'invalid_token' } };
    refresh.delete(root);
    for (const [access, { refresh: of }] of tokens) if (of === root) tokens.delete(access);
    return { status: 200, body: {} };
  };
  const routes: Readonly<Record<string, (request: SandboxRequest) => Reply>> = {
    'GET /o/oauth2/v2/auth': server.authorize,
    'POST /token': token,
    'POST /revoke': revoke,
  };
  return {
    routeOf: ({ method, path }: SandboxRequest) => routes[`${method} ${path}`],
    /** What a token may read now, or nothing. */
    scopesOf(bearer: string): readonly string[] | undefined {
      const found = tokens.get(bearer);
      return found && found.endsAt >= now() ? found.scopes : undefined;
    },
  };
}

function invalidGrant(): Reply {
  return { status: 400, body: { error: 'invalid_grant', error_description: 'Bad Request' } };
}

import { createAuthorization, isReply } from '#test/sandbox/authorization.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext } from '../../server.ts';

/** The app that members consent to. */
export const APP = { clientId: '86demoLinkedInApp', clientSecret: 'WPL_AP1.demoLinkedInSecret.0001==' };

const DAY_SECONDS = 86_400;
const [ACCESS_DAYS, CONSENT_DAYS] = [60, 365];

interface Consent {
  scopes: readonly string[];
  refresh: string | undefined;
  endsAt: number;
  access: Map<string, number>;
}

/** LinkedIn's: access of 60 days; one refresh token whose 365 days run from the consent, however often it is used. */
export function linkedinAuthorization(context: SandboxContext) {
  const server = createAuthorization(
    {
      ...APP,
      platform: 'linkedin',
      proves: ['form'],
      pkce: false,
      codeSeconds: 1800,
      separator: ' ',
      scopes: ['r_organization_social', 'rw_organization_admin', 'w_organization_social', 'r_ads', 'r_ads_reporting'],
      withheld: ['r_organization_social', 'r_ads_reporting'],
      badCode: () =>
        refused(
          'invalid_request',
          'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.',
        ),
    },
    context,
  );
  const consents: Consent[] = [];
  const now = () => Date.parse(context.clock.now());

  const issue = (consent: Consent): Reply => {
    const access = server.newToken('AQX');
    consent.access.set(access, now() + ACCESS_DAYS * DAY_SECONDS * 1000);
    const refresh = consent.refresh !== undefined && {
      refresh_token: consent.refresh,
      refresh_token_expires_in: Math.floor((consent.endsAt - now()) / 1000),
    };
    const body = {
      access_token: access,
      expires_in: ACCESS_DAYS * DAY_SECONDS,
      scope: consent.scopes.join(','),
      ...refresh,
    };
    return { status: 200, body };
  };
  const renew = (token: string): Reply => {
    const consent = consents.find(({ refresh }) => refresh === token);
    if (consent && consent.endsAt > now()) return issue(consent);
    return refused('invalid_grant', 'The provided authorization grant or refresh token is invalid, expired or revoked');
  };
  const token = (request: SandboxRequest): Reply => {
    const fields = server.fieldsOf(request);
    if (isReply(fields)) return fields;
    if (fields.get('grant_type') === 'refresh_token') return renew(fields.get('refresh_token') ?? '');
    const redeemed = server.redeem(fields);
    if (isReply(redeemed)) return redeemed;
    // Only some apps are given the right to renew.
    const hasRefresh = context.faults.hit('linkedin', request, context.clock.now(), ['no-refresh']) === undefined;
    const consent: Consent = {
      scopes: redeemed.scopes,
      refresh: hasRefresh ? server.newToken('AQW') : undefined,
      endsAt: now() + CONSENT_DAYS * DAY_SECONDS * 1000,
      access: new Map(),
    };
    consents.push(consent);
    return issue(consent);
  };
  const revoke = (request: SandboxRequest): Reply => {
    const fields = server.fieldsOf(request);
    if (isReply(fields)) return fields;
    const given = fields.get('token') ?? '';
    const consent = consents.find(({ access }) => access.has(given));
    if (!consent) return refused('invalid_token', 'The token is not known');
    consent.access.clear();
    consent.refresh = undefined;
    return { status: 200, body: {} };
  };
  const routes: Readonly<Record<string, (request: SandboxRequest) => Reply>> = {
    'GET /oauth/v2/authorization': server.authorize,
    'POST /oauth/v2/accessToken': token,
    'POST /oauth/v2/revoke': revoke,
  };
  return {
    routeOf: ({ method, path }: SandboxRequest) => routes[`${method} ${path}`],
    /** What a token may read now, or nothing. */
    scopesOf: (bearer: string): readonly string[] | undefined =>
      consents.find(({ access }) => (access.get(bearer) ?? 0) > now())?.scopes,
  };
}

function refused(error: string, description: string): Reply {
  return { status: 400, body: { error, error_description: description } };
}

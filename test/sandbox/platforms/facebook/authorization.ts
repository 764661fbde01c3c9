import { createHmac } from 'node:crypto';
import { createAuthorization, isReply } from '#test/sandbox/authorization.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext } from '../../server.ts';
import { NATIVE } from '../../world/ministry.ts';
import { adAccounts } from './ads.ts';
import * as errors from './errors.ts';

/** The app that people consent to. */
export const APP = { clientId: '900100200300400', clientSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' };

const PERSON = '10158000000000001';
/** Another page of the same person, who may not see its figures. */
const OTHER_PAGE = '104857600123457';
const DAY_MS = 86_400_000;
const SHORT_MS = 2 * 3_600_000;
const LONG_SECONDS = 5_183_944;
const DATA_ACCESS_DAYS = 90;
const SCOPES = ['pages_show_list', 'pages_read_engagement', 'pages_read_user_content', 'read_insights', 'ads_read'];

interface Issued {
  of: 'person' | string;
  scopes: readonly string[];
  issuedAt: number;
  /** 0: never. */
  endsAt: number;
  /** Page tokens of a short token end with it. */
  isLong: boolean;
}

/** Facebook Login: a code, a token of hours, one of 60 days, and tokens of pages, a new one at each look. */
export function facebookAuthorization(context: SandboxContext) {
  const server = createAuthorization(
    {
      ...APP,
      platform: 'facebook',
      proves: ['form'],
      pkce: false,
      codeSeconds: 600,
      separator: ',',
      scopes: SCOPES,
      withheld: ['read_insights', 'ads_read'],
      badCode: () => errors.badCode(),
    },
    context,
  );
  const issued = new Map<string, Issued>();
  const now = () => Date.parse(context.clock.now());
  const alive = (token: string): Issued | undefined => {
    const found = issued.get(token);
    return found && (found.endsAt === 0 || found.endsAt > now()) ? found : undefined;
  };
  const issue = (rest: Omit<Issued, 'issuedAt'>): string => {
    const token = server.newToken('EAA');
    issued.set(token, { ...rest, issuedAt: now() });
    return token;
  };
  const token = (request: SandboxRequest): Reply => {
    const fields = server.fieldsOf(request);
    if (isReply(fields)) return fields.status === 401 ? errors.badClient() : fields;
    if (fields.get('grant_type') === 'fb_exchange_token') {
      const short = alive(fields.get('fb_exchange_token') ?? '');
      if (!short) return errors.badToken();
      const endsAt = now() + LONG_SECONDS * 1000;
      const access = issue({ of: 'person', scopes: short.scopes, endsAt, isLong: true });
      return { status: 200, body: { access_token: access, token_type: 'bearer', expires_in: LONG_SECONDS } };
    }
    const redeemed = server.redeem(fields);
    if (isReply(redeemed)) return redeemed;
    const access = issue({ of: 'person', scopes: redeemed.scopes, endsAt: now() + SHORT_MS, isLong: false });
    return { status: 200, body: { access_token: access, token_type: 'bearer', expires_in: SHORT_MS / 1000 } };
  };
  const pages = (bearer: string): Reply => {
    const person = alive(bearer);
    if (person?.of !== 'person') return errors.badToken();
    if (!person.scopes.includes('pages_show_list')) return { status: 200, body: { data: [] } };
    const page = (id: string, name: string, tasks: readonly string[]) => {
      const { scopes, isLong, endsAt } = person;
      const access = issue({ of: id, scopes, isLong, endsAt: isLong ? 0 : endsAt });
      return { access_token: access, name, id, link: `https://www.facebook.com/${id}`, tasks };
    };
    const data = [
      page(OTHER_PAGE, 'Servicio Público de Empleo', ['CREATE_CONTENT']),
      page(NATIVE.facebook, 'Ministerio del Trabajo', ['ANALYZE', 'ADVERTISE', 'MODERATE', 'CREATE_CONTENT', 'MANAGE']),
    ];
    return { status: 200, body: { data, paging: { cursors: { before: 'MTA', after: 'MTA1' } } } };
  };
  const debug = (request: SandboxRequest, bearer: string, input: string): Reply => {
    if (bearer !== `${APP.clientId}|${APP.clientSecret}`) return errors.badToken();
    const found = issued.get(input);
    const base = { app_id: APP.clientId, application: 'Rendir demo' };
    const isDead = context.faults.hit('facebook', request, context.clock.now(), ['token-dead']) !== undefined;
    if (!found || !alive(input) || isDead)
      return {
        status: 200,
        body: {
          data: {
            ...base,
            is_valid: false,
            scopes: [],
            error: { code: 190, subcode: found ? 463 : 460, message: 'Error validating access token' },
          },
        },
      };
    const { of, scopes, issuedAt, endsAt } = found;
    const data = {
      ...base,
      type: of === 'person' ? 'USER' : 'PAGE',
      is_valid: true,
      issued_at: Math.floor(issuedAt / 1000),
      expires_at: Math.floor(endsAt / 1000),
      data_access_expires_at: Math.floor((issuedAt + DATA_ACCESS_DAYS * DAY_MS) / 1000),
      scopes,
      user_id: PERSON,
      ...(of !== 'person' && { profile_id: of }),
    };
    return { status: 200, body: { data } };
  };
  const route = (request: SandboxRequest, path: string): Reply | undefined => {
    const { method, query } = request;
    if (path === '/dialog/oauth' && method === 'GET') return server.authorize(request);
    if (path === '/oauth/access_token' && method === 'POST') return token(request);
    const bearer = request.headers.authorization?.replace(/^Bearer /, '') ?? query.get('access_token') ?? '';
    const isOurs =
      path === '/me/accounts' ||
      path === '/me/adaccounts' ||
      path === '/debug_token' ||
      path === `/${PERSON}/permissions`;
    if (!isOurs) return undefined;
    const proof = createHmac('sha256', APP.clientSecret).update(bearer).digest('hex');
    if (query.get('appsecret_proof') !== proof) return errors.badProof();
    if (path === '/me/accounts') return method === 'GET' ? pages(bearer) : errors.unknownPath(path);
    if (path === '/me/adaccounts') {
      const person = alive(bearer);
      return person?.of === 'person' ? adAccounts(person.scopes) : errors.badToken();
    }
    if (path === '/debug_token') return debug(request, bearer, query.get('input_token') ?? '');
    if (method !== 'DELETE' || bearer !== `${APP.clientId}|${APP.clientSecret}`) return errors.badToken();
    issued.clear();
    return { status: 200, body: { success: true } };
  };
  return {
    route,
    /** What a page's token may read now, or nothing. */
    scopesOf: (bearer: string): readonly string[] | undefined => {
      const found = alive(bearer);
      return found?.of === NATIVE.facebook ? found.scopes : undefined;
    },
    /** The same of the token of a person, who sees advertising accounts. */
    personScopes: (bearer: string): readonly string[] | undefined => {
      const found = alive(bearer);
      return found?.of === 'person' ? found.scopes : undefined;
    },
  };
}

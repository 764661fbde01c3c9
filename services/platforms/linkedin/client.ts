import type { Call, Capture, Exchange, PullRequest } from '#core/ports/connector.ts';
import { addDays, type Day, startOfDay } from '#core/time/day.ts';
import { epochMsOf } from '#core/time/instant.ts';
import { unauthorized, withAccess } from '#services/exchange/with-access.ts';
import { failureOf } from './failure.ts';

/** Where LinkedIn is. */
export interface LinkedInSettings {
  /** `https://api.linkedin.com` */
  origin: string;
  /** `YYYYMM`; each version dies about a year after it came. */
  version: string;
  /** The app that asks members for the right to read. */
  clientId?: string;
  clientSecret?: string;
}

/** The two kinds of post that LinkedIn keeps statistics of, each with its own parameter. */
export type PostKind = 'shares' | 'ugcPosts';

/**
 * The six requests of ours, each answered whole, whatever its status; they present the token of a member who administers the
 * page (`rw_organization_admin`, `r_organization_social`). `organization` is a URN.
 */
export interface LinkedInClient {
  networkSize(exchange: Exchange, organization: string): Promise<Capture>;
  posts(exchange: Exchange, organization: string, start: number): Promise<Capture>;
  postStatistics(exchange: Exchange, organization: string, kind: PostKind, urns: readonly string[]): Promise<Capture>;
  followerStatistics(exchange: Exchange, organization: string, days: PullRequest['days']): Promise<Capture>;
  shareStatistics(exchange: Exchange, organization: string, days: PullRequest['days']): Promise<Capture>;
  pageStatistics(exchange: Exchange, organization: string, days: PullRequest['days']): Promise<Capture>;
}

export const PAGE_SIZE = 100;
/** No number is published; 20 URNs are about 700 characters, far from the length at which LinkedIn answers 414. */
export const URNS_PER_CALL = 20;

const refusalOfToken = unauthorized(failureOf);

/** Asks a versioned resource with the token of an exchange. */
export function restGet({ origin, version }: LinkedInSettings) {
  return (exchange: Exchange, path: string, more: Call['headers'] = {}): Promise<Capture> =>
    withAccess(exchange, refusalOfToken, ({ token }) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'linkedin-version': version,
        'x-restli-protocol-version': '2.0.0',
        ...more,
      };
      return exchange.send({ method: 'GET', url: `${origin}/rest/${path}`, headers });
    });
}

/**
 * Addresses are written by hand: Rest.li wants `List(`, `(`, `:` and `,` raw and what is inside them percent-encoded,
 * which no library's query encoder does.
 */
export function createLinkedInClient(settings: LinkedInSettings): LinkedInClient {
  const get = restGet(settings);
  return {
    networkSize: (exchange, organization) =>
      get(exchange, `networkSizes/${encode(organization)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`),
    posts: (exchange, organization, start) =>
      get(
        exchange,
        `posts?q=author&author=${encode(organization)}&count=${PAGE_SIZE}&start=${start}&sortBy=LAST_MODIFIED`,
        { 'x-restli-method': 'FINDER' },
      ),
    postStatistics: (exchange, organization, kind, urns) =>
      get(exchange, `${shareStatisticsOf(organization)}&${kind}=List(${urns.map(encode).join(',')})`),
    followerStatistics: (exchange, organization, days) =>
      get(exchange, `organizationalEntityFollowerStatistics?${entity(organization)}&timeIntervals=${daily(days)}`),
    shareStatistics: (exchange, organization, days) =>
      get(exchange, `${shareStatisticsOf(organization)}&timeIntervals=${daily(days)}`),
    pageStatistics: (exchange, organization, days) =>
      get(
        exchange,
        `organizationPageStatistics?q=organization&organization=${encode(organization)}&timeIntervals=${daily(days)}`,
      ),
  };
}

const encode = encodeURIComponent;
const entity = (organization: string) => `q=organizationalEntity&organizationalEntity=${encode(organization)}`;
const shareStatisticsOf = (organization: string) => `organizationalEntityShareStatistics?${entity(organization)}`;

// The start is included, the end is not; both are midnights in UTC.
function daily({ first, last }: PullRequest['days']): string {
  const midnight = (day: Day) => epochMsOf(startOfDay(day, 'UTC'));
  return `(timeRange:(start:${midnight(first)},end:${midnight(addDays(last, 1))}),timeGranularityType:DAY)`;
}

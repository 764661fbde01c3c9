import { type Day, dayRange, daysBetween } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { AD_ACCOUNTS, type AdFigures, adFigures, CAMPAIGNS, type WorldCampaign } from '../../world/ads.ts';
import { accessDenied, notFound, parameterInvalid, parameterRequired, unpermittedField } from './errors.ts';
import type { RestliQuery } from './restli.ts';

const { native: NATIVE, name: NAME, currency } = AD_ACCOUNTS['linkedin-ads'];
const ID = Number(NATIVE.split(':').at(-1));
const OTHER_ID = 508_779_999;
const OURS = CAMPAIGNS.filter(({ platform }) => platform === 'linkedin-ads');
/** Reach is told of so many days at most. */
const REACH_DAYS = 92;

/** `adAccountUsers?q=authenticatedUser`: the advertising accounts in which a member has a role. */
export function adAccountUsers(): Reply {
  const user = 'urn:li:person:demoPersona01';
  const elements = [OTHER_ID, ID].map((id) => ({
    account: `urn:li:sponsoredAccount:${id}`,
    role: id === ID ? 'VIEWER' : 'CREATIVE_MANAGER',
    user,
  }));
  return { status: 200, body: { paging: { start: 0, count: 10, links: [] }, elements } };
}

/** `adAccounts/{id}` and `adAccounts/{id}/adCampaigns?q=search`. */
export function adAccount(path: string, query: RestliQuery, isClosed: boolean, isShort: boolean): Reply {
  const [, , , id, edge, ...rest] = path.split('/');
  if (rest.length > 0 || (edge !== undefined && edge !== 'adCampaigns')) return notFound();
  if (Number(id) !== ID || isClosed) return accessDenied('adAccounts.GET');
  if (edge === 'adCampaigns') return adCampaigns(query, isShort);
  const name = `${NAME} (Ministerio del Trabajo)`;
  return {
    status: 200,
    body: { id: ID, name, currency, status: 'ACTIVE', servingStatuses: ['RUNNABLE'], type: 'BUSINESS', test: false },
  };
}

function adCampaigns(query: RestliQuery, isShort: boolean): Reply {
  if (query.text('q') !== 'search') return parameterRequired('q');
  const size = isShort ? 1 : Number(query.text('pageSize') ?? 100);
  if (!(size >= 1 && size <= 1_000)) return parameterInvalid('pageSize');
  const from = Number(query.text('pageToken') ?? 0);
  const shown = OURS.slice(from, from + size);
  const elements = shown.map(({ id, name }) => ({ id: Number(id), name, account: NATIVE, status: 'ACTIVE' }));
  const next = from + size < OURS.length && { nextPageToken: String(from + size) };
  return { status: 200, body: { elements, metadata: { ...next } } };
}

/** `adAnalytics?q=analytics`, by campaign and day; an empty list for whoever may not see the account. */
export function adAnalytics(query: RestliQuery, now: Instant, isSeen: boolean): Reply {
  if (query.text('q') !== 'analytics') return parameterRequired('q');
  if (query.text('pivot') !== 'CAMPAIGN') return parameterInvalid('pivot');
  if (query.text('timeGranularity') !== 'DAILY') return parameterInvalid('timeGranularity');
  const range = query.dates();
  if (!range || range.first > range.last) return parameterInvalid('dateRange');
  const fields = (query.text('fields') ?? 'impressions,clicks').split(',');
  const unknown = fields.find((name) => !(name in FIELDS));
  if (unknown !== undefined) return unpermittedField(unknown);
  if (fields.includes('approximateMemberReach') && daysBetween(range.first, range.last) >= REACH_DAYS)
    return parameterInvalid('dateRange');
  const days = dayRange(range.first, range.last).filter((day) => day <= now);
  const isOurs = query.list('accounts')?.includes(NATIVE) ?? false;
  const rows = OURS.flatMap((campaign) => days.flatMap((day) => rowOf(campaign, day, now, fields)));
  return {
    status: 200,
    body: { paging: { start: 0, count: 10, links: [] }, elements: isSeen && isOurs ? rows : [] },
  };
}

type Field = (campaign: WorldCampaign, figures: AdFigures, day: Day) => unknown;

const FIELDS: Readonly<Record<string, Field>> = {
  dateRange: (_, __, day) => ({ start: dateOf(day), end: dateOf(day) }),
  pivotValues: ({ id }) => [`urn:li:sponsoredCampaign:${id}`],
  costInLocalCurrency: (_, { minor }) => moneyText(minor),
  costInUsd: (_, { minor }) => moneyText(minor),
  impressions: (_, { impressions }) => impressions,
  clicks: (_, { clicks }) => clicks,
  approximateMemberReach: (_, { reach }) => reach,
};

/** The day after the budget ended, one impression is left over, and less than nothing of the cost. */
const LEFT_OVER: AdFigures = { minor: 0, impressions: 1, clicks: 0, reach: 0 };

function rowOf(campaign: WorldCampaign, day: Day, now: Instant, fields: readonly string[]): object[] {
  const isDayAfter = daysBetween(campaign.last, day) === 1;
  const figures = isDayAfter ? LEFT_OVER : adFigures(campaign, day, now);
  if (!figures) return [];
  return [Object.fromEntries(fields.map((name) => [name, FIELDS[name]?.(campaign, figures, day)]))];
}

/** A float's noise behind the money. */
function moneyText(minor: number): string {
  if (minor === 0) return '-2E-18';
  const cents = String(minor).padStart(3, '0');
  return `${cents.slice(0, -2)}.${cents.slice(-2)}0000000000335346`;
}

function dateOf(day: Day) {
  const [year, month, date] = day.split('-').map(Number);
  return { year, month, day: date };
}

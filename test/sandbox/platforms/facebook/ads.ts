import { type Day, dayRange } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { AD_ACCOUNTS, type AdFigures, adFigures, CAMPAIGNS, type WorldCampaign } from '../../world/ads.ts';
import type { Ask } from './ask.ts';
import * as errors from './errors.ts';
import { parseFields } from './fields.ts';

const { native: NATIVE, name: NAME, currency, zone } = AD_ACCOUNTS['facebook-ads'];
const ACCOUNT_ID = NATIVE.slice('act_'.length);
const OURS = CAMPAIGNS.filter(({ platform }) => platform === 'facebook-ads');

const NODE: Readonly<Record<string, unknown>> = {
  account_id: ACCOUNT_ID,
  name: NAME,
  currency,
  timezone_name: zone,
  account_status: 1,
};
const PARAMETERS = 'level time_increment time_range fields filtering limit after appsecret_proof'.split(' ');
const STATES = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED', 'IN_PROCESS', 'WITH_ISSUES'];
const DEFAULT_ROWS = 25;
const TOO_MANY_DAYS = 7;

/** `me/adaccounts`: what the person behind a token sees of advertising accounts. */
export function adAccounts(scopes: readonly string[]): Reply {
  const data = [
    { account_id: '360099999999999', name: 'Servicio Público de Empleo', id: 'act_360099999999999' },
    { account_id: ACCOUNT_ID, name: `${NAME} (Ministerio del Trabajo)`, id: NATIVE },
  ];
  const cursors = { before: 'MTA', after: 'MTA1' };
  return { status: 200, body: scopes.includes('ads_read') ? { data, paging: { cursors } } : { data: [] } };
}

/** An advertising account and its insights; undefined for any other object. */
export function adRoute(ask: Ask): Reply | undefined {
  const [, id = '', edge, ...rest] = ask.path.split('/');
  if (!id.startsWith('act_')) return undefined;
  if (id !== NATIVE || ask.fault === 'ad-account-gone') return errors.objectGone(id);
  if (rest.length > 0 || ask.method !== 'GET') return errors.unknownPath(ask.path);
  const isSeen = ask.scopes.includes('ads_read');
  if (edge === undefined) return isSeen ? node(ask) : errors.adsNotGranted();
  if (edge !== 'insights') return errors.unknownPath(`/${edge}`);
  return withUsage(isSeen ? insights(ask) : { status: 200, body: { data: [] } });
}

function node({ query }: Ask): Reply {
  const names = parseFields(query.get('fields') ?? 'account_id').map(({ name }) => name);
  const unknown = names.find((name) => name !== 'id' && !(name in NODE));
  if (unknown !== undefined) return errors.nonexistingField(unknown);
  const body = Object.fromEntries(names.map((name) => [name, NODE[name]]));
  return { status: 200, body: { ...body, id: NATIVE } };
}

function insights(ask: Ask): Reply {
  const { query, now, fault } = ask;
  const unknown = [...query.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) return errors.wrongParameter(`Unknown parameter ${unknown}`);
  const days = daysOf(query.get('time_range') ?? '', now);
  if (!days) return errors.wrongParameter('param time_range must be non-empty.');
  if (query.get('level') !== 'campaign' || query.get('time_increment') !== '1')
    return errors.wrongParameter('level and time_increment must be campaign and 1 here');
  const states = statesOf(query.get('filtering'));
  if (!states) return errors.wrongParameter('Filtering field campaign.effective_status with operation in is invalid');
  if (fault === 'too-much-data' && days.length > TOO_MANY_DAYS) return errors.tooMuchData();
  const fields = (query.get('fields') ?? '').split(',').filter(Boolean);
  const wrong = fields.find((name) => !(name in FIELDS));
  if (wrong !== undefined) return errors.wrongParameter(`${wrong} is not valid for fields param.`);
  const seen = OURS.filter(({ isArchived }) => states.includes(isArchived ? 'ARCHIVED' : 'ACTIVE'));
  const rows = seen.flatMap((campaign) => days.flatMap((day) => rowOf(campaign, day, now, fields)));
  return page(rows, ask);
}

function daysOf(text: string, now: Instant): Day[] | undefined {
  const { since = '', until = '' } = jsonOf<{ since: Day; until: Day }>(text) ?? {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(since) || !/^\d{4}-\d{2}-\d{2}$/.test(until) || since > until) return undefined;
  return dayRange(since as Day, until as Day).filter((day) => day <= now);
}

/** Without a filter, archived campaigns are left out in silence. */
function statesOf(text: string | null): readonly string[] | undefined {
  if (text === null) return ['ACTIVE', 'PAUSED'];
  const [filter] = jsonOf<{ field: string; operator: string; value: string[] }[]>(text) ?? [];
  if (filter?.field !== 'campaign.effective_status' || filter.operator !== 'IN') return undefined;
  return filter.value.every((state) => STATES.includes(state)) ? filter.value : undefined;
}

type Field = (campaign: WorldCampaign, figures: AdFigures, day: Day) => unknown;

/** Every number is a text. */
const FIELDS: Readonly<Record<string, Field>> = {
  campaign_id: ({ id }) => id,
  campaign_name: ({ name }) => name,
  account_currency: () => currency,
  spend: (_, { minor }, day) => moneyText(minor, day),
  impressions: (_, { impressions }) => String(impressions),
  inline_link_clicks: (_, { clicks }) => (clicks === 0 ? undefined : String(clicks)),
  reach: (_, { reach }) => String(reach),
  // The parts of an action stand beside their sum.
  actions: (_, { clicks }) => [
    { action_reaction: 'like', action_type: 'post_reaction', value: String(clicks) },
    { action_type: 'post_reaction', value: String(clicks) },
  ],
};

function rowOf(campaign: WorldCampaign, day: Day, now: Instant, fields: readonly string[]): object[] {
  const figures = adFigures(campaign, day, now);
  if (!figures) return [];
  const told = Object.fromEntries(fields.map((name) => [name, FIELDS[name]?.(campaign, figures, day)]));
  return [{ ...told, date_start: day, date_stop: day }];
}

/** No zeros at the end, and now and then more decimals than money has. */
function moneyText(minor: number, day: Day): string {
  const cents = String(minor).padStart(3, '0');
  const text = `${cents.slice(0, -2)}.${cents.slice(-2)}`;
  if (Number(day.slice(-2)) % 5 === 0) return `${text}000004`;
  return String(Number(text));
}

function page(rows: readonly object[], { query, fault, link, path }: Ask): Reply {
  const limit = fault === 'short-pages' ? 3 : Number(query.get('limit') ?? DEFAULT_ROWS);
  const from = Number(Buffer.from(query.get('after') ?? '', 'base64').toString() || 0);
  const shown = rows.slice(from, from + limit);
  if (shown.length === 0) return { status: 200, body: { data: [] } };
  const after = Buffer.from(String(from + limit)).toString('base64');
  const next = from + limit < rows.length && { next: link(path.slice(1), { limit, after }) };
  const paging = { cursors: { before: Buffer.from(String(from)).toString('base64'), after }, ...next };
  return { status: 200, body: { data: shown, paging } };
}

function withUsage(reply: Reply): Reply {
  const use = {
    type: 'ads_insights',
    call_count: 3,
    total_cputime: 2,
    total_time: 2,
    estimated_time_to_regain_access: 0,
  };
  return { ...reply, headers: { 'x-business-use-case-usage': JSON.stringify({ [ACCOUNT_ID]: [use] }) } };
}

function jsonOf<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

import type { AdPlatform } from '#core/accounts/account.ts';
import { addDays, type Day } from '#core/time/day.ts';
import { epochMsOf, type Instant, toInstant } from '#core/time/instant.ts';
import { chance } from './random.ts';

/** The advertising account of the invented ministry on each network. */
export const AD_ACCOUNTS = {
  'facebook-ads': { native: 'act_360012345678901', name: 'Pauta Mintrabajo', currency: 'COP', zone: 'America/Bogota' },
  'linkedin-ads': {
    native: 'urn:li:sponsoredAccount:508771234',
    name: 'Mintrabajo Ads',
    currency: 'USD',
    zone: 'UTC',
  },
} as const satisfies Record<AdPlatform, { native: string; name: string; currency: string; zone: string }>;

export interface WorldCampaign {
  platform: AdPlatform;
  id: string;
  name: string;
  first: Day;
  last: Day;
  /** Typical cost of a day, in hundredths of the currency. */
  daily: number;
  isArchived: boolean;
}

export const CAMPAIGNS: readonly WorldCampaign[] = [
  campaign('facebook-ads', '120210000000000101', 'Empleo joven 2026', '2026-08-10', '2026-10-31', 18_450_000),
  campaign('facebook-ads', '120210000000000102', 'Formalización laboral', '2026-10-05', '2026-11-20', 9_120_050),
  campaign('facebook-ads', '120210000000000103', 'Prima de servicios', '2026-06-15', '2026-10-12', 7_300_000, true),
  campaign('linkedin-ads', '252074216', 'Empleadores incluyentes', '2026-09-20', '2026-10-18', 4_275),
  campaign('linkedin-ads', '252074217', 'Inspección del trabajo', '2026-10-10', '2026-11-25', 2_610),
];

export interface AdFigures {
  /** In hundredths of the currency. */
  minor: number;
  impressions: number;
  clicks: number;
  reach: number;
}

/** What a day is told to have cost while it is young: less, then more, and right in the end. */
const TOLD: readonly (readonly [untilDays: number, share: number])[] = [
  [1, 0.93],
  [3, 0.98],
  [20, 1.01],
];

/** What a campaign cost and did on a day as its network tells it at a moment; `null` where nothing ran, or not yet. */
export function adFigures(of: WorldCampaign, day: Day, knownAt: Instant): AdFigures | null {
  const start = startOf(of, day);
  if (day < of.first || day > of.last || knownAt <= start) return null;
  const whole = finalFigures(of, day);
  const daysKnown = (epochMsOf(knownAt) - epochMsOf(startOf(of, addDays(day, 1)))) / 86_400_000;
  const running = Math.min(1, (epochMsOf(knownAt) - epochMsOf(start)) / 86_400_000);
  const share = (TOLD.find(([until]) => daysKnown < until)?.[1] ?? 1) * running;
  const part = (figure: number) => Math.round(figure * share);
  return {
    minor: part(whole.minor),
    impressions: part(whole.impressions),
    clicks: part(whole.clicks),
    reach: part(whole.reach),
  };
}

function finalFigures({ id, daily }: WorldCampaign, day: Day): AdFigures {
  const minor = Math.round(daily * (0.75 + 0.5 * chance('ads', id, day)));
  const impressions = 4_000 + Math.round(16_000 * chance('ads-impressions', id, day));
  const reach = Math.round(impressions * (0.5 + 0.3 * chance('ads-reach', id, day)));
  return { minor, impressions, clicks: Math.round(impressions * 0.012), reach };
}

function startOf({ platform }: WorldCampaign, day: Day): Instant {
  const { zone } = AD_ACCOUNTS[platform];
  return toInstant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).toInstant());
}

function campaign(
  platform: AdPlatform,
  id: string,
  name: string,
  first: Day,
  last: Day,
  daily: number,
  isArchived = false,
): WorldCampaign {
  return { platform, id, name, first, last, daily, isArchived };
}

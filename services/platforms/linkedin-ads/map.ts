import { type Decimal, toDecimal } from '#core/imports/decimal.ts';
import { type AdDay, type AdDays, hasEnded } from '#core/pauta/ads/ad-day.ts';
import type { Bundle, Capture } from '#core/ports/connector.ts';
import { type Day, toDay } from '#core/time/day.ts';
import { exactFigure } from '#services/exchange/exact-decimal.ts';
import { readBody } from '#services/exchange/failure.ts';
import { type AnalyticsRow, BODIES, endpointOf } from './answers.ts';
import { failureOf } from './failures.ts';

/** Whose days LinkedIn's are, whatever the account. */
export const ZONE = 'UTC';

/** Campaigns by day, each with the name that the account's list gives it; of a day that was told twice, the later answer. */
export function mapLinkedInAds({ captures }: Bundle): AdDays {
  const answered = captures.filter((capture) => !failureOf(capture));
  const of = (endpoint: string) => answered.filter(({ call }) => endpointOf(call) === endpoint);
  const account = of('adAccount').at(-1);
  if (!account) throw new RangeError('a pull of ads has no answer of its account');
  const names = namesOf(of('adCampaigns'));
  const rows = of('adAnalytics').flatMap((capture) => daysOf(capture, names));
  const days = new Map(rows.map((row) => [`${row.campaign}|${row.day}`, row]));
  return { currency: readBody('LinkedIn', account, BODIES.adAccount).currency, zone: ZONE, days: [...days.values()] };
}

function namesOf(pages: readonly Capture[]): Map<string, string | null> {
  const elements = pages.flatMap((page) => readBody('LinkedIn', page, BODIES.adCampaigns).elements);
  return new Map(elements.map(({ id, name }) => [String(id), name ?? null]));
}

function daysOf(capture: Capture, names: ReadonlyMap<string, string | null>): AdDay[] {
  const { elements } = readBody('LinkedIn', capture, BODIES.adAnalytics);
  const rows = elements.map((row) => ({ row, day: startOf(row) }));
  const ended = rows.filter(({ day }) => hasEnded(day, ZONE, capture.answer.receivedAt));
  return ended.map(({ row, day }) => {
    const campaign = row.pivotValues[0]?.split(':').at(-1) ?? '';
    return {
      campaign,
      name: names.get(campaign) ?? null,
      day,
      spend: exactFigure('LinkedIn', capture, 'costInLocalCurrency', row.costInLocalCurrency),
      impressions: whole(row.impressions),
      clicks: whole(row.clicks),
      reach: whole(row.approximateMemberReach),
    };
  });
}

function startOf({ dateRange: { start } }: AnalyticsRow): Day {
  const two = (part: number) => String(part).padStart(2, '0');
  return toDay(`${start.year}-${two(start.month)}-${two(start.day)}`);
}

function whole(count: number | null | undefined): Decimal | null {
  return count == null || !Number.isSafeInteger(count) ? null : (toDecimal(String(count)) ?? null);
}

import { type AdDay, type AdDays, hasEnded } from '#core/pauta/ads/ad-day.ts';
import type { Bundle, Capture } from '#core/ports/connector.ts';
import { toDay } from '#core/time/day.ts';
import { exactFigure } from '#services/exchange/exact-decimal.ts';
import { readBody } from '#services/exchange/failure.ts';
import { BODIES, endpointOf, type InsightsPage } from './answers.ts';
import { failureOf } from './failures.ts';

/** Campaigns by day, from the pages that were answered; of a day that was told twice, the later answer. */
export function mapFacebookAds({ captures }: Bundle): AdDays {
  const answered = captures.filter((capture) => !failureOf(capture));
  const of = (endpoint: string) => answered.filter(({ call }) => endpointOf(call) === endpoint);
  const account = of('adAccount').at(-1);
  if (!account) throw new RangeError('a pull of ads has no answer of its account');
  const { currency, timezone_name: zone } = readBody('Meta', account, BODIES.adAccount);
  const days = new Map(
    of('adInsights')
      .flatMap((page) => rowsOf(page, zone))
      .map((day) => [`${day.campaign}|${day.day}`, day]),
  );
  return { currency, zone, days: [...days.values()] };
}

function rowsOf(capture: Capture, zone: string): AdDay[] {
  const { data } = readBody('Meta', capture, BODIES.adInsights);
  const ended = data.filter(({ date_start }) => hasEnded(toDay(date_start), zone, capture.answer.receivedAt));
  return ended.map((row) => dayOfRow(row, capture));
}

function dayOfRow(row: InsightsPage['data'][number], capture: Capture): AdDay {
  const figure = (name: 'spend' | 'impressions' | 'inline_link_clicks' | 'reach') =>
    exactFigure('Meta', capture, name, row[name]);
  return {
    campaign: row.campaign_id,
    name: row.campaign_name ?? null,
    day: toDay(row.date_start),
    spend: figure('spend'),
    impressions: figure('impressions'),
    clicks: figure('inline_link_clicks'),
    reach: figure('reach'),
  };
}

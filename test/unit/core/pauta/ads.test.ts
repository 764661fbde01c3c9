import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decimal } from '#core/imports/decimal.ts';
import { createAdChecks } from '#core/pauta/ads/ad-checks.ts';
import type { AdDay } from '#core/pauta/ads/ad-day.ts';
import { lineOfDay } from '#core/pauta/ads/line-of-day.ts';
import { overruledMembers, restateBuy, statementOf } from '#core/pauta/ads/restate.ts';
import { asKnownBy, correctBuy } from '#core/pauta/corrections.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Instant } from '#core/time/instant.ts';
import { BLANK_BUY } from '#test/support/blank-buy.ts';

const dec = (text: string) => text as Decimal;
const WORDS = { author: 'la red', reason: 'cambió' };
const minute = (index: number): Instant => `2026-10-20T05:${String(index).padStart(2, '0')}:00.000Z`;
const dayOf = (spend: number, rest: Partial<AdDay> = {}): AdDay => ({
  campaign: '7',
  name: 'Empleo joven',
  day: '2026-10-19',
  spend: dec(String(spend)),
  impressions: dec('100'),
  clicks: null,
  reach: null,
  ...rest,
});
const stated = (day: AdDay, index: number) =>
  statementOf(day, { at: minute(index), pull: `pull-${index}`, readAt: minute(index) });
const lineFrom = (day: AdDay): MediaBuy => {
  const source = { platform: 'facebook-ads', account: 'pauta' } as const;
  const place = { import: 'pauta-2026-10', row: 1, outlet: 'Meta', currency: 'COP', source };
  return lineOfDay(day, stated(day, 0), place, (text) => text);
};

describe('a line that its platform states', () => {
  it('tells at each moment what was last said by then, or what a person wrote since', () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constant('says' as const), units: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ kind: fc.constant('person' as const), units: fc.integer({ min: 100, max: 105 }) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let line = lineFrom(dayOf(1));
        // By hand: the platform's word counts until a person's, which counts from then on.
        let counts = 100;
        let isByHand = false;
        const told = [counts];
        events.forEach(({ kind, units }, place) => {
          const at = minute(place + 1);
          if (kind === 'says') {
            line = restateBuy(line, stated(dayOf(units), place + 1), WORDS) ?? line;
            if (!isByHand) counts = units * 100;
          } else {
            const change = { at, author: 'ana', reason: 'factura', changes: { net: BigInt(units) } };
            const result = correctBuy(line, change);
            if (result.kind === 'corrected') {
              line = result.buy;
              isByHand = true;
              counts = units;
            }
          }
          told.push(counts);
        });
        expect(told.map((_, index) => Number(asKnownBy(line, minute(index)).net))).toEqual(told);
      }),
    );
  });

  it('keeps what the platform left out, and says nothing twice', () => {
    const line = lineFrom(dayOf(3));
    expect(restateBuy(line, stated(dayOf(3), 1), WORDS)).toBeUndefined();
    const silent = restateBuy(line, stated(dayOf(4, { impressions: null }), 1), WORDS);
    expect([silent?.net, silent?.audience.impressions]).toEqual([400n, '100']);
  });

  it('is not set back by a reading that came late', () => {
    const line = restateBuy(lineFrom(dayOf(3)), stated(dayOf(5), 9), WORDS);
    expect(line && restateBuy(line, stated(dayOf(4), 5), WORDS)).toBeUndefined();
  });

  it('tells what a person overruled, and nothing where both agree', () => {
    const corrected = correctBuy(lineFrom(dayOf(3)), { at: minute(1), author: 'a', reason: 'b', changes: { net: 7n } });
    if (corrected.kind !== 'corrected') throw new Error(corrected.reason);
    expect(overruledMembers(corrected.buy)).toEqual([{ member: 'net', kept: 7n, stated: 300n }]);
    const agreeing = restateBuy(corrected.buy, stated(dayOf(0.07), 2), WORDS);
    expect(agreeing && overruledMembers(agreeing)).toEqual([]);
  });
});

describe('lines of files beside those of an API', () => {
  const words = { 'facebook-ads': ['meta', 'facebook'], 'linkedin-ads': ['linkedin'] };
  const alias: Readonly<Record<string, string>> = { 'mt empleo': 'Empleo joven' };
  const campaignKey = (name: string) => alias[name] ?? name;
  const coveredBy = (file: Partial<MediaBuy>) => {
    const checks = createAdChecks({ words, campaignKey });
    checks.observe(lineFrom(dayOf(3)));
    checks.observe({ ...BLANK_BUY, ...FILE, ...file });
    return [...checks.covered()][0]?.by;
  };
  const FILE: Partial<MediaBuy> = {
    import: 'agencia',
    medium: 'digital',
    stage: 'certified',
    outlet: { name: 'Facebook / Instagram', nit: null },
    campaign: 'Empleo joven',
  };

  it.each<[string, Partial<MediaBuy>, string | null]>([
    ['name network, campaign and days', {}, 'agencia'],
    ['name the campaign by an alias', { campaign: 'mt empleo' }, 'agencia'],
    ['name another campaign', { campaign: 'Otra' }, null],
    ['name no campaign', { campaign: null }, null],
    ['name another network', { outlet: { name: 'LinkedIn', nit: null } }, null],
    ['hold a word of the network inside another', { outlet: { name: 'Metaverso', nit: null } }, null],
    ['plan what has not run', { stage: 'ordered' }, null],
    ['are of another medium', { medium: 'radio' }, null],
    ['end before the day', { period: { first: '2026-10-01', last: '2026-10-18', precision: 'day' } }, null],
  ])('that %s', (_, file, by) => {
    expect(coveredBy(file)).toBe(by);
  });
});

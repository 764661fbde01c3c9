import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { linkedinSunset } from '#config/linkedin-versions.ts';
import { SCOPE_NEEDS } from '#config/scopes.ts';
import type { Credential } from '#core/credentials/credential.ts';
import { endingAt, endingsOf, newWarnings } from '#core/credentials/expiry.ts';
import { reachOf } from '#core/credentials/reach.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';

const NOW: Instant = '2026-10-05T15:00:00.000Z';
const DAY = 24 * 60;
const inDays = (days: number) => addMinutes(NOW, days * DAY);
const credential = (more: Partial<Credential>): Credential => ({
  id: 'a',
  revision: 0,
  platform: 'linkedin',
  sealed: '',
  scopes: [],
  grantedAt: NOW,
  endsAt: null,
  dead: null,
  renewingUntil: null,
  checkedAt: null,
  ...more,
});

describe('an end', () => {
  it.each<[number, number, unknown]>([
    [30.01, 30, null],
    [30, 30, 30],
    [14.5, 14, 30],
    [14, 14, 14],
    [7, 7, 7],
    [3.5, 3, 7],
    [3, 3, 3],
    [0.5, 0, 3],
    [0, 0, 'ended'],
    [-1.5, -2, 'ended'],
  ])('%d days away has %d whole days left and the warning %s', (days, left, warning) => {
    expect(endingAt('access', inDays(days), NOW)).toMatchObject({ days: left, warning });
  });

  it('of access counts where nothing renews it, and of a consent always, the nearest first', () => {
    const of = (more: Partial<Credential>) => endingsOf(credential(more), NOW).map((one) => [one.of, one.days]);
    expect(of({ endsAt: inDays(1), renewableUntil: null })).toEqual([]);
    expect(of({ endsAt: inDays(1) })).toEqual([['access', 1]]);
    expect(of({ endsAt: inDays(1), renewableUntil: inDays(300) })).toEqual([['consent', 300]]);
    expect(of({ endsAt: inDays(9), consentEndsAt: inDays(5) })).toEqual([
      ['consent', 5],
      ['access', 9],
    ]);
  });

  it('is warned of once for each threshold, however often somebody looks', () => {
    const told: unknown[] = [];
    let checkedAt: Instant | null = null;
    for (let day = 0; day <= 40; day += 1) {
      const now = inDays(day);
      told.push(
        ...newWarnings(credential({ endsAt: inDays(35), checkedAt }), now).map(({ warning }) => [day, warning]),
      );
      checkedAt = now;
    }
    expect(told).toEqual([
      [5, 30],
      [21, 14],
      [28, 7],
      [32, 3],
      [35, 'ended'],
    ]);
  });
});

describe("LinkedIn's versions", () => {
  it('end by the calendar, or about a year after they came where none is announced', () => {
    expect(linkedinSunset('202603')).toEqual({ day: '2027-03-16', isAnnounced: true });
    expect(linkedinSunset('202608')).toEqual({ day: '2027-08-15', isAnnounced: false });
  });
});

describe('what permissions let be read', () => {
  it.each(DICTIONARIES.map((dictionary) => [dictionary.platform, dictionary] as const))(
    'on %s is all with all of them, and each is needed for something',
    (platform, dictionary) => {
      const needs = SCOPE_NEEDS[platform];
      const scopes = needs.map(({ scope }) => scope);
      const all = reachOf(dictionary, needs, scopes, '2026-10-05');
      expect(all.missing).toEqual([]);
      expect(all.available.length).toBeGreaterThan(5);
      for (const scope of scopes) {
        const left = scopes.filter((one) => one !== scope);
        const { available, missing } = reachOf(dictionary, needs, left, '2026-10-05');
        expect(missing.map((one) => one.scope)).toEqual([scope]);
        expect(new Set([...available, ...(missing[0]?.names ?? [])])).toEqual(new Set(all.available));
      }
    },
  );

  it('on Facebook without read_insights is the page alone', () => {
    const facebook = DICTIONARIES.find(({ platform }) => platform === 'facebook');
    if (!facebook) throw new Error('no dictionary');
    const { available } = reachOf(facebook, SCOPE_NEEDS.facebook, ['pages_read_engagement'], '2026-10-05');
    const ofNode = facebook.metrics.filter(({ source }) => /\(fields\)|live_videos/.test(source?.endpoint ?? ''));
    expect(new Set(available)).toEqual(new Set(ofNode.map(({ name }) => name)));
  });
});

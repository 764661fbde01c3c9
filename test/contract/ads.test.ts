import { afterEach, describe, expect, it } from 'vitest';
import { AD_PLATFORMS, type AdPlatform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import { addDecimals, type Decimal, roundedUnits } from '#core/imports/decimal.ts';
import type { AdDay } from '#core/pauta/ads/ad-day.ts';
import type { Bundle } from '#core/ports/connector.ts';
import { addDays } from '#core/time/day.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { adFigures, CAMPAIGNS } from '#test/sandbox/world/ads.ts';
import { type AdsBench, openAdsBench } from '#test/support/ads-bench.ts';
import { SANDBOX_GRANTS } from '#test/support/sandbox-settings.ts';

const SLOT: Instant = '2026-10-20T05:10:00.000Z';

let bench: AdsBench;
afterEach(() => bench.sandbox.stop());

/** What the sandbox's truth says of the days that a pull should tell, as texts. */
function expected(platform: AdPlatform, { days }: Bundle['request'], at: Instant): string[] {
  const lines: string[] = [];
  for (const campaign of CAMPAIGNS.filter((one) => one.platform === platform)) {
    for (let day = days.first; day <= days.last; day = addDays(day, 1)) {
      const figures = adFigures(campaign, day, at);
      if (figures) lines.push([campaign.id, campaign.name, day, ...Object.values(figures)].join(' '));
    }
  }
  return lines.sort();
}

function told(days: readonly AdDay[]): string[] {
  const cents = (spend: Decimal | null) => (spend === null ? 'null' : String(roundedUnits(spend, 2)));
  const running = days.filter(({ spend, impressions }) => cents(spend) !== '0' || impressions !== '1');
  return running
    .map(({ campaign, name, day, spend, impressions, clicks, reach }) =>
      [campaign, name, day, cents(spend), impressions, clicks ?? 0, reach].join(' '),
    )
    .sort();
}

// Runs over the registry: where ads are bought next is held to the same promises without a new file.
describe.each(AD_PLATFORMS)('the ads connector of %s', (platform) => {
  it.each(['api', 'backfill'] as const)(
    'tells each campaign and ended day of a pull by %s as the truth has it',
    async (source) => {
      bench = await openAdsBench(platform, SLOT);
      const { request, ...mapped } = await bench.pull({ source });
      const truth = expected(platform, request, SLOT);
      expect(told(mapped.days)).toEqual(truth);
      expect(truth.length).toBeGreaterThan(20);
      const names = mapped.days.map(({ campaign, day }) => `${campaign} ${day}`);
      expect(names).toHaveLength(new Set(names).size);
    },
  );

  it.each(['short-pages', 'too-much-data'])('tells the same when the platform answers with "%s"', async (fault) => {
    bench = await openAdsBench(platform, SLOT, [{ platform: networkOf(platform), name: fault }]);
    const { request, days } = await bench.pull();
    expect(told(days)).toEqual(expected(platform, request, SLOT));
  });

  it('leaves out a day that has not ended where the account is', async () => {
    bench = await openAdsBench(platform, addHours(SLOT, -6));
    const { request, days, zone } = await bench.pull();
    // At 23:10 UTC of the 19th the 19th runs on both sides of the ocean.
    const asked = { ...request, days: { ...request.days, last: '2026-10-19' as const } };
    const bundle = { request: asked, captures: bench.captures };
    expect(bench.connector.map(bundle).days).toEqual(days);
    expect(
      days
        .map(({ day }) => day)
        .sort()
        .at(-1),
    ).toBe('2026-10-18');
    expect(zone).toMatch(/^(UTC|America\/Bogota)$/);
  });

  it('maps the same captures to the same', async () => {
    bench = await openAdsBench(platform, SLOT);
    const { request, captures, ...mapped } = await bench.pull();
    expect(bench.connector.map(JSON.parse(JSON.stringify({ request, captures })) as Bundle)).toEqual(mapped);
    for (const { call } of captures) expect(bench.connector.endpointOf(call)).not.toBeNull();
  });

  it('keeps money exactly as it was sent', async () => {
    bench = await openAdsBench(platform, SLOT);
    const { captures, days } = await bench.pull();
    const bodies = captures.map(({ answer }) => answer.body).join('\n');
    const sent = [...bodies.matchAll(/"(?:spend|costInLocalCurrency)":"([^"]+)"/g)].map(([, text = '']) => text);
    // Summed as whole numbers of a fixed scale, written out by hand; exponents stand for less than that scale.
    const scaled = (text: string) => {
      if (text.includes('E')) return -200n;
      const [whole = '', fraction = ''] = text.split('.');
      return BigInt(whole + fraction.padEnd(20, '0'));
    };
    const sum = sent.reduce((total, text) => total + scaled(text), 0n);
    const kept = days.reduce((total, { spend }) => addDecimals(total, spend ?? ('0' as Decimal)), '0' as Decimal);
    expect(roundedUnits(kept, 20)).toBe(sum);
    expect(sent.some((text) => (text.split('.')[1]?.length ?? 0) > 2)).toBe(true);
  });

  it('refuses an account that it may not see, in place of telling that nothing was spent', async () => {
    bench = await openAdsBench(platform, SLOT, [{ platform: networkOf(platform), name: 'ad-account-gone' }]);
    await expect(bench.pull()).rejects.toMatchObject({
      code: 'ad-account-closed',
      recovery: { do: 'fix-setup' },
    });
    expect(bench.captures.length).toBeGreaterThan(0);
  });

  it.each([
    ['unavailable', ['retry']],
    ['rate-limited', ['wait', 'retry']],
    ['token-dead', ['fix-setup']],
    ['unreadable', ['stop']],
  ])('meets "%s" with the right recovery, its answer kept', async (name, recoveries) => {
    bench = await openAdsBench(platform, SLOT, [{ platform: networkOf(platform), name }]);
    const error = await bench.pull().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppError);
    expect(recoveries).toContain((error as AppError).recovery.do);
    expect(bench.captures.length).toBeGreaterThan(0);
  });

  it('keeps no secret in any stored byte', async () => {
    bench = await openAdsBench(platform, SLOT);
    const stored = JSON.stringify((await bench.pull()).captures);
    expect(stored).not.toContain(SANDBOX_GRANTS[platform].access.token);
    expect(stored).not.toMatch(/"authorization"/i);
    if (platform === 'facebook-ads') expect(stored).toContain('appsecret_proof=');
    expect(stored).not.toMatch(/appsecret_proof=[0-9a-f]/);
  });
});

function networkOf(platform: AdPlatform): 'facebook' | 'linkedin' {
  return platform === 'facebook-ads' ? 'facebook' : 'linkedin';
}

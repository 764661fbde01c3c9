import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALL_PLATFORMS, type AnyPlatform, isAdPlatform, type Platform } from '#core/accounts/account.ts';
import type { Grant } from '#core/credentials/grant.ts';
import type { AppError } from '#core/error.ts';
import type { Authority } from '#core/ports/authority.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { createSecrets, SECRET_MARKER } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';
import { createAuthorities } from '#services/platforms/index.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { AD_ACCOUNTS } from '#test/sandbox/world/ads.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';
import { consent, consentAt, REDIRECT } from '#test/support/consent.ts';
import { sandboxSettings } from '#test/support/sandbox-settings.ts';

const START: Instant = '2026-10-05T15:00:00.000Z';
const DAY = 24 * 60;
/** Seconds that a code lives on each platform. */
const CODE_SECONDS: Readonly<Record<AnyPlatform, number>> = {
  facebook: 600,
  x: 30,
  youtube: 600,
  linkedin: 1800,
  'facebook-ads': 600,
  'linkedin-ads': 1800,
};
/** Accounts that nobody has. */
const OTHERS: Readonly<Record<Platform, string>> = {
  facebook: 'act_1',
  x: 'another',
  youtube: 'another',
  linkedin: 'urn:li:sponsoredAccount:1',
};
const PKCE: readonly AnyPlatform[] = ['x', 'youtube'];

let clock: SimulatedClock;
let sandbox: Sandbox;
let secrets: ReturnType<typeof createSecrets>;
beforeEach(async () => {
  clock = createSimulatedClock(START);
  sandbox = await startSandbox({ clock });
  secrets = createSecrets();
});
afterEach(() => sandbox.stop());

/** The network by whose server it is spoken to. */
const networkOf = (platform: AnyPlatform) => platform.replace(/-ads$/, '') as Platform;
const nativeOf = (platform: AnyPlatform) => (isAdPlatform(platform) ? AD_ACCOUNTS[platform].native : NATIVE[platform]);

function authorityOf(platform: AnyPlatform, settings = sandboxSettings(sandbox)): Authority {
  const all = createAuthorities(settings, { transport: createTransport({ timeoutMs: 5_000 }), clock, secrets });
  const found = all.find((one) => one.platform === platform);
  if (!found) throw new Error(`no authority of ${platform}`);
  return found;
}
const later = (minutes: number) => clock.set(addMinutes(clock.now(), minutes));
const granted = async (authority: Authority) => authority.redeem(await consent(authority), clock.now());
const foundIn = async (authority: Authority, grant: Grant) => {
  const found = (await authority.accounts(grant)).find(({ native }) => native === nativeOf(authority.platform));
  if (!found) throw new Error('the account was not found');
  return found;
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: AppError) => `${error.recovery.do} ${error.code}`,
  );

describe.each(ALL_PLATFORMS)('the authority of %s', (platform) => {
  it('asks for consent with state, redirect and scopes, and with a challenge where the platform knows them', () => {
    const authority = authorityOf(platform);
    const asked = { state: 's t/a=te', challenge: 'c'.repeat(43), redirectUri: REDIRECT };
    const { searchParams: query } = new URL(authority.consentAddress(asked));
    expect(query.get('state')).toBe(asked.state);
    expect(query.get('redirect_uri')).toBe(REDIRECT);
    expect((query.get('scope') ?? '').split(/[ ,]/).sort()).toEqual([...authority.scopes].sort());
    expect(query.get('code_challenge')).toBe(PKCE.includes(platform) ? asked.challenge : null);
  });

  it('finds the account that the owner may have read, and says whom its access opens', async () => {
    const authority = authorityOf(platform);
    const grant = await granted(authority);
    const found = await foundIn(authority, grant);
    expect(found).toMatchObject({ isReadable: true, name: expect.stringContaining('Ministerio') });
    expect(found.url).toMatch(/^https:\/\//);
    const access = found.grant.access ?? { token: '' };
    expect(await authority.inspect(access, found.native)).toMatchObject({ native: found.native });
    expect(await codeOf(authority.inspect(access, OTHERS[networkOf(platform)]))).toBe('fix-setup wrong-account');
    for (const secret of [access.token, grant.access?.token ?? '', grant.refreshToken ?? access.token])
      expect(secrets.redact(`x ${secret} y`)).toBe(`x ${SECRET_MARKER} y`);
  });

  it('takes a code once', async () => {
    const authority = authorityOf(platform);
    const given = await consent(authority);
    await authority.redeem(given, clock.now());
    expect(await codeOf(authority.redeem(given, clock.now()))).toBe('fix-setup token-refused');
  });

  it('takes a code while it lives', async () => {
    const authority = authorityOf(platform);
    const [first, second] = [await consent(authority), await consent(authority)];
    later(CODE_SECONDS[platform] / 60);
    expect((await authority.redeem(first, clock.now())).access).not.toBeNull();
    later(1 / 60);
    expect(await codeOf(authority.redeem(second, clock.now()))).toBe('fix-setup token-refused');
  });

  it('gives nothing for the redirect of another, or without the verifier', async () => {
    const authority = authorityOf(platform);
    const elsewhere = { ...(await consent(authority)), redirectUri: 'http://127.0.0.1:3000/otra' };
    expect(await codeOf(authority.redeem(elsewhere, clock.now()))).toBe('fix-setup token-refused');
    if (!PKCE.includes(platform)) return;
    const stolen = { ...(await consent(authority)), verifier: 'v'.repeat(43) };
    expect(await codeOf(authority.redeem(stolen, clock.now()))).toBe('fix-setup token-refused');
  });

  it('gives nothing to another app', async () => {
    const settings = sandboxSettings(sandbox);
    const other = { clientSecret: 'another secret', appSecret: 'another secret' };
    const given = await consent(authorityOf(platform));
    const authority = authorityOf(platform, {
      ...settings,
      [networkOf(platform)]: { ...settings[networkOf(platform)], ...other },
    });
    expect(await codeOf(authority.redeem(given, clock.now()))).toBe('fix-setup token-refused');
  });

  it('tells a failing token endpoint from a refusal', async () => {
    const authority = authorityOf(platform);
    const given = await consent(authority);
    sandbox.faults.add({ platform: networkOf(platform), name: 'token-unavailable', times: 1 });
    expect(await codeOf(authority.redeem(given, clock.now()))).toBe('retry token-unavailable');
  });

  it('is told when the owner does not consent', async () => {
    sandbox.faults.add({ platform: networkOf(platform), name: 'consent-denied', times: 1 });
    const asked = { state: 's', challenge: 'c'.repeat(43), redirectUri: REDIRECT };
    const { searchParams } = await consentAt(authorityOf(platform).consentAddress(asked));
    expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['access_denied', null]);
  });

  it('says what was withheld, in the grant or when it is asked', async () => {
    sandbox.faults.add({ platform: networkOf(platform), name: 'scope-withheld', times: 1 });
    const authority = authorityOf(platform);
    if (isAdPlatform(platform)) {
      // Every figure needs it: nothing is connected without.
      const found = granted(authority).then((grant) => authority.accounts(grant));
      return expect(await codeOf(found)).toBe('fix-setup scope-lacking');
    }
    const grant = await granted(authority);
    const { native, grant: own } = await foundIn(authority, grant);
    const { scopes } = await authority.inspect(own.access ?? { token: '' }, native).catch(() => ({ scopes: null }));
    expect(scopes ?? grant.scopes).toHaveLength(authority.scopes.length - 1);
  });

  it('takes a consent back: what was got by it opens nothing', async () => {
    const authority = authorityOf(platform);
    const grant = await granted(authority);
    const found = await foundIn(authority, grant);
    const access = found.grant.access ?? { token: '' };
    const { holder } = await authority.inspect(access, found.native);
    await authority.revoke(found.grant, holder);
    expect(await codeOf(authority.inspect(access, found.native))).toMatch(/^fix-setup /);
    if (grant.refreshToken !== undefined)
      expect(await codeOf(authority.renew?.(grant.refreshToken) ?? Promise.resolve())).toBe('fix-setup token-refused');
  });

  it('renews what ends, or has access that does not', async () => {
    const authority = authorityOf(platform);
    const grant = await granted(authority);
    const found = await foundIn(authority, grant);
    if (platform === 'facebook-ads') {
      // The token of a person: 60 days, and nothing renews it.
      expect(authority.renew).toBeUndefined();
      later(61 * DAY);
      const ended = authority.inspect(found.grant.access ?? { token: '' }, found.native);
      return expect(await codeOf(ended)).toBe('fix-setup token-refused');
    }
    if (found.grant.endsAt === null) {
      later(400 * DAY);
      expect(await authority.inspect(found.grant.access ?? { token: '' }, found.native)).toMatchObject({
        endsAt: null,
      });
      return;
    }
    clock.set(addMinutes(found.grant.endsAt, 1 / 60));
    expect(await codeOf(authority.inspect(found.grant.access ?? { token: '' }, found.native))).toMatch(/^fix-setup /);
    const renewed = await authority.renew?.(grant.refreshToken ?? '');
    expect(await authority.inspect(renewed?.access ?? { token: '' }, found.native)).toMatchObject({
      native: found.native,
    });
  });
});

describe('what each platform does in its own way', () => {
  it('X ends all that came of a consent when a spent refresh token is used again', async () => {
    const authority = authorityOf('x');
    const first = await granted(authority);
    const second = await authority.renew?.(first.refreshToken ?? '');
    expect(second?.refreshToken).not.toBe(first.refreshToken);
    expect(await codeOf(authority.renew?.(first.refreshToken ?? '') ?? Promise.resolve())).toBe(
      'fix-setup token-refused',
    );
    expect(await codeOf(authority.renew?.(second?.refreshToken ?? '') ?? Promise.resolve())).toBe(
      'fix-setup token-refused',
    );
    expect(await codeOf(authority.accounts(second ?? first))).toMatch(/^fix-setup /);
  });

  it('LinkedIn renews for 365 days from the consent, and never says later', async () => {
    const authority = authorityOf('linkedin');
    const grant = await granted(authority);
    const end = addMinutes(START, 365 * DAY);
    expect(grant.refreshEndsAt).toBe(end);
    expect(grant.endsAt).toBe(addMinutes(START, 60 * DAY));
    later(300 * DAY);
    expect(await authority.renew?.(grant.refreshToken ?? '')).toMatchObject({
      refreshToken: grant.refreshToken,
      refreshEndsAt: end,
    });
    clock.set(end);
    expect(await codeOf(authority.renew?.(grant.refreshToken ?? '') ?? Promise.resolve())).toBe(
      'fix-setup token-refused',
    );
  });

  it('LinkedIn shows organizations where the role is approved, and of them one that may be read', async () => {
    const authority = authorityOf('linkedin');
    const grant = await granted(authority);
    const found = await authority.accounts(grant);
    expect(found.map(({ role, isReadable }) => [role, isReadable])).toEqual([
      ['ADMINISTRATOR', true],
      ['CONTENT_ADMINISTRATOR', false],
    ]);
    sandbox.faults.add({ platform: 'linkedin', name: 'role-revoked', path: 'organizationAcls' });
    expect((await authority.accounts(grant)).map(({ role }) => role)).toEqual(['CONTENT_ADMINISTRATOR']);
    expect(await codeOf(authority.inspect(grant.access ?? { token: '' }, NATIVE.linkedin))).toBe(
      'fix-setup wrong-account',
    );
  });

  it('Facebook has a token for each page, another at each look, and tells by whom', async () => {
    const authority = authorityOf('facebook');
    const grant = await granted(authority);
    expect(Date.parse(grant.endsAt ?? '') - Date.parse(START)).toBeGreaterThan(59 * DAY * 60_000);
    const [first, second] = [await foundIn(authority, grant), await foundIn(authority, grant)];
    expect(first.grant.access?.token).not.toBe(second.grant.access?.token);
    expect(first.grant.endsAt).toBeNull();
    const others = (await authority.accounts(grant)).filter(({ native }) => native !== first.native);
    expect(others.map(({ isReadable }) => isReadable)).toEqual([false]);
    expect(await authority.inspect(second.grant.access ?? { token: '' }, second.native)).toMatchObject({
      holder: expect.stringMatching(/^\d+$/),
      scopes: [...authority.scopes].sort(),
      consentEndsAt: addMinutes(START, 90 * DAY),
    });
  });
});

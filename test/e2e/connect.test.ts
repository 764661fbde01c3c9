import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Grant } from '#core/credentials/grant.ts';
import type { AppError } from '#core/error.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { createLogger } from '#services/log.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { beginConnection } from '#services/usecases/credentials/begin-connection.ts';
import { checkCredential } from '#services/usecases/credentials/check-credential.ts';
import { disconnectAccount } from '#services/usecases/credentials/disconnect-account.ts';
import { finishConnection } from '#services/usecases/credentials/finish-connection.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { consentAt, REDIRECT } from '#test/support/consent.ts';
import { type OpenApp, type OpenOptions, openApp, SECRET_KEY } from '#test/support/open-app.ts';
import { sandboxAccount } from '#test/support/sandbox-settings.ts';

const START: Instant = '2026-10-05T15:00:00.000Z';
const DAY = 24 * 60;

let open: OpenApp;
let stop: () => Promise<void> = async () => {};
const start = async (options: Partial<OpenOptions> = {}) => {
  open = await openApp({ start: START, connecting: true, ...options });
  stop = () => open.stop();
};
afterEach(async () => {
  await stop();
  stop = async () => {};
});

/** All the way of one question: begun, consented to, and answered. */
async function connect(platform: Platform, account?: string) {
  const { address, state } = await beginConnection(open.app, {
    platform,
    redirectUri: REDIRECT,
    ...(account !== undefined && { account }),
  });
  const back = await consentAt(address);
  const code = back.searchParams.get('code') ?? undefined;
  const error = back.searchParams.get('error') ?? undefined;
  const answer = { state, ...(code !== undefined && { code }), ...(error !== undefined && { error }) };
  return { answer, done: finishConnection(open.app, answer) };
}
const connected = async (platform: Platform) => (await (await connect(platform)).done).connected.map(({ id }) => id);
const accountOf = async (platform: Platform) => {
  const found = (await open.app.accounts()).find((one) => one.platform === platform);
  if (!found) throw new Error(`no account of ${platform}`);
  return found;
};
const credentialOf = async (platform: Platform) => {
  const [credential] = await open.app.store.get('credentials', [sandboxAccount(platform).id]);
  return credential;
};
const grantOf = async (platform: Platform): Promise<Grant> => {
  const credential = await credentialOf(platform);
  if (!credential) throw new Error(`${platform} is not connected`);
  return JSON.parse(open.app.vault.open(credential.sealed, credential.id)) as Grant;
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'no error', message: '' }),
    ({ code, message }: AppError) => ({ code, message }),
  );
const pullsOf = (platform: Platform) =>
  scanAll(open.app.store, 'pulls', { index: 'byAccount', equal: { account: sandboxAccount(platform).id } });
const workOf = async (kind: 'pull' | 'check' | 'backfill', platform: Platform) =>
  (await scanAll(open.app.store, 'work', { index: 'byKind', equal: { kind } })).filter(({ key }) =>
    key.startsWith(sandboxAccount(platform).id),
  );

describe('connecting', () => {
  it.each(PLATFORMS)('an account of %s lets its history be read, which waited for it', async (platform) => {
    await start({ platforms: [platform] });
    await open.runUntil(addMinutes(START, 1));
    expect((await workOf('backfill', platform)).map(({ state, cause }) => [state, cause?.code])).toEqual([
      ['parked', 'not-connected'],
    ]);
    expect(await connected(platform)).toEqual([sandboxAccount(platform).id]);
    expect(await credentialOf(platform)).toMatchObject({ dead: null, checkedAt: addMinutes(START, 1), platform });
    await open.runUntil(addMinutes(START, 2));
    const [pull] = await pullsOf(platform);
    expect(pull?.source).toBe('backfill');
    expect(pull?.tables.length).toBeGreaterThan(1);
  });

  it('answers a question once, within ten minutes, and only in the browser that asked', async () => {
    await start({ platforms: ['x'] });
    const { answer, done } = await connect('x');
    await done;
    expect((await refusal(finishConnection(open.app, answer))).code).toBe('connection-unknown');
    expect((await refusal(finishConnection(open.app, { state: 'invented', code: 'c' }))).code).toBe(
      'connection-unknown',
    );

    const asked = { platform: 'x', redirectUri: REDIRECT, browser: 'cookie of the browser' } as const;
    const own = await beginConnection(open.app, asked);
    for (const browser of [undefined, 'cookie of another'])
      expect(
        (await refusal(finishConnection(open.app, { state: own.state, code: 'c', ...(browser && { browser }) }))).code,
      ).toBe('connection-unknown');
    open.clock.set(own.endsAt);
    const late = finishConnection(open.app, { state: own.state, code: 'c', browser: asked.browser });
    expect((await refusal(late)).code).toBe('connection-unknown');
    open.clock.set(addMinutes(own.endsAt, 1));
    // What has ended is forgotten when somebody asks again.
    await beginConnection(open.app, asked);
    const left = await scanAll(open.app.store, 'connections', { index: 'byPlatform', equal: { platform: 'x' } });
    expect(left.map(({ startedAt }) => startedAt)).toEqual([open.clock.now()]);
  });

  it('names what was found where it is another account, and connects nothing', async () => {
    await start({ platforms: ['youtube'] });
    const account = { ...(await accountOf('youtube')), native: 'UCanother000000000000000' };
    await open.app.store.replace('accounts', account);
    const parts = { ...open.app, everyAccount: async () => [account] };
    const { address, state } = await beginConnection(parts, { platform: 'youtube', redirectUri: REDIRECT });
    const code = (await consentAt(address)).searchParams.get('code') ?? '';
    const { code: refused, message } = await refusal(finishConnection(parts, { state, code }));
    expect(refused).toBe('another-account');
    expect(message).toContain(sandboxAccount('youtube').native);
    expect(message).toContain('UCanother000000000000000');
    expect(await credentialOf('youtube')).toBeUndefined();
  });

  it('says that the owner did not consent, or has no role that reads', async () => {
    await start({ platforms: ['facebook', 'linkedin'] });
    open.sandbox.faults.add({ platform: 'facebook', name: 'consent-denied', times: 1 });
    expect(await refusal((await connect('facebook')).done)).toMatchObject({
      code: 'consent-denied',
      message: expect.stringContaining('access_denied'),
    });
    open.sandbox.faults.add({ platform: 'linkedin', name: 'role-revoked' });
    expect(await refusal((await connect('linkedin')).done)).toMatchObject({
      code: 'another-account',
      message: expect.stringContaining('CONTENT_ADMINISTRATOR'),
    });
  });

  it('is refused without an account, an app or a key, before anything is asked', async () => {
    await start({ platforms: ['x'] });
    const asked = { platform: 'x', redirectUri: REDIRECT } as const;
    const code = async (parts: OpenApp['app'], more = {}) =>
      (await refusal(beginConnection(parts, { ...asked, ...more }))).code;
    expect(await code(open.app, { account: 'x-otra' })).toBe('no-account');
    expect(await code({ ...open.app, authorities: new Map() })).toBe('no-app');
    const { createVault } = await import('#services/exchange/vault.ts');
    expect(await code({ ...open.app, vault: createVault([]) })).toBe('no-secret-key');
  });
});

describe('a token that dies in the middle of a pull', () => {
  const slot: Instant = '2026-10-06T05:10:00.000Z';
  /** The first time that a page of the listing is asked at the slot, and maybe ever after. */
  const dies = (platform: Platform, path: string, times?: number) =>
    open.sandbox.faults.add({ platform, name: 'token-dead', path, from: slot, ...(times !== undefined && { times }) });

  it('is renewed, and the pull goes on', async () => {
    await start({ platforms: ['x'] });
    await connected('x');
    await open.runUntil(addMinutes(slot, -1));
    const before = await grantOf('x');
    dies('x', '/tweets', 1);
    await open.runUntil(slot);
    expect((await workOf('pull', 'x')).map(({ state }) => state)).toEqual(['done']);
    const pull = (await pullsOf('x')).find((one) => one.slot === slot);
    expect(pull?.tables.map(({ level }) => level)).toContain('post');
    expect(pull?.gaps).toEqual([]);
    const after = await grantOf('x');
    expect(after.access?.token).not.toBe(before.access?.token);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    expect(await credentialOf('x')).toMatchObject({ dead: null, renewingUntil: null });
  });

  it('leaves the account to a person where nothing renews it: the next pull is not asked', async () => {
    await start({ platforms: ['facebook'] });
    await connected('facebook');
    await open.runUntil(addMinutes(slot, -1));
    dies('facebook', '/published_posts');
    await open.runUntil(slot);
    expect((await workOf('pull', 'facebook')).map(({ state, cause }) => [state, cause?.code])).toEqual([
      ['parked', 'facebook-400'],
    ]);
    expect((await credentialOf('facebook'))?.dead).toMatchObject({ code: 'facebook-400', at: slot });
    const before = open.sandbox.calls.facebook;
    await open.runUntil(addMinutes(slot, 60));
    expect(open.sandbox.calls.facebook).toBe(before);
  });
});

describe('the daily check', () => {
  it('asks before the slot, and a pull of an account that is dead is not asked', async () => {
    await start({ platforms: ['facebook'] });
    await connected('facebook');
    await open.runUntil(addMinutes(START, 5));
    const slot: Instant = '2026-10-06T05:10:00.000Z';
    open.sandbox.faults.add({ platform: 'facebook', name: 'token-dead', path: '104857' });
    // The person takes the app away: Facebook tells nobody.
    const { holder } = (await credentialOf('facebook')) ?? {};
    await open.app.authorities.get('facebook')?.revoke(await grantOf('facebook'), holder);
    await open.runUntil(addMinutes(slot, -29));
    expect((await credentialOf('facebook'))?.dead).toMatchObject({ code: 'token-refused' });
    const before = open.sandbox.calls.facebook;
    await open.runUntil(addMinutes(slot, 30));
    expect((await workOf('pull', 'facebook')).map(({ state, cause }) => [state, cause?.code])).toEqual([
      ['skipped', 'account-paused'],
    ]);
    expect(open.sandbox.calls.facebook).toBe(before);
    // Connected again within six hours, the pull of the day is made.
    open.sandbox.faults.clear();
    await connected('facebook');
    await open.runUntil(addMinutes(slot, 60));
    expect((await workOf('pull', 'facebook')).map(({ state }) => state)).toEqual(['done']);
  });

  it('renews LinkedIn a week ahead, and never moves the end of the consent', async () => {
    await start({ platforms: ['linkedin'] });
    await connected('linkedin');
    const account = await accountOf('linkedin');
    const end = addMinutes(START, 365 * DAY);
    expect(await credentialOf('linkedin')).toMatchObject({ endsAt: addMinutes(START, 60 * DAY), renewableUntil: end });
    open.clock.set(addMinutes(START, 52 * DAY));
    await checkCredential(open.app, account);
    expect(await credentialOf('linkedin')).toMatchObject({ endsAt: addMinutes(START, 60 * DAY) });
    open.clock.set(addMinutes(START, 53 * DAY + 1));
    await checkCredential(open.app, account);
    expect(await credentialOf('linkedin')).toMatchObject({
      endsAt: addMinutes(START, 113 * DAY + 1),
      renewableUntil: end,
      grantedAt: START,
    });
  });

  it('takes over which permissions are left', async () => {
    await start({ platforms: ['facebook'] });
    open.sandbox.faults.add({ platform: 'facebook', name: 'scope-withheld', times: 1 });
    await connected('facebook');
    expect((await credentialOf('facebook'))?.scopes).toEqual([
      'pages_read_engagement',
      'pages_read_user_content',
      'pages_show_list',
    ]);
  });
});

describe('disconnecting', () => {
  it.each(PLATFORMS)(
    'an account of %s takes its consent back and forgets it; what was read stays',
    async (platform) => {
      await start({ platforms: [platform] });
      await connected(platform);
      await open.runUntil(addMinutes(START, 5));
      const [grant, pulls] = [await grantOf(platform), (await pullsOf(platform)).length];
      const account = await accountOf(platform);
      expect(await disconnectAccount(open.app, account)).toEqual({ revocation: 'revoked' });
      expect(await credentialOf(platform)).toBeUndefined();
      const authority = open.app.authorities.get(platform);
      const asked = authority?.inspect(grant.access ?? { token: '' }, account.native) ?? Promise.resolve();
      expect((await refusal(asked)).code).not.toBe('no error');
      await open.runUntil('2026-10-06T05:40:00.000Z');
      expect((await workOf('pull', platform)).map(({ state, cause }) => [state, cause?.code])).toEqual([
        ['skipped', 'account-paused'],
      ]);
      expect(await pullsOf(platform)).toHaveLength(pulls);
      expect((await refusal(disconnectAccount(open.app, account))).code).toBe('not-connected');
    },
  );
});

describe('no secret stands anywhere', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rendir-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('after a whole life: connected, read, renewed, disconnected', async () => {
    const lines: string[] = [];
    // By no value is anything taken out of these lines: what would stand there would be seen.
    const log = createLogger('debug', { out: { write: (line) => lines.push(line) } });
    const store = createSqliteStore({ path: path.join(folder, 'rendir.sqlite') });
    await start({ store, log });
    const secrets = new Set<string>([SECRET_KEY.toString('base64')]);
    const remember = async () => {
      for (const platform of PLATFORMS) {
        const { access, refreshToken } = await grantOf(platform);
        for (const one of [access?.token, refreshToken]) if (one !== undefined) secrets.add(one);
      }
    };
    for (const platform of PLATFORMS) {
      const { answer, done } = await connect(platform);
      await done;
      secrets.add(answer.state).add(answer.code ?? '');
    }
    await remember();
    await open.runUntil(addHours(START, 16));
    await remember();
    for (const platform of PLATFORMS) expect((await pullsOf(platform)).length, platform).toBe(2);
    // X and YouTube were renewed on the way.
    expect(secrets.size).toBe(1 + 2 * 4 + (1 + 2 + 2 + 2) + 2 + 1);
    const bundles: string[] = [];
    for (const platform of PLATFORMS)
      for (const { bundle } of await pullsOf(platform)) {
        const bytes = await store.getFile(bundle);
        bundles.push(JSON.stringify(bytes && open.app.unpackBundle(bytes)));
      }
    const problems: string[] = [];
    for (const platform of PLATFORMS) {
      open.sandbox.faults.add({ platform, name: 'token-unavailable', times: 1 });
      const { answer, done } = await connect(platform);
      problems.push((await refusal(done)).message, (await refusal(finishConnection(open.app, answer))).message);
      secrets.add(answer.state).add(answer.code ?? '');
    }
    for (const platform of PLATFORMS) await disconnectAccount(open.app, await accountOf(platform));
    const places: Record<string, string> = { bundles: bundles.join(), log: lines.join(), problems: problems.join() };
    for (const file of readdirSync(folder)) places[file] = readFileSync(path.join(folder, file), 'latin1');
    await stop();
    stop = async () => {};
    for (const file of readdirSync(folder)) places[`${file}, closed`] = readFileSync(path.join(folder, file), 'latin1');
    const found = Object.entries(places).flatMap(([place, text]) =>
      [...secrets]
        .filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
        .map((secret) => `${place}: ${secret}`),
    );
    expect(found).toEqual([]);
    expect(bundles.join().length).toBeGreaterThan(100_000);
    expect(problems.filter((problem) => problem.length > 20)).toHaveLength(8);
    expect(lines.length).toBeGreaterThan(20);
  });
});

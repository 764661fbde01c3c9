import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { type OAuthClient, requestGrant } from '#services/exchange/oauth.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';
import { createSimulatedClock } from '#test/sandbox/clock.ts';

const HOST = 'http://127.0.0.1:9';
const CLIENT: OAuthClient = {
  platform: 'YouTube',
  tokenUrl: `${HOST}/token`,
  clientId: 'an id: with marks',
  clientSecret: 'a secret/with=marks',
  proves: 'form',
};
const FORM = { grant_type: 'refresh_token', refresh_token: 'a refresh+token' };
const parts = {
  transport: createTransport({ timeoutMs: 2_000 }),
  clock: createSimulatedClock('2026-10-05T05:00:00.000Z'),
  secrets: createSecrets(),
};
const ask = (client: OAuthClient = CLIENT) => requestGrant(parts, client, FORM);
const served = () => nock(HOST).post('/token');

afterEach(() => nock.cleanAll());

describe('a token endpoint', () => {
  it('is asked by a form, and its answer read by the clock', async () => {
    const scope = nock(HOST)
      .post('/token', { ...FORM, client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret ?? '' })
      .matchHeader('content-type', /^application\/x-www-form-urlencoded/)
      .reply(200, { access_token: 'ya29.new', expires_in: 3599, scope: 'b a', token_type: 'Bearer' });
    expect(await ask()).toEqual({
      access: { token: 'ya29.new' },
      endsAt: '2026-10-05T05:59:59.000Z',
      scopes: ['a', 'b'],
    });
    expect(scope.isDone()).toBe(true);
  });

  it('that wants the app in the header gets it there, each part encoded', async () => {
    const pair = Buffer.from(`${encodeURIComponent(CLIENT.clientId)}:${encodeURIComponent('a secret/with=marks')}`);
    nock(HOST)
      .post('/token', { ...FORM, client_id: CLIENT.clientId })
      .matchHeader('authorization', `Basic ${pair.toString('base64')}`)
      .reply(200, { access_token: 'new', refresh_token: 'next', expires_in: 7200 });
    expect(await ask({ ...CLIENT, proves: 'header' })).toMatchObject({ refreshToken: 'next' });
  });

  it('may say when the refresh token itself ends', async () => {
    served().reply(200, {
      access_token: 'AQX',
      expires_in: 5_184_000,
      refresh_token: 'AQW',
      refresh_token_expires_in: 86_400,
    });
    expect(await ask()).toEqual({
      access: { token: 'AQX' },
      endsAt: '2026-12-04T05:00:00.000Z',
      refreshToken: 'AQW',
      refreshEndsAt: '2026-10-06T05:00:00.000Z',
      scopes: [],
    });
  });

  it.each([
    [
      400,
      { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      'token-refused',
      'fix-setup',
      'invalid_grant',
    ],
    [401, { error: 'invalid_client' }, 'token-refused', 'fix-setup', 'invalid_client'],
    [403, '<html>', 'token-refused', 'fix-setup', 'credencial OAuth'],
    [429, { error: 'rate_limit_exceeded' }, 'token-unavailable', 'retry', 'rate_limit_exceeded'],
    [503, { error: 'temporarily_unavailable' }, 'token-unavailable', 'retry', 'temporarily_unavailable'],
  ])('that answers %i is met by recovery', async (status, body, code, recovery, reason) => {
    served().reply(status, body);
    await expect(ask()).rejects.toMatchObject({ code, recovery: { do: recovery }, facts: { status, reason } });
  });

  it('that answers something else than a grant is asked again later', async () => {
    for (const body of ['<html>', {}, { access_token: '' }, { access_token: 'a', expires_in: -1 }]) {
      served().reply(200, body);
      await expect(ask()).rejects.toMatchObject({ code: 'unreadable-answer', recovery: { do: 'retry' } });
    }
  });

  it('tells no secret in its errors', async () => {
    served().reply(400, { error: 'a refresh+token', error_description: 'a secret/with=marks' });
    const error = await ask().then(
      () => undefined,
      (reason: Error & { facts: object }) => `${reason.message} ${JSON.stringify(reason.facts)}`,
    );
    expect(error).toMatch(/400/);
    expect(error).not.toMatch(/refresh\+token|secret\/with/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { createSimulatedClock } from '#test/sandbox/clock.ts';
import { createFaults } from '#test/sandbox/faults.ts';
import { CREDENTIALS } from '#test/sandbox/platforms/youtube/authorization.ts';
import { youtubeSandbox } from '#test/sandbox/platforms/youtube/index.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { sandboxAccess, sandboxAccount } from '#test/support/sandbox-settings.ts';

let sandbox: Sandbox;
let token: string;
const clock = createSimulatedClock(toInstant('2026-09-15T05:10:00Z'));
beforeAll(async () => {
  sandbox = await startSandbox({ clock });
  token = (await sandboxAccess(sandbox, clock)(sandboxAccount('youtube'))()).token;
});
afterAll(() => sandbox.stop());

const answerTo = (path: string, method = 'GET') =>
  fetch(`${sandbox.origins.youtube}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
const REPORT = '/v2/reports?ids=channel==MINE&startDate=2026-09-01&endDate=2026-09-05&metrics=views&dimensions=day';
const UPLOADS = '/youtube/v3/playlistItems?part=contentDetails&playlistId=UU';

describe('the sandbox of YouTube', () => {
  it.each([
    ['a report in an order that it does not hold', `${REPORT}&sort=likes`, 400],
    ['a report of no rows', `${REPORT}&maxResults=0`, 400],
    ['a report from row zero', `${REPORT}&startIndex=0`, 400],
    ['a page of more than fifty', '/youtube/v3/channels?part=id&mine=true&maxResults=51', 400],
    ['a page token that no answer gave', '/youtube/v3/channels?part=id&mine=true&pageToken=5', 400],
    ['a page token of another make', `${UPLOADS}&pageToken=XDIQ5`, 400],
    ['a channel by two filters', '/youtube/v3/channels?part=id&mine=true&id=UC', 400],
    ['a parameter that it does not know', '/youtube/v3/channels?part=id&mine=true&fresh=1', 400],
  ])('refuses %s', async (_, path, status) => {
    expect((await answerTo(path)).status).toBe(status);
  });

  it('serves what is asked as it should be', async () => {
    expect((await answerTo(`${REPORT}&sort=-views&maxResults=3`)).status).toBe(200);
    expect((await answerTo('/youtube/v3/channels?part=id&mine=true&maxResults=50')).status).toBe(200);
  });

  it.each(['/youtube/v3/channels?part=id&mine=true', REPORT])('has nothing to be posted at %s', async (path) => {
    expect((await answerTo(path, 'POST')).status).toBe(404);
  });

  it('counts each call of the Data API, refused ones too, and is whole again at midnight in California', () => {
    const own = createSimulatedClock(toInstant('2026-09-16T06:59:00Z'));
    const module = youtubeSandbox({ clock: own, faults: createFaults(), origin: () => '' });
    const sent = (method: string, path: string, headers: Record<string, string>, rawQuery = '', body = '') =>
      module.handle({ method, path, query: new URLSearchParams(rawQuery), rawQuery, headers, body });
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: CREDENTIALS.refreshToken,
      client_id: CREDENTIALS.clientId,
      client_secret: CREDENTIALS.clientSecret,
    });
    const { access_token: bearer } = sent('POST', '/token', {}, '', form.toString()).body as { access_token: string };
    const ask = (rawQuery: string) =>
      sent('GET', '/youtube/v3/channels', { authorization: `Bearer ${bearer}` }, rawQuery).status;
    const statuses = Array.from({ length: 10_001 }, (_, n) => ask(n % 2 ? 'part=id&mine=true' : 'part=odd&mine=true'));
    own.set(toInstant('2026-09-16T07:01:00Z'));
    expect(statuses.slice(0, -1).every((status) => status === 200 || status === 400)).toBe(true);
    expect([statuses.at(-1), ask('part=id&mine=true')]).toEqual([403, 200]);
  });
});

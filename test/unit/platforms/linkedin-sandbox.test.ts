import { describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { createFaults } from '#test/sandbox/faults.ts';
import { CREDENTIALS, linkedinSandbox } from '#test/sandbox/platforms/linkedin/index.ts';

const HEADERS = {
  authorization: `Bearer ${CREDENTIALS.accessToken}`,
  'linkedin-version': '202608',
  'x-restli-protocol-version': '2.0.0',
};
const ORGANIZATION = 'urn%3Ali%3Aorganization%3A3456789';
const STATISTICS = `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${ORGANIZATION}`;
const SIZE = `/rest/networkSizes/${ORGANIZATION}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`;

async function ask(target: string, headers: Record<string, string | undefined> = {}, apiDate?: '2027-09-01') {
  const clock = { now: () => toInstant('2026-09-15T05:10:00Z') };
  const parts = { clock, faults: createFaults(), origin: () => '' };
  const sandbox = linkedinSandbox(parts, apiDate ? { apiDate } : {});
  const [path = '', rawQuery = ''] = target.split('?');
  const sent = Object.entries({ ...HEADERS, ...headers }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(rawQuery);
  return sandbox.handle({ method: 'GET', path, query, rawQuery, headers: Object.fromEntries(sent), body: '' });
}

describe('the sandbox refuses as LinkedIn does', () => {
  const day = (start: number, end: number) => `(timeRange:(start:${start},end:${end}),timeGranularityType:DAY)`;
  const midnight = Date.parse('2026-09-01T00:00:00Z');
  const DAY = 86_400_000;

  it.each<[string, string, Record<string, string | undefined>, number, object]>([
    ['no token', SIZE, { authorization: undefined }, 401, { serviceErrorCode: 401 }],
    ['another token', SIZE, { authorization: 'Bearer other' }, 401, { code: 'INVALID_ACCESS_TOKEN' }],
    ['no version', SIZE, { 'linkedin-version': undefined }, 400, { code: 'VERSION_MISSING' }],
    [
      'a dead version',
      SIZE,
      { 'linkedin-version': '202511' },
      426,
      { message: 'Requested version 20251101 is not active' },
    ],
    ['an unknown edge', SIZE.replace('COMPANY_FOLLOWED_BY_MEMBER', 'CompanyFollowedByMember'), {}, 400, {}],
    ['a raw URN', STATISTICS.replace(/%3A/g, ':'), {}, 400, { serviceErrorCode: 0 }],
    ['another organization', STATISTICS.replace('3456789', '1'), {}, 403, { serviceErrorCode: 100 }],
    ['an unknown parameter', `${STATISTICS}&count=5`, {}, 403, { message: expect.stringContaining('[/count]') }],
    [
      'no protocol',
      `${STATISTICS}&timeIntervals=${day(midnight, midnight + DAY)}`,
      { 'x-restli-protocol-version': undefined },
      400,
      {},
    ],
    [
      'encoded syntax',
      `${STATISTICS}&timeIntervals=${encodeURIComponent(day(midnight, midnight + DAY))}`,
      {},
      400,
      { errorDetails: { inputErrors: [{ code: 'PARAM_INVALID' }] } },
    ],
    [
      'fifteen months',
      `${STATISTICS}&timeIntervals=${day(midnight - 450 * DAY, midnight)}`,
      {},
      400,
      { message: expect.stringContaining('14 months') },
    ],
    ['too old a start', `${STATISTICS}&timeIntervals=${day(midnight - 360 * DAY, midnight)}`, {}, 400, {}],
    [
      'days of a post',
      `${STATISTICS}&shares=List(urn%3Ali%3Ashare%3A1)&timeIntervals=${day(midnight, midnight + DAY)}`,
      {},
      400,
      {},
    ],
    [
      "another's post",
      `${STATISTICS}&shares=List(urn%3Ali%3Ashare%3A1)`,
      {},
      403,
      { message: expect.stringContaining('[/shares[0]]') },
    ],
    ['a UGC post among shares', `${STATISTICS}&shares=List(urn%3Ali%3AugcPost%3A1)`, {}, 400, { errorDetails: {} }],
    ['101 posts', `/rest/posts?q=author&author=${ORGANIZATION}&count=101`, {}, 400, {}],
    [
      'the wrong finder',
      `/rest/organizationPageStatistics?q=organizationalEntity&organization=${ORGANIZATION}`,
      {},
      400,
      { code: 'ILLEGAL_ARGUMENT' },
    ],
    ['an unknown resource', '/rest/nothing', {}, 404, { code: 'RESOURCE_NOT_FOUND' }],
    [
      'a long address',
      `${STATISTICS}&shares=List(${'urn%3Ali%3Ashare%3A7000000000000000000,'.repeat(120)})`,
      {},
      414,
      {},
    ],
  ])('%s', async (_, target, headers, status, body) => {
    const reply = await ask(target, headers);
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject(body);
  });

  it('a version that has died since', async () => {
    expect((await ask(SIZE)).status).toBe(200);
    expect((await ask(SIZE, {}, '2027-09-01')).status).toBe(426);
  });

  it('and gives an engagement that is the quotient of its parts', async () => {
    const reply = await ask(`${STATISTICS}&timeIntervals=${day(midnight, midnight + DAY)}`);
    const { elements } = reply.body as { elements: { totalShareStatistics: Record<string, number> }[] };
    const {
      clickCount = 0,
      likeCount = 0,
      commentCount = 0,
      shareCount = 0,
      ...rest
    } = elements[0]?.totalShareStatistics ?? {};
    const actions = clickCount + likeCount + commentCount + shareCount;
    expect(rest.engagement).toBeCloseTo(actions / (rest.impressionCount ?? 0), 12);
  });
});

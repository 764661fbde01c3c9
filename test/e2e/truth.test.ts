import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SocialReport } from '#core/report/social-report.ts';
import { toInstant } from '#core/time/instant.ts';
import { INCIDENTS } from '#test/demo/scenario.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { compareWithTruth, figureOf, issuedReports, networkOf } from './truth.ts';

// Two months that hold a missed month boundary and an outage; the proof runs all twelve.
const START = toInstant('2026-02-01T05:10:00Z');
const END = toInstant('2026-04-10T05:10:00Z');

describe('the reports of two months', () => {
  let open: OpenApp;
  let reports: SocialReport[];
  beforeAll(async () => {
    open = await openApp({ start: START, faults: INCIDENTS });
    await open.runUntil(END);
    reports = await issuedReports(open);
  }, 300_000);
  afterAll(() => open.stop());

  it('closes each month on its day', () => {
    expect(reports.map(({ month, cutoff }) => [month, cutoff])).toEqual([
      ['2026-02', '2026-03-06T05:40:00.000Z'],
      ['2026-03', '2026-04-09T05:40:00.000Z'],
    ]);
  });

  it('prints the sandbox’s truth in every figure', () => {
    const model = { connectedAt: Date.parse(START), incidents: INCIDENTS };
    const compared = reports.map((report) => compareWithTruth(report, model));
    expect(compared).toEqual([64, 64]);
  });

  it('says when the closing was read where the month boundary passed without an answer', () => {
    const [february] = reports;
    if (!february) throw new Error('February was not closed');
    expect(figureOf(networkOf(february, 'linkedin'), 'followers').readAt).toBe('2026-02-28T05:10:00.000Z');
    expect(february.holes.some(({ text }) => text.includes('LinkedIn, seguidores al cierre'))).toBe(true);
  });
});

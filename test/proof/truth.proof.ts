import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SocialReport } from '#core/report/social-report.ts';
import { firstSlot, INCIDENTS, LAST_SLOT, MOST_MONTHS } from '#test/demo/scenario.ts';
import { compareWithTruth, issuedReports } from '#test/e2e/truth.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

describe('the reports of twelve months', () => {
  const start = firstSlot(MOST_MONTHS);
  let open: OpenApp;
  let reports: SocialReport[];
  beforeAll(async () => {
    open = await openApp({ start, faults: INCIDENTS });
    await open.runUntil(LAST_SLOT);
    reports = await issuedReports(open);
  });
  afterAll(() => open.stop());

  it('are all there', () => {
    expect(reports).toHaveLength(MOST_MONTHS);
  });

  it('print the sandbox’s truth in every figure', () => {
    const model = { connectedAt: Date.parse(start), incidents: INCIDENTS };
    expect(reports.map((report) => compareWithTruth(report, model))).toEqual(reports.map(() => 64));
  });
});

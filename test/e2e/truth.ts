import { expect } from 'vitest';
import { PLATFORMS } from '#core/accounts/account.ts';
import type { Figure, NetworkMonth, SocialReport } from '#core/report/social-report.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { expectedFigure, type Model } from '#test/support/model.ts';
import type { OpenApp } from '#test/support/open-app.ts';

/** The issued reports of every closed month, oldest first. */
export async function issuedReports({ app }: Pick<OpenApp, 'app'>): Promise<SocialReport[]> {
  const editions = await scanAll(app.store, 'editions', { index: 'byReport', equal: { report: 'social' } });
  return Promise.all(
    editions.map(async ({ digest }) =>
      JSON.parse(Buffer.from((await app.store.getFile(digest)) ?? []).toString('utf8')),
    ),
  );
}

/** Every figure of a report against the sandbox's truth; resolves with how many were compared. */
export function compareWithTruth(report: SocialReport, model: Omit<Model, 'closedAt'>): number {
  const closedAt = Date.parse(report.cutoff);
  const differing: unknown[] = [];
  let compared = 0;
  for (const platform of PLATFORMS) {
    const network = networkOf(report, platform);
    for (const figure of network.figures) {
      const expected = expectedFigure({ ...model, closedAt }, platform, figure.role, report.month);
      compared += 1;
      if (!matches(figure, expected))
        differing.push({ month: report.month, platform, role: figure.role, value: figure.value, expected });
    }
  }
  expect(differing).toEqual([]);
  return compared;
}

function matches({ value }: Figure, expected: ReturnType<typeof expectedFigure>): boolean {
  if (!expected) return value.kind === 'missing' && value.reason === 'not-exposed';
  if (value.kind !== expected.kind) return false;
  return value.kind === 'missing' || value.amount === expected.amount;
}

export function networkOf(report: SocialReport, platform: NetworkMonth['platform']): NetworkMonth {
  const network = report.networks.find((one) => one.platform === platform);
  if (!network) throw new RangeError(`the report of ${report.month} lacks ${platform}`);
  return network;
}

/** The figure of a role. */
export function figureOf(network: NetworkMonth, role: Figure['role']): Figure {
  const figure = network.figures.find((one) => one.role === role);
  if (!figure) throw new RangeError(`${network.platform} lacks ${role}`);
  return figure;
}

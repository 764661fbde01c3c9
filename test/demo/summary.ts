import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { countReadings } from '#core/pulls/pull.ts';
import type { Edition, ReportName } from '#core/report/edition.ts';
import type { App } from '#services/app.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import type { Sandbox } from '#test/sandbox/server.ts';

/** What the demo leaves behind, as its last line says it. */
export interface DemoSummary {
  pulls: number;
  /** Answers of the platforms kept with those pulls. */
  captures: number;
  readings: number;
  reports: { report: ReportName; month: string; edition: number; digest: string; files: string[] }[];
  /** API calls of this run. */
  apiCalls: Sandbox['calls'];
  seconds: number;
}

/** Counts what is stored, and writes the report files into a folder. */
export async function summarize(app: App, sandbox: Sandbox, out: string, seconds: number): Promise<DemoSummary> {
  const pulls = await Promise.all(
    (await app.accounts()).map(({ id }) => scanAll(app.store, 'pulls', { index: 'byAccount', equal: { account: id } })),
  );
  const [social, pauta] = await Promise.all(
    (['social', 'pauta'] as const).map((report) =>
      scanAll(app.store, 'editions', { index: 'byReport', equal: { report } }),
    ),
  );
  const reports = [];
  for (const edition of [...(social ?? []), ...(pauta ?? [])])
    reports.push({ ...reportOf(edition), files: await writeFiles(app, edition, out) });
  return {
    pulls: pulls.flat().length,
    captures: pulls.flat().reduce((sum, { calls }) => sum + calls, 0),
    readings: pulls.flat().reduce((sum, pull) => sum + countReadings(pull), 0),
    reports,
    apiCalls: { ...sandbox.calls },
    seconds: Math.round(seconds * 10) / 10,
  };
}

/** @throws Error when a month that had its close day was not closed: the demo failed, whatever else it shows */
export async function assertClosed(app: App, months: number): Promise<void> {
  const editions = await scanAll(app.store, 'editions', { index: 'byReport', equal: { report: 'social' } });
  if (editions.length >= months) return;
  const parked = await scanAll(app.store, 'work', { index: 'byState', equal: { state: 'parked' } });
  const causes = parked.filter(({ kind }) => kind === 'close').map(({ id, cause }) => `${id}: ${cause?.message}`);
  throw new Error(`${editions.length} of ${months} months were closed. ${causes.join('; ')}`);
}

function reportOf({ report, period, number, digest }: Edition) {
  return { report, month: period, edition: number, digest };
}

async function writeFiles({ store }: App, { files }: Edition, out: string): Promise<string[]> {
  mkdirSync(out, { recursive: true });
  return Promise.all(
    files.map(async ({ name, digest }) => {
      const bytes = await store.getFile(digest);
      if (!bytes) throw new Error(`the store has no file ${digest}`);
      writeFileSync(path.join(out, name), bytes);
      return path.join(out, name);
    }),
  );
}

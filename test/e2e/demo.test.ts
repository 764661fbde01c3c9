import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoRun, demoFolder, lasting, runDemo } from '#test/support/demo-process.ts';

const MONTHS = 1;

describe('the demo', () => {
  const folders = [demoFolder(), demoFolder()] as const;
  let undisturbed: DemoRun;
  beforeAll(async () => {
    undisturbed = await runDemo(folders[0], MONTHS);
  }, 120_000);
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('closes its month, with a report that can be handed in', () => {
    expect(undisturbed.summary?.reports).toMatchObject([
      { report: 'social', month: '2026-10', edition: 1 },
      // The samples tell of the month before the first reading too: its report is owed as well.
      { report: 'pauta', month: '2026-09', edition: 1 },
      { report: 'pauta', month: '2026-10', edition: 1 },
    ]);
    const endings = undisturbed.summary?.reports.map(({ files }) => files.map((file) => file.split('.').at(-1)));
    expect(endings).toEqual([
      ['json', 'pdf'],
      ['json', 'pdf', 'xlsx', 'csv', 'csv'],
      ['json', 'pdf', 'xlsx', 'csv', 'csv'],
    ]);
  });

  it('adds no pull and no capture when it runs again over the same store', async () => {
    const again = await runDemo(folders[0], MONTHS);
    expect(again.summary && lasting(again.summary)).toEqual(undisturbed.summary && lasting(undisturbed.summary));
    expect(Object.values(again.summary?.apiCalls ?? {})).toEqual([0, 0, 0, 0]);
  }, 120_000);

  it('ends with the same reports after SIGKILL at a random moment', async () => {
    const all = undisturbed.summary?.pulls ?? 0;
    const killAt = Math.floor(all * (0.05 + 0.9 * Math.random()));
    const killed = await runDemo(folders[1], MONTHS, killAt);
    const resumed = await runDemo(folders[1], MONTHS);
    expect(killed.summary).toBeNull();
    expect(resumed.summary && lasting(resumed.summary), `killed after ${killAt} pulls`).toEqual(
      undisturbed.summary && lasting(undisturbed.summary),
    );
  }, 180_000);
});

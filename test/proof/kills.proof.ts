import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoFolder, lasting, runDemo } from '#test/support/demo-process.ts';

const KILLS = 10;

describe('ten kills', () => {
  it('end with the reports of the undisturbed run', async () => {
    const folder = demoFolder();
    const undisturbed = await runDemo(folder, 1);
    rmSync(folder, { recursive: true });
    const expected = undisturbed.summary && lasting(undisturbed.summary);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const place = demoFolder();
      // Spread over the run: one in the backfill, the others in each ninth of the days.
      const killAt = Math.floor(((expected?.pulls ?? 0) * (kill + 0.9 * Math.random())) / KILLS);
      const killed = await runDemo(place, 1, killAt);
      const resumed = await runDemo(place, 1);
      rmSync(place, { recursive: true });
      expect(killed.summary, `killed after ${killAt} pulls`).toBeNull();
      expect(resumed.summary && lasting(resumed.summary), `killed after ${killAt} pulls`).toEqual(expected);
    }
  });
});

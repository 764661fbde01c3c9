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
      const killAfter = undisturbed.milliseconds * (0.2 + 0.75 * ((kill + Math.random()) / KILLS));
      const killed = await runDemo(place, 1, killAfter);
      const resumed = await runDemo(place, 1);
      rmSync(place, { recursive: true });
      expect(killed.summary, `killed after ${killAfter} ms`).toBeNull();
      expect(resumed.summary && lasting(resumed.summary), `killed after ${killAfter} ms`).toEqual(expected);
    }
  });
});

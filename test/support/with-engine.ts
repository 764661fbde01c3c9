import { describe, it } from 'vitest';
import type { SharedEngine } from '#test/servers/global-setup.ts';

/**
 * Tests that need a server. Where it cannot be had they are skipped, and say why; on the machine that decides whether a
 * change lands (`CI=true`) its absence is a failure.
 */
export function withEngine(name: string, engine: SharedEngine, body: (url: string, engine: string) => void): void {
  if ('url' in engine) {
    body(engine.url, engine.engine);
    return;
  }
  describe(`${name} (${engine.reason})`, () => {
    it.skipIf(process.env.CI !== 'true')('needs its server', () => {
      throw new Error(engine.reason);
    });
  });
}

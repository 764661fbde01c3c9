import { defineConfig } from 'vitest/config';

/** The long proofs, which `npm test` samples: `npm run proof`. */
export default defineConfig({
  test: {
    include: ['test/proof/**/*.proof.ts'],
    provide: { pair: 'embedded' },
    setupFiles: ['test/support/no-outside-network.ts', 'test/support/end-opened.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});

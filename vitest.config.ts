import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { absentServers } from './test/servers/absent.ts';
import { COMPILED } from './workers/compile-cache.ts';

const SHARED = {
  setupFiles: ['test/support/no-outside-network.ts', 'test/support/end-opened.ts'],
  testTimeout: 30_000,
  // What prepares a test does the same work as a test.
  hookTimeout: 30_000,
  pool: 'forks' as const,
  // A process reads the product once, not once a file: no test may leave anything behind in a module.
  isolate: false,
  // Threads in which files are read and reports are set read it too.
  env: { NODE_COMPILE_CACHE: COMPILED },
};

// Without the servers the tests on them are skipped, and say why; on the machine that decides that is a failure.
const ON_SERVERS = absentServers().length === 0 ? 'test/e2e/**/*.test.ts' : 'test/servers/absent.test.ts';

/** Several processes share the engines of production only. */
const OF_WORKER_PROCESSES = ['test/e2e/worker-processes.test.ts', 'test/e2e/worker-outages.test.ts'];

const LONG = [
  ...OF_WORKER_PROCESSES,
  'test/e2e/demo.test.ts',
  'test/browser/pauta.test.ts',
  'test/e2e/truth.test.ts',
  'test/e2e/processes.test.ts',
];

/** They start the product as it is without settings of engines, whatever the pair of the run. */
const OF_THE_EMBEDDED = ['demo', 'start', 'command-line', 'connect-command'].map((name) => `test/e2e/${name}.test.ts`);

/** A clone knows no times yet, and would begin the longest files last, when nothing is left to run beside them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Everything on the embedded engines; once more on MongoDB and Redis what goes from end to end. */
export default defineConfig({
  test: {
    globalSetup: ['test/servers/global-setup.ts'],
    // One more than the cores of a small machine: tests of outages mostly wait.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...SHARED,
          name: 'embedded',
          include: ['test/**/*.test.ts'],
          exclude: ['test/servers/absent.test.ts', ...OF_WORKER_PROCESSES],
          provide: { pair: 'embedded' },
        },
      },
      {
        test: {
          ...SHARED,
          name: 'production',
          include: [ON_SERVERS],
          // The demo with its workers is run by the proof.
          exclude: OF_THE_EMBEDDED,
          provide: { pair: 'production' },
        },
      },
    ],
  },
});

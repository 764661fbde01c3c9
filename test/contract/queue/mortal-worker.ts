import { setTimeout as pause } from 'node:timers/promises';
import { createSystemClock } from '#services/clock.ts';
import { createBullmqQueue } from '#services/queue/bullmq.ts';

/**
 * A worker process for a test to kill, or to stop with SIGTERM: it says which key it began, and ends it when it is told to
 * stop. Nothing ends the process but that it has nothing left to do. Arguments: url, prefix.
 */
const [url = '', prefix = ''] = process.argv.slice(2);
const told = new AbortController();
const report = (error: unknown) => void process.stderr.write(`${error}\n`);
const queue = createBullmqQueue({ url, prefix, clock: createSystemClock(), onError: report, onTrouble: report });
const begin = async (key: string) => {
  process.stdout.write(`${key}\n`);
  await pause(3_600_000, undefined, { signal: told.signal }).catch(() => {});
};
queue.work('q', begin, { concurrency: 1 });
process.once('SIGTERM', () => {
  void queue.stop();
  told.abort();
});

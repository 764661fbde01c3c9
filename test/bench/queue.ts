// What waking costs: the queue on Redis against what anyone would write with BullMQ alone, and the one in the process.
import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Queue } from '#core/ports/queue.ts';
import { createSystemClock } from '#services/clock.ts';
import { createBullmqQueue } from '#services/queue/bullmq.ts';
import { createInProcessQueue } from '#services/queue/in-process.ts';
import { startRedis } from '#test/servers/redis.ts';

const KEYS = 5_000;
const CONCURRENCY = 10;
const PAIRS = 5;
const OF_DRIVER = 0.6;

/** Hands every key to the handler, woken in one go; resolves when all were handled. */
type Run = (keys: readonly string[]) => Promise<void>;

/** The port: wakes, then waits until each key was handled. */
function throughPort(queue: Queue, name: string): Run {
  const { handler, handled } = counted();
  queue.work(name, handler, { concurrency: CONCURRENCY });
  return async (keys) => {
    const all = handled(keys.length);
    const now = createSystemClock().now();
    await Promise.all(keys.map((key) => queue.wake(name, key, now)));
    await all;
  };
}

/** BullMQ as its documentation shows it. */
function throughBullmq(url: string): { run: Run; end(): Promise<void> } {
  const connection = () => new Redis(url, { maxRetriesPerRequest: null });
  const { handler, handled } = counted();
  const [sender, receiver] = [connection(), connection()];
  const queue = new BullQueue<{ key: string }>('bare', { connection: sender });
  const worker = new Worker<{ key: string }>('bare', (job) => handler(job.data.key), {
    connection: receiver,
    concurrency: CONCURRENCY,
  });
  return {
    async run(keys) {
      const all = handled(keys.length);
      const kept = { removeOnComplete: true, removeOnFail: true };
      await Promise.all(keys.map((key) => queue.add('wake', { key }, kept)));
      await all;
    },
    async end() {
      await worker.close();
      await queue.close();
      for (const redis of [sender, receiver]) redis.disconnect();
    },
  };
}

/** A handler that does nothing, and tells when it has done so for a number of keys. */
function counted() {
  let left = 0;
  let end = Promise.withResolvers<void>();
  return {
    async handler(_key: string): Promise<void> {
      left -= 1;
      if (left === 0) end.resolve();
    },
    handled(count: number): Promise<void> {
      left = count;
      end = Promise.withResolvers<void>();
      return end.promise;
    },
  };
}

async function rateOf(run: Run, round: number): Promise<number> {
  const keys = Array.from({ length: KEYS }, (_, at) => `pull|account-${round}-${at}|2026-10-06T05:10:00.000Z`);
  const started = performance.now();
  await run(keys);
  return (KEYS * 1000) / (performance.now() - started);
}

/** They take turns, so that a busy machine slows both alike; the first pair warms both and is not counted. */
async function compare(name: string, ours: Run, bare: Run): Promise<number> {
  const ratios: number[] = [];
  let last = { ours: 0, bare: 0 };
  for (let round = 0; round <= PAIRS; round += 1) {
    const first = round % 2 === 0;
    const before = first ? await rateOf(bare, round) : 0;
    const own = await rateOf(ours, round);
    const theirs = first ? before : await rateOf(bare, round);
    if (round > 0) ratios.push(own / theirs);
    last = { ours: own, bare: theirs };
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const each = sorted.map((ratio) => ratio.toFixed(2)).join(' ');
  console.log(
    `${name}: ${Math.round(last.ours)} keys/s, bare ${Math.round(last.bare)} keys/s; × ${median.toFixed(2)} (pairs ${each})`,
  );
  return median;
}

async function main(): Promise<boolean> {
  const clock = createSystemClock();
  const onError = (error: unknown) => console.error(error);
  const local = createInProcessQueue({ clock, onError });
  const inProcess = throughPort(local, 'bench');
  await rateOf(inProcess, 0);
  console.log(`in-process, which no library stands under: ${Math.round(await rateOf(inProcess, 1))} keys/s`);
  await local.stop();
  const redis = await startRedis();
  if ('reason' in redis) {
    console.log(`no Redis: ${redis.reason}`);
    return true;
  }
  const shared = createBullmqQueue({ url: redis.server.url, clock, prefix: 'bench', onError, onTrouble: onError });
  const bare = throughBullmq(redis.server.url);
  const ratio = await compare(`${redis.server.engine}, beside bare BullMQ`, throughPort(shared, 'bench'), bare.run);
  await shared.stop();
  await bare.end();
  await redis.server.stop();
  return ratio >= OF_DRIVER;
}

const isMet = await main();
if (!isMet) console.error(`A target was missed: × ${OF_DRIVER} of bare BullMQ.`);
process.exitCode = isMet ? 0 : 1;

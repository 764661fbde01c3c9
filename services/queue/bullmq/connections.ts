import { Redis } from 'ioredis';
import type { Trouble } from './trouble.ts';
import { within } from './within.ts';

/** Time that Redis has to answer a wake: nobody waits longer for what the next tick makes again. */
const ANSWER_MS = 1_000;
/** Longer than a worker may sleep in one command (10 s), so that only a dead connection is given up. */
const SILENCE_MS = 15_000;
const LONGEST_RETRY_MS = 2_000;

const retryStrategy = (times: number): number => Math.min(50 * 2 ** times, LONGEST_RETRY_MS);

/** A connection on which a command fails at once when Redis is away. */
export interface Sender {
  redis: Redis;
  /** Resolves when Redis answers, or in an outage after a second of waiting, for all callers together. */
  ready(): Promise<void>;
  /** Whether Redis answers, within a second; never rejects. */
  answers(): Promise<boolean>;
}

/** Connects when it is first needed: a command line that wakes nothing needs no Redis. */
export function connectSender(url: string, trouble: Trouble): Sender {
  const redis = new Redis(url, {
    retryStrategy,
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
  });
  let patience: Promise<void> | undefined;
  trouble.watch(redis);
  redis.on('ready', () => {
    patience = undefined;
  });
  const ready = async (): Promise<void> => {
    if (redis.status === 'ready' || redis.status === 'end') return;
    // What goes wrong is told as an 'error' event.
    if (redis.status === 'wait') redis.connect().catch(() => {});
    patience ??= within(ANSWER_MS, new Promise((resolve) => redis.once('ready', resolve)));
    await patience;
  };
  return {
    redis,
    ready,
    async answers() {
      let answer: string | undefined;
      const ask = async () => {
        await ready();
        answer = await redis.ping();
      };
      await within(ANSWER_MS, ask());
      return answer !== undefined;
    },
  };
}

/** A connection of workers: its commands wait until Redis is back, however long that is. */
export function connectWorkers(url: string, trouble: Trouble): Redis {
  const redis = new Redis(url, { retryStrategy, maxRetriesPerRequest: null, socketTimeout: SILENCE_MS });
  trouble.watch(redis);
  return redis;
}

import { Queue } from 'bullmq';
import type { Clock } from '#core/ports/clock.ts';
import { epochMsOf, type Instant } from '#core/time/instant.ts';
import { connectSender } from './connections.ts';
import type { Trouble } from './trouble.ts';
import { within } from './within.ts';

/** What a job carries: the moment in it is the clock's, which may be simulated; Redis knows only delays. */
export interface Wake {
  key: string;
  notBefore: Instant;
}

export interface Waker {
  /** Never rejects for want of Redis: a wake that is lost is told as trouble. */
  wake(queue: string, key: string, notBefore: Instant): Promise<void>;
  /** Says with each wake of the queue how many handlers may run at once, so that an emptied Redis knows it first. */
  limit(queue: string, handlers: number): void;
  /** Whether Redis answers, within a second. */
  ready(): Promise<boolean>;
  end(): Promise<void>;
}

/** Time that the last words of a connection may take. */
const QUIT_MS = 500;

export function createWaker(parts: { url: string; prefix: string; clock: Clock; trouble: Trouble }): Waker {
  const { url, prefix, clock, trouble } = parts;
  const sender = connectSender(url, trouble);
  const queues = new Map<string, Queue<Wake>>();
  const limits = new Map<string, number>();

  const queueOf = (name: string): Queue<Wake> => {
    const queue = queues.get(name) ?? openQueue(name);
    queues.set(name, queue);
    return queue;
  };
  const openQueue = (name: string): Queue<Wake> => {
    // Nothing is asked of Redis on opening: a queue whose first question fails would fail for ever.
    const still = { skipWaitingForReady: true, skipVersionCheck: true, skipMetasUpdate: true };
    return new Queue<Wake>(name, { connection: sender.redis, prefix, ...still }).on('error', trouble.report);
  };
  const send = async (queue: Queue<Wake>, wake: Wake): Promise<void> => {
    await sender.ready();
    const delay = Math.max(0, epochMsOf(wake.notBefore) - epochMsOf(clock.now()));
    if (delay > 0 && (await waitsAlready(queue, wake))) return;
    const handlers = limits.get(queue.name);
    const limited = handlers === undefined ? undefined : queue.setGlobalConcurrency(handlers);
    await Promise.all([limited, queue.add('wake', wake, { delay, ...once(wake.key) })]);
  };

  return {
    async wake(name, key, notBefore) {
      const queue = queueOf(name);
      await send(queue, { key, notBefore }).catch(trouble.report);
    },
    limit: (name, handlers) => void limits.set(name, handlers),
    ready: sender.answers,
    async end() {
      if (sender.redis.status === 'ready') await within(QUIT_MS, sender.redis.quit());
      sender.redis.disconnect();
    },
  };
}

/**
 * One job for a key: a new one takes the place of one that is delayed, is dropped beside one that is to start, and is kept
 * until the end of one that runs. BullMQ numbers the jobs, so that no job that was left behind can swallow a wake.
 */
function once(key: string) {
  const deduplication = { id: key, replace: true, keepLastIfActive: true };
  return { attempts: 1, removeOnComplete: true, removeOnFail: true, deduplication };
}

/** True when the key is to be handled at that moment or earlier. */
async function waitsAlready(queue: Queue<Wake>, { key, notBefore }: Wake): Promise<boolean> {
  const redis = await queue.getBackend().client;
  // What is kept until the end of a run is known to BullMQ under this name only.
  const kept = redis.hget(queue.toKey(`dn:${key}`), 'data');
  const [id, afterRun] = await Promise.all([queue.getDeduplicationJobId(key), kept]);
  if (afterRun && (JSON.parse(afterRun) as Wake).notBefore <= notBefore) return true;
  const job = id ? await queue.getJob(id) : undefined;
  // One that has started may be running, and its run does not count as waiting.
  return job !== undefined && job.processedOn === undefined && job.data.notBefore <= notBefore;
}

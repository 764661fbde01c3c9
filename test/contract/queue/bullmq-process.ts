import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Clock } from '#core/ports/clock.ts';
import type { WorkerOptions } from '#core/ports/queue.ts';
import type { Instant } from '#core/time/instant.ts';
import { createSystemClock } from '#services/clock.ts';
import { createBullmqQueue } from '#services/queue/bullmq.ts';
import { createWatch } from './watch.ts';

const MORTAL_WORKER = new URL('./mortal-worker.ts', import.meta.url).pathname;

/** Names of one test, in a Redis that others use too. */
export function newPrefix(): string {
  return `test-${randomUUID()}`;
}

/** A queue as one of several processes has it, and what it reported. */
export function createProcess(url: string, prefix = newPrefix(), clock: Clock = createSystemClock()) {
  const errors: unknown[] = [];
  const troubles: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const onTrouble = (error: unknown) => void troubles.push(error);
  const queue = createBullmqQueue({ url, prefix, clock, onError, onTrouble });
  const wake = (key: string, notBefore: Instant = clock.now()) => queue.wake('q', key, notBefore);
  return { queue, clock, errors, troubles, wake };
}

/** Like `createProcess`; it stops with the test. */
export function openProcess(...parts: Parameters<typeof createProcess>) {
  const opened = createProcess(...parts);
  onTestFinished(() => opened.queue.stop());
  return opened;
}

/** Two processes with one handler, as far as the test can see: what overlaps is seen over both. */
export function openPair(url: string, lastsMs = 0) {
  const prefix = newPrefix();
  const [one, other] = [openProcess(url, prefix), openProcess(url, prefix)];
  const watched = createWatch(one.clock, lastsMs);
  const workBoth = (options: WorkerOptions) => {
    for (const { queue } of [one, other]) queue.work('q', watched.handler, options);
  };
  return { prefix, one, other, watched, workBoth };
}

/** A process that takes the keys of the queue `q`, one at a time, and keeps them; it is gone with the test. */
export function startMortalWorker(url: string, prefix: string) {
  const child = spawn(process.execPath, [MORTAL_WORKER, url, prefix]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

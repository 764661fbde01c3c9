import type { Instant } from '../time/instant.ts';

export interface WorkerOptions {
  /** Handlers running at once in this process. */
  concurrency: number;
  /** Handlers running at once over all processes; without it, there is no such limit. All processes give the same. */
  globalConcurrency?: number;
  /** At most `max` starts per `perMs` milliseconds, over all workers of the queue. */
  rate?: { max: number; perMs: number };
}

/** Where wakes live: in each process by itself, or in a Redis or Valkey that all processes share. */
export type QueueKind = 'in-process' | 'redis';

/**
 * Wakes workers; nothing more. Attempts, not-before, cause, lease and parking live in the ledger.
 * At least once: a key may be handled twice, and a wake may be lost (the next tick makes it again).
 */
export interface Queue {
  /** Asks that `key` be handled at or after `notBefore`; waking a key that already waits moves it to the earlier moment. */
  wake(queue: string, key: string, notBefore: Instant): Promise<void>;
  /**
   * Registers the one handler of a queue in this process. A handler settles its own errors: one that rejects is reported
   * to the adapter's `onError` and not run again before the next wake.
   */
  work(queue: string, handler: (key: string) => Promise<void>, options: WorkerOptions): void;
  /** Whether wakes reach workers now; resolves within a second, never rejects. */
  ready(): Promise<boolean>;
  /** Starts nothing new and resolves when what runs has ended. */
  stop(): Promise<void>;
}

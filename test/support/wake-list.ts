import type { Queue } from '#core/ports/queue.ts';
import type { Instant } from '#core/time/instant.ts';

/** A queue that only tells what it was asked to wake, for tests of those who wake. */
export interface WakeList extends Queue {
  woken: { queue: string; key: string; notBefore: Instant }[];
}

export function createWakeList(): WakeList {
  const woken: WakeList['woken'] = [];
  return {
    woken,
    async wake(queue, key, notBefore) {
      woken.push({ queue, key, notBefore });
    },
    work: () => undefined,
    ready: () => Promise.resolve(true),
    stop: () => Promise.resolve(),
  };
}

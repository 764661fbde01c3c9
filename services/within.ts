import { setTimeout as pause } from 'node:timers/promises';

/** What the promise gives; rejects with a `TimeoutError` when it takes longer than so many milliseconds of real time. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = pause(milliseconds, undefined, { signal: over.signal }).then(() => {
    throw new DOMException(`nothing came within ${milliseconds} ms`, 'TimeoutError');
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    late.catch(() => undefined);
    over.abort();
  }
}

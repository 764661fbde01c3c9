import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { isDuplicate } from './errors.ts';

/** How often the holder shows that it lives, and how long a lock may stand still before another takes it. */
const BEAT_MS = 1_000;
const STILL_MS = 10_000;
const LOOK_MS = 100;

interface Lock {
  _id: string;
  holder: string;
  beat: number;
}

/**
 * Runs `work` while no other process does so on this database. Of a holder that died the lock stands still, and is taken;
 * no two machines' clocks are compared.
 */
export async function withLock<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  const locks = db.collection<Lock>('_locks');
  const holder = randomUUID();
  await take();
  const beating = setInterval(() => void beat().catch(() => {}), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beating);
    await locks.deleteOne({ _id: name, holder });
  }

  async function take(): Promise<void> {
    let seen: Lock | undefined;
    for (let still = 0; !(await insert()); still += LOOK_MS) {
      const now: Lock | undefined = (await locks.findOne({ _id: name })) ?? undefined;
      if (now?.holder !== seen?.holder || now?.beat !== seen?.beat) still = 0;
      seen = now;
      if (seen && still >= STILL_MS) await locks.deleteOne({ _id: name, holder: seen.holder, beat: seen.beat });
      await pause(LOOK_MS);
    }
  }

  async function insert(): Promise<boolean> {
    try {
      await locks.insertOne({ _id: name, holder, beat: 0 });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  // A beat that fails is made again a second later; the lock is lost only when ten in a row do.
  async function beat(): Promise<void> {
    await locks.updateOne({ _id: name, holder }, { $inc: { beat: 1 } });
  }
}

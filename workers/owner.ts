import { randomUUID } from 'node:crypto';
import os from 'node:os';

// A process number comes back after a restart (in a container it always does): the mark tells one life from another.
const OWNER = `${os.hostname()}/${process.pid}/${randomUUID()}`;

/** Names this process in leases. */
export function thisOwner(): string {
  return OWNER;
}

/** False when the owner was a process of this machine that no longer runs; true of every other machine's. */
export function isAlive(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (owner === OWNER || host !== os.hostname()) return true;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    // Not permitted to signal it: it lives, as another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

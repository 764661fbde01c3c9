import type { Redis } from 'ioredis';

/** Why Redis cannot be spoken to, as Node, ioredis and BullMQ put it: a net error's code, or their own words. */
const OUTAGE =
  /\bE(CONN\w+|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOST\w+|NET\w+)\b|connection is closed|connection close|isn't writeable|timed out|socket timeout|max retries/i;
/** A trouble that goes on is told again after this time. */
const QUIET_MS = 60_000;

/** Tells of troubles, and of none a thousand times. */
export interface Trouble {
  report(error: unknown): void;
  /** Reports what goes wrong with a connection. An outage is over when all of them are back. */
  watch(redis: Redis): void;
  /** Tells nothing more. */
  end(): void;
}

/** @param onTrouble told once of an outage, and at most once a minute of anything else that goes on */
export function createTrouble(onTrouble: (error: unknown) => void): Trouble {
  const told = new Set<string>();
  const watched: Redis[] = [];
  let ended = false;
  const report = (error: unknown): void => {
    const kind = kindOf(error);
    if (ended || told.has(kind)) return;
    told.add(kind);
    if (kind !== 'outage') setTimeout(() => told.delete(kind), QUIET_MS).unref();
    onTrouble(kind === 'outage' ? outage(error) : error);
  };
  const look = (): void => {
    // One that waits has not been needed yet.
    if (watched.every(({ status }) => status === 'ready' || status === 'wait')) told.delete('outage');
  };
  return {
    report,
    watch(redis) {
      watched.push(redis.on('error', report).on('ready', look));
    },
    end() {
      ended = true;
    },
  };
}

/** `outage`, or the error's text without the numbers of jobs. */
function kindOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = `${code} ${error instanceof Error ? error.message : String(error)}`;
  return OUTAGE.test(text) ? 'outage' : text.replace(/\d+/g, '#');
}

function outage(cause: unknown): Error {
  return new Error('Redis cannot be reached: what is woken meanwhile waits for the next tick', { cause });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A worker of the product in a process of its own, on a clock that another process moves. */
export interface WorkerProcess {
  pid: number | undefined;
  /** Stops it where it is, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Its log so far. */
  log(): string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, and resolves with its status. */
  stop(): Promise<number | null>;
}

const SCRIPT = new URL('../demo/worker.ts', import.meta.url).pathname;

/**
 * @param environment as the product's processes get it
 * @param clockFile where the moment stands
 * @throws Error with what it printed, when it ends before it works
 */
export async function startWorkerProcess(
  environment: Readonly<Record<string, string | undefined>>,
  clockFile: string,
): Promise<WorkerProcess> {
  const env = { PATH: process.env.PATH, ...environment, PORT: '0', DEMO_CLOCK: clockFile };
  const child = spawn(process.execPath, [SCRIPT], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  await ready(child, ended);
  if (child.exitCode !== null) throw new Error(`a worker did not start: ${log}`);
  return {
    pid: child.pid,
    signal: (signal) => void child.kill(signal),
    log: () => log,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      const [status] = await ended;
      return status;
    },
  };
}

/** It greets once it works. */
async function ready(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  let printed = '';
  const greeted = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('Ctrl+C')) resolve();
    });
  });
  await Promise.race([greeted, ended]);
}

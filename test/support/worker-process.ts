import { startProcess } from './product-process.ts';

/** A worker of the product in a process of its own, on a clock that another process moves. */
export interface WorkerProcess {
  pid: number | undefined;
  /** Stops it where it is, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** What it has printed and logged so far. */
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
  const env = { ...environment, PORT: '0', DEMO_CLOCK: clockFile };
  const { child, output, ended, address, terminate } = startProcess(process.cwd(), SCRIPT, env);
  await address();
  return {
    pid: child.pid,
    signal: (signal) => void child.kill(signal),
    log: output,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => (await terminate()).status,
  };
}

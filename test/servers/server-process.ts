import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** A server of our own on loopback, which a test may kill and start again over the same data. */
export interface TestServer {
  url: string;
  /** Name and version, as the server gives them. */
  engine: string;
  pid(): number | undefined;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A server, or why there is none. */
export type Attempt = { server: TestServer } | { reason: string };

const PATIENCE_MS = 30_000;

export interface ServerCommand {
  command: string;
  args: readonly string[];
  url: string;
  /** Resolves with the engine's name once it answers; rejects until then. */
  greet(): Promise<string>;
  /** Removes its data. */
  clean(): void;
}

/** @throws Error with what the process printed, when it ends or stays silent for half a minute */
export async function startServer({ command, args, url, greet, clean }: ServerCommand): Promise<TestServer> {
  let child: ChildProcess | undefined;

  async function start(): Promise<string> {
    const started = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    let printed = '';
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (printed += chunk));
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(20)) {
      if (started.exitCode !== null || started.signalCode !== null) break;
      const engine = await greet().catch(() => undefined);
      if (engine) return engine;
    }
    await end('SIGKILL');
    throw new Error(`${command} did not start: ${printed}`);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  const engine = await start();
  return {
    url,
    engine,
    pid: () => child?.pid,
    kill: () => end('SIGKILL'),
    async start() {
      await start();
    },
    async stop() {
      await end('SIGTERM');
      clean();
    },
  };
}

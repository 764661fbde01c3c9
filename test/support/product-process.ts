import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type EntryPoint = 'main' | 'api' | 'worker';

/** One process of the product, as an operator starts it. */
export interface ProductProcess {
  child: ChildProcess;
  /** What it said on the terminal and in its log so far. */
  output(): string;
  /** Its status once it has ended; `null` when a signal killed it. */
  ended: Promise<number | null>;
  /** Where it listens, once it says so. */
  address(): Promise<string>;
  /** Asks it to stop; resolves with its status and how long that took. */
  terminate(): Promise<{ status: number | null; milliseconds: number }>;
}

/** Processes of the product over one folder of their own: no file of settings lies there, and data stay apart. */
export interface ProductFolder {
  path: string;
  start(entry: EntryPoint, environment?: Readonly<Record<string, string>>): ProductProcess;
  /** Kills what still runs and removes the folder. */
  remove(): Promise<void>;
}

export function openProductFolder(): ProductFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'rendir-'));
  const started: ProductProcess[] = [];
  return {
    path: folder,
    start(entry, environment = {}) {
      const one = startProcess(folder, path.resolve('workers', `${entry}.ts`), environment);
      started.push(one);
      return one;
    },
    async remove() {
      for (const { child } of started) child.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts a script of the product's, or of the demo's, in a folder. */
export function startProcess(
  cwd: string,
  entry: string,
  environment: Readonly<Record<string, string | undefined>>,
): ProductProcess {
  const env = { PATH: process.env.PATH, RENDIR_LOG_LEVEL: 'silent', ...environment };
  const child = spawn(process.execPath, [entry], { cwd, env });
  let output = '';
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return {
    child,
    ended,
    output: () => output,
    async address() {
      while (!output.includes('Ctrl+C')) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended: ${output}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
      return /http:\/\/[^\s"]+/.exec(output)?.[0] ?? '';
    },
    async terminate() {
      const asked = performance.now();
      child.kill('SIGTERM');
      const status = await ended;
      return { status, milliseconds: performance.now() - asked };
    },
  };
}

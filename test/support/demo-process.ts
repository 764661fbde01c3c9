import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DemoSummary } from '#test/demo/summary.ts';

export interface DemoRun {
  /** `null` when the process was killed. */
  summary: DemoSummary | null;
  milliseconds: number;
}

/** A new folder for a demo's database and files. */
export function demoFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'rendir-demo-'));
}

/**
 * Runs the demo as a process of its own over `folder`, and kills it with SIGKILL after `killAfterMs` if that is given and
 * it still runs.
 * @throws Error when it ends by itself with a fault
 */
export async function runDemo(folder: string, months: number, killAfterMs?: number): Promise<DemoRun> {
  const started = performance.now();
  const args = [
    'test/demo/main.ts',
    '--once',
    '--months',
    String(months),
    '--data',
    folder,
    '--out',
    path.join(folder, 'out'),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    printed.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.err += chunk.toString();
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (status, by) => resolve([status, by])),
  );
  clearTimeout(timer);
  const milliseconds = performance.now() - started;
  if (signal === 'SIGKILL') return { summary: null, milliseconds };
  if (code !== 0) throw new Error(`the demo ended with status ${code}: ${printed.err.slice(-2_000)}`);
  return { summary: JSON.parse(printed.out.trim().split('\n').at(-1) ?? '') as DemoSummary, milliseconds };
}

/** What must be the same after any interruption: everything but the calls and the time of one run. */
export function lasting({ pulls, captures, readings, reports }: DemoSummary) {
  return { pulls, captures, readings, reports: reports.map(({ month, edition, digest }) => [month, edition, digest]) };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoSummary } from '#test/demo/summary.ts';

export interface DemoRun {
  /** `null` when the process was killed. */
  summary: DemoSummary | null;
}

/** A new folder for a demo's database and files. */
export function demoFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'rendir-demo-'));
}

/**
 * Runs the demo as a process of its own over `folder`. With `killAtPulls` it is killed with SIGKILL once that many pulls are
 * stored, at whatever point of the next ones it then is.
 * @throws Error when it ends by itself with a fault
 */
export async function runDemo(folder: string, months: number, killAtPulls?: number): Promise<DemoRun> {
  const out = path.join(folder, 'out');
  const args = ['test/demo/main.ts', '--once', '--months', String(months), '--data', folder, '--out', out];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    printed.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.err += chunk.toString();
  });
  const ended = new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (status, by) => resolve([status, by])),
  );
  if (killAtPulls !== undefined) await killAt(child, folder, killAtPulls);
  const [code, signal] = await ended;
  if (signal === 'SIGKILL') return { summary: null };
  if (code !== 0) throw new Error(`the demo ended with status ${code}: ${printed.err.slice(-2_000)}`);
  return { summary: JSON.parse(printed.out.trim().split('\n').at(-1) ?? '') as DemoSummary };
}

async function killAt(child: ChildProcess, folder: string, pulls: number): Promise<void> {
  while (child.exitCode === null && storedPulls(folder) < pulls) await pause(10);
  // Somewhere in the pulls that follow, rather than just after one.
  await pause(60 * Math.random());
  child.kill('SIGKILL');
}

function storedPulls(folder: string): number {
  const file = path.join(folder, 'rendir.sqlite');
  if (!existsSync(file)) return 0;
  const db = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  try {
    return Number(db.prepare('SELECT count(*) AS pulls FROM pulls').get()?.pulls ?? 0);
  } catch {
    // The file is being made: it has no tables yet.
    return 0;
  } finally {
    db.close();
  }
}

/** What must be the same after any interruption: everything but the calls and the time of one run. */
export function lasting({ pulls, captures, readings, reports }: DemoSummary) {
  return { pulls, captures, readings, reports: reports.map(({ month, edition, digest }) => [month, edition, digest]) };
}

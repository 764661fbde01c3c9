import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

type Child = ChildProcessByStdio<null, Readable, null>;

/** Starts a process that writes to the store at `place` and says what was acknowledged. */
export function startWriter(place: string, label: string, count: number | 'endless' | 'large file'): Child {
  return spawn(process.execPath, [WRITER, place, label, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What a writer said before it was killed: right after the line of that number, without a word of warning. */
export async function linesUntilKilled(child: Child, lines: number): Promise<string[]> {
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  return said;
}

export async function linesToTheEnd(child: Child): Promise<string[]> {
  const ended = once(child, 'exit');
  const said = await Array.fromAsync(createInterface(child.stdout));
  expect(await ended).toEqual([0, null]);
  return said;
}

/** The second word of each line that begins with `first`. */
export function wordsAfter(lines: readonly string[], first: string): string[] {
  return lines.map((line) => line.split(' ')).flatMap(([word, second]) => (word === first && second ? [second] : []));
}

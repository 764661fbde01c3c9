import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLI } from '#config/texts/cli.ts';
import { misuse, type Output } from './command.ts';

/**
 * Writes a file where `--out` says: a folder, existing or written with a final slash, gets the file's own name.
 * @throws AppError when it cannot be written
 */
export function writeOutput(
  out: string | undefined,
  file: { name: string; bytes: Uint8Array; edition: number },
): Output {
  const target = targetOf(out ?? '.', file.name);
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
  } catch (error) {
    throw misuse(CLI.cannotWrite(target, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
  return { json: { path: target, bytes: file.bytes.length, edition: file.edition }, lines: [CLI.written(target)] };
}

function targetOf(out: string, name: string): string {
  const isFolder = out.endsWith('/') || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false);
  return isFolder ? path.join(out, name) : out;
}

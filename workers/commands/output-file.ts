import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CLI } from '#config/texts/cli.ts';
import type { ReportFile } from '#services/usecases/report-file.ts';
import { misuse, type Output } from './command.ts';

/**
 * Writes a file where `--out` says: a folder, existing or written with a final slash, gets the file's own name.
 * @throws AppError when it cannot be written
 */
export async function writeOutput(out: string | undefined, file: ReportFile): Promise<Output> {
  const target = targetOf(out ?? '.', file.name);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.chunks);
  } catch (error) {
    throw misuse(CLI.cannotWrite(target, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
  return { json: { path: target, bytes: file.bytes, edition: file.edition }, lines: [CLI.written(target)] };
}

function targetOf(out: string, name: string): string {
  const isFolder = out.endsWith('/') || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false);
  return isFolder ? path.join(out, name) : out;
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether `pdftotext`, `pdftohtml` and `pdfinfo` are on this machine; a continuous integration must have them. */
export function hasPoppler(): boolean {
  const found = ['pdftotext', 'pdftohtml', 'pdfinfo'].every((tool) => spawnSync(tool, ['-v']).error === undefined);
  if (!found && process.env.CI === 'true') throw new Error('poppler-utils is missing: apt-get install poppler-utils');
  return found;
}

/** Text of each page, in the order in which a screen reader meets it, or as laid out. */
export function pagesOf(pdf: Uint8Array, mode: 'reading' | 'layout' = 'reading'): string[] {
  const text = run('pdftotext', pdf, mode === 'layout' ? ['-layout', '-enc', 'UTF-8'] : ['-enc', 'UTF-8'], ['-']);
  return text.split('\f').slice(0, -1);
}

/** What `pdfinfo` says: `Title`, `Tagged`, `Pages`, … */
export function infoOf(pdf: Uint8Array): Record<string, string> {
  const lines = run('pdfinfo', pdf, [], []).split('\n');
  return Object.fromEntries(lines.map((line) => [line.split(':')[0], line.slice(line.indexOf(':') + 1).trim()]));
}

/** Kinds of structure elements of a tagged file, in reading order: `H1`, `Table`, `Figure`, … */
export function structureOf(pdf: Uint8Array): string[] {
  return Array.from(run('pdfinfo', pdf, ['-struct'], []).matchAll(/^ *([A-Z]\w*)/gm), ([, kind]) => kind ?? '');
}

/** Sizes of type in the file, in points, to a third of a point. */
export function typeSizesOf(pdf: Uint8Array): number[] {
  const xml = run('pdftohtml', pdf, ['-xml', '-i', '-zoom', '3', '-stdout'], []);
  return Array.from(xml.matchAll(/<fontspec [^>]*size="(\d+)"/g), ([, size]) => Number(size) / 3);
}

function run(tool: string, pdf: Uint8Array, before: readonly string[], after: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, pdf);
    return spawnSync(tool, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

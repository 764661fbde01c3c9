import { createHash } from 'node:crypto';
import type { FileContent } from '#core/ports/store.ts';
import { renderedContent } from '#services/usecases/report-file.ts';

/** A report as a file, with the SHA-256 of its bytes. */
export interface RenderedFile<Format extends string> extends FileContent {
  name: string;
  format: Format;
  digest: string;
}

/** Provisional files kept in memory. */
const KEPT = 4;

/**
 * Renders provisional reports, a file of each once: a rendering takes a second or two, so requests for the same report
 * wait for the same one.
 * @returns a function of a name for what is reported (`2026-10`), the report as it is now, and a format
 */
export function renderedFiles<Report, Format extends string>(
  render: (report: Report, format: Format) => Promise<{ name: string; bytes: Uint8Array }>,
): (of: string, report: Report, format: Format) => Promise<RenderedFile<Format>> {
  const rendered = new Map<string, { report: Report; file: Promise<RenderedFile<Format>> }>();
  return (of, report, format) => {
    const key = `${of}.${format}`;
    const before = rendered.get(key);
    if (before?.report === report) return before.file;
    const file = render(report, format).then((made) => ({
      ...renderedContent(made),
      format,
      digest: digestOf(made.bytes),
    }));
    rendered.delete(key);
    rendered.set(key, { report, file });
    // A failure is not kept: the next request tries again.
    file.catch(() => rendered.get(key)?.file === file && rendered.delete(key));
    for (const oldest of [...rendered.keys()].slice(0, -KEPT)) rendered.delete(oldest);
    return file;
  };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLI } from '#config/texts/cli.ts';
import type { FileFormat } from '#core/report/edition.ts';
import type { Month } from '#core/time/month.ts';
import type { App } from '#services/app.ts';
import { reportFile } from '#services/usecases/report-file.ts';
import { type Command, misuse, monthOption, text, type Values } from './command.ts';

export const report: Command = {
  name: 'report',
  summary: CLI.summaries.report,
  options: {
    month: { value: 'AAAA-MM', help: CLI.help_.month },
    format: { value: 'formato', help: CLI.help_.format },
    out: { value: 'ruta', help: CLI.help_.out },
  },
  async run(app, values) {
    const file = await fileOf(app, monthOption(values), formatOption(values));
    const target = targetOf(text(values, 'out') ?? '.', file.name);
    write(target, file.bytes);
    return { json: { path: target, bytes: file.bytes.length, edition: file.edition }, lines: [CLI.written(target)] };
  },
};

function write(target: string, bytes: Uint8Array): void {
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  } catch (error) {
    throw misuse(CLI.cannotWrite(target, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

function fileOf(app: App, month: Month, format: FileFormat) {
  return reportFile(app, { month, format, now: app.clock.now() });
}

function formatOption(values: Values): FileFormat {
  const format = text(values, 'format') ?? 'pdf';
  if (format === 'pdf' || format === 'json') return format;
  throw misuse(CLI.badFormat(format));
}

/** A folder, existing or written with a final slash, gets the file's own name. */
function targetOf(out: string, name: string): string {
  const isFolder = out.endsWith('/') || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false);
  return isFolder ? path.join(out, name) : out;
}

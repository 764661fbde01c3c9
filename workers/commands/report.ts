import { CLI } from '#config/texts/cli.ts';
import type { SocialFormat } from '#core/report/edition.ts';
import { reportFile } from '#services/usecases/report-file.ts';
import { type Command, misuse, monthOption, text, type Values } from './command.ts';
import { writeOutput } from './output-file.ts';

export const report: Command = {
  name: 'report',
  summary: CLI.summaries.report,
  options: {
    month: { value: 'AAAA-MM', help: CLI.help_.month },
    format: { value: 'formato', help: CLI.help_.format },
    out: { value: 'ruta', help: CLI.help_.out },
  },
  async run(app, values) {
    const [month, format] = [monthOption(values), formatOption(values)];
    return writeOutput(text(values, 'out'), await reportFile(app, { month, format, now: app.clock.now() }));
  },
};

function formatOption(values: Values): SocialFormat {
  const format = text(values, 'format') ?? 'pdf';
  if (format === 'pdf' || format === 'json') return format;
  throw misuse(CLI.badFormat(format));
}

import { CLI } from '#config/texts/cli.ts';
import { closeMonth } from '#services/usecases/close-month.ts';
import { type Command, monthOption, text } from './command.ts';

export const close: Command = {
  name: 'close',
  summary: CLI.summaries.close,
  options: {
    month: { value: 'AAAA-MM', help: CLI.help_.month },
    reason: { value: 'texto', help: CLI.help_.reason },
  },
  async run(app, values) {
    const edition = await closeMonth(app, monthOption(values), app.clock.now(), text(values, 'reason'));
    const files = edition.files.map(({ name, digest }) => `  ${name}  ${digest}`);
    return { json: edition, lines: [CLI.closed(edition.period, edition.number), ...files] };
  },
};

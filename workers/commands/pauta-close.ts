import { CLI } from '#config/texts/cli.ts';
import { PAUTA_CLI } from '#config/texts/pauta-cli.ts';
import { closePauta } from '#services/usecases/pauta/close-pauta.ts';
import { type Command, monthOption, text } from './command.ts';

export const pautaClose: Command = {
  name: 'pauta-close',
  summary: PAUTA_CLI.summaries.pautaClose,
  options: {
    month: { value: 'AAAA-MM', help: CLI.help_.month },
    reason: { value: 'texto', help: CLI.help_.reason },
  },
  async run(app, values) {
    const edition = await closePauta(app, monthOption(values), app.clock.now(), text(values, 'reason'));
    const files = edition.files.map(({ name, digest }) => `  ${name}  ${digest}`);
    return { json: edition, lines: [PAUTA_CLI.closed(edition.period, edition.number), ...files] };
  },
};

import { CLI } from '#config/texts/cli.ts';
import { PAUTA_CLI } from '#config/texts/pauta-cli.ts';
import type { PautaPeriod } from '#core/pauta/report/period.ts';
import { readPeriod } from '#core/pauta/report/read-period.ts';
import type { FileFormat } from '#core/report/edition.ts';
import { PAUTA_FORMATS } from '#services/usecases/pauta/close-pauta.ts';
import { pautaFile } from '#services/usecases/pauta/pauta-file.ts';
import { type Command, misuse, text, type Values } from './command.ts';
import { writeOutput } from './output-file.ts';

export const pauta: Command = {
  name: 'pauta',
  summary: PAUTA_CLI.summaries.pauta,
  options: {
    month: { value: 'AAAA-MM', help: PAUTA_CLI.help.month },
    from: { value: 'AAAA-MM[-DD]', help: PAUTA_CLI.help.from },
    until: { value: 'AAAA-MM[-DD]', help: PAUTA_CLI.help.until },
    format: { value: 'formato', help: PAUTA_CLI.help.format },
    out: { value: 'ruta', help: CLI.help_.out },
  },
  async run(app, values) {
    const [period, format] = [periodOption(values), formatOption(values)];
    return writeOutput(text(values, 'out'), await pautaFile(app, { period, format, now: app.clock.now() }));
  },
};

function periodOption(values: Values): PautaPeriod {
  const [month, from, until] = [text(values, 'month'), text(values, 'from'), text(values, 'until')];
  const isMonth = month !== undefined && from === undefined && until === undefined;
  const period = isMonth ? readPeriod(month) : month === undefined ? readPeriod(`${from}_${until}`) : undefined;
  if (!period || (isMonth && period.kind !== 'month')) throw misuse(PAUTA_CLI.badPeriod);
  return period;
}

function formatOption(values: Values): FileFormat {
  const format = text(values, 'format') ?? 'pdf';
  const known = PAUTA_FORMATS.find((one) => one === format);
  if (known) return known;
  throw misuse(PAUTA_CLI.badFormat(format));
}

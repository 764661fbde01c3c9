import { CLI } from '#config/texts/cli.ts';
import { type Command, misuse, text } from './command.ts';

export const dictionary: Command = {
  name: 'dictionary',
  summary: CLI.summaries.dictionary,
  options: { platform: { value: 'red', help: CLI.help_.platform } },
  async run(app, values) {
    const platform = text(values, 'platform');
    const chosen = [...app.dictionaries.values()].filter((one) => !platform || one.platform === platform);
    if (chosen.length === 0) throw misuse(CLI.noSuchPlatform(platform ?? '', [...app.dictionaries.keys()]));
    const lines = chosen.flatMap(({ metrics }) =>
      metrics.flatMap(({ key, name, definition, source }) => [
        `${key}  ${name}`,
        `    ${definition}`,
        `    ${source ? `${source.endpoint}: ${source.field}` : '—'}`,
      ]),
    );
    return { json: chosen, lines };
  },
};

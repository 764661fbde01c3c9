import { parseArgs } from 'node:util';
import { readSettings, SettingsError } from '#config/env.ts';
import { CLI } from '#config/texts/cli.ts';
import { AppError } from '#core/error.ts';
import { createApp } from '#services/app.ts';
import { withoutSecrets } from '#services/redaction.ts';
import { accounts } from './accounts.ts';
import { close } from './close.ts';
import { type Command, misuse, parseOptions, type Values } from './command.ts';
import { connect } from './connect.ts';
import { connections, disconnect, key, rotateKey } from './connections.ts';
import { dictionary } from './dictionary.ts';
import { importFile } from './import.ts';
import { ledger } from './ledger.ts';
import { meter } from './meter.ts';
import { pauta } from './pauta.ts';
import { pautaClose } from './pauta-close.ts';
import { pull } from './pull.ts';
import { rebuild } from './rebuild.ts';
import { register } from './register.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { screen } from './screen.ts';
import { succession } from './succession.ts';
import { work } from './work.ts';

const COMMANDS: readonly Command[] = [
  pull,
  close,
  report,
  importFile,
  ledger,
  register,
  pauta,
  pautaClose,
  accounts,
  connect,
  connections,
  disconnect,
  key,
  rotateKey,
  succession,
  screen,
  work,
  meter,
  dictionary,
  rebuild,
  replay,
];

/** Runs one command line; resolves with the process's exit status. Answers go to stdout, faults to stderr. */
async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') return print(overview());
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw misuse(CLI.unknownCommand(name));
  const values = valuesOf(command, rest);
  if (values.help) return print(helpOf(command));
  // Whoever asked reads the answer; lines for machines come only when they are wanted, or when something is wrong.
  const level = process.env.RENDIR_LOG_LEVEL || 'warn';
  const app = await createApp(readSettings({ ...process.env, RENDIR_LOG_LEVEL: level }));
  try {
    const { json, lines, failed } = await command.run(app, values);
    print(values.json ? [JSON.stringify(json)] : lines);
    return failed ? 1 : 0;
  } finally {
    await app.queue.stop();
    await app.store.close();
  }
}

function valuesOf(command: Command, args: readonly string[]): Values {
  try {
    const { positional } = command;
    const allowPositionals = positional !== undefined;
    const { values, positionals } = parseArgs({ args: [...args], options: parseOptions(command), allowPositionals });
    const [word, stray] = positionals;
    if (stray !== undefined) throw misuse(CLI.strayWord(stray));
    return positional && word !== undefined ? { ...values, [positional.name]: word } : values;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw misuse(sentenceOf(error));
  }
}

/** Node says it in English, with the word at fault in quotes. */
function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const word = /'([^' ]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return CLI.badOption(word);
  return code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL' ? CLI.strayWord(word) : CLI.badValue(word);
}

function overview(): string[] {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  return [
    CLI.usage,
    '',
    CLI.commands,
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    CLI.more,
  ];
}

function helpOf({ name, summary, options, positional }: Command): string[] {
  const all = { ...options, json: { help: CLI.json }, help: { help: CLI.help } };
  const flags = Object.entries<{ value?: string; help: string }>(all).map(([option, { value, help }]) => [
    `--${option}${value ? ` <${value}>` : ''}`,
    help,
  ]);
  if (positional) flags.unshift([`<${positional.value}>`, positional.help]);
  const width = Math.max(...flags.map(([flag]) => flag?.length ?? 0));
  return [
    `npm run cli -- ${name}: ${summary}`,
    '',
    CLI.options,
    ...flags.map(([flag, help]) => `  ${flag?.padEnd(width)}  ${help}`),
  ];
}

function print(lines: readonly string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof AppError || error instanceof SettingsError;
  const words = expected ? error.message : String((error as Error).stack ?? error);
  process.stderr.write(`${withoutSecrets(words)}\n`);
  process.exitCode = 1;
}

import type { ParseArgsOptionsConfig } from 'node:util';
import { CLI } from '#config/texts/cli.ts';
import type { Account, AnyAccount } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import { type Month, toMonth } from '#core/time/month.ts';
import type { App } from '#services/app.ts';

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** What a command found: `json` for machines, `lines` for people. `failed` ends the process with status 1. */
export interface Output {
  json: unknown;
  lines: readonly string[];
  failed?: boolean;
}

export interface Command {
  name: string;
  summary: string;
  /** Option name → what it is for, with the kind of its value. */
  options: Readonly<Record<string, { value?: string; help: string }>>;
  /** A word that stands without a name. */
  positional?: { name: string; value: string; help: string };
  run(app: App, values: Values): Promise<Output>;
}

/** The options of a command as `parseArgs` takes them, with those that every command has. */
export function parseOptions({ options }: Command): ParseArgsOptionsConfig {
  const own = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const,
  );
  return { ...Object.fromEntries(own), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
}

/** A mistake of the person at the keyboard: said in a sentence, without a stack. */
export function misuse(message: string): AppError {
  return new AppError({ code: 'usage', recovery: { do: 'stop' }, message });
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function required(values: Values, name: string): string {
  const value = text(values, name);
  if (value === undefined) throw misuse(CLI.missingOption(name));
  return value;
}

export function monthOption(values: Values): Month {
  const value = required(values, 'month');
  try {
    return toMonth(value);
  } catch {
    throw misuse(CLI.badMonth(value));
  }
}

/** The accounts of networks that `--account` and `--platform` choose; all without them. */
export async function chosenAccounts(app: App, values: Values): Promise<Account[]> {
  return chosenAmong(await app.accounts(), values);
}

/** The same, also among accounts of ads. */
export async function chosenOfAll(app: App, values: Values): Promise<AnyAccount[]> {
  return chosenAmong(await app.everyAccount(), values);
}

function chosenAmong<A extends AnyAccount>(accounts: readonly A[], values: Values): A[] {
  const [id, platform] = [text(values, 'account'), text(values, 'platform')];
  const chosen = accounts.filter((one) => (!id || one.id === id) && (!platform || one.platform === platform));
  if (chosen.length > 0) return chosen;
  throw misuse(
    accounts.length === 0
      ? CLI.noAccounts
      : CLI.noSuchAccount(
          id ?? platform ?? '',
          accounts.map((one) => one.id),
        ),
  );
}

/** Rows as aligned columns. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

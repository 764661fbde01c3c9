import { CLI } from '#config/texts/cli.ts';
import { SUCCESSION_CLI } from '#config/texts/succession.ts';
import { SUCCESSION_KINDS, type SuccessionKind } from '#core/accounts/succession.ts';
import { formatDay } from '#core/report/format.ts';
import { type Day, toDay } from '#core/time/day.ts';
import type { App } from '#services/app.ts';
import { nameSuccessor, unnameSuccessor } from '#services/usecases/name-successor.ts';
import { type Command, chosenAccounts, misuse, type Output, table, text, type Values } from './command.ts';

const { help } = SUCCESSION_CLI;

/** Names the successor of an account, takes it back, or lists what is known. */
export const succession: Command = {
  name: 'succession',
  summary: SUCCESSION_CLI.summary,
  options: {
    account: { value: 'id', help: help.account },
    of: { value: 'id', help: help.of },
    since: { value: 'día', help: help.since },
    kind: { value: 'forma', help: help.kind },
    reason: { value: 'texto', help: help.reason },
    undo: { help: help.undo },
  },
  async run(app, values) {
    const of = text(values, 'of');
    if (of === undefined) return list(app, values);
    const account = needed(values, 'account');
    await chosenAccounts(app, values);
    if (values.undo === true) {
      await unnameSuccessor(app.store, account, of);
      return { json: { account, of }, lines: [SUCCESSION_CLI.undone(account, of)] };
    }
    const named = {
      of,
      since: dayOption(values),
      kind: kindOption(values),
      reason: needed(values, 'reason'),
      namedAt: app.clock.now(),
    };
    await nameSuccessor(app.store, account, named);
    return { json: { account, ...named }, lines: [SUCCESSION_CLI.named(account, of)] };
  },
};

async function list(app: App, values: Values): Promise<Output> {
  const accounts = await chosenAccounts(app, values);
  const found = accounts.flatMap(({ id, succeeds = [] }) => succeeds.map((each) => ({ account: id, ...each })));
  const rows = found.map(({ account, of, since, kind, reason, namedAt }) => [
    account,
    of,
    formatDay(since),
    SUCCESSION_CLI.kinds[kind],
    namedAt === undefined ? SUCCESSION_CLI.bySettings : SUCCESSION_CLI.byPerson,
    reason,
  ]);
  return { json: found, lines: rows.length === 0 ? [SUCCESSION_CLI.none] : table(rows) };
}

function needed(values: Values, name: string): string {
  const value = text(values, name);
  if (!value) throw misuse(CLI.missingOption(name));
  return value;
}

function kindOption(values: Values): SuccessionKind {
  const value = needed(values, 'kind');
  const kind = SUCCESSION_KINDS.find((one) => one === value);
  if (!kind) throw misuse(SUCCESSION_CLI.badKind(value));
  return kind;
}

function dayOption(values: Values): Day {
  const value = needed(values, 'since');
  try {
    return toDay(value);
  } catch {
    throw misuse(SUCCESSION_CLI.badDay(value));
  }
}

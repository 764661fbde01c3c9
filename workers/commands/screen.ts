import { CLI } from '#config/texts/cli.ts';
import { REASON_NAME } from '#config/texts/report.ts';
import { SCREENS_CLI } from '#config/texts/screens.ts';
import { differenceOf, type ScreenValue } from '#core/metrics/screen-value.ts';
import { formatCount } from '#core/report/format.ts';
import { type Day, toDay } from '#core/time/day.ts';
import type { App } from '#services/app.ts';
import { recordScreen, screensOf } from '#services/usecases/screens/record-screen.ts';
import { type Command, chosenAccounts, misuse, table, text, type Values } from './command.ts';

const { help } = SCREENS_CLI;

/** Keeps what the platform's own screen shows of a figure beside ours, or lists what was kept. */
export const screen: Command = {
  name: 'screen',
  summary: SCREENS_CLI.summary,
  options: {
    account: { value: 'id', help: help.account },
    metric: { value: 'métrica', help: help.metric },
    day: { value: 'día', help: help.day },
    value: { value: 'cifra', help: help.value },
    note: { value: 'texto', help: help.note },
  },
  async run(app, values) {
    if (text(values, 'metric') !== undefined) return record(app, values);
    const accounts = await chosenAccounts(app, values);
    const found = (await Promise.all(accounts.map(({ id }) => screensOf(app.store, id)))).flat();
    return { json: found, lines: found.length === 0 ? [SCREENS_CLI.none] : table(found.map(rowOf)) };
  },
};

async function record(app: App, values: Values) {
  const metric = needed(values, 'metric');
  needed(values, 'account');
  const seen = needed(values, 'value');
  if (!/^\d{1,15}$/.test(seen)) throw misuse(SCREENS_CLI.badValue(seen));
  const [account] = await chosenAccounts(app, values);
  if (!account) throw misuse(CLI.noAccounts);
  const entry = { metric, day: dayOption(values), seen: Number(seen), note: text(values, 'note') ?? '' };
  const value = await recordScreen(app, account, entry, app.clock.now());
  const definition = app.dictionaries.get(account.platform)?.metrics.find(({ key }) => key === value.metric);
  return { json: value, lines: [...table([rowOf(value)]), SCREENS_CLI.where(definition?.screen ?? '')] };
}

function rowOf(value: ScreenValue): string[] {
  const { account, metric, day, seen, ours, note } = value;
  const difference = differenceOf(value);
  return [
    account,
    metric,
    day,
    SCREENS_CLI.seen(formatCount(seen)),
    SCREENS_CLI.ours(typeof ours === 'number' ? formatCount(ours) : REASON_NAME[ours]),
    difference === null ? '' : SCREENS_CLI.difference(formatCount(difference)),
    note,
  ];
}

function needed(values: Values, name: string): string {
  const value = text(values, name);
  if (!value) throw misuse(CLI.missingOption(name));
  return value;
}

function dayOption(values: Values): Day {
  const value = needed(values, 'day');
  try {
    return toDay(value);
  } catch {
    throw misuse(SCREENS_CLI.badDay(value));
  }
}

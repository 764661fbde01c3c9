import { createInterface } from 'node:readline/promises';
import { CLI } from '#config/texts/cli.ts';
import { CONNECT_CLI, CONNECTIONS, historyWords } from '#config/texts/connections.ts';
import { ALL_PLATFORMS, type AnyPlatform } from '#core/accounts/account.ts';
import type { App } from '#services/app.ts';
import { beginConnection } from '#services/usecases/credentials/begin-connection.ts';
import { type ConnectionState, expiryBoard } from '#services/usecases/credentials/expiry-board.ts';
import { type ConnectionAnswer, finishConnection } from '#services/usecases/credentials/finish-connection.ts';
import { type Command, misuse, type Output, text, type Values } from './command.ts';
import { RETURN_PATH, receiveRedirect } from './receive-redirect.ts';

const PORT = 8400;

/** Connects accounts with their owner's consent, at a terminal. */
export const connect: Command = {
  name: 'connect',
  summary: CONNECT_CLI.connect,
  positional: { name: 'platform', value: 'red', help: CONNECT_CLI.help.platform },
  options: {
    account: { value: 'id', help: CONNECT_CLI.help.account },
    port: { value: 'puerto', help: CONNECT_CLI.help.port },
    paste: { help: CONNECT_CLI.help.paste },
    by: { value: 'nombre', help: CONNECT_CLI.help.by },
  },
  async run(app, values) {
    const platform = platformOption(values);
    const answer = values.paste === true ? await pasted(app, platform, values) : await received(app, platform, values);
    const { connected } = await finishConnection(app, answer);
    const ids = new Set(connected.map(({ id }) => id));
    return outputOf((await expiryBoard(app)).filter(({ account }) => ids.has(account.id)));
  },
};

function platformOption(values: Values): AnyPlatform {
  const asked = text(values, 'platform');
  const platform = ALL_PLATFORMS.find((one) => one === asked);
  if (platform) return platform;
  throw misuse(CLI.noSuchPlatform(asked ?? '', ALL_PLATFORMS));
}

async function received(app: App, platform: AnyPlatform, values: Values): Promise<ConnectionAnswer> {
  const port = portOption(values);
  let state: string | undefined;
  const query = await receiveRedirect(
    port,
    (back) => state !== undefined && back.get('state') === state,
    async () => {
      state = await begin(app, platform, values, `http://127.0.0.1:${port}${RETURN_PATH}`);
      tell(CONNECT_CLI.waiting);
    },
  );
  return answerOf(query);
}

async function pasted(app: App, platform: AnyPlatform, values: Values): Promise<ConnectionAnswer> {
  await begin(app, platform, values, `${app.settings.publicUrl}${RETURN_PATH}`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const line = (await terminal.question(CONNECT_CLI.paste)).trim();
    if (!URL.canParse(line)) throw misuse(CONNECT_CLI.badPaste);
    return answerOf(new URL(line).searchParams);
  } finally {
    terminal.close();
  }
}

async function begin(app: App, platform: AnyPlatform, values: Values, redirectUri: string): Promise<string> {
  const [account, by] = [text(values, 'account'), text(values, 'by')];
  const { address, state } = await beginConnection(app, {
    platform,
    redirectUri,
    ...(account !== undefined && { account }),
    ...(by !== undefined && { by }),
  });
  tell(CONNECT_CLI.open(address), CONNECT_CLI.register(redirectUri));
  return state;
}

/** Beside the answer of the command, which programs may read. */
function tell(...sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`);
}

function answerOf(query: URLSearchParams): ConnectionAnswer {
  const [state, code, error] = ['state', 'code', 'error'].map((name) => query.get(name) ?? undefined);
  if (state === undefined || (code === undefined && error === undefined)) throw misuse(CONNECT_CLI.badPaste);
  return { state, ...(code !== undefined && { code }), ...(error !== undefined && { error }) };
}

function portOption(values: Values): number {
  const value = text(values, 'port') ?? String(PORT);
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port > 0 && port <= 65_535) return port;
  throw misuse(CONNECT_CLI.badPort(value));
}

function outputOf(states: readonly ConnectionState[]): Output {
  const lines = states.flatMap(({ account, reach, history }) => [
    CONNECT_CLI.connected(account.id, account.name),
    ...(reach === null ? [CONNECTIONS.unknownReach] : []),
    ...(reach ? [`${CONNECTIONS.available(reach.available.length)} ${reach.available.join(', ')}.`] : []),
    ...(reach?.missing ?? []).map(({ scope, names }) => `${CONNECTIONS.withoutScope(scope)} ${names.join(', ')}.`),
    ...(history ? [historyWords(account.platform, history)] : []),
  ]);
  return { json: states, lines };
}

import { randomBytes } from 'node:crypto';
import { platformName } from '#config/platforms.ts';
import {
  AFTER_DISCONNECTING,
  CONNECT_CLI,
  CONNECTIONS,
  endingWords,
  REVOCATIONS,
  STAYS,
} from '#config/texts/connections.ts';
import { disconnectAccount } from '#services/usecases/credentials/disconnect-account.ts';
import { type ConnectionState, expiryBoard } from '#services/usecases/credentials/expiry-board.ts';
import { resealCredentials } from '#services/usecases/credentials/reseal-credentials.ts';
import { whatToDo } from '#services/usecases/credentials/what-to-do.ts';
import { type Command, chosenOfAll, misuse, table, text } from './command.ts';

/** The expiry board. */
export const connections: Command = {
  name: 'connections',
  summary: CONNECT_CLI.connections,
  options: {},
  async run(app) {
    const states = await expiryBoard(app);
    const isWell = ({ way }: ConnectionState) => way === 'connected' || way === 'configured';
    const lines = states.length === 0 ? [CONNECTIONS.none] : table(states.map(rowOf));
    return { json: states, lines, failed: !states.every(isWell) };
  },
};

function rowOf(state: ConnectionState): string[] {
  const { account, way, endings } = state;
  const [nearest] = endings;
  const todo = whatToDo(state);
  return [
    account.id,
    CONNECTIONS.ways[way],
    nearest ? endingWords(nearest) : '',
    todo.join(' ') || CONNECTIONS.nothing,
  ];
}

export const disconnect: Command = {
  name: 'disconnect',
  summary: CONNECT_CLI.disconnect,
  options: { account: { value: 'id', help: CONNECT_CLI.help.account } },
  async run(app, values) {
    if (text(values, 'account') === undefined) throw misuse(CONNECT_CLI.needsAccount);
    const [account] = await chosenOfAll(app, values);
    if (!account) throw misuse(CONNECT_CLI.needsAccount);
    const { revocation } = await disconnectAccount(app, account);
    const said = REVOCATIONS[revocation](platformName(account.platform));
    return {
      json: { account: account.id, revocation },
      lines: [said, AFTER_DISCONNECTING[account.platform], STAYS],
    };
  },
};

/** A line for the environment; it is stored nowhere. */
export const key: Command = {
  name: 'key',
  summary: CONNECT_CLI.key,
  options: {},
  async run() {
    const line = `RENDIR_SECRET_KEY=${randomBytes(32).toString('base64')}`;
    return { json: { line }, lines: [CONNECT_CLI.newKey(line)] };
  },
};

export const rotateKey: Command = {
  name: 'rotate-key',
  summary: CONNECT_CLI.rotate,
  options: {},
  async run({ store, vault }) {
    const counts = await resealCredentials(store, vault);
    return { json: counts, lines: [CONNECT_CLI.resealed(counts.sealed, counts.all)] };
  },
};

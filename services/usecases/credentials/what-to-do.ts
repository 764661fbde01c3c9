import { CONNECTIONS, endingRemedy, endingWords } from '#config/texts/connections.ts';
import type { ConnectionState } from './expiry-board.ts';

/** What a person has to do about an account's connection, most pressing first; empty where nothing. */
export function whatToDo({ way, credential, endings, isUnderOldKey }: ConnectionState): string[] {
  const warned = endings
    .filter(({ warning }) => warning !== null)
    .map((ending) => `${endingWords(ending)} ${endingRemedy(ending)}`);
  return [
    ...(way === 'dead' ? [CONNECTIONS.reconnect(credential?.dead?.message ?? '')] : []),
    ...(way === 'none' || way === 'disconnected' ? [CONNECTIONS.connect] : []),
    ...warned,
    ...(isUnderOldKey ? [CONNECTIONS.oldKey] : []),
  ];
}

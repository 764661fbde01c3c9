import type { AnyPlatform } from '#core/accounts/account.ts';
import type { Asker, Capture, Exchange, ExchangeFactory, PullRequest } from '#core/ports/connector.ts';
import type { OpenCapture, Store } from '#core/ports/store.ts';
import { pullId } from '#core/pulls/pull.ts';
import type { AccessOf } from './credentials/access-of.ts';
import { scanAll } from './scan-all.ts';

/** What earlier tries of a pull were answered, in the order in which it came. */
export function openCaptures(store: Store, pull: string): Promise<OpenCapture[]> {
  return scanAll(store, 'captures', { index: 'byPull', equal: { pull } });
}

/** Once they are in the bundle of a pull, or of no use, they go. */
export async function dropCaptures(store: Store, open: readonly OpenCapture[]): Promise<void> {
  await store.remove(
    'captures',
    open.map(({ id }) => id),
  );
}

/** Makes the calls; the captures are those that the connector saw, in the order in which it asked. */
export async function ask(
  parts: { store: Store; exchange: ExchangeFactory; access: AccessOf },
  connector: Asker<AnyPlatform>,
  request: PullRequest,
  open: readonly OpenCapture[],
  signal: AbortSignal,
) {
  const { store, exchange } = parts;
  const access = parts.access({ id: request.account.id, platform: connector.platform });
  const pull = pullId(request.account.id, request.slot, request.source, 0);
  let next = (open.at(-1)?.sequence ?? -1) + 1;
  const keep = async (capture: Capture) => {
    for (let isKept = false; !isKept; ) {
      const sequence = next++;
      const first = sequence === 0 ? { request } : {};
      // A number is taken where a run that has lost its lease was answered once more: both answers are kept.
      const id = `${pull}#${sequence}`;
      isKept = await store.insert('captures', { id, revision: 0, pull, sequence, capture, ...first });
    }
  };
  const known = open.map(({ capture }) => capture);
  const isAnswer = (capture: Capture) => connector.failureOf(capture) === null;
  const recorded = exchange({ known, isAnswer, access, keep, signal });
  const seen: Capture[] = [];
  const watched: Exchange = {
    access: recorded.access,
    async send(call) {
      const capture = await recorded.send(call);
      seen.push(capture);
      return capture;
    },
  };
  await connector.ask(request, watched);
  return seen;
}
